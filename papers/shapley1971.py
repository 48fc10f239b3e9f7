"""Shapley 1971: in a convex game what each adds in turn is in the core."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any

from accord.counterexamples.asking import ask
from accord.papers.claim import Claim, Paper, Part, holds
from accord.papers.shapley1953 import EVERY_GAME
from accord.theory.coalitional_games import Coalition, CoalitionalGame, bankruptcy
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import assume, name_of, prop, property_of
from accord.theory.properties.convex_game import convex_game
from accord.theory.ranges import instances
from accord.verifiers.decide import Question

ESTATE = bankruptcy(200, (100, 200, 300))
VALUE = (Fraction(100, 3), Fraction(250, 3), Fraction(250, 3))


def marginal_vectors(game: CoalitionalGame) -> Iterator[tuple[Any, ...]]:
    """Yield what each player adds to those before her, for each order of arrival."""
    for order in permutations(game.everybody):
        worths = [game.worth(order[:k]) for k in range(len(order) + 1)]
        added = [after - before for before, after in pairwise(worths)]
        yield tuple(added[order.index(i)] for i in game.everybody)


@prop(CoalitionalGame, forall=("coalition",))
def convex_marginals(game: CoalitionalGame, coalition: Coalition) -> bool:
    """If the game is convex its marginal vectors give every coalition its worth.

    So does their average, the Shapley value.
    """
    names = ("player", "other", "without_both")
    assume(all(convex_game(game, *each) for each in instances(game, names)))
    return all(
        bool(sum(x[i] for i in coalition) >= game.worth(coalition))
        and bool(sum(x) == game.worths[-1])
        for x in (*marginal_vectors(game), shapley(game))
    )


_QUESTION = Question(
    property_of(convex_marginals),
    EVERY_GAME,
    property_name=name_of(property_of(convex_marginals)),
)

PAPER = Paper(
    "shapley1971",
    "L. S. Shapley, Cores of convex games, International Journal of Game Theory 1 "
    "(1971)",
    (
        Claim(
            "marginal-vectors",
            "In every convex game of 3 players what each adds to those before her is "
            "in the core, in whichever of the 6 orders they come, and so is the "
            "Shapley value.",
            (Part("PROVED", lambda limits: ask(_QUESTION, limits)),),
            covers="base case",
        ),
        Claim(
            "an-estate",
            "The bankruptcy game of claims 100, 200, 300 and an estate of 200 is "
            "convex, and its 6 marginal vectors and its Shapley value "
            "(100/3,250/3,250/3) are in its core.",
            (
                holds(ESTATE, "convex-game"),
                holds(ESTATE, "shapley-value", given={"point": VALUE}),
                *(
                    holds(ESTATE, "in-core", given={"point": point})
                    for point in (*marginal_vectors(ESTATE), VALUE)
                ),
            ),
        ),
        Claim(
            "theorem-all-sizes",
            "In a convex game the extreme points of the core are the marginal vectors.",
            covers="cited",
            reason="of all numbers of players at once",
        ),
    ),
)
