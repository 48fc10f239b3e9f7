"""What players of a game can force without an agreement, and how it is shown.

The feasible set of a game is the convex hull of its payoffs: a lottery over profiles
can be agreed on. Lotteries are pairs (number of the payoffs, each once, in the order of
the table; probability). A wrong proof is refused, as for bargaining problems.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    dot,
    need,
    part,
    reaches,
    supports,
)
from accord.theory.errors import ModelError
from accord.theory.game_terms import gain, is_law, opponents, pure, replaced
from accord.theory.games import StrategicGame, numbered


def agreements(game: StrategicGame) -> BargainingProblem:
    """Return what can be agreed on; what happens without it is not looked at."""
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    count = len(game.players)
    return BargainingProblem(numbered(count, "Player"), game.table, (0,) * count)


def two_players(game: StrategicGame) -> None:
    """Raise ModelError unless the game has two players, and numbers for payoffs."""
    if len(game.players) != 2:
        raise ModelError(
            f"this solution is defined for 2 players, got {len(game.players)}"
        )
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")


def shown_security_levels(game: StrategicGame, proof: Proof) -> tuple[Any, ...]:
    """Return the most that each player can make sure of by a mixed action, shown.

    The proof has for each player a law on her actions (`laws`) and one on the profiles
    of the others' (`punishments`, in the order of the table; they may correlate): hers
    gives her the level against each of these profiles at least, and against theirs no
    action gives more. So no law of hers makes sure of more.
    """
    laws, punishments = part(proof, "laws"), part(proof, "punishments")
    count = len(game.players)
    need(len(laws) == len(punishments) == count, "a law and a punishment of each")
    levels = []
    for i, (law, punishment) in enumerate(zip(laws, punishments, strict=True)):
        others = list(opponents(game, i))
        need(is_law(law, game.sizes[i]), "probabilities of the player's actions")
        need(is_law(punishment, len(others)), "probabilities of the others' profiles")
        # What law gains over action 0 and what action 0 gives: what law gives.
        level = min(gain(game, i, law, 0, p) + game.payoff(i, p) for p in others)
        for action in range(game.sizes[i]):
            held = [game.payoff(i, replaced(p, i, action)) for p in others]
            need(dot(punishment, held) <= level, "a punishment that holds to the level")
        levels.append(level)
    return tuple(levels)


def shown_threats(game: StrategicGame, proof: Proof) -> tuple[Row, Row]:
    """Return Nash's solution of a game with variable threats, and threats, shown.

    The proof has `solution` u with a `lottery` that gives it, `weights` a >= 0, not
    both 0, of which u maximises the sum (and where one is 0, of what maximises it the
    best for the player without weight), and `threats`, a mixed action of each. These
    are optimal in the zero-sum game a_1 A - a_2 B: no action of either does better
    against the other's threat. From what they bring about, d, the gains at u >= d are
    worth the same: a_1 (u_1 - d_1) = a_2 (u_2 - d_2), so u is Nash's solution from d.

    No other point can be shown. Against threat x of player 1 whatever 2 threatens
    leads to a d' with a_1 d'_1 - a_2 d'_2 >= a_1 u_1 - a_2 u_2; from there 1 gets u_1
    at least, as u lies on the frontier with the normal a. Likewise for 2. So both have
    in every other such point no less than here, and in this one no less than there.
    """
    two_players(game)
    problem, weights = agreements(game), tuple(part(proof, "weights"))
    solution, threats = tuple(part(proof, "solution")), part(proof, "threats")
    need(len(solution) == len(threats) == 2, "one of each player")
    need(is_weighting(weights, 2), "weights, at least 0 and not both 0")
    lottery = part(proof, "lottery")
    need(reaches(problem, lottery, solution), "a lottery that gives the solution")
    need(supports(problem, weights, solution), "weights that the solution maximises")
    bound = dot(weights, solution)
    for i, weight in enumerate(weights):
        best = [v[i] for v in problem.outcomes if dot(weights, v) == bound]
        need(weight > 0 or max(best) <= solution[i], "the best of the face")
    for law, size in zip(threats, game.sizes, strict=True):
        need(is_law(law, size), "probabilities of each player's actions")
    at = tuple(game.expected(i, threats) for i in (0, 1))
    margin = weights[0] * at[0] - weights[1] * at[1]
    for i, sign in ((0, 1), (1, -1)):
        for action in range(game.sizes[i]):
            tried = replaced(threats, i, pure(game.sizes[i], action))
            worth = [w * game.expected(j, tried) for j, w in enumerate(weights)]
            need(sign * (worth[0] - worth[1] - margin) <= 0, "optimal threats")
    gains = [u - d for u, d in zip(solution, at, strict=True)]
    need(min(gains) >= 0, "no loss to either")
    need(weights[0] * gains[0] == weights[1] * gains[1], "gains worth the same")
    return solution, at


def mixed_words(
    labels: Sequence[str], law: Sequence[Any], said: Callable[[Any], str] = str
) -> str:
    """Return a mixed action in words: "`ballet`", or "`ballet` 1/3, `box` 2/3"."""
    played = [(label, p) for label, p in zip(labels, law, strict=True) if p != 0]
    if len(played) == 1:
        return f"`{played[0][0]}`"
    return ", ".join(f"`{label}` {said(p)}" for label, p in played)


def is_weighting(weights: Sequence[Any], count: int) -> bool:
    """Return whether these are `count` weights, at least 0 and not all 0."""
    return len(weights) == count and min(weights) >= 0 and bool(max(weights) > 0)


@dataclass(frozen=True, slots=True)
class WeightedGame(StrategicGame):
    """A game with each player's payoffs times her weight, which may be irrational."""

    def __post_init__(self) -> None:
        """Leave the payoffs as they are: products of numbers that were read."""


def weighted(game: StrategicGame, weights: Sequence[Any]) -> WeightedGame:
    """Return the game with each player's payoffs times her weight."""
    table = tuple(
        tuple(a * u for a, u in zip(weights, row, strict=True)) for row in game.table
    )
    return WeightedGame(game.players, game.actions, table, game.title)
