"""What the actions are worth to an agent while it plays."""

from typing import Any

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import prop


@prop(EmbeddedAgents)
def values_in_play(play: EmbeddedAgents, *, player: int, worths: Any) -> bool:
    """In each round of a sure play the agent's actions have these values Q."""
    found = _found(play, player)
    return len(found) == len(worths) and all(
        bool(x == y)
        for own, row in zip(found, worths, strict=True)
        for x, y in zip(own, row, strict=True)
    )


def _found(play: EmbeddedAgents, player: int) -> list[Any]:
    levels = play.moments()[:-1]
    if any(len(level) != 1 for level in levels):
        return []
    return [m.choices[player].values for level in levels for m in level.values()]


def because(play: EmbeddedAgents, *, player: int, worths: Any) -> str:
    """Return the values."""
    told = "; ".join(", ".join(map(str, row)) for row in _found(play, player))
    return f"they are {told}."
