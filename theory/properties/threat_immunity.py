"""Immunity to unconditional threats: to be able to destroy changes nothing."""

from dataclasses import replace
from typing import Any

from accord.theory.bargaining_axioms import Choices, Rows, expect, told, values_of
from accord.theory.bargaining_terms import Proof, part, same
from accord.theory.games import StrategicGame
from accord.theory.initiative import follows
from accord.theory.properties import assume, prop
from accord.theory.transferable import against, guaranteed

ADDED = "threat"


def problems(
    game: StrategicGame, *, player: int, threat: Rows
) -> tuple[StrategicGame, ...]:
    """Return the games of which the value is asked: the second has the threat."""
    expect(len(game.players) == 2, "a game of two players")
    expect(player in (0, 1), "the number of a player")
    width = game.sizes[1 - player]
    expect(len(threat) == width, f"payoffs at {width} actions of the other")
    rows = [*map(tuple, game.table)]
    if player == 0:
        rows += map(tuple, threat)
    else:
        for k in reversed(range(game.sizes[0])):
            rows.insert((k + 1) * game.sizes[1], tuple(threat[k]))
    actions = list(game.actions)
    actions[player] = (*actions[player], ADDED)
    return game, replace(game, actions=tuple(actions), table=tuple(rows))


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def threat_immunity(
    game: StrategicGame,
    *,
    solution: str,
    player: int,
    threat: Rows,
    lead: Proof,
    choices: Choices,
) -> bool:
    """A further action that only destroys leaves the value of two players as it is.

    `threat` has both players' payoffs of that action, for each action of the other. It
    destroys unconditionally: the other gets the same from it whatever he does; to the
    player herself it is never worth more than some action that she has, nor than V,
    what she gets as the leader (`accord.theory.initiative`); nor is the sum of payoffs
    ever larger than by some action that she has. `lead` shows that V is large enough:
    a `column`, and a `commitment` that keeps so much if it is played.
    """
    both = problems(game, player=player, threat=threat)
    own, other = against(game, (player,))
    led = guaranteed(
        follows(own, other, part(lead, "column")), part(lead, "commitment")
    )
    mine = [row[player] for row in threat]
    his = [row[1 - player] for row in threat]
    sums = [x + y for x, y in zip(mine, his, strict=True)]
    assume(all(x == his[0] for x in his))
    assume(all(x <= led for x in mine))
    assume(_covered(mine, own))
    pairs = zip(own, other, strict=True)
    totals = [[x + y for x, y in zip(*pair, strict=True)] for pair in pairs]
    assume(_covered(sums, totals))
    before, after = values_of(both, solution, choices)
    return same(before, after)


def _covered(row: list[Any], rows: Any) -> bool:
    """Return whether one of the rows is nowhere less."""
    return any(all(x <= y for x, y in zip(row, r, strict=True)) for r in rows)


def because(game: StrategicGame, *, player: int, choices: Choices, **_: object) -> str:
    """Return both values."""
    who = game.players[player]
    return (
        f"the value is {told(choices[0][0])}, and {told(choices[1][0])} once {who} can "
        "destroy, though no agreement would ever do it."
    )
