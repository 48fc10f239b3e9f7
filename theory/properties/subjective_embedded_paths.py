"""All subjective embedded paths of a game of finitely many rounds."""

from collections.abc import Sequence

from accord.theory.embedded_paths import embedded_paths, is_embedded_path
from accord.theory.properties import prop
from accord.theory.repeated_games import History, Play, RepeatedGame


@prop(RepeatedGame, forall=("play",), loops=("player", "action"))
def subjective_embedded_paths(
    game: RepeatedGame, play: History, *, paths: Sequence[History]
) -> bool:
    """These plays are the subjective embedded paths of the game, and no others."""
    return is_embedded_path(game, Play(play)) == (play in paths)


def because(game: RepeatedGame, play: History, *, paths: Sequence[History]) -> str:
    """Return whether the play is one, and all that are."""
    found = [one.first for one in embedded_paths(game)]
    listed = ", ".join(map(game.say, found)) or "none"
    verb = "is one" if play in found else "is none"
    return f"{game.say(play)} {verb}; the subjective embedded paths are: {listed}."
