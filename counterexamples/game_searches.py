"""Random games with transferable utility, and searches for what they refute.

As in `bargaining_searches`: finding nothing says UNFALSIFIED and proves nothing, and
what is found goes to a definition.
"""

import random

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining_searches import Violation, search
from accord.theory.bargaining_terms import Proof, Row, need
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.initiative import rose_kernel
from accord.theory.properties import prop
from accord.theory.transferable import against, guaranteed, shares
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.matrix_games import solve_matrix
from accord.verifiers.verdict import Verdict

TRIES = 2_000


def random_game(chance: random.Random, sizes: tuple[int, int]) -> StrategicGame:
    """Return a two-player game with payoffs from -9 to 9."""
    rows, columns = sizes
    first, second = (
        [[chance.randint(-9, 9) for _ in range(columns)] for _ in range(rows)]
        for _ in range(2)
    )
    return from_arrays(first, second, players=("Alice", "Bob"))


@prop(StrategicGame)
def rose_is_at_least(
    game: StrategicGame, *, kernel: str, player: int, mixture: Row, proof: Proof
) -> bool:
    """The player gets at least what this mixture of her actions makes sure of.

    By the reconstruction of ROSE's kernel; the proof is that of `rose-value`.
    """
    need(is_law(mixture, game.sizes[player]), "a probability of each action")
    own, _ = against(game, (player,))
    least, _ = shares(game, rose_kernel(kernel), proof)
    return bool(least[player] >= guaranteed(own, mixture))


def rose_is_no_less_than_maximin(kernel: str) -> Verdict:
    """Search for a game in which ROSE gives somebody less than her maximin value."""

    def find(chance: random.Random) -> Violation | None:
        game = random_game(chance, chance.choice(((2, 2), (2, 3), (3, 2))))
        found = solve("rose", game, kernel=kernel)
        for player in (0, 1):
            own, _ = against(game, (player,))
            level, mixture, _ = solve_matrix(own)
            if found.point and found.point[player] < level:
                given = {
                    "kernel": kernel,
                    "player": player,
                    "mixture": mixture,
                    "proof": found.proof,
                }
                return lambda: check(game, rose_is_at_least, given=given)
        return None

    return search(
        f"ROSE-{kernel} (reconstruction) gives each player at least her maximin value",
        find,
        over="games",
        scope="random 2 x 2 and 2 x 3 games, whole payoffs from -9 to 9",
        tries=TRIES,
    )
