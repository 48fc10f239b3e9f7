"""A subjective embedded path: some beliefs make it a best response to itself."""

from fractions import Fraction

from accord.theory.embedded_paths import tempted
from accord.theory.exact import simplest
from accord.theory.properties import prop
from accord.theory.repeated_games import History, Play, RepeatedGame


@prop(RepeatedGame, forall=("player", "action"))
def subjective_embedded_path(
    game: RepeatedGame,
    player: int,
    action: int,
    *,
    path: History = (),
    again: History = (),
) -> bool:
    """Nobody has a deviation that beats the play whatever she believes of it.

    The play is `path`, and then `again` over and over where the game never ends. At
    each of its rounds what is left of it is worth to i at least (1 - g) min u_i(a, .) +
    g max_b min u_i(b, .), for every action a other than hers there; of finitely many
    rounds, the sums in place of the shares (`accord.theory.embedded_paths`).
    """
    return tempted(game, Play(path, again), player, action) is None


def because(
    game: RepeatedGame,
    player: int,
    action: int,
    *,
    path: History = (),
    again: History = (),
) -> str:
    """Return the round, what is left of the play there, and what deviating is worth."""
    play = Play(path, again)
    found = tempted(game, play, player, action)
    assert found is not None
    number, _, gain = found
    _, scale = game.scaled_worths(player, play)
    left, least = (game.worths(player, play)[number], simplest(gain / Fraction(scale)))
    who, what = game.players[player], game.actions[player][action]
    when = game.say_when([play.at(k) for k in range(number)])
    return (
        f"{when} what is left of the play is worth {left} to {who}; playing "
        f"{what} is worth {least} at least, even if the others answer each "
        "of her actions as badly for her as they can."
    )
