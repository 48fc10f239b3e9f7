"""All Nash equilibria of a two-player game, as mixtures of finitely many.

Call a law on one player's actions a vertex where it and what the other one's best
reply earns are a vertex of { (x, v) : x a law, no reply earns more than v }. Let (x, y)
be an equilibrium, F the laws on the support of x to which all of the support of y are
best replies, and G likewise for y. F and G are faces of those polyhedra, so x and y are
mixtures of vertices in them; and every pair of F and G is an equilibrium again, as the
supports only shrink and the best replies only grow. So an equilibrium is a pair of
mixtures within a set of vertices each, any two of which are an equilibrium: a maximal
Nash subset (Jansen 1981, "Maximal Nash subsets for bimatrix games").
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from accord.theory.directions import null_space
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact, simplest
from accord.theory.games import StrategicGame

MAX_SUBSETS = 1_000

Law = tuple[Any, ...]
Pair = tuple[Law, Law]
Subset = tuple[tuple[Law, ...], tuple[Law, ...]]


def check_two(game: StrategicGame) -> None:
    """Raise unless it is a game of two players with numbers."""
    if len(game.players) != 2:
        raise ModelError(f"expected a game of 2 players, got {len(game.players)}")
    if game.where is not None or not all(
        is_exact(u) for row in game.table for u in row
    ):
        raise ModelError("expected payoffs in numbers, got some with parameters")


def replies(game: StrategicGame, player: int) -> list[Law]:
    """Return what each action of the other of two earns, for each of the player's."""
    own, other = (range(game.sizes[k]) for k in (player, 1 - player))
    return [
        tuple(game.payoff(1 - player, (a, b) if player == 0 else (b, a)) for a in own)
        for b in other
    ]


def vertices(game: StrategicGame, player: int) -> list[Law]:
    """Return the vertices among the laws on the actions of one of two players.

    At a vertex as many replies as the law has actions in its support, all of them best,
    determine it: so each is found from a pair of supports of one size.
    """
    rows = replies(game, player)
    own, other = range(game.sizes[player]), range(len(rows))
    found: dict[Law, None] = {}
    for size in range(1, min(len(own), len(other)) + 1):
        for support in itertools.combinations(own, size):
            for best in itertools.combinations(other, size):
                law = _determined([rows[b] for b in best], support, len(own))
                if law is not None and law not in found:
                    worths = [earned(law, row) for row in rows]
                    if max(worths) == worths[best[0]]:
                        found[law] = None
    return list(found)


def _determined(rows: Sequence[Law], support: Sequence[int], size: int) -> Law | None:
    """Return the law with this support against which these replies earn the same.

    None where there is not exactly one.
    """
    same = [(*(row[a] for a in support), -1) for row in rows]
    lines = null_space(same, len(support) + 1)
    total = sum(lines[0][:-1]) if len(lines) == 1 else 0
    if not total or not all(w / total > 0 for w in lines[0][:-1]):
        return None
    weights = {a: w / total for a, w in zip(support, lines[0], strict=False)}
    return tuple(simplest(weights.get(a, 0)) for a in range(size))


def earned(law: Law, row: Law) -> Any:
    """Return what a reply earns against a law."""
    return sum(w * u for w, u in zip(law, row, strict=True) if w)


def extreme_equilibria(game: StrategicGame) -> list[Pair]:
    """Return the equilibria of which both laws are vertices."""
    check_two(game)
    return list(_extreme(game))


# Kept, as several statements about one game need them: a game never changes, and with
# numbers alone no comparison depends on the run that asks it.
@lru_cache(maxsize=4)
def _extreme(game: StrategicGame) -> tuple[Pair, ...]:
    first, second = (
        [(law, *_support_and_best(law, replies(game, i))) for law in vertices(game, i)]
        for i in (0, 1)
    )
    return tuple(
        (x, y)
        for x, played, best in first
        for y, its_played, its_best in second
        if played <= its_best and its_played <= best
    )


def _support_and_best(
    law: Law, rows: Sequence[Law]
) -> tuple[frozenset[int], frozenset[int]]:
    worths = [earned(law, row) for row in rows]
    played = frozenset(a for a, w in enumerate(law) if w > 0)
    return played, frozenset(b for b, v in enumerate(worths) if v == max(worths))


def maximal_subsets(pairs: Iterable[Pair]) -> list[Subset]:
    """Return the maximal sets of laws of either player all pairs of which are listed.

    Raises ScopeError where there are more than 1,000.
    """
    listed = list(pairs)
    firsts = list(dict.fromkeys(x for x, _ in listed))
    partners = {x: {y: None for z, y in listed if z == x} for x in firsts}
    closed: dict[frozenset[Law], None] = {}
    for known in partners.values():
        own = frozenset(known)
        meets = [own, *(own & other for other in closed)]
        closed.update((meet, None) for meet in meets if meet)
        if len(closed) > MAX_SUBSETS:
            raise ScopeError(
                f"the game has more than {MAX_SUBSETS:,} maximal Nash subsets",
                "state a game with fewer ties",
            )
    return sorted(_with_firsts(closed, partners), key=lambda s: _place(s, listed))


def _with_firsts(
    closed: Iterable[frozenset[Law]], partners: dict[Law, dict[Law, None]]
) -> Iterator[Subset]:
    seconds = dict.fromkeys(y for known in partners.values() for y in known)
    for meet in closed:
        xs = tuple(x for x, known in partners.items() if meet <= known.keys())
        yield xs, tuple(y for y in seconds if y in meet)


def _place(subset: Subset, listed: Sequence[Pair]) -> list[int]:
    return [k for k, (x, y) in enumerate(listed) if x in subset[0] and y in subset[1]]
