"""Dependency equilibrium: an action played is best by what it tells of the others."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof, need, part, ratio
from accord.theory.dependencies import (
    attained,
    given,
    idle,
    leading,
    ruled_out,
    unlike,
    values,
)
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, loops=("pure_profile",))
def dependency_equilibrium(
    game: StrategicGame, *, law: Sequence[Any], proof: Proof
) -> bool:
    """No action expects more, given itself, than one to which the law gives weight.

    `law` is a joint law p on the profiles, in the order of the table. It is one iff
    laws p_r that give weight to every action of everybody converge to p, and for all
    i, a with p_i(a) > 0 and b: the limit of what i expects under p_r given a is at
    least that given b. Source: Spohn 2007, "Dependency equilibria", the definition as
    it is remembered and not as it is printed.

    Given an action with weight, what is expected is a quotient of p itself. For the
    others, which have no weight, the proof has one of two things.

    `laws`         q_1, q_2, ...: with q_0 = p, p_r is the sum of the q_k / r^k up to a
                   factor, so that given b the limit is that under the first q_k which
                   gives b weight. Whatever limits there are, some laws have them
                   (Myerson 1986, "Multistage games with communication").
    `multipliers`  a refutation: numbers m(i, b) >= 0, not all 0, a row for each player,
                   0 where p gives weight. The sum of m(i, a_i) (u_i(a) - V_i) is
                   positive at every profile a in which an action with m > 0 is played;
                   V_i is what i expects given the actions with weight. Its mean under
                   p_r over these profiles stays above some c > 0, so that given one of
                   the actions more than V_i is expected in the limit.
    """
    if not is_law(law, game.size):
        return False
    known = given(game, law)
    if unlike(game, known) is not None:
        return False
    if not idle(known):
        return True
    if "multipliers" in proof:
        shown = ruled_out(game, known, proof["multipliers"])
        need(shown, "multipliers whose gains add up to more than 0")
        return False
    shown = attained(game, known, part(proof, "laws"))
    need(shown, "laws under which no action without weight expects more")
    return True


def because(game: StrategicGame, *, law: Sequence[Any], proof: Proof) -> str:
    """Return given which action more is expected than given another."""
    if not is_law(law, game.size):
        return "the numbers are no law on the profiles."
    known = given(game, law)
    odd = unlike(game, known)
    if odd is not None:
        i, a = odd
        first, name = leading(game, known)[i][1], game.actions[i]
        return (
            f"{game.players[i]} expects {values(game, known)[i]} given {name[first]} "
            f"and {ratio(*reversed(known[odd]))} given {name[a]}, and both are played."
        )
    rows = enumerate(part(proof, "multipliers"))
    used = [(m, i, a) for i, row in rows for a, m in enumerate(row) if m > 0]
    told = " and ".join(
        f"{m} for {game.actions[i][a]} of {game.players[i]}" for m, i, a in used
    )
    which = "it" if len(used) == 1 else "one of them"
    return (
        f"the gains over what is expected, times {told}, add up to more than 0 "
        f"wherever one is played. So whatever laws converge to it, given {which} more "
        "is expected."
    )
