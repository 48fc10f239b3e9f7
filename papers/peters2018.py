"""Peters 2018: proportional committees can be manipulated."""

import itertools
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails_at, holds, no_rule, some_rule
from accord.theory.domains import approval_ballots, committees
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.rules.committees import proportional_approval_voting

_SIZE: dict[str, Any] = {"agents": 3, "alternatives": 4, "seats": 3}
_AXIOMS = ("weakly-proportional", "subset-strategyproof", "weakly-efficient")
_BALLOTS = approval_ballots(4)
_OTHERS = tuple(map(frozenset, ({0, 1}, {0, 3}, {0, 3}, {1, 2}, {2}, {2, 3})))


@prop(Mechanism, forall=("profile",))
def no_gain_by_more(m: Mechanism, profile: Profile) -> bool:
    """Agent 0 has not more members whom she approves of after adding others.

    What `superset-strategyproof` says of her, all larger ballots at once.
    """
    own = _BALLOTS[profile[0]]
    larger = [k for k, ballot in enumerate(_BALLOTS) if ballot > own]
    most = len(m(profile) & own)
    return all(len(m(profile.with_report(0, k)) & own) <= most for k in larger)


def _electorates(voters: int, seats: int) -> Mechanism:
    """Return proportional approval voting as one voter sees it: 4 alternatives.

    She is agent 0, and her type is the number of her ballot. The type of agent 1, who
    chooses nothing, is the number of the multiset of all other ballots: the rule counts
    ballots, whoever cast them. Ballots can be empty, which is as if fewer voted.
    """
    others = list(itertools.combinations_with_replacement(_BALLOTS, voters - 1))
    return Mechanism(
        rule=lambda reports: proportional_approval_voting(
            (_BALLOTS[reports[0]], *others[reports[1]]), alternatives=4, seats=seats
        ),
        domains=(tuple(range(len(_BALLOTS))), tuple(range(len(others)))),
        outcomes=committees(4, seats),
        facts={"strategic": (0,), "interdependent": False},
        name=f"proportional approval voting, {seats} seats",
        scope=f"up to {voters} voters, 4 alternatives, approval ballots, {seats} seats",
    )


_GAIN = fails_at(
    (0, (frozenset({1}), *_OTHERS), frozenset({1, 3})),
    "proportional-approval-voting",
    "superset-strategyproof",
    agents=7,
    alternatives=4,
    seats=2,
)

PAPER = Paper(
    "peters2018",
    "D. Peters, Proportionality and strategyproofness in multiwinner elections, "
    "AAMAS (2018)",
    (
        Claim(
            "base-3-3-4",
            "With 3 voters, 4 alternatives and committees of 3, no resolute approval "
            "rule is weakly proportional, subset-strategyproof and weakly efficient.",
            (no_rule("committees", _AXIOMS, **_SIZE),),
            covers="base case",
        ),
        Claim(
            "base-without-efficiency",
            "The base case of 3 voters, 4 alternatives, committees of 3 is already "
            "impossible without weak efficiency.",
            (no_rule("committees", _AXIOMS[:2], **_SIZE),),
            covers="base case",
        ),
        Claim(
            "axioms-needed",
            "At 3 voters, 4 alternatives and committees of 3 some rule is weakly "
            "proportional, and some is subset-strategyproof, with weak efficiency.",
            (
                some_rule("committees", (_AXIOMS[0], _AXIOMS[2]), **_SIZE),
                some_rule("committees", _AXIOMS[1:], **_SIZE),
            ),
        ),
        Claim(
            "withdrawn-superset-remark",
            "Under resolute proportional approval voting no voter gains members of her "
            "approved set by reporting a superset of it (a remark withdrawn in 2024).",
            (Part("PROVED", _GAIN.ask),),
            expected="REFUTED",
        ),
        Claim(
            "superset-gain-witness",
            "PAV, committees of 2 of 0..3, lexicographic ties: beside 01, 03, 03, 12, "
            "2, 23 the voter {1} reports {1,3} and turns {0,2} into {1,3}, gaining a "
            "member.",
            (_GAIN,),
        ),
        Claim(
            "superset-safe-small",
            "With 4 alternatives, committees of 2 or 3, lexicographic ties and at most "
            "6 voters no superset report under PAV gains a member.",
            tuple(holds(_electorates(6, seats), no_gain_by_more) for seats in (2, 3)),
        ),
        Claim(
            "lifting",
            "The base case extends to all committees k >= 3, more than k alternatives "
            "and numbers of voters divisible by k, with weak efficiency.",
            covers="cited",
            reason="an induction over all sizes; the base case is checked",
        ),
    ),
)
