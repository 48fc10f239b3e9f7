"""Linear programs over the feasible set of a bargaining problem, with their duals.

What comes out are the lotteries and normals that definitions of solutions ask for as a
proof; each is exact, and checked again where the definition runs.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import mixture
from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, is_exact
from accord.theory.forms import Form, Literal, Monomial
from accord.verifiers.engines import frontiers
from accord.verifiers.engines.linear_programs import Solution, solve

Lottery = frontiers.Lottery
Row = tuple[Exact, ...]
_STEP = ("t",)  # how far along a direction, an unknown beside the weights


def _row(form: Form, sense: str) -> Literal:
    # As it is, and not by `literal`, which scales: multipliers are those of the row.
    return Literal(tuple(form.terms.items()), sense)


def _weights(problem: BargainingProblem) -> list[Literal]:
    """Return that the weights are a lottery, after which other rows may follow."""
    count = len(problem.outcomes)
    each = [_row(Form({(f"w{k}",): 1}), ">=") for k in range(count)]
    terms: dict[Monomial, Exact] = {(f"w{k}",): 1 for k in range(count)}
    total = Form({**terms, (): -1})
    return [*each, _row(total, "==")]


def _payoff(problem: BargainingProblem, player: int, more: Any = None) -> Form:
    """Return the expected payoff of a player, with further terms."""
    terms: dict[Monomial, Exact] = dict(more or {})
    for k, v in enumerate(problem.outcomes):
        if v[player]:
            terms[(f"w{k}",)] = v[player]
    return Form(terms)


def _lottery(problem: BargainingProblem, found: Solution) -> Lottery:
    values = found.values or {}
    weights = ((k, values.get((f"w{k}",), 0)) for k in range(len(problem.outcomes)))
    return tuple((k, w) for k, w in weights if w)


def _multipliers(found: Solution, first: int) -> Row:
    assert found.multipliers is not None
    return tuple(found.multipliers[first:])


def farthest(
    problem: BargainingProblem, start: Row, direction: Row, *, free: bool
) -> tuple[Exact, Lottery, Row] | None:
    """Return the largest t for which start + t*direction is feasible.

    With it a lottery that gives the point (or more, with `free`), and a normal with
    normal . direction = 1 beyond which nothing is feasible. None if there is no t.
    """
    free = free or problem.comprehensive
    if free and len(direction) == 2 and min(direction) > 0:
        return frontiers.farthest(problem, start, direction)
    rows = _weights(problem)
    first = len(rows)
    sense = ">=" if free else "=="
    for i, (x, c) in enumerate(zip(start, direction, strict=True)):
        rows.append(_row(_payoff(problem, i, {(): -x, _STEP: -c}), sense))
    found = solve(rows, Form({_STEP: 1}))
    if found.values is None or found.bound is None:
        return None
    return found.bound, _lottery(problem, found), _multipliers(found, first)


def most(
    problem: BargainingProblem, player: int, floor: Sequence[tuple[int, Exact]]
) -> tuple[Exact, Lottery, Row] | None:
    """Return the most that the player gets where others get at least some payoffs.

    `floor` has pairs (player, payoff). With it the lottery, and a multiplier, >= 0, for
    each entry of the floor: v_i + sum m_j (v_j - x_j) is nowhere more than this most.
    """
    if len(problem.players) == 2:
        return frontiers.most(problem, player, floor)
    rows = _weights(problem)
    first = len(rows)
    rows += [_row(_payoff(problem, j, {(): -x}), ">=") for j, x in floor]
    found = solve(rows, _payoff(problem, player))
    if found.values is None or found.bound is None:
        return None
    return found.bound, _lottery(problem, found), _multipliers(found, first)


def lottery_for(problem: BargainingProblem, point: Row) -> tuple[Lottery | None, Row]:
    """Return a lottery that gives the point, or None and a normal that parts it."""
    rows = _weights(problem)
    first = len(rows)
    sense = ">=" if problem.comprehensive else "=="
    rows += [_row(_payoff(problem, i, {(): -x}), sense) for i, x in enumerate(point)]
    found = solve(rows)
    if found.values is not None:
        return _lottery(problem, found), ()
    # The rows times the multipliers add up to a contradiction: m . v < m . x for all v.
    return None, _multipliers(found, first)


def check_gains(problem: BargainingProblem) -> None:
    """Raise ModelError unless some feasible point is better for every player than d."""
    d = problem.disagreement
    if any(all(x > y for x, y in zip(v, d, strict=True)) for v in problem.outcomes):
        return
    found = farthest(problem, d, (1,) * len(d), free=True)
    if found is None:
        raise SolverError("no lottery gives anybody anything")
    if found[0] <= 0:
        where = "on" if found[0] == 0 else "beyond"
        raise ModelError(
            "nothing is to be gained from agreement by all players together: the "
            f"disagreement point ({', '.join(map(str, d))}) lies {where} the frontier",
            "a solution needs some feasible point that is better for every player",
        )


def thrown_away(
    problem: BargainingProblem, point: Row, lottery: Lottery | None = None
) -> tuple[str, ...]:
    """Return the note that a point needs payoffs thrown away, where that is not given.

    `lottery` gives everybody at least the point; it may give just that.
    """
    if problem.comprehensive or (
        lottery is not None and mixture(problem, lottery) == point
    ):
        return ()
    if lottery_for(problem, point)[0] is not None:
        return ()
    return ("not feasible unless payoffs are thrown away",)


def feasible_proof(problem: BargainingProblem, point: Row) -> dict[str, Any]:
    """Return the proof that a point is feasible, or that it is not."""
    if not problem.lotteries:
        return {}
    lottery, normal = lottery_for(problem, _rational(point))
    return {"normal": normal} if lottery is None else {"lottery": lottery}


def pareto_proof(problem: BargainingProblem, point: Row) -> dict[str, Any]:
    """Return the proof that a point is Pareto optimal, or that something is better.

    The sum of payoffs is made as large as can be where nobody is worse off. If it is
    that of the point, each player's multiplier and 1 are her weight.
    """
    rows = _weights(problem)
    first = len(rows)
    each = [_payoff(problem, i) for i in range(len(point))]
    rows += [_row(e - x, ">=") for e, x in zip(each, _rational(point), strict=True)]
    found = solve(rows, sum(each, Form({})))
    if found.values is None:
        raise ModelError(
            f"({', '.join(map(str, point))}) is not feasible, nor anything better",
            "`feasible-payoffs` tells whether a point is feasible",
        )
    lottery = _lottery(problem, found)
    if found.bound != sum(point):
        return {"better": lottery}
    normal = tuple(1 + m for m in _multipliers(found, first))
    return {"lottery": lottery, "normal": normal}


def _rational(point: Row) -> Row:
    if not all(map(is_exact, point)):
        raise ModelError("a proof for irrational payoffs has to be given")
    return point
