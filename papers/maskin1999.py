"""Maskin 1999: what a game can implement in Nash equilibrium is monotonic."""

from accord.papers.claim import Claim, Paper, fails_at
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile

_TO_FIRST, _TO_SECOND, _CUT = 0, 1, 2
# The true mother would rather see the other have the baby than see it cut; the other
# woman would rather see it cut.
_FIRST_IS_TRUE = Profile(((_TO_FIRST, _TO_SECOND, _CUT), (_TO_SECOND, _CUT, _TO_FIRST)))
_SECOND_IS_TRUE = Profile(
    ((_TO_FIRST, _CUT, _TO_SECOND), (_TO_SECOND, _TO_FIRST, _CUT))
)
_STATES = (_FIRST_IS_TRUE, _SECOND_IS_TRUE)


def _to_the_mother(orders: tuple[tuple[int, ...], ...]) -> int:
    return _TO_FIRST if orders == _FIRST_IS_TRUE else _TO_SECOND


SOLOMON = Mechanism(
    rule=_to_the_mother,
    domains=tuple(zip(*_STATES, strict=True)),
    outcomes=(_TO_FIRST, _TO_SECOND, _CUT),
    prefers=lambda i, state, x, y: weakly_above(state[i], x, y),
    facts={"profiles": _STATES, "interdependent": False},
    name="Solomon's rule",
    scope="2 women who both know which of 2 states it is",
)

PAPER = Paper(
    "maskin1999",
    "E. Maskin, Nash equilibrium and welfare optimality, "
    "Review of Economic Studies 66 (1999)",
    (
        Claim(
            "solomon-not-monotonic",
            "Solomon's rule (baby to the true mother; 2 states, outcomes: to one, to "
            "the other, cut) is not Maskin-monotonic, so no game form Nash-implements "
            "it.",
            (fails_at(_STATES, SOLOMON, "monotone-in-states"),),
        ),
        Claim(
            "sufficiency",
            "With at least 3 agents Maskin monotonicity and no veto power suffice for "
            "Nash implementation.",
            covers="cited",
            reason="about every domain; its proof constructs a game form",
        ),
    ),
)
