"""Dependencies: what a joint law says of the others, given each action of a player.

Write w(i, a) for the weight that a law gives to action a of player i, and v(i, a) for
that times what i expects given it: the sum of the payoffs in the profiles with a, each
times its probability. Everything here only adds, multiplies and compares, so it runs on
forms as well as on numbers.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import ratio
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.off_path import are_rows

Action = tuple[int, int]  # of a player, with its number
Given = tuple[Any, Any]


def given(game: StrategicGame, law: Sequence[Any]) -> dict[Action, Given]:
    """Return for each action the pair of w and v."""
    sizes = enumerate(game.sizes)
    known: dict[Action, Given] = {(i, a): (0, 0) for i, n in sizes for a in range(n)}
    for weight, profile, payoffs in zip(law, game.profiles(), game.table, strict=True):
        for own, payoff in zip(enumerate(profile), payoffs, strict=True):
            total, worth = known[own]
            known[own] = total + weight, worth + weight * payoff
    return known


def idle(known: dict[Action, Given]) -> list[Action]:
    """Return the actions without weight."""
    return [own for own, (weight, _) in known.items() if not bool(weight > 0)]


def values(game: StrategicGame, known: dict[Action, Given]) -> list[Any]:
    """Return for each player what she expects given her first action with weight."""
    return [ratio(*reversed(known[own])) for own in leading(game, known)]


def leading(game: StrategicGame, known: dict[Action, Given]) -> list[Action]:
    """Return for each player her first action with weight."""
    return [
        next((i, a) for a in range(size) if bool(known[i, a][0] > 0))
        for i, size in enumerate(game.sizes)
    ]


def unlike(game: StrategicGame, known: dict[Action, Given]) -> Action | None:
    """Return an action with weight given which something else is expected.

    Than given the player's first one; None if there is none.
    """
    first = leading(game, known)
    for own, (weight, worth) in known.items():
        other_weight, other_worth = known[first[own[0]]]
        if bool(weight > 0):
            # Of positive w and w', v / w == v' / w' iff v w' == v' w.
            mine, others = worth * other_weight, other_worth * weight
            if not (bool(mine >= others) and bool(mine <= others)):
                return own
    return None


def attained(
    game: StrategicGame, known: dict[Action, Given], laws: Sequence[Sequence[Any]]
) -> bool:
    """Return whether given no idle action more is expected, in the limit of the laws.

    Given each, that is what is expected under the first of the laws that gives it
    weight, and each has one that does.
    """
    if not are_rows(laws) or not all(is_law(q, game.size) for q in laws):
        return False
    tables, worths = [given(game, q) for q in laws], values(game, known)
    for own in idle(known):
        weight, worth = next((t[own] for t in tables if t[own][0] > 0), (0, 0))
        if not weight > 0 or worth > weight * worths[own[0]]:
            return False
    return True


def ruled_out(
    game: StrategicGame,
    known: dict[Action, Given],
    multipliers: Sequence[Sequence[Any]],
) -> bool:
    """Return whether multipliers show that given some idle action more is expected.

    They are at least 0, not all 0, and 0 for actions with weight; and in every profile
    in which an action with a multiplier is played the gains over what is expected,
    times these, add up to more than 0.
    """
    shaped = are_rows(multipliers) and tuple(map(len, multipliers)) == game.sizes
    if not shaped or not all(m >= 0 for row in multipliers for m in row):
        return False
    rows, worths = enumerate(multipliers), values(game, known)
    used = {(i, a) for i, row in rows for a, m in enumerate(row) if m > 0}
    if not used or not used <= set(idle(known)):
        return False
    for profile, payoffs in zip(game.profiles(), game.table, strict=True):
        gains = [
            multipliers[i][a] * (payoffs[i] - worths[i])
            for i, a in enumerate(profile)
            if (i, a) in used
        ]
        if gains and not sum(gains) > 0:
            return False
    return True
