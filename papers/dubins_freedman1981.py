"""Dubins and Freedman 1981: coalitions of proposers in deferred acceptance."""

import itertools
from collections.abc import Iterator
from typing import Any

from accord.papers.claim import Claim, Paper, fails_at, holds
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.ranges import ranges


@ranges(Mechanism, lambda m: m.size)
def outside_reports(
    m: Mechanism, coalition: tuple[int, ...]
) -> Iterator[tuple[Any, ...]]:
    """Run over the reports of all agents who are not in the coalition."""
    return itertools.product(*(m.domains[i] for i in m.agents if i not in coalition))


@prop(Mechanism, forall=("coalition", "outside_reports"))
def no_joint_gain(
    m: Mechanism, coalition: tuple[int, ...], outside_reports: tuple[Any, ...]
) -> bool:
    """No coalition can exchange the outcome for one that each member likes better.

    The others' reports fixed, and for all true types of the members: no outcome that
    some joint report leads to is strictly better for every member than the outcome of
    the truth. It says what `weakly-group-strategyproof` says, for private values, but
    each reachable outcome is compared once instead of each joint report.
    """
    return _gain(m, coalition, outside_reports) is None


def _gain(
    m: Mechanism, coalition: tuple[int, ...], outside_reports: tuple[Any, ...]
) -> tuple[Profile, Any] | None:
    """Return true types and a reachable outcome which every member likes better."""
    outside = iter(outside_reports)
    reports = [m.domains[i] if i in coalition else (next(outside),) for i in m.agents]
    profiles = [Profile(p) for p in itertools.product(*reports)]
    reachable = dict.fromkeys(m(p) for p in profiles)
    for types in profiles:
        truth = m(types)
        for outcome in reachable:
            if all(m.strictly_prefers(i, types, outcome, truth) for i in coalition):
                return types, outcome
    return None


def because(
    m: Mechanism, coalition: tuple[int, ...], outside_reports: tuple[Any, ...]
) -> str:
    """Return the true types at which the coalition gains, and what it gets."""
    found = _gain(m, coalition, outside_reports)
    assert found is not None
    names = " and ".join(map(agent_name, coalition))
    return f"at the types {tuple(found[0])!r} {names} can bring about {found[1]!r}."


_PROPOSERS = {"side": 3, "strategic": "proposers"}

# Ann and Cleo want each other's partners and get them once Bob, who gets his second
# choice anyway, no longer asks Ann's first choice.
_HELP = (
    (0, 1),
    ((0, 1, 2), (0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 1, 2), (0, 1, 2)),
    ((0, 1, 2), (0, 2, 1)),
)

PAPER = Paper(
    "dubins-freedman1981",
    "L. E. Dubins and D. A. Freedman, Machiavelli and the Gale-Shapley algorithm, "
    "American Mathematical Monthly 88 (1981)",
    (
        Claim(
            "no-coalition-of-proposers",
            "In 3x3 deferred acceptance no coalition of proposers has a joint "
            "misreport that makes every member strictly better off.",
            (holds("deferred-acceptance", no_joint_gain, **_PROPOSERS),),
        ),
        Claim(
            "help-without-loss",
            "A coalition of proposers can make one member better off and none worse "
            "off: deferred acceptance is not strongly group-strategyproof for them.",
            (
                fails_at(
                    _HELP,
                    "deferred-acceptance",
                    "strongly-group-strategyproof",
                    **_PROPOSERS,
                ),
            ),
        ),
    ),
)
