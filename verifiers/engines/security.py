"""Zero-sum games and security levels, by one exact linear program each."""

from collections.abc import Sequence
from typing import Any

from accord.theory.exact import Exact
from accord.theory.forms import Form, Literal
from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame
from accord.verifiers.engines.linear_programs import solve

Row = tuple[Exact, ...]
_LEVEL = ("level",)


def solve_matrix(matrix: Sequence[Sequence[Exact]]) -> tuple[Exact, Row, Row]:
    """Return value and optimal laws of a zero-sum game, by what the rows' player gets.

    The largest t for which sum_a p_a u(a, b) >= t for every column b; the multipliers
    of these rows are the law of the columns' player.
    """
    size, width = len(matrix), len(matrix[0])
    rows = [Literal((((f"p{a}",), 1),), ">=") for a in range(size)]
    total = tuple(((f"p{a}",), 1) for a in range(size))
    rows.append(Literal((*total, ((), -1)), "=="))
    for b in range(width):
        terms = [((f"p{a}",), matrix[a][b]) for a in range(size) if matrix[a][b]]
        rows.append(Literal(((_LEVEL, -1), *terms), ">="))
    found = solve(rows, Form({_LEVEL: 1}))
    assert found.bound is not None, "a finite game has a value"
    assert found.values is not None
    assert found.multipliers is not None
    law = tuple(found.values.get((f"p{a}",), 0) for a in range(size))
    return found.bound, law, tuple(found.multipliers[size + 1 :])


def security(game: StrategicGame) -> tuple[Row, dict[str, Any]]:
    """Return the security levels, with the proof that `security-levels` asks for."""
    found = []
    for i, size in enumerate(game.sizes):
        others = list(opponents(game, i))
        found.append(
            solve_matrix(
                [
                    [game.payoff(i, replaced(p, i, a)) for p in others]
                    for a in range(size)
                ]
            )
        )
    levels, laws, punishments = zip(*found, strict=True)
    return levels, {"laws": laws, "punishments": punishments}
