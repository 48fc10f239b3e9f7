"""Maximal Nash subsets: mixtures within these, and no others, are the equilibria."""

from collections.abc import Sequence
from typing import Any

from accord.theory.extreme_equilibria import extreme_equilibria, maximal_subsets
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, loops=("support_pair",))
def maximal_nash_subsets(
    game: StrategicGame, *, subsets: Sequence[Sequence[Sequence[Any]]]
) -> bool:
    """The Nash equilibria of two players are the mixtures within one of the subsets.

    A subset is a pair of lists, of laws on the actions of either player: if she mixes
    those of her list and the other those of his, in any way, it is an equilibrium, and
    there are no others. Listed are the vertices, and each subset is as large as can be.
    With one law each it is a single equilibrium; if all are, there are finitely many.
    `accord.theory.extreme_equilibria` has the proof. Sources: Mangasarian 1964,
    "Equilibrium points of bimatrix games"; Jansen 1981.
    """
    found = maximal_subsets(extreme_equilibria(game))
    return _as_sets(subsets) == _as_sets(found)


def _as_sets(subsets: Any) -> set[tuple[frozenset[Any], ...]]:
    return {tuple(frozenset(map(tuple, laws)) for laws in subset) for subset in subsets}


def because(game: StrategicGame, *, subsets: Any) -> str:
    """Return how many subsets there are."""
    found = _as_sets(maximal_subsets(extreme_equilibria(game)))
    missing = len(found - _as_sets(subsets))
    return f"of its {len(found)} maximal Nash subsets {missing} are not listed."
