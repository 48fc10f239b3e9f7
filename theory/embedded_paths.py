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

from collections.abc import Iterator, Sequence
from typing import Any

from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame
from accord.theory.repeated_games import Play, RepeatedGame


def least_payoff(game: StrategicGame, player: int, action: int) -> Any:
    """Return what an action pays at worst, whatever the others do."""
    others = opponents(game, player)
    return min(game.payoff(player, replaced(p, player, action)) for p in others)


def maximin(game: StrategicGame, player: int) -> Any:
    """Return what a player's best pure action pays at worst."""
    return max(least_payoff(game, player, a) for a in range(game.sizes[player]))


def later_at_worst(game: RepeatedGame, player: int, number: int) -> Any:
    """Return what the rounds after one are worth under the worst beliefs.

    As seen from that round: for ever  g m,  else  (g + g^2 + ...) m,  m the maximin.
    """
    g, least = game.discount, maximin(game.game, player)
    if game.rounds is None:
        return g * least
    weight: Any = 0
    for _ in range(game.rounds - number - 1):
        weight = g * (weight + 1)
    return weight * least


def at_worst(game: RepeatedGame, player: int, number: int, action: int) -> Any:
    """Return what a deviation in a round is worth under the worst beliefs."""
    now = least_payoff(game.game, player, action)
    return game.share * now + later_at_worst(game, player, number)


def tempted(
    game: RepeatedGame, play: Play, player: int, action: int
) -> tuple[int, Any, Any] | None:
    """Return the first round in which an action beats the play, whatever is believed.

    With what is left of the play there, and what the action is worth at worst, both
    times the scale of `scaled_worths`; None where there is no such round.
    """
    worths, scale = game.scaled_worths(player, play)
    for number, left in enumerate(worths):
        if play.at(number)[player] == action:
            continue
        gain = scale * at_worst(game, player, number, action)
        if not left >= gain:
            return number, left, gain
    return None


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


def paths_in_words(game: RepeatedGame, plays: Sequence[Play]) -> str:
    """Return plays by labels, parted by commas."""
    return ", ".join(map(game.say_play, plays)) or "none"
