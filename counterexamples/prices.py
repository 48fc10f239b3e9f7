"""Stakes that refute a condition on prices, with what they gain in each world."""

from collections.abc import Sequence

from accord.theory.exact import Exact
from accord.theory.prices import Prices

_LISTED = 16  # worlds in a table


def tell_stakes(
    p: Prices, stakes: Sequence[Exact]
) -> tuple[str, list[str], list[list[str]]]:
    """Return the bets in a sentence, and the table of what they gain, world by world.

    Of many worlds those come first in which the bets gain least.
    """
    bets = [(k, s) for k, s in enumerate(stakes) if s]
    said = ", ".join(_say(p, k, s) for k, s in bets) or "no bets"
    said = f"{said[0].upper()}{said[1:]}."
    order = list(range(len(p.worlds)))
    if len(order) > _LISTED:
        order.sort(key=lambda k: p.gain(stakes, k))
    head = ["if it is so", *(p.sentences[k] for k, _ in bets), "together"]
    rows = [
        [
            p.say_world(world),
            *(str(s * (p.truths[k][world] - p.prices[k])) for k, s in bets),
            str(p.gain(stakes, world)),
        ]
        for world in order[:_LISTED]
    ]
    if len(order) > _LISTED:
        rows.append(
            [f"and {len(order) - _LISTED:,} worlds more"] + [""] * len(head[1:])
        )
    if len(bets) == 1:
        head, rows = [head[0], head[-1]], [[row[0], row[-1]] for row in rows]
    return said, head, rows


def _say(p: Prices, sentence: int, stake: Exact) -> str:
    verb = "buy" if stake > 0 else "sell"
    much = "" if abs(stake) == 1 else f"{abs(stake)} of "
    return f"{verb} {much}`{p.sentences[sentence]}` at {p.prices[sentence]}"
