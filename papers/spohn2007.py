"""Spohn 2007: dependency equilibria, in the prisoner's dilemma."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.theory.dependencies import given
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.properties import assume, prop
from accord.theory.properties.dependency_equilibrium import dependency_equilibrium

_ROWS = ([[2, 0], [3, 1]], [[2, 3], [0, 1]])
_LABELS = [["cooperate", "defect"]] * 2
DILEMMA = from_arrays(*_ROWS, actions=_LABELS, title="prisoner's dilemma")
# Any symmetric law (a, b, b, d) in which every action has weight.
SLICE = from_arrays(
    *_ROWS,
    actions=_LABELS,
    title="prisoner's dilemma",
    where=["a >= 0", "b >= 0", "d >= 0", "a + 2*b + d == 1", "a + b > 0", "b + d > 0"],
)
BEST = (Fraction(3, 8), Fraction(1, 8), Fraction(1, 8), Fraction(3, 8))


@prop(StrategicGame)
def expected_given_actions(
    game: StrategicGame, *, law: Sequence[Any], payoff: Any
) -> bool:
    """Given any action of hers every player expects this payoff."""
    known = given(game, law).values()
    return is_law(law, game.size) and all(
        bool(worth == payoff * weight) for weight, worth in known
    )


@prop(StrategicGame)
def meets_the_equation(game: StrategicGame, *, law: Sequence[Any]) -> bool:
    """A dependency equilibrium (a, b, b, d) has ad = b + b^2, and conversely."""
    a, b, _, d = law
    found = dependency_equilibrium(game, law=law, proof={})
    equal = bool(a * d >= b + b * b) and bool(a * d <= b + b * b)
    return found == equal


@prop(StrategicGame)
def meets_the_bound(game: StrategicGame, *, law: Sequence[Any]) -> bool:
    """A dependency equilibrium (a, b, b, d) has b <= 1/8."""
    assume(dependency_equilibrium(game, law=law, proof={}))
    return bool(8 * law[1] <= 1)


def _slice(body: Any) -> Part:
    return holds(SLICE, body, given={"law": ("a", "b", "b", "d")})


PAPER = Paper(
    "spohn2007",
    "W. Spohn, Dependency equilibria, Philosophy of Science 74 (2007)",
    (
        Claim(
            "dependency-equilibrium",
            "In the prisoner's dilemma 3,2,1,0 the law (3/8,1/8,1/8,3/8) is a "
            "dependency equilibrium: given either action a player expects 3/2.",
            (
                holds(DILEMMA, "dependency-equilibrium", given={"law": BEST}),
                holds(
                    DILEMMA,
                    expected_given_actions,
                    given={"law": BEST, "payoff": Fraction(3, 2)},
                ),
            ),
        ),
        Claim(
            "dependency-not-embedded",
            "That law is no embedded equilibrium, as it is no product law: in an "
            "embedded equilibrium all draw their actions by themselves.",
            (fails(DILEMMA, "embedded-equilibrium-law", given={"law": BEST}),),
        ),
        Claim(
            "symmetric-slice",
            "In that game a symmetric law (a,b,b,d) that gives every action weight is "
            "a dependency equilibrium iff ad = b + b^2, which takes b <= 1/8.",
            (_slice(meets_the_equation), _slice(meets_the_bound)),
        ),
    ),
)
