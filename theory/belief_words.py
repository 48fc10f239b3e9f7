"""What is believed off the path, and why nothing can be, in words."""

import textwrap
from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import ratio
from accord.theory.exact import simplest
from accord.theory.games import ActionProfile, Mixed, StrategicGame, position
from accord.theory.off_path import (
    Action,
    Law,
    cells_of,
    conditional,
    excludes,
    gains_added,
    marginal,
    off_path,
    worths_of,
)

_MOST = 12  # actions or cells that are written out


def tell_beliefs(
    game: StrategicGame, mixed: Mixed, beliefs: Sequence[Law], epsilon: Any = 0
) -> tuple[str, ...]:
    """Return for each action off the path what it is believed to meet and to get."""
    off = off_path(game, mixed)
    told = tuple(_tell_one(game, mixed, k, beliefs, epsilon) for k in off[:_MOST])
    return (*told, f"and {len(off) - _MOST} more") if len(off) > _MOST else told


def _tell_one(
    game: StrategicGame,
    mixed: Mixed,
    action: Action,
    beliefs: Sequence[Law],
    epsilon: Any,
) -> str:
    law = conditional(game, action, beliefs)
    assert law is not None, "beliefs that support a profile tell of every action"
    met, expects = tell_expectation(game, action, law)
    player = action[0]
    worth, more = game.expected(player, mixed), f" + {epsilon}" if epsilon else ""
    return (
        f"{game.players[player]} plays no {named(game, action)}: it is believed to "
        f"meet {met}, which gets {expects} <= {worth}{more}"
    )


def tell_expectation(game: StrategicGame, action: Action, law: Law) -> tuple[str, Any]:
    """Return what the law says that an action meets, and what it gets."""
    mass, met, expects = marginal(game, action, law), [], 0
    for cell in cells_of(game, action):
        weight = law[position(cell, game.sizes)]
        if weight:
            part = simplest(ratio(weight, mass))
            expects += part * game.payoff(action[0], cell)
            told = others_named(game, action[0], cell)
            met.append(told if part == 1 else f"{told} with {part}")
    return ", ".join(met), simplest(expects)


def named(game: StrategicGame, action: Action) -> str:
    """Return the label of an action."""
    player, own = action
    return game.actions[player][own]


def others_named(game: StrategicGame, player: int, cell: ActionProfile) -> str:
    """Return what the others do in a cell: `Bob's D`, `Bob's D and Cleo's L`."""
    pairs = enumerate(zip(game.players, game.actions, cell, strict=True))
    parts = [f"{name}'s {own[a]}" for j, (name, own, a) in pairs if j != player]
    return " and ".join(parts) if parts else "nobody"


def tell_exclusion(
    game: StrategicGame, mixed: Mixed, multipliers: Mixed, reading: str, epsilon: Any
) -> str:
    """Return the sum of gains that no beliefs can bring down to 0."""
    times = {(i, a): multipliers[i][a] for i, a in off_path(game, mixed)}
    used = {k: m for k, m in times.items() if m}
    worths = [game.expected(i, mixed) for i in range(len(game.players))]
    # What excludes all limits of beliefs excludes those of the other readings too.
    if excludes(game, mixed, multipliers, "limit", epsilon):
        reading = "limit"
    if reading == "limit" and len(used) == 1:
        player, own = next(iter(used))
        least = min(game.payoff(player, c) for c in cells_of(game, (player, own)))
        allowed = f", and {epsilon} more is allowed" if epsilon else ""
        return (
            f"{game.players[player]} gets {worths[player]}{allowed}; "
            f"{game.actions[player][own]} gets at least {least} whatever the others do."
        )
    players = sorted({i for i, _ in used})
    gets = ", ".join(f"{game.players[i]} gets {worths[i]}" for i in players)
    beyond = f" and {epsilon} more" if epsilon else ""
    each = ", ".join(
        f"{'' if m == 1 else f'{m} times '}{game.players[i]}'s {named(game, (i, a))}"
        for (i, a), m in used.items()
    )
    known = worths_of(game, mixed, epsilon)
    added = gains_added(game, tuple(times), known, multipliers)
    cells = [c for c in added if any(c[i] == a for i, a in used)]
    lines = [_sum(game, cell, used, worths, epsilon) for cell in cells[:_MOST]]
    if len(cells) > _MOST:
        rest = min(added[c] for c in cells[_MOST:])
        lines.append(f"and {len(cells) - _MOST} more, at least {rest} each")
    table = "\n".join(f"    {text}" for text in lines)
    said = (
        f"  Why: {gets}. The gains over that{beyond} from {each} add up in a profile "
        "of actions to"
    )
    opening = textwrap.fill(said, _WIDTH, subsequent_indent="  ").removeprefix(_WHY)
    ending = textwrap.indent(textwrap.fill(_ENDS[reading], _WIDTH - 2), "  ")
    return f"{opening}\n\n{table}\n\n{ending}"


def _sum(
    game: StrategicGame,
    cell: ActionProfile,
    used: dict[Action, Any],
    worths: Sequence[Any],
    epsilon: Any,
) -> str:
    parts = []
    for (i, a), m in used.items():
        if cell[i] == a:
            gain = game.payoff(i, cell) - worths[i]
            own = f"{gain}" if not epsilon else f"{gain} - {epsilon}"
            whole = f"({own})" if gain < 0 or epsilon else own
            parts.append((whole if m == 1 else f"{m}*{whole}", m * (gain - epsilon)))
    label = ",".join(game.actions[i][a] for i, a in enumerate(cell))
    total = str(simplest(sum(x for _, x in parts)))
    shown = " + ".join(text for text, _ in parts)
    return f"{label}: {total}" if shown == total else f"{label}: {shown} = {total}"


_WIDTH = 84
_WHY = "  Why: "  # which a story puts before the sentence
_ENDS = {
    "limit": "All are above 0: whatever all believe together, what they expect adds up "
    "to more than 0 too, so some of these actions seems to gain.",
    "closed": "None is below 0, and those of some action are all above 0: common "
    "beliefs under which no action gains give this action probability 0.",
    "full": "None is below 0 and some are above 0: common beliefs under which no "
    "action gains give the latter probability 0, so they are not fully supported.",
}
