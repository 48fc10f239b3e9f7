"""What the quantified names of properties of mutual prediction run over."""

from collections.abc import Iterable

from accord.theory.box_demands import BoxPoints
from accord.theory.games import ActionProfile
from accord.theory.ranges import ranges
from accord.theory.theory_of_mind import MARKS, LevelReplies, SoftReplies


@ranges(LevelReplies, lambda m: m.game.size)
def pure_profile(m: LevelReplies) -> Iterable[ActionProfile]:
    """Run over every profile of pure actions."""
    return m.game.profiles()


@ranges(SoftReplies, lambda _: 1, symbolic=True)
def prediction(m: SoftReplies) -> BoxPoints:
    """Run over every prediction."""
    return m.predictions(MARKS["prediction"])


@ranges(SoftReplies, lambda _: 1, symbolic=True)
def second_prediction(m: SoftReplies) -> BoxPoints:
    """Run over every prediction, whatever the first one is."""
    return m.predictions(MARKS["second_prediction"])


@ranges(SoftReplies, lambda m: m.rounds + 1)
def order(m: SoftReplies) -> range:
    """Run over the orders of a run, from 0 on."""
    return range(m.rounds + 1)
