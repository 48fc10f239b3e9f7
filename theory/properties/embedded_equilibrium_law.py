"""Embedded equilibrium as a law: the players draw by themselves, and it is one."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof
from accord.theory.dependencies import given
from accord.theory.game_terms import is_law, same_numbers
from accord.theory.games import StrategicGame
from accord.theory.off_path import path_law
from accord.theory.properties import prop
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium


@prop(StrategicGame, loops=("pure_profile",))
def embedded_equilibrium_law(
    game: StrategicGame,
    *,
    law: Sequence[Any],
    proof: Proof,
    reading: str = "limit",
) -> bool:
    """The law is the product of mixed actions that are an embedded equilibrium.

    `law` has a probability for each profile, in the order of the table. An embedded
    equilibrium is a profile, each player drawing by herself; so what is played together
    has the product law. The proof is that of `embedded-equilibrium` for the profile of
    the marginals, in this reading.
    """
    if not is_law(law, game.size):
        return False
    profile = marginals(game, law)
    product = path_law(game, profile)
    return same_numbers(law, product) and embedded_equilibrium(
        game, profile=profile, proof=proof, reading=reading
    )


def marginals(game: StrategicGame, law: Sequence[Any]) -> tuple[tuple[Any, ...], ...]:
    """Return for each player the law of her own action."""
    known = given(game, law)
    return tuple(
        tuple(known[i, a][0] for a in range(size)) for i, size in enumerate(game.sizes)
    )


def because(
    game: StrategicGame,
    *,
    law: Sequence[Any],
    proof: Proof,
    reading: str = "limit",
) -> str:
    """Return a profile whose weight is no product, or why it is no equilibrium."""
    if not is_law(law, game.size):
        return "the numbers are no law on the profiles."
    profile = marginals(game, law)
    product = path_law(game, profile)
    for weight, other, actions in zip(law, product, game.profiles(), strict=True):
        if weight != other:
            names = zip(game.actions, actions, strict=True)
            told = ",".join(labels[a] for labels, a in names)
            return (
                f"{told} has weight {weight}; if all drew by themselves it would have "
                f"{other}."
            )
    return "it is a product law, of a profile that is no embedded equilibrium."
