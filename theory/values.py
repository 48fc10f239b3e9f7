"""Axioms of values: what is asked of the payoffs that a value gives in several games.

A value gives every coalitional game a payoff of each player. A game is the sum of
multiples of unanimity games, its parts; the axioms speak of these and their sums.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from accord.theory.coalitional_games import CoalitionalGame, from_function, members_of
from accord.theory.errors import ModelError
from accord.theory.exact import simplest

Payoffs = Sequence[Sequence[Any]]


def dividends(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return sum_{S in T} (-1)^(|T|-|S|) v(S) of each coalition T, in order of number.

    v is the sum of these times the unanimity games, in which T's supersets are worth 1.
    """
    found = list(game.worths)
    for i in game.everybody:
        for number in range(len(found)):
            if number >> i & 1:
                found[number] = found[number] - found[number ^ 1 << i]
    return tuple(v if hasattr(v, "terms") else simplest(v) for v in found)


def multiple(
    players: Sequence[str], coalition: Sequence[int], worth: Any
) -> CoalitionalGame:
    """Return the unanimity game of a coalition times `worth`."""
    needed = set(coalition)
    return from_function(players, lambda s: worth if needed <= set(s) else 0)


def unanimity_games(game: CoalitionalGame) -> list[CoalitionalGame]:
    """Return the unanimity games of all coalitions, in the order of their numbers."""
    numbers = range(1, len(game.worths))
    return [multiple(game.players, members_of(k), 1) for k in numbers]


def parts_of(game: CoalitionalGame) -> list[CoalitionalGame]:
    """Return multiples of unanimity games, whose sum is the game, then partial sums.

    There are m = 2^n - 1 multiples, and m - 1 sums of the first two of them, of the
    first three, and so on; the last one is the game.
    """
    shares = dividends(game)
    parts = [
        multiple(game.players, members_of(k), shares[k]) for k in range(1, len(shares))
    ]
    sums = itertools.accumulate(parts, sum_of)
    return [*parts, *itertools.islice(sums, 1, None)]


def sum_of(first: CoalitionalGame, second: CoalitionalGame) -> CoalitionalGame:
    """Return the game in which a coalition is worth the sum of its two worths."""
    pairs = zip(first.worths, second.worths, strict=True)
    return CoalitionalGame(first.players, tuple(v + w for v, w in pairs))


def is_null(game: CoalitionalGame, player: int) -> bool:
    """Return whether the player adds nothing to any coalition."""
    bit = 1 << player
    worths = game.worths
    return all(worths[k | bit] == worths[k] for k in range(len(worths)) if not k & bit)


def are_symmetric(game: CoalitionalGame, player: int, other: int) -> bool:
    """Return whether the two add the same to every coalition without them."""
    first, second = 1 << player, 1 << other
    worths = game.worths
    apart = (k for k in range(len(worths)) if not k & (first | second))
    return all(worths[k | first] == worths[k | second] for k in apart)


# --- axioms ------------------------------------------------------------------------

# Each is asked of payoffs in games, those of every game in a row. In every game the
# null and the symmetric players of the game beside it in `like` are such, too.
Games = Sequence[CoalitionalGame]
Axiom = Callable[[Games, Payoffs, Games], Iterator[bool]]


def efficiency(games: Games, payoffs: Payoffs, _: Games) -> Iterator[bool]:
    """What all are worth together is shared out."""
    for game, x in zip(games, payoffs, strict=True):
        yield sum(x) == game.worths[-1]


def symmetry(_: Games, payoffs: Payoffs, like: Games) -> Iterator[bool]:
    """Two players who add the same to everybody else get the same."""
    for game, x in zip(like, payoffs, strict=True):
        for i, j in itertools.combinations(game.everybody, 2):
            yield not are_symmetric(game, i, j) or x[i] == x[j]


def null_player(_: Games, payoffs: Payoffs, like: Games) -> Iterator[bool]:
    """A player who adds nothing gets nothing."""
    for game, x in zip(like, payoffs, strict=True):
        for i in game.everybody:
            yield not is_null(game, i) or x[i] == 0


def additivity(games: Games, payoffs: Payoffs, _: Games) -> Iterator[bool]:
    """In the sum of two games everybody gets the sum of what she gets in the two.

    Of the games of `parts_of`: a partial sum and the next part.
    """
    count = (len(games) + 1) // 2  # of the parts, after which the sums follow
    sums = [payoffs[0], *payoffs[count:]]
    for k in range(1, count):
        for before, added, after in zip(sums[k - 1], payoffs[k], sums[k], strict=True):
            yield before + added == after


AXIOMS: dict[str, Axiom] = {
    "efficiency": efficiency,
    "symmetry": symmetry,
    "null-player": null_player,
    "additivity": additivity,
}


def find_axiom(name: str) -> Axiom:
    """Return the axiom of this name, or raise ModelError."""
    if name not in AXIOMS:
        raise ModelError(
            f"no axiom of values is named `{name}`", f"they are {', '.join(AXIOMS)}"
        )
    return AXIOMS[name]


def value_row(
    game: CoalitionalGame, value: Callable[[CoalitionalGame], Sequence[Any]]
) -> tuple[Any, ...]:
    """Return what a value gives in all parts of a game, in one row."""
    return tuple(x for part in parts_of(game) for x in value(part))
