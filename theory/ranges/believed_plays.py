"""What the quantified names of properties of believed plays run over."""

from accord.theory.believed_plays import BelievedPlay
from accord.theory.ranges import ranges


@ranges(BelievedPlay, lambda p: len(p.game.players))
def player(p: BelievedPlay) -> range:
    """Run over the players."""
    return range(len(p.game.players))
