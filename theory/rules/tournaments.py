"""Tournament solutions: sets of alternatives chosen from a majority."""

from accord.theory.preferences import Relation
from accord.theory.rules import rule


@rule(
    "tournaments",
    size={"alternatives": 4},
    has="condorcet-winner condorcet-loser neutral non-imposed",
)
def top_cycle(beats: Relation, *, alternatives: int) -> frozenset[int]:
    """Return the smallest set each of whose members beats all that are outside it.

    Source: Good 1971, Schwartz 1972.
    """
    ahead = sorted(range(alternatives), key=lambda x: -_wins(beats, x))
    # Who beats all outside wins more often than anyone outside.
    for size in range(1, alternatives + 1):
        inside, outside = ahead[:size], ahead[size:]
        if all((x, y) in beats for x in inside for y in outside):
            return frozenset(inside)
    return frozenset(ahead)


@rule(
    "tournaments",
    size={"alternatives": 4},
    has="condorcet-winner condorcet-loser neutral non-imposed",
)
def uncovered_set(beats: Relation, *, alternatives: int) -> frozenset[int]:
    """Return the alternatives that none covers.

    y covers x if it beats x and all that x beats. Source: Fishburn 1977, Miller 1980.
    """
    every = range(alternatives)

    def covers(y: int, x: int) -> bool:
        beaten = (z for z in every if (x, z) in beats)
        return (y, x) in beats and all((y, z) in beats for z in beaten)

    return frozenset(x for x in every if not any(covers(y, x) for y in every))


@rule(
    "tournaments",
    size={"alternatives": 4},
    has="condorcet-winner condorcet-loser neutral non-imposed",
)
def copeland_set(beats: Relation, *, alternatives: int) -> frozenset[int]:
    """Return the alternatives that beat most others (Copeland)."""
    wins = [_wins(beats, x) for x in range(alternatives)]
    return frozenset(x for x in range(alternatives) if wins[x] == max(wins))


def _wins(beats: Relation, x: int) -> int:
    return sum(winner == x for winner, _ in beats)
