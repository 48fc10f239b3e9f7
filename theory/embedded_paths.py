"""Which plays of a repeated game are paths of subjective embedded equilibria.

An embedded agent's beliefs say what the others do given what she herself does. Where
play never gets, nothing contradicts them; so what a deviation a of player i after a
history is worth at worst is

    now    min over the others of u_i(a, .)         later    max_b min u_i(b, .),

as the beliefs may answer each of her later actions too, and she takes the best one. A
path is one of a subjective embedded equilibrium for some beliefs (Definition 4.15 of
Meulemans et al. 2025) iff, at each of its histories, what is left of it is worth at
least that, to each player and for each action that she does not take there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame
from accord.theory.repeated_games import (
    History,
    Play,
    RepeatedGame,
    Strategies,
    laws_at,
    product_law,
)


def least_payoff(game: StrategicGame, player: int, action: int) -> Any:
    """Return what an action pays at worst, whatever the others do."""
    others = opponents(game, player)
    return min(game.payoff(player, replaced(p, player, action)) for p in others)


def maximin(game: StrategicGame, player: int) -> Any:
    """Return what a player's best pure action pays at worst."""
    return max(least_payoff(game, player, a) for a in range(game.sizes[player]))


def later_at_worst(game: RepeatedGame, player: int) -> tuple[Any, ...]:
    """Return for each round what those after it are worth under the worst beliefs.

    As seen from that round: (g + g^2 + ...) m, with m the maximin. In a game that never
    ends it is g m after every round, and there is one entry for all.
    """
    g, least = game.discount, maximin(game.game, player)
    if game.rounds is None:
        return (g * least,)
    row: list[Any] = [0]
    for _ in range(game.rounds - 1):
        row.append(g * (row[-1] + least))
    return tuple(reversed(row))


def at_worst(game: RepeatedGame, player: int, action: int) -> tuple[Any, ...]:
    """Return for each round what a deviation in it is worth under the worst beliefs.

    One entry for all rounds where the game never ends.
    """
    now = game.share * least_payoff(game.game, player, action)
    return tuple(now + later for later in later_at_worst(game, player))


def tempted(
    game: RepeatedGame, play: Play, player: int, action: int
) -> tuple[int, Any, Any] | None:
    """Return the first round in which an action beats the play, whatever is believed.

    With what is left of the play there, and what the action is worth at worst, both
    times the scale of `scaled_worths`; None where there is no such round.
    """
    worths, scale = game.scaled_worths(player, play)
    worst = at_worst(game, player, action)
    for number, left in enumerate(worths):
        if play.at(number)[player] == action:
            continue
        gain = scale * worst[min(number, len(worst) - 1)]
        if not left >= gain:
            return number, left, gain
    return None


@dataclass(frozen=True, slots=True)
class Temptation:
    """A history at which an action beats what a player does there.

    taken  None for all that she may do there together, else one action of it
    """

    history: History
    taken: int | None
    left: Any
    action: int
    worth: Any


def tempted_in_law(
    game: RepeatedGame, strategies: Strategies, player: int
) -> Temptation | None:
    """Return where a law of play, lotteries and all, tempts a player; None if nowhere.

    At each history that is reached all actions that she may take must be worth the
    same, given the true continuation, and at least what each other action is worth
    under the worst beliefs. Only reached histories are asked of the strategies.
    """
    rounds = game.finite("a law of play")
    game.check_tree(rounds)
    found: list[Temptation] = []

    def left(history: History, memories: tuple[Any, ...]) -> Any:
        """Return what is left to her after a history, and keep a temptation."""
        if len(history) == rounds:
            return 0
        laws = laws_at(game, strategies, memories)
        worths: dict[int, Any] = {}
        for profile, p in product_law(laws):
            pairs = zip(strategies, memories, strict=True)
            after = tuple(s.after(m, profile) for s, m in pairs)
            now = game.game.payoff(player, profile)
            worth = now + game.discount * left((*history, profile), after)
            own = profile[player]
            given = p / Fraction(laws[player][own])
            worths[own] = worths.get(own, 0) + given * worth
        best = max(worths, key=lambda a: worths[a])
        for action in range(game.sizes[player]):
            if action not in worths:
                worst = at_worst(game, player, action)[len(history)]
                if worst > worths[best]:
                    found.append(Temptation(history, None, worths[best], action, worst))
            elif worths[action] != worths[best]:
                found.append(
                    Temptation(history, action, worths[action], best, worths[best])
                )
        return sum(p * worths[a] for a, p in enumerate(laws[player]) if p)

    left((), tuple(s.at_first for s in strategies))
    return min(found, key=lambda t: (len(t.history), t.history), default=None)


def is_embedded_path(game: RepeatedGame, play: Play) -> bool:
    """Return whether some beliefs make this the path of a subjective embedded one."""
    return not any(
        tempted(game, play, player, action)
        for player in range(len(game.players))
        for action in range(game.sizes[player])
    )


def embedded_paths(game: RepeatedGame) -> Iterator[Play]:
    """Yield the subjective embedded paths of a game of finitely many rounds."""
    return (play for play in game.plays() if is_embedded_path(game, play))
