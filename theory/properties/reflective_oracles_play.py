"""What the reflective oracles of a game's best-response machines make players play."""

from collections.abc import Sequence

from accord.theory.best_response_machines import best_response_machines, played
from accord.theory.box_points import Endless
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.all_reflective_oracles import same_points


@prop(
    StrategicGame,
    cites="Sturm's theorem, and that resultants vanish at common zeros",
)
def reflective_oracles_play(
    game: StrategicGame, *, equilibria: Sequence[Mixed]
) -> bool:
    """The reflective oracles make the players play these profiles, and no others.

    All reflective oracles of the best-response machines are found: at most three
    queries, as two or three players with two actions have. Compared with
    `all-equilibria` on the same list this says that they are the Nash equilibria.
    Source: Fallenstein, Taylor and Christiano 2015, "Reflective oracles".
    """
    try:
        found = best_response_machines(game).reflective_oracles()
    except Endless:
        return False
    profiles = [_row(played(game, oracle)) for oracle in found]
    return same_points(profiles, list(map(_row, equilibria)))


def _row(profile: Mixed) -> tuple[object, ...]:
    return tuple(weight for law in profile for weight in law)


def because(game: StrategicGame, *, equilibria: Sequence[Mixed]) -> str:
    """Return what they play."""
    try:
        found = best_response_machines(game).reflective_oracles()
    except Endless as endless:
        return f"there are infinitely many reflective oracles: {endless.message}."
    shown = " | ".join(
        "; ".join(", ".join(map(str, law)) for law in played(game, oracle))
        for oracle in found
    )
    return f"reflective oracles make them play {shown}."
