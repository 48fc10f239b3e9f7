"""Games in which no pure prediction is a best reply to itself."""

from accord.theory.games import ActionProfile
from accord.theory.properties import prop
from accord.theory.theory_of_mind import LevelReplies


@prop(LevelReplies, forall=("pure_profile",))
def no_consistent_prediction(m: LevelReplies, pure_profile: ActionProfile) -> bool:
    """No profile of pure actions is the best reply to itself.

    So predictions of no finite order, from whatever start, are consistent.
    """
    return m.reply(pure_profile) != pure_profile


def because(m: LevelReplies, pure_profile: ActionProfile) -> str:
    """Say that it is the best reply to itself."""
    return f"the best reply to {m.say(pure_profile)} is itself."
