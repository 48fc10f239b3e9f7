"""Off the path: what the actions are believed to meet that a profile does not take.

To an embedded agent its own action is evidence of what the others do. What it expects
of an action that the profile gives weight 0 is therefore up to its beliefs. The terms
here say which beliefs of all players together hold a profile in place, and which sums
of gains show that none do.

Write K for the pairs k = (player i, action a) with weight 0; a cell c is a profile of
pure actions, and k is in c if c_i = a. The gain of k in c is d_k(c) = u_i(c) - V_i - e,
where V_i is what i gets from the profile and e >= 0 the tolerance. All terms only add,
multiply and compare, so they run on forms as well as on numbers.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.game_terms import is_law, pure, replaced, reply
from accord.theory.games import ActionProfile, Mixed, StrategicGame, position

Law = Sequence[Any]  # a probability of each cell, in the order of the game's table
Action = tuple[int, int]  # a player and one of her actions
READINGS = ("limit", "closed", "full")


def check_reading(reading: str) -> str:
    """Return the reading, or raise ModelError with the nearest one."""
    if reading not in READINGS:
        raise ModelError(
            f"no reading of embedded equilibrium is named `{reading}`",
            f"the readings are {', '.join(READINGS)}",
        )
    return reading


def off_path(game: StrategicGame, mixed: Mixed) -> tuple[Action, ...]:
    """Return the actions of weight 0, each with its player."""
    return tuple(
        (i, a)
        for i, law in enumerate(mixed)
        for a, weight in enumerate(law)
        if bool(weight == 0)
    )


def cells_of(game: StrategicGame, action: Action) -> Iterator[ActionProfile]:
    """Yield the cells that an action of a player is in."""
    player, own = action
    sizes = [(own,) if i == player else range(n) for i, n in enumerate(game.sizes)]
    return itertools.product(*sizes)


def optimal_on_path(game: StrategicGame, mixed: Mixed, epsilon: Any = 0) -> bool:
    """Return whether no action of positive weight beats the profile by more than e.

    What these meet is known. As V_i is their average, with e = 0 all of them get V_i:
    the profile is a fully mixed Nash equilibrium of the game of its supports.
    """
    for player, law in enumerate(mixed):
        worth = game.expected(player, mixed) + epsilon
        for action, weight in enumerate(law):
            known_zero = is_exact(weight) and weight == 0
            better = not known_zero and reply(game, player, action, mixed) > worth
            if bool(better) and bool(weight > 0):
                return False
    return True


def marginal(game: StrategicGame, action: Action, law: Law) -> Any:
    """Return the probability that a law gives to an action of a player."""
    return sum(law[position(cell, game.sizes)] for cell in cells_of(game, action))


def conditional(
    game: StrategicGame, action: Action, beliefs: Sequence[Law]
) -> Law | None:
    """Return the first of the laws that gives the action positive probability."""
    cells = [position(cell, game.sizes) for cell in cells_of(game, action)]
    # Cell by cell, as laws are at least 0: on forms it matters which one is positive.
    laws = (law for law in beliefs if any(bool(law[k] > 0) for k in cells))
    return next(laws, None)


def believed_gain(game: StrategicGame, action: Action, law: Law, worth: Any) -> Any:
    """Return the sum of law(c) (u_i(c) - worth) over the cells of an action of i.

    It has the sign of what i believes to gain over `worth`: it is that, times the
    probability of the action.
    """
    total: Any = 0
    for cell in cells_of(game, action):
        weight = law[position(cell, game.sizes)]
        if not (is_exact(weight) and weight == 0):
            total = total + weight * (game.payoff(action[0], cell) - worth)
    return total


def are_rows(given: Any) -> bool:
    """Return whether this is a row of rows, of what may be numbers."""
    return isinstance(given, (tuple, list)) and all(
        isinstance(row, (tuple, list))
        and not any(
            x is None or isinstance(x, (str, bool, tuple, Mapping)) for x in row
        )
        for row in given
    )


def fits_reading(game: StrategicGame, beliefs: Sequence[Law], reading: str) -> bool:
    """Return whether these are laws on the cells, as many as the reading takes.

    Under `limit` any number, one after the other; else one, under `full` with every
    cell of positive probability.
    """
    if not are_rows(beliefs) or not all(is_law(law, game.size) for law in beliefs):
        return False
    if reading == "limit":
        return True
    one = len(beliefs) == 1
    return one and (reading == "closed" or all(bool(p > 0) for p in beliefs[0]))


def supports(
    game: StrategicGame,
    mixed: Mixed,
    beliefs: Sequence[Law],
    reading: str = "limit",
    epsilon: Any = 0,
) -> bool:
    """Return whether beliefs make no action off the path better by more than e.

    The beliefs are common to all players and fit the reading. Each action off the path
    has positive probability under one of them, and under the first such law q the sum
    of q(c) d_k(c) over its cells is at most 0.
    """
    if not fits_reading(game, beliefs, check_reading(reading)):
        return False
    for action in off_path(game, mixed):
        law = conditional(game, action, beliefs)
        worth = game.expected(action[0], mixed) + epsilon
        if law is None or bool(believed_gain(game, action, law, worth) > 0):
            return False
    return True


def worths_of(game: StrategicGame, mixed: Mixed, epsilon: Any = 0) -> tuple[Any, ...]:
    """Return V_i + e of each player."""
    return tuple(game.expected(i, mixed) + epsilon for i in range(len(game.players)))


def gains_added(
    game: StrategicGame,
    off: Sequence[Action],
    worths: Sequence[Any],
    multipliers: Mixed,
) -> Mapping[ActionProfile, Any]:
    """Return S(c), the sum of the multipliers times what is gained over the worths.

    Of the cells with an action off the path; `multipliers[i][a]` is that of action a
    of player i.
    """
    found: dict[ActionProfile, Any] = {}
    for player, action in off:
        times = multipliers[player][action]
        for cell in cells_of(game, (player, action)):
            gain = game.payoff(player, cell) - worths[player]
            found[cell] = found.get(cell, 0) + times * gain
    return found


def excludes(
    game: StrategicGame,
    mixed: Mixed,
    multipliers: Mixed,
    reading: str = "limit",
    epsilon: Any = 0,
) -> bool:
    """Return whether multipliers show that no beliefs support the profile."""
    worths = worths_of(game, mixed, epsilon)
    return excludes_over(game, off_path(game, mixed), worths, multipliers, reading)


def excludes_over(
    game: StrategicGame,
    off: Sequence[Action],
    worths: Sequence[Any],
    multipliers: Mixed,
    reading: str = "limit",
) -> bool:
    """Return whether multipliers exclude beliefs under which no action gains.

    That is, no action off the path, over the worths or any that are lower. They are at
    least 0, and 0 on the path. With S(c) the multiplied gains added,

    full    S >= 0 everywhere and S > 0 in some cell
    closed  S >= 0 everywhere and S > 0 in all cells of some action off the path
    limit   some multiplier is positive, and S > 0 in all cells of each such action

    Under supporting beliefs q the sum of q(c) S(c) is at most 0. Where S >= 0 it is 0,
    so q is 0 wherever S > 0: against `full` in a cell, against `closed` at an action.
    Under `limit` laws q_r > 0 have conditional gains whose limits are at most 0. The
    sum of q_r(c) S(c) is at least min S > 0 times the probability that some action
    with a multiplier is taken; and it is at most this probability times the sum of the
    multipliers times the largest of the conditional gains, which leaves no room. Lower
    worths only raise S.
    """
    check_reading(reading)
    shaped = are_rows(multipliers) and len(multipliers) == len(game.players)
    shaped = shaped and all(
        len(row) == size for row, size in zip(multipliers, game.sizes, strict=False)
    )
    if not shaped or not all(
        bool(m >= 0) if (i, a) in off else bool(m == 0)
        for i, row in enumerate(multipliers)
        for a, m in enumerate(row)
    ):
        return False
    added = gains_added(game, off, worths, multipliers)

    def positive(action: Action) -> bool:
        return all(bool(added[cell] > 0) for cell in cells_of(game, action))

    if reading == "limit":
        weighted = [(i, a) for i, a in off if bool(multipliers[i][a] > 0)]
        return bool(weighted) and all(map(positive, weighted))
    if not all(bool(total >= 0) for total in added.values()):
        return False
    if reading == "closed":
        return any(map(positive, off))
    return any(bool(total > 0) for total in added.values())


# --- beliefs of one player --------------------------------------------------------


def path_law(game: StrategicGame, mixed: Mixed) -> Law:
    """Return the law of play: the probability of each cell under the profile."""
    return tuple(
        math.prod((law[a] for law, a in zip(mixed, cell, strict=True)), start=1)
        for cell in game.profiles()
    )


def variation_within(first: Law, second: Law, epsilon: Any) -> bool:
    """Return whether two laws are at most epsilon apart in total variation.

    Half the sum of the absolute differences; by hand, so that it runs on forms.
    """
    total: Any = 0
    for x, y in zip(first, second, strict=True):
        total = total + (x - y if bool(x >= y) else y - x)
    return bool(total <= 2 * epsilon)


def best_nearby(game: StrategicGame, action: Action, mixed: Mixed, epsilon: Any) -> Any:
    """Return the most that an action gets against laws near what the others play.

    Near is at most epsilon in total variation. The cells come from the least payoff to
    the most; mass goes from the first ones to the last until epsilon is used up.
    """
    player, own = action
    law = path_law(game, replaced(mixed, player, pure(game.sizes[player], own)))
    pays: list[tuple[Any, Any]] = []
    for cell in cells_of(game, action):
        each = game.payoff(player, cell), law[position(cell, game.sizes)]
        place = sum(1 for pay, _ in pays if bool(pay <= each[0]))
        pays.insert(place, each)
    best, left = pays[-1][0], epsilon
    total: Any = 0
    for pay, mass in pays:
        moved = mass if bool(mass <= left) else left
        left = left - moved
        total = total + moved * best + (mass - moved) * pay
    return total


def expects_at_most(
    game: StrategicGame, better: Action, other: Action, beliefs: Sequence[Law]
) -> bool:
    """Return whether a player expects no more of her second action than of the first.

    Given each, by the first of the laws that gives it positive probability; False if
    none does.
    """
    first = conditional(game, better, beliefs)
    second = conditional(game, other, beliefs)
    if first is None or second is None:
        return False
    # Divided by both probabilities, these are the two expectations.
    one = believed_gain(game, better, first, 0) * marginal(game, other, second)
    two = believed_gain(game, other, second, 0) * marginal(game, better, first)
    return bool(one >= two)
