"""Subjective path is Nash path: wrong beliefs off the path allow nothing else."""

from accord.theory.properties import assume, prop
from accord.theory.repeated_games import History, RepeatedGame
from accord.theory.subjective_paths import paths


@prop(RepeatedGame, forall=("play",))
def subjective_path_is_nash_path(game: RepeatedGame, play: History) -> bool:
    """If a play is the path of a subjective Nash equilibrium, it is a Nash path.

    In pure strategies, for a game of finitely many rounds. A subjective Nash
    equilibrium: all play best replies to pure strategies that they believe the others
    to have, which do on the path what the others do. Source: Kalai and Lehrer 1993,
    "Subjective equilibrium in repeated games", for games of which all know the payoffs
    and see what is played.
    """
    nash, subjective = paths(game)
    assume(play in subjective)
    return play in nash


def because(game: RepeatedGame, play: History) -> str:
    """Return the paths."""
    nash, _ = paths(game)
    listed = ", ".join(map(game.say, sorted(nash))) or "none"
    return f"{game.say(play)} is a subjective Nash path; the Nash paths are {listed}."
