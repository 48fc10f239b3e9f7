"""Groves mechanisms: efficient decisions, with payments that make truth pay.

Every agent has a worth for each decision, worth(agent, report, decision). The decision
is the first of those that maximise the sum of worths. Besides what the others report,
nothing that an agent pays depends on her report but through the decision.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.exact import simplest
from accord.theory.priors import Prior
from accord.theory.rules import rule
from accord.theory.settings.combinatorial import bundle_of, bundle_value

Worth = Callable[[int, Any, Any], Any]
Reports = tuple[Any, ...]
Payments = tuple[Any, ...]


def efficient_decision(
    reports: Reports, decisions: Sequence[Any], worth: Worth, without: int | None = None
) -> Any:
    """Return the first decision of greatest worth to all, or to all but one agent."""
    agents = [i for i in range(len(reports)) if i != without]
    return max(decisions, key=lambda d: sum(worth(i, reports[i], d) for i in agents))


def _worth_to_others(reports: Reports, agent: int, decision: Any, worth: Worth) -> Any:
    return sum(worth(j, r, decision) for j, r in enumerate(reports) if j != agent)


def clarke(
    reports: Reports, decisions: Sequence[Any], worth: Worth
) -> tuple[Any, Payments]:
    """Return the efficient decision with the pivot payments.

    Each agent pays what the others lose by her presence: their greatest sum of worths
    less their sum at the decision taken. (Clarke 1971)
    """
    chosen = efficient_decision(reports, decisions, worth)
    payments = []
    for agent in range(len(reports)):
        best = efficient_decision(reports, decisions, worth, without=agent)
        alone = _worth_to_others(reports, agent, best, worth)
        payments.append(alone - _worth_to_others(reports, agent, chosen, worth))
    return chosen, tuple(payments)


def groves_scheme(
    reports: Reports, decisions: Sequence[Any], worth: Worth, h: Any = 0
) -> tuple[Any, Payments]:
    """Return the efficient decision with Groves payments.

    Agent i receives the others' sum of worths at the decision and pays h_i, which may
    depend on the others' reports only. (Groves 1973)

    h  a function of (agent, the others' reports); a number that all pay; or a sequence
       with one entry for each agent, a number or a table from the others' reports
    """
    chosen = efficient_decision(reports, decisions, worth)
    payments = []
    for agent in range(len(reports)):
        others = (*reports[:agent], *reports[agent + 1 :])
        fee = _fee(h, agent, others)
        payments.append(fee - _worth_to_others(reports, agent, chosen, worth))
    return chosen, tuple(payments)


def _fee(h: Any, agent: int, others: Reports) -> Any:
    if callable(h):
        return h(agent, others)
    own = h[agent] if isinstance(h, (tuple, list)) else h
    return own[others] if isinstance(own, Mapping) else own


def expected_externality_scheme(
    reports: Reports, decisions: Sequence[Any], worth: Worth, prior: Prior
) -> tuple[Any, Payments]:
    """Return the efficient decision with expected-externality payments.

    Agent i receives the expectation, over the others' types, of the others' sum of
    worths at the decision that her report brings about; the others pay for it in equal
    shares, so that the payments cancel out. Types are independent: only the marginals
    of the prior are used. (d'Aspremont and Gerard-Varet 1979)
    """
    agents = range(len(reports))
    marginals = [prior.marginal(agent) for agent in agents]

    def externality(agent: int) -> Any:
        total: Any = 0
        for types in itertools.product(*(marginals[j] for j in agents if j != agent)):
            profile = (*types[:agent], reports[agent], *types[agent:])
            chance: Any = 1
            for j in agents:
                if j != agent:
                    chance = chance * marginals[j][profile[j]]
            decision = efficient_decision(profile, decisions, worth)
            total += chance * _worth_to_others(profile, agent, decision, worth)
        return total

    received = [externality(agent) for agent in agents]
    others = max(len(reports) - 1, 1)
    payments = tuple(
        Fraction(1, others) * sum(received[j] for j in agents if j != i) - received[i]
        for i in agents
    )
    return efficient_decision(reports, decisions, worth), payments


# One item: the decision is the winner, and None if every value is negative.


def _item(winner_is: int, value: Any, winner: int | None) -> Any:
    return value if winner == winner_is else 0


def _winners(reports: Reports, ties: Sequence[int] | None) -> tuple[int | None, ...]:
    return (*(ties or range(len(reports))), None)


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has=(
        "strategyproof ex-post-ir no-deficit efficient "
        "weakly-group-strategyproof envy-free"
    ),
    lacks="exactly-balanced strongly-group-strategyproof",
)
def vcg(
    reports: Reports, *, ties: Sequence[int] | None = None
) -> tuple[int | None, Payments]:
    """Return the efficient sale of one item with the pivot payments."""
    return clarke(reports, _winners(reports, ties), _item)


@rule(
    "auction",
    size={"agents": 2, "values": "0..3"},
    has="strategyproof ex-post-ir efficient weakly-group-strategyproof",
    lacks="no-deficit exactly-balanced strongly-group-strategyproof",
)
def groves(
    reports: Reports, *, ties: Sequence[int] | None = None, h: Any = 0
) -> tuple[int | None, Payments]:
    """Return the efficient sale of one item with Groves payments, for any h."""
    return groves_scheme(reports, _winners(reports, ties), _item, h)


# Several items: the decision is the owner of each.


@rule(
    "combinatorial",
    size={"agents": 2, "items": 2, "values": "0..2"},
    has="strategyproof ex-post-ir no-deficit efficient",
    lacks="exactly-balanced weakly-group-strategyproof",
)
def vcg_combinatorial(
    reports: Reports, *, items: int = 2, ties: Sequence[int] | None = None
) -> tuple[tuple[int | None, ...], Payments]:
    """Return the efficient allocation of the items with the pivot payments."""
    takers = (*(ties or range(len(reports))), None)
    allocations = tuple(itertools.product(takers, repeat=items))

    def worth(agent: int, report: Any, owners: tuple[int | None, ...]) -> Any:
        return bundle_value(report, bundle_of(agent, owners), items)

    return clarke(reports, allocations, worth)


def _two_owners(values: Reports, among: Sequence[int]) -> tuple[int | None, ...]:
    """Return an efficient allocation of two items to some of the agents.

    Either one agent gets both, or each item goes to whoever values it most; if that is
    one agent for both items, one of them goes to the second instead. One agent alone
    gets the best bundle.
    """
    if len(among) == 1:
        (only,) = among
        best = max((2, 0, 1), key=lambda bundle: values[only][bundle])
        return ((only, None), (None, only), (only, only))[best]

    def top(item: int, left_out: int | None = None) -> int:
        rest = (i for i in among if i != left_out)
        return max(rest, key=lambda i: values[i][item])

    both = top(2)
    first, second = top(0), top(1)
    if first == second:
        next_first, next_second = top(0, first), top(1, second)
        here, there = values[first], values[next_first]
        if here[0] + values[next_second][1] >= there[0] + here[1]:
            second = next_second
        else:
            first = next_first
    split = values[first][0] + values[second][1]
    if first == second or values[both][2] >= split:
        return both, both
    return first, second


@rule(
    "combinatorial",
    size={"agents": 2, "items": 2, "values": "0..2"},
    has="strategyproof ex-post-ir no-deficit efficient",
    lacks="exactly-balanced weakly-group-strategyproof",
)
def vcg_two_items(
    reports: Reports,
) -> tuple[tuple[int | None, ...], Callable[[int], Any]]:
    """Return the efficient allocation of two items with the pivot payments.

    The same as `vcg-combinatorial` but for ties, with fewer comparisons, for values of
    at least 0: an item goes to somebody then.
    """

    def worth_to(others: Sequence[int], owners: tuple[int | None, ...]) -> Any:
        bundles = ((i, bundle_of(i, owners)) for i in others)
        return sum(bundle_value(reports[i], bundle, 2) for i, bundle in bundles)

    agents = range(len(reports))
    owners = _two_owners(reports, agents)

    def pay(agent: int) -> Any:
        others = [i for i in agents if i != agent]
        if not others:
            return 0
        alone = _two_owners(reports, others)
        return worth_to(others, alone) - worth_to(others, owners)

    return owners, pay


# Public projects: True is put first, so a sum of net values of exactly 0 builds.

_BUILD = (True, False)


def _net(agents: int, cost: Any) -> Worth:
    share = simplest(Fraction(1, agents) * cost)
    return lambda _, value, build: value - share if build else 0


@rule(
    "public-project",
    size={"agents": 3, "values": "-2..2"},
    has="strategyproof no-deficit efficient",
    lacks="ex-post-ir exactly-balanced weakly-group-strategyproof",
)
def pivotal_project(reports: Reports, *, cost: Any = 0) -> tuple[bool, Payments]:
    """Return whether to build, with the pivot payments on top of equal cost shares.

    The project is built iff the values cover the cost. (Clarke 1971)
    """
    return clarke(reports, _BUILD, _net(len(reports), cost))


@rule(
    "public-project",
    size={"agents": 3, "values": "-2..2"},
    has="strategyproof ex-post-ir efficient",
    lacks="no-deficit exactly-balanced weakly-group-strategyproof",
)
def groves_project(
    reports: Reports, *, cost: Any = 0, h: Any = 0
) -> tuple[bool, Payments]:
    """Return whether to build, with Groves payments for any h."""
    return groves_scheme(reports, _BUILD, _net(len(reports), cost), h)


@rule(
    "public-project",
    size={"agents": 3, "values": "-1..1", "prior": "uniform"},
    has="bayesian-ic no-deficit exactly-balanced efficient",
    lacks="strategyproof ex-post-ir interim-ir",
)
def expected_externality_project(
    reports: Reports, *, prior: Prior, cost: Any = 0
) -> tuple[bool, Payments]:
    """Return whether to build, with expected-externality payments."""
    worth = _net(len(reports), cost)
    return expected_externality_scheme(reports, _BUILD, worth, prior)


# Bilateral trade: False is put first, so trade happens iff the value exceeds the cost.


def _trade(agent: int, report: Any, traded: bool) -> Any:
    if not traded:
        return 0
    return report if agent == 0 else -report


@rule(
    "trade",
    size={"values": "{0,1/5,2/5,3/5,4/5,1}", "prior": "uniform"},
    has="bayesian-ic no-deficit exactly-balanced efficient",
    lacks="strategyproof ex-post-ir interim-ir",
)
def expected_externality(reports: Reports, *, prior: Prior) -> tuple[bool, Payments]:
    """Return efficient bilateral trade with expected-externality payments.

    Trade happens iff the value exceeds the cost. (d'Aspremont and Gerard-Varet 1979)
    """
    return expected_externality_scheme(reports, (False, True), _trade, prior)
