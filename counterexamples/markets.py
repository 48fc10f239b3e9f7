"""A bluff in a prediction market, told move by move."""

from collections.abc import Sequence
from typing import Any

from accord.theory.information_markets import Market, Move


def tell_bluff(
    m: Market, trader: int, signal: str, pretended: str
) -> tuple[str, list[str], list[list[str]]]:
    """Return what she sees in a sentence, and the table of moves in each state.

    A price is that of the first outcome, where there are two.
    """
    name = m.traders[trader]
    what = m.outcomes[0] if len(m.outcomes) == 2 else "outcomes"
    start = _price(m.opening)
    said = f"{name} sees {signal}. Prices of `{what}` open at {start}."
    head = ["state", "if all tell the truth", "gain", "if she bluffs", "gain"]
    rows = []
    for state in m.cell(trader, signal):
        row = [f"{m.states[state]} ({m.outcomes[m.outcome[state]]})"]
        for told in (signal, pretended):
            moves = m.play(state, trader, told) or []
            row += [_path(m, moves), str(_sum(m.gains(trader, state, moves)))]
        rows.append(row)
    return said, head, rows


def _path(m: Market, moves: Sequence[Move]) -> str:
    return ", ".join(f"{m.traders[x.trader]} {_price(x.after)}" for x in moves)


def _price(prices: Sequence[Any]) -> str:
    if len(prices) == 2:
        return str(prices[0])
    return "(" + ", ".join(map(str, prices)) + ")"


def _sum(parts: Sequence[Any]) -> Any:
    total: Any = 0
    for part in parts:
        total = total + part
    return total
