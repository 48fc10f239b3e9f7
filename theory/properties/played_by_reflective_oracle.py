"""Profiles that some reflective oracle makes the players play."""

from accord.theory.best_response_machines import (
    best_response_machines,
    oracle_of,
    played,
)
from accord.theory.game_terms import is_mixed, same_numbers
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def played_by_reflective_oracle(game: StrategicGame, *, profile: Mixed) -> bool:
    """Some reflective oracle of the best-response machines makes them play the profile.

    It says what is true where actions differ, and where a is as good as what she has
    it says yes with probability p(a) / (p(0) + ... + p(a)): if these answers are not
    reflective or do not lead to the profile p, none do, since with a reflective oracle
    p is a Nash equilibrium, and at one of these they are and do.
    """
    if not is_mixed(game, profile):
        return False
    oracle = oracle_of(game, profile)
    pairs = zip(played(game, oracle), profile, strict=True)
    return best_response_machines(game).is_reflective(oracle) and all(
        same_numbers(found, law) for found, law in pairs
    )


def because(game: StrategicGame, *, profile: Mixed) -> str:
    """Say that somebody would be told to play something else."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    law = played(game, oracle_of(game, profile))
    told = "; ".join(", ".join(map(str, row)) for row in law)
    return (
        "a reflective oracle says what is better against this profile; then they play "
        f"({told})."
    )
