"""Make examples/election.soi: 400 voters choose what to build on a square.

    python examples/make_election.py > examples/election.soi

Voters and projects stand on a plane, voters around three centres; a voter ranks the
projects by distance, and lists as many as she cares for. Nothing here is measured:
the numbers come from the seed, and are the same everywhere.
"""

import random
import sys
from collections import Counter

from accord.theory.formats.preflib import Election, write_preflib

SEED = 11
VOTERS = 400
PROJECTS = {
    "Library": (40, 55),
    "Market hall": (70, 30),
    "Playground": (20, 35),
    "Pond": (55, 80),
    "Car park": (85, 60),
}
CENTRES = [(30, 45), (65, 40), (60, 75)]
SPREAD = 14
LISTED = [1, 1, 2, 2, 2, 3, 3, 5, 5, 5]  # drawn from: how many she lists


def near(chance: random.Random, centre: tuple[int, int]) -> tuple[int, ...]:
    # Sums of integers, as a float's last digits need not be the same everywhere.
    moves = [sum(chance.randint(-SPREAD, SPREAD) for _ in "123") for _ in centre]
    return tuple(c + move for c, move in zip(centre, moves, strict=True))


def ballot(chance: random.Random) -> tuple[int, ...]:
    x, y = near(chance, chance.choice(CENTRES))
    squares = [(a - x) ** 2 + (b - y) ** 2 for a, b in PROJECTS.values()]
    order = sorted(range(len(squares)), key=lambda k: (squares[k], k))
    return tuple(order[: chance.choice(LISTED)])


def election(seed: int = SEED) -> Election:
    chance = random.Random(seed)
    counts = Counter(ballot(chance) for _ in range(VOTERS))
    lines = sorted(counts.items(), key=lambda line: (-line[1], line[0]))
    meta = (("TITLE", "What to build on the square"),)
    return Election("soi", tuple(PROJECTS), tuple(lines), (), meta)


if __name__ == "__main__":
    sys.stdout.write(write_preflib(election()))
