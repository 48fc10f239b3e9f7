"""Embedded equilibrium: beliefs that all share make every other action no better."""

from typing import Any

from accord.theory.bargaining_terms import Proof, need, part
from accord.theory.belief_words import tell_beliefs, tell_exclusion
from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import check_reading, excludes, optimal_on_path, supports
from accord.theory.properties import prop


@prop(StrategicGame, loops=("pure_profile",))
def embedded_equilibrium(
    game: StrategicGame,
    *,
    profile: Mixed,
    proof: Proof,
    reading: str = "limit",
    epsilon: Any = 0,
) -> bool:
    """What is played is best, by common beliefs about what all other actions meet.

    An embedded agent takes its own action as evidence of the others'. Actions of
    positive weight meet what the profile says, so they must all be best there. What an
    action of weight 0 meets is told by one law q on the profiles of pure actions, the
    same for all players: with V_i what i gets, the mean of u_i under q given the action
    is at most V_i + epsilon. The reading says what q may be:

    full    every profile of pure actions has positive probability (as printed)
    closed  every action of weight 0 has positive probability
    limit   what is believed given an action is a limit of what fully supported laws
            q_1, q_2, ... say given it (as in the paper's completions)

    Beliefs in the limit are rows of laws, one after the other: an action meets what the
    first law says that gives it positive probability. Every such row L_1, ..., L_m is a
    limit, of L_1 + t L_2 + ... + t^(m-1) L_m + t^m (uniform), scaled, as t goes to 0;
    added to the law of play with weight t that still goes to the law of play, which
    gives these actions nothing and so changes nothing of what is said given them.
    Conversely, of fully supported laws some subsequence has all ratios q_r(c) / q_r(c')
    converge, in [0, infinity]. Cells with ratios neither 0 nor infinite make up the
    support of one L, ordered by size; so L_1, L_2, ... have the same limits given an
    action (Blume, Brandenburger and Dekel 1991). That for each t > 0 some q > 0 keeps
    the gain given each action below t says the same again: conditional laws have
    convergent subsequences.

    The proof has such `beliefs`, or `multipliers` that exclude all (`off_path`).
    Source: Meulemans et al. 2025, Definition 4.19 for games played once, and 4.23 with
    epsilon > 0; the readings are ours, as the paper has q of each kind.
    """
    check_reading(reading)
    if not is_mixed(game, profile) or not bool(epsilon >= 0):
        return False
    if not optimal_on_path(game, profile, epsilon):
        return False
    if "beliefs" in proof:
        shown = supports(game, profile, proof["beliefs"], reading, epsilon)
        need(shown, f"beliefs that support the profile, reading {reading}")
        return True
    multipliers = part(proof, "multipliers")
    shown = excludes(game, profile, multipliers, reading, epsilon)
    need(shown, f"multipliers that exclude all beliefs, reading {reading}")
    return False


def because(
    game: StrategicGame,
    *,
    profile: Mixed,
    proof: Proof,
    reading: str = "limit",
    epsilon: Any = 0,
) -> str:
    """Return which action on the path does better, or the sum that excludes beliefs."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    if optimal_on_path(game, profile, epsilon):
        return tell_exclusion(game, profile, proof["multipliers"], reading, epsilon)
    for player, law in enumerate(profile):
        worth = game.expected(player, profile)
        for action, weight in enumerate(law):
            other = reply(game, player, action, profile)
            if weight > 0 and other > worth + epsilon:
                return (
                    f"{game.players[player]} plays {game.actions[player][action]} with "
                    f"probability {weight}, which gets {other}; the profile gets "
                    f"{worth}. What is played has to be equally good."
                )
    return "a tolerance below 0 allows nothing."


def shows(
    game: StrategicGame,
    *,
    profile: Mixed,
    proof: Proof,
    reading: str = "limit",
    epsilon: Any = 0,
) -> tuple[str, ...]:
    """Return the beliefs, action by action."""
    told = tell_beliefs(game, profile, proof["beliefs"], epsilon)
    return (f"reading {reading}: {_READ[reading]}", *told)


_READ = {
    "limit": "beliefs are limits of fully supported laws",
    "closed": "one law, which gives each action of weight 0 some probability",
    "full": "one law, which gives every profile of actions some probability",
}
