"""What shows that a list of embedded equilibria of two players is complete."""

from collections.abc import Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import check_reading
from accord.verifiers.engines.embedded import by_supports


def find(
    game: StrategicGame, *, equilibria: Sequence[Mixed], reading: str = "limit"
) -> dict[str, Any]:
    """Return for each pair of supports what shows its profile, or that it has none.

    Raises ModelError where a pair of supports has infinitely many candidates.
    """
    del equilibria  # what is shown does not depend on what is claimed
    found = by_supports(game, check_reading(reading))
    if found.open:
        mine, theirs = (
            ", ".join(labels[a] for a in support)
            for labels, support in zip(game.actions, found.open[0], strict=True)
        )
        raise ModelError(
            f"infinitely many profiles with the supports ({mine}) and ({theirs}) are "
            "equally good wherever they are played",
            "`embedded-equilibrium` decides single profiles",
        )
    return {"pairs": found.evidence}
