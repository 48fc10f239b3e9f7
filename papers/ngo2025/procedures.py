"""The simplest procedures for deciding together, and when each is truthful.

Where two yes-or-no issues are settled, an outcome is a number 0..3: its last bit says
how issue 0 is settled, the one before how issue 1 is. A preference is a strict order of
the four outcomes, the best first.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from accord.papers.brams_taylor1996 import CHOOSER, CUTTER
from accord.papers.claim import Claim, Part, fails, fails_at, holds, lie_pays
from accord.theory.games import StrategicGame
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.rules.voting_simple import decision_rights, delegation
from accord.theory.settings import voting

Order = tuple[int, ...]
Ballot = tuple[int, ...]  # for each voter whether she wants a yes
Vote = tuple[int, ...]  # the answer at each of the ballots, the last voter's faster

ORDERS: tuple[Order, ...] = tuple(itertools.permutations(range(4)))


# --- two issues -----------------------------------------------------------------------


def wish(order: Order, issue: int, others: int) -> int:
    """Return how `order` wants an issue settled where the other is settled so."""
    pair = [others << (1 - issue) | answer << issue for answer in (0, 1)]
    return int(order.index(pair[1]) < order.index(pair[0]))


def wants_regardless(order: Order, issue: int) -> bool:
    """Return whether the wish for an issue is the same however the other is settled."""
    return wish(order, issue, 0) == wish(order, issue, 1)


def is_separable(order: Order) -> bool:
    """Return whether the wish for no issue depends on the other."""
    return wants_regardless(order, 0) and wants_regardless(order, 1)


SEPARABLE = tuple(filter(is_separable, ORDERS))


def with_orders(m: Mechanism, domains: Sequence[tuple[Order, ...]]) -> Mechanism:
    """Return a mechanism over two issues for voters with these orders only."""
    counts = ", ".join(f"{len(own)} of {len(ORDERS)}" for own in domains)
    scope = f"2 issues, {len(domains)} voters with {counts} orders of 4 outcomes"
    return replace(m, domains=tuple(domains), scope=scope)


def rights(*domains: tuple[Order, ...]) -> Mechanism:
    """Return the rule by which voter i settles issue i, for voters with these orders.

    As a game its actions are the reports, of which only the favourite matters.
    """
    m = voting.mechanism(
        decision_rights, name="decision-rights", agents=2, alternatives=4
    )
    return with_orders(m, domains)


def votes(voters: int) -> tuple[Vote, ...]:
    """Return every rule by which these voters answer a yes-or-no question."""
    return tuple(itertools.product((0, 1), repeat=2**voters))


def is_monotone(vote: Vote) -> bool:
    """Return whether no voter turns a yes into a no by wanting a yes."""
    return all(
        vote[k] <= vote[k | 1 << i]
        for k in range(len(vote))
        for i in range(len(vote).bit_length() - 1)
    )


def product(first: Vote, second: Vote, voters: int, *domains: Any) -> Mechanism:
    """Return the mechanism that puts issue 0 to the first vote, issue 1 to the second.

    A voter's answers are those of the outcome that she ranks first.
    """

    def decide(ballots: Sequence[Order]) -> int:
        outcome = 0
        for issue, vote in enumerate((first, second)):
            said = [ballot[0] >> issue & 1 for ballot in ballots]
            outcome |= vote[int("".join(map(str, said)), 2)] << issue
        return outcome

    m = voting.mechanism(
        decide, name="a vote on each issue", agents=voters, alternatives=4
    )
    return with_orders(m, domains)


MONOTONE = tuple(filter(is_monotone, votes(2)))
MAJORITY: Vote = (0, 0, 0, 1, 0, 1, 1, 1)
# Of two voters: nobody, each alone, both.
NO, YES = (0, 0, 0, 0), (1, 1, 1, 1)
FIRST, SECOND, BOTH = (0, 0, 1, 1), (0, 1, 0, 1), (0, 0, 0, 1)


@prop(Mechanism, forall=("agent", "own_type"), loops=("profile", "profile"))
def dominance_needs_own_wish(m: Mechanism, agent: int, own_type: Order) -> bool:
    """An action is dominant for a voter iff her wish for her own issue is independent.

    Voter i settles issue i. An action is dominant if, whatever the others do, it is at
    least as good as any other.
    """
    true = Profile(own[0] for own in m.domains).with_report(agent, own_type)
    rows = []  # for each action what comes of it, for each report of the other
    for action in m.domains[agent]:
        own = [(action,) if i == agent else d for i, d in enumerate(m.domains)]
        rows.append([m(Profile(play)) for play in itertools.product(*own)])
    rows = [row for k, row in enumerate(rows) if row not in rows[:k]]
    found = any(
        all(
            m.weakly_prefers(agent, true, x, y)
            for rival in rows
            for x, y in zip(row, rival, strict=True)
        )
        for row in rows
    )
    return found == wants_regardless(own_type, agent)


def matching() -> StrategicGame:
    """Return the game of sole responsibility for two who above all want to agree.

    Each settles her own issue; both like the same answer best, 00 or 11, and the first
    best is 00 for the one and 11 for the other. Payoffs say the order.
    """
    ann, bob = (0, 3, 1, 2), (3, 0, 2, 1)
    return StrategicGame(
        ("Ann", "Bob"),
        (("no", "yes"), ("no", "yes")),
        tuple(
            tuple(3 - order.index(a | b << 1) for order in (ann, bob))
            for a in (0, 1)
            for b in (0, 1)
        ),
        "who settles her own issue, and wants to match",
    )


def lots(domain: tuple[Order, ...], *, together: bool) -> Mechanism:
    """Return the rule by which a voter is drawn, for both issues or for each apart.

    As she would have it in the outcome that she ranks first, so it is settled.
    """

    def draw(ballots: Sequence[Order]) -> dict[int, Fraction]:
        tops = [ballot[0] for ballot in ballots]
        law = dict.fromkeys(range(4), Fraction(0))
        for i, j in itertools.product(range(len(tops)), repeat=2):
            settler = tops[i] if together else tops[i] & 1 | tops[j] & 2
            law[settler] += Fraction(1, len(tops) ** 2)
        return law

    name = "a dictator drawn for both issues" if together else "one drawn for each"
    m = voting.mechanism(draw, name=name, agents=2, alternatives=4)
    return with_orders(m, (domain, domain))


# --- one decision ---------------------------------------------------------------------


def largest_sum() -> Mechanism:
    """Return the choice of the option with the largest sum of reported utilities."""

    def choose(reports: Sequence[tuple[Any, Any]]) -> int:
        first, second = (sum(own[option] for own in reports) for option in (0, 1))
        return 2 if second > first else 1

    parts = (0, Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), 1)
    utilities = tuple(itertools.product(parts, repeat=2))
    return Mechanism(
        choose,
        (utilities, utilities),
        outcomes=(1, 2),
        utility=lambda agent, types, option: types[agent][option - 1],
        name="the largest sum of reported utilities",
        scope="2 agents, 2 options, utilities 0, 1/3, 1/2, 2/3 or 1",
    )


def only(rule: Callable[..., Any], *agents: int, **options: Any) -> Mechanism:
    """Return the mechanism of a voting rule in which only these agents might lie."""
    m = voting.mechanism(rule, name=rule.__name__.replace("_", "-"), **options)
    who = " and ".join(f"voter {i}" for i in agents)
    facts = {**m.facts, "strategic": agents}
    return replace(m, facts=facts, scope=f"{m.scope}, lies of {who}")


@prop(Mechanism)
def gives(m: Mechanism, *, reports: Sequence[Any], outcome: Any) -> bool:
    """At these reports this is the outcome."""
    return bool(m(Profile(reports)) == outcome)


# --- parts ----------------------------------------------------------------------------

_OWN = tuple(
    tuple(order for order in ORDERS if wants_regardless(order, issue))
    for issue in (0, 1)
)
_THREE: dict[str, Any] = {"agents": 3, "alternatives": 3}
# The chooser would appoint the second delegate, for b. The first, who likes c best and
# then a, says a.
_MISSTATED = (1, ((0, 1, 2), (2, 0, 1), (1, 0, 2)), (0, 1, 2))
_SUM = ((Fraction(2, 3), Fraction(1, 3)), (0, Fraction(1, 2)))


def _no_dominant_action(game: StrategicGame) -> tuple[Part, ...]:
    """Return the parts: no player has a dominant action."""
    return tuple(
        fails(game, "dominant-strategy", given={"player": player, "action": action})
        for player in (0, 1)
        for action in (0, 1)
    )


def _products(domain: tuple[Order, ...]) -> list[tuple[bool, Mechanism]]:
    """Return every product of two monotone votes by two voters with these orders.

    With each whether nobody has a say in either vote, or one voter alone in both.
    """
    alone = (FIRST, SECOND)
    return [
        (
            (first == second and first in alone) or {first, second} <= {NO, YES},
            product(first, second, 2, domain, domain),
        )
        for first in MONOTONE
        for second in MONOTONE
    ]


CLAIMS = (
    Claim(
        "cc-3-cut-and-choose-as-printed",
        "Cut-and-choose is incentive compatible for both sides in dominant strategies.",
        (holds("cut-and-choose", "strategyproof", goods=4, total=4),),
        expected="REFUTED",
    ),
    Claim(
        "cc-1-cc-2-cut-and-choose-repaired",
        "Truth is dominant for the chooser (4 cells, all real measures) and the unique "
        "maximin strategy (value 1/2) for the cutter (all measures).",
        (*CHOOSER, *CUTTER),
    ),
    Claim(
        "weighted-average-not-ic",
        "Maximising the sum of reported utilities is not truthful: true (2/3,1/3) "
        "against (0,1/2) loses option 1, reporting (1,0) wins it.",
        (
            *lie_pays(largest_sum(), 0, _SUM, (1, 0), (Fraction(1, 3), Fraction(2, 3))),
            holds(largest_sum(), gives, given={"reports": _SUM, "outcome": 2}),
            holds(
                largest_sum(), gives, given={"reports": ((1, 0), _SUM[1]), "outcome": 1}
            ),
        ),
    ),
    Claim(
        "decision-rights",
        "Sole responsibility per decision gives each subagent a dominant strategy if "
        "her ordering of her own options does not depend on the others', and only then "
        "(2 agents, 2 binary issues, 12 of the 24 strict orders).",
        (
            holds(rights(ORDERS, ORDERS), dominance_needs_own_wish),
            holds(rights(*_OWN), "strategyproof"),
        ),
    ),
    Claim(
        "decision-rights-non-separable",
        "With non-separable preferences sole responsibility leaves a coordination game "
        "without dominant strategies: who above all want to match have two strict "
        "equilibria, and each likes another one better.",
        (
            *_no_dominant_action(matching()),
            *(
                holds(matching(), "strict-nash", given={"profile": both})
                for both in ((0, 0), (1, 1))
            ),
            fails(rights(ORDERS, ORDERS), "strategyproof"),
        ),
    ),
    Claim(
        "randomise-one-decision",
        "Randomising between subagents is strategyproof for a single decision (3 "
        "subagents, 3 options).",
        (holds("random-dictatorship", "strongly-sd-strategyproof", **_THREE),),
    ),
    Claim(
        "randomise-issue-by-issue",
        "Over two binary issues a dictator has to be drawn once for both: drawn for "
        "each issue apart, who states other favourites can gain where preferences "
        "are not separable (2 subagents).",
        (
            fails_at(
                (0, ((0, 2, 3, 1), (1, 0, 2, 3)), (2, 0, 3, 1)),
                lots(ORDERS, together=False),
                "strongly-sd-strategyproof",
            ),
            holds(lots(SEPARABLE, together=False), "strongly-sd-strategyproof"),
            holds(lots(ORDERS, together=True), "strongly-sd-strategyproof"),
        ),
    ),
    Claim(
        "two-option-vote",
        "Majority voting between two options is strategyproof (3 and 5 subagents).",
        tuple(
            holds("majority-of-two", "strategyproof", agents=voters, alternatives=2)
            for voters in (3, 5)
        ),
    ),
    Claim(
        "delegation",
        "Choosing the delegate is strategyproof for the chooser if the delegates' "
        "choices are known; delegates may still misstate them (3 options, 2 "
        "delegates).",
        (
            holds(only(delegation, 0, **_THREE), "strategyproof"),
            fails_at(_MISSTATED, only(delegation, 1, 2, **_THREE), "strategyproof"),
        ),
    ),
    Claim(
        "mixed-mechanisms-separable",
        "A product of strategyproof rules is strategyproof on separable preferences "
        "over two binary issues (2 subagents: each of the 6 x 6 pairs of monotone "
        "votes; 3 subagents: a majority on both; 8 of the 24 orders are separable).",
        (
            *(holds(m, "strategyproof") for _, m in _products(SEPARABLE)),
            holds(product(MAJORITY, MAJORITY, 3, *[SEPARABLE] * 3), "strategyproof"),
        ),
    ),
    Claim(
        "mixed-mechanisms-non-separable",
        "A product of strategyproof rules can be manipulated when preferences over the "
        "two issues are not separable.",
        (
            fails(product(FIRST, BOTH, 2, ORDERS, ORDERS), "strategyproof"),
            fails(product(MAJORITY, MAJORITY, 3, *[ORDERS] * 3), "strategyproof"),
        ),
    ),
    Claim(
        "mixed-mechanisms-all-preferences",
        "Of the 36 products of two monotone votes of 2 subagents, over all 24 strict "
        "orders of the outcomes only 6 are strategyproof: the 4 that are constant and "
        "the 2 in which one subagent settles both issues.",
        tuple(
            holds(m, "strategyproof") if settled else fails(m, "strategyproof")
            for settled, m in _products(ORDERS)
        ),
    ),
)
