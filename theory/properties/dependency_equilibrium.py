"""Dependency equilibrium: an action played is best by what it tells of the others."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof, need, part, ratio
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties import prop

Action = tuple[int, int]  # of a player, with its number
Given = tuple[Any, Any]


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
    first = leading(game, known)
    if not all(
        _same(known[own], known[first[own[0]]])
        for own in known
        if bool(known[own][0] > 0)
    ):
        return False
    idle = [own for own in known if not bool(known[own][0] > 0)]
    if not idle:
        return True
    values = [ratio(known[own][1], known[own][0]) for own in first]
    if "multipliers" in proof:
        _check_multipliers(game, idle, values, part(proof, "multipliers"))
        return False
    _check_laws(game, idle, values, part(proof, "laws"))
    return True


def given(game: StrategicGame, law: Sequence[Any]) -> dict[Action, Given]:
    """Return for each action its weight, and that times what is expected given it."""
    sizes = enumerate(game.sizes)
    known: dict[Action, Given] = {(i, a): (0, 0) for i, n in sizes for a in range(n)}
    for weight, profile, payoffs in zip(law, game.profiles(), game.table, strict=True):
        for own, payoff in zip(enumerate(profile), payoffs, strict=True):
            total, worth = known[own]
            known[own] = total + weight, worth + weight * payoff
    return known


def leading(game: StrategicGame, known: dict[Action, Given]) -> list[Action]:
    """Return for each player her first action with weight."""
    return [
        next((i, a) for a in range(size) if bool(known[i, a][0] > 0))
        for i, size in enumerate(game.sizes)
    ]


def _same(one: Given, other: Given) -> bool:
    """Return whether as much is expected given two actions with weight."""
    # Of positive x and y, v / x == w / y iff v y == w x; both ways, as rows are.
    first, second = one[1] * other[0], other[1] * one[0]
    return bool(first >= second) and bool(second >= first)


def _check_laws(
    game: StrategicGame,
    idle: Sequence[Action],
    values: Sequence[Any],
    laws: Sequence[Sequence[Any]],
) -> None:
    need(all(is_law(q, game.size) for q in laws), "laws on the profiles")
    tables = [given(game, q) for q in laws]
    for own in idle:
        weight, worth = next((t[own] for t in tables if t[own][0] > 0), (0, 0))
        need(weight > 0, "laws that give every action weight")
        need(worth <= weight * values[own[0]], "no action that expects more")


def _check_multipliers(
    game: StrategicGame,
    idle: Sequence[Action],
    values: Sequence[Any],
    multipliers: Sequence[Sequence[Any]],
) -> None:
    need(tuple(map(len, multipliers)) == game.sizes, "a number for each action")
    need(all(m >= 0 for row in multipliers for m in row), "numbers of at least 0")
    rows = enumerate(multipliers)
    used = {(i, a) for i, row in rows for a, m in enumerate(row) if m > 0}
    need(used and used <= set(idle), "some above 0, where the law gives no weight")
    for profile, payoffs in zip(game.profiles(), game.table, strict=True):
        gains = [
            multipliers[i][a] * (payoffs[i] - values[i])
            for i, a in enumerate(profile)
            if (i, a) in used
        ]
        need(not gains or sum(gains) > 0, "a positive sum where one is played")


def because(game: StrategicGame, *, law: Sequence[Any], proof: Proof) -> str:
    """Return which action expects more than another."""
    if not is_law(law, game.size):
        return "the numbers are no law on the profiles."
    known = given(game, law)
    for own in (own for own in known if known[own][0] > 0):
        best = leading(game, known)[own[0]]
        if not _same(known[own], known[best]):
            (i, a), (_, b) = own, best
            names = game.actions[i]
            return (
                f"{game.players[i]} expects {ratio(known[best][1], known[best][0])} "
                f"given {names[b]} and {ratio(known[own][1], known[own][0])} given "
                f"{names[a]}, and both are played."
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
