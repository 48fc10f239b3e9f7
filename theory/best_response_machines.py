"""Machines by which the players of a game compare their actions, and so play.

Machine E of player i, action a and an earlier action c plays the game once, the others
by their own calls of the oracle, and outputs 1 with probability
(1 + u_i(a, .) - u_i(c, .)) / 2, with payoffs scaled to differ by at most 1. Asked
whether that is above 1/2, a reflective oracle says whether a is better than c. Player
i takes action 0, and goes through the others: where the oracle says that the next one
is better than what she has, she takes that instead. With two actions she plays what
one answer says.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact
from accord.theory.games import Mixed, StrategicGame
from accord.theory.oracle_machines import (
    MAX_QUERIES,
    Oracle,
    OracleMachines,
    Query,
    answers,
)
from accord.theory.oracle_programs import (
    MAX_NODES,
    Ask,
    Flip,
    Program,
    Write,
    begins,
    followed,
)

HALF = Fraction(1, 2)
Comparison = tuple[int, int, int]  # a player, an action, and an earlier one


def comparisons(game: StrategicGame) -> tuple[Comparison, ...]:
    """Return what is asked: of each player each action against each earlier one."""
    return tuple(
        (player, action, champion)
        for player, size in enumerate(game.sizes)
        for action in range(1, size)
        for champion in range(action)
    )


def query_names(game: StrategicGame) -> tuple[str, ...]:
    """Return the name of each query: `x1`, or `x1_20` where she has more actions."""
    return tuple(
        f"x{player + 1}" + (f"_{action}_{champion}" if size > 2 else "")
        for player, action, champion in comparisons(game)
        for size in (game.sizes[player],)
    )


def play(game: StrategicGame, player: int) -> Program:
    """Return the program by which a player acts: it writes the number of her action."""
    names = dict(zip(comparisons(game), query_names(game), strict=True))
    size = game.sizes[player]

    def going_on(action: int, champion: int) -> Program:
        if action == size:
            return Write(champion)
        return Ask(
            names[player, action, champion],
            going_on(action + 1, action),
            going_on(action + 1, champion),
        )

    return going_on(1, 0)


def best_response_machines(game: StrategicGame) -> OracleMachines:
    """Return the machines of all players and the queries about them.

    Payoffs in parameters are taken to be from 0 to 1. Raises ScopeError where a
    machine would be too large, before one is made.
    """
    asked = comparisons(game)
    _check_size(game, len(asked))
    names = query_names(game)
    machines = tuple(f"E{name[1:]}" for name in names)
    plays = [play(game, player) for player in range(len(game.players))]
    programs = tuple(_comparing(game, plays, *each) for each in asked)
    queries = tuple(
        Query(name, machine, HALF)
        for name, machine in zip(names, machines, strict=True)
    )
    return OracleMachines(machines, programs, queries, game.title)


def _check_size(game: StrategicGame, asked: int) -> None:
    if not asked:
        raise ModelError("expected a player with two actions, got none")
    if asked > MAX_QUERIES:
        raise ScopeError(f"{asked:,} queries, more than the {MAX_QUERIES} that fit")
    leaves = 1
    for size in game.sizes:  # a play of k actions is a tree with 2 ** (k - 1) ends
        leaves *= 2 ** (size - 1)
    if 4 * leaves > MAX_NODES:
        raise ScopeError(
            f"machines of {4 * leaves:,} instructions, more than the {MAX_NODES:,} "
            "that fit",
            "a game with fewer players or actions",
        )


def _comparing(
    game: StrategicGame,
    plays: Sequence[Program],
    player: int,
    action: int,
    champion: int,
) -> Program:
    """Return the machine that outputs 1 the oftener, the better the action is."""
    scale = _spread(game, player)

    def against(profile: tuple[int, ...]) -> Program:
        place = len(profile)
        if place == player:
            return against((*profile, action))
        if place < len(plays):
            return followed(plays[place], lambda a: against((*profile, a)))
        before = (*profile[:player], champion, *profile[player + 1 :])
        better = game.payoff(player, profile) - game.payoff(player, before)
        return Flip((1 + better * scale) * HALF, Write(1), Write(0))

    return against(())


def _spread(game: StrategicGame, player: int) -> Any:
    """Return the factor that brings a player's payoffs to differ by at most 1."""
    own = [row[player] for row in game.table]
    if not all(map(is_exact, own)):
        return Fraction(1)
    return Fraction(1) / max(1, max(own) - min(own))


def played(game: StrategicGame, oracle: Oracle) -> Mixed:
    """Return the mixed profile that the players' programs play with an oracle."""
    answer = answers(query_names(game), oracle)
    return tuple(
        tuple(begins(play(game, player), (action,), answer) for action in range(size))
        for player, size in enumerate(game.sizes)
    )


def oracle_of(game: StrategicGame, profile: Mixed) -> Oracle:
    """Return an oracle by which the players play a profile, reflective if any is.

    Where a is exactly as good as what she has she switches to it with probability
    s_a = p(a) / (p(0) + ... + p(a)), so that in the end she plays p.
    """
    machines = best_response_machines(game)
    found: list[Any] = []
    for player, action, champion in comparisons(game):
        gap = _gap(game, player, action, champion, profile)
        own = profile[player]
        so_far = sum(own[: action + 1])
        switch = own[action] / Fraction(so_far) if so_far else 0
        found.append(1 if gap > 0 else 0 if gap < 0 else switch)
    return machines.exactly(found)


def _gap(
    game: StrategicGame, player: int, action: int, champion: int, profile: Mixed
) -> Any:
    """Return how much better one action is than another against the others."""

    def worth(own: int) -> Any:
        law = tuple(int(k == own) for k in range(game.sizes[player]))
        return game.expected(player, (*profile[:player], law, *profile[player + 1 :]))

    return worth(action) - worth(champion)
