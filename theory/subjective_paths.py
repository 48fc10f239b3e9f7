"""Nash paths and subjective Nash paths of a finitely repeated game, by enumeration.

A pure strategy says what to play after each history of fewer rounds. In a subjective
Nash equilibrium everybody plays a best reply to the strategies that she believes the
others to have, and these beliefs agree with what the others do on the path of play:
elsewhere they may be wrong, and each player has her own. (Kalai and Lehrer 1993,
"Subjective equilibrium in repeated games"; here strategies and beliefs are pure.)
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact
from accord.theory.names import in_digits
from accord.theory.repeated_games import History, Play, RepeatedGame

MAX_PROFILES = 1_000_000

Strategy = tuple[int, ...]  # an action after each history, in the order of `histories`


def histories(game: RepeatedGame) -> list[History]:
    """Return the histories after which somebody moves, the shorter ones first."""
    rounds = game.finite("a list of all strategies")
    return [h for length in range(rounds) for h in game.histories(length)]


def check_strategies(game: RepeatedGame) -> None:
    """Raise ScopeError, with their number, where there are too many strategies."""
    moves = game.count(game.finite("a list of all strategies") - 1)
    profiles = math.prod(size**moves for size in game.sizes)
    if profiles > MAX_PROFILES:
        raise ScopeError(
            f"the game has {in_digits(profiles)} profiles of pure strategies, more "
            f"than the {MAX_PROFILES:,} that are gone through",
            "fewer rounds, or fewer actions",
        )


def strategies(game: RepeatedGame, player: int) -> Iterator[Strategy]:
    """Yield every pure strategy of a player."""
    return itertools.product(range(game.sizes[player]), repeat=len(histories(game)))


def path(
    places: dict[History, int], rounds: int, profile: Sequence[Strategy]
) -> History:
    """Return what is played; `places` numbers the histories."""
    history: History = ()
    for _ in range(rounds):
        place = places[history]
        history = (*history, tuple(strategy[place] for strategy in profile))
    return history


def paths(game: RepeatedGame) -> tuple[frozenset[History], frozenset[History]]:
    """Return the Nash paths and the subjective Nash paths in pure strategies.

    A path is a subjective one iff for every player some strategies of the others lead,
    together with a best reply of hers to them, along it: she believes in these, and
    what all play on the path is the path.
    """
    numbers = (u for row in game.game.table for u in row)
    if not game.is_given or not all(map(is_exact, numbers)):
        raise ModelError("expected payoffs in numbers, got some with parameters")
    check_strategies(game)
    return _paths(game)


# Kept for the plays that are asked about one after the other: a game never changes, and
# with numbers alone no comparison depends on the run that asks it.
@lru_cache(maxsize=4)
def _paths(game: RepeatedGame) -> tuple[frozenset[History], frozenset[History]]:
    rounds = game.finite()
    places = {h: k for k, h in enumerate(histories(game))}
    players = range(len(game.players))
    lists = [list(strategies(game, i)) for i in players]
    worths: dict[History, list[Any]] = {}
    best: list[set[tuple[Strategy, ...]]] = [set() for _ in players]
    seen: dict[tuple[Strategy, ...], History] = {}
    for profile in itertools.product(*lists):
        played = seen[profile] = path(places, rounds, profile)
        if played not in worths:
            worths[played] = [game.worth(i, Play(played)) for i in players]
    for i in players:
        others = [[()] if j == i else lists[j] for j in players]
        for rest in itertools.product(*others):
            replies = [(*rest[:i], own, *rest[i + 1 :]) for own in lists[i]]
            most = max(worths[seen[r]][i] for r in replies)
            best[i].update(r for r in replies if worths[seen[r]][i] == most)
    subjective = [frozenset(seen[profile] for profile in own) for own in best]
    nash = frozenset(seen[profile] for profile in set.intersection(*best))
    return nash, frozenset.intersection(*subjective)
