"""Shapley 1953: a value for games with transferable utility, from four axioms."""

import itertools
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails, fails_at, holds
from accord.papers.claim import holds_for_all as for_all
from accord.theory.coalitional_games import CoalitionalGame, gloves
from accord.theory.coalitional_terms import banzhaf
from accord.theory.subjects import Spec
from accord.theory.values import AXIOMS, value_row
from accord.verifiers.engines.excesses import nucleolus

GLOVES = gloves(1, 2)
VALUE = (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
# A game of three players with all worths left open.
EVERY_GAME: Spec = {
    "kind": "unknown",
    "what": "coalition_worths",
    "of": ["Ann", "Bob", "Cleo"],
}


def equal_shares(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return the value that shares out v(N) equally, whoever adds what."""
    n = len(game.players)
    return (Fraction(1, n) * game.worths[-1],) * n


def first_come(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return the value that gives each what she adds to the players before her."""
    worths = [game.worths[(1 << k) - 1] for k in range(len(game.players) + 1)]
    return tuple(after - before for before, after in itertools.pairwise(worths))


def prenucleolus(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return the prenucleolus, which is no sum of what it is in the parts."""
    return nucleolus(game, rational=False)[0]


def _another(axiom: str, value: Any) -> Part:
    """Return the part that without the axiom another value is left, on the gloves."""
    rest = tuple(name for name in AXIOMS if name != axiom)
    row = value_row(GLOVES, value)
    return fails_at((row,), GLOVES, "axioms-give-shapley", given={"axioms": rest})


PAPER = Paper(
    "shapley1953",
    "L. S. Shapley, A value for n-person games, in Contributions to the Theory of "
    "Games II (1953)",
    (
        Claim(
            "glove-game",
            "In the glove game with one left and two right gloves the Shapley value is "
            "(2/3,1/6,1/6) and the core is the single point (1,0,0).",
            (
                holds(GLOVES, "shapley-value", given={"point": VALUE}),
                holds(GLOVES, "in-core", given={"point": (1, 0, 0)}),
                holds(GLOVES, "single-core-point", given={"point": (1, 0, 0)}),
                fails(GLOVES, "in-core", given={"point": VALUE}),
            ),
        ),
        Claim(
            "four-axioms-three-players",
            "With 3 players efficiency, symmetry, null player and additivity leave "
            "exactly one value on all games (a linear identity), the Shapley value, "
            "which has all four.",
            (
                for_all(EVERY_GAME, "axioms-give-shapley"),
                for_all(EVERY_GAME, "shapley-axioms"),
                for_all(EVERY_GAME, "shapley-additive"),
            ),
            covers="base case",
        ),
        Claim(
            "each-axiom-is-needed",
            "Any three of the four axioms leave another value besides, which differs "
            "in the glove game: without efficiency the Banzhaf value, without symmetry "
            "what each adds to those before her, without null players equal shares, "
            "and without additivity the prenucleolus.",
            (
                _another("efficiency", banzhaf),
                _another("symmetry", first_come),
                _another("null-player", equal_shares),
                _another("additivity", prenucleolus),
            ),
        ),
        Claim(
            "all-sizes",
            "For every number of players the four axioms hold for exactly one value.",
            covers="cited",
            reason="of all numbers of players at once; 3 players are proved for all "
            "real worths",
        ),
    ),
)
