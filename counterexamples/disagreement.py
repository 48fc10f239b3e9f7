"""What happens without an agreement in a game: by what rule, and shown by what."""

from dataclasses import dataclass, replace
from typing import Any

from accord.counterexamples.asking import check
from accord.theory.arguments import read_argument
from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.games import Mixed, StrategicGame
from accord.theory.threats import mixed_words
from accord.verifiers.engines.security import security
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.verdict import Verdict

RULES = ("security", "nash", "threats")


@dataclass(frozen=True)
class Fallback:
    """A disagreement point of a game.

    point    the payoffs
    rule     "" where the point was given
    words    how it comes about, a sentence each
    verdict  what the rule's definition says of it; None where the point was given
    """

    point: tuple[Exact, ...]
    rule: str = ""
    words: tuple[str, ...] = ()
    verdict: Verdict | None = None


def fallback(
    game: StrategicGame, disagreement: Any, limits: Limits | None = None
) -> Fallback:
    """Return the disagreement point of a game.

    `disagreement` is a point, "security" (what each can make sure of by a mixed
    action), "nash" for the only equilibrium of a two-player game that is found, or
    "threats" for what Nash's optimal threats bring about.
    """
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    rules = {"security": _secure, "nash": _equilibrium, "threats": _threats}
    if isinstance(disagreement, str) and disagreement in rules:
        bounds = limits or Limits()
        try:
            with bounded(bounds):
                found, prop, given = rules[disagreement](game)
        except OutOfBounds as error:
            raise SolverError(error.covered) from error
        return replace(found, verdict=check(game, prop, given=given, limits=bounds))
    row = read_argument(disagreement) if isinstance(disagreement, str) else None
    point = disagreement if row is None else row
    if not isinstance(point, (tuple, list)):
        raise ModelError(
            f"expected a disagreement point of the game, got `{disagreement}`",
            f'a payoff of each player "0,0", or one of {", ".join(RULES)}',
        )
    return Fallback(tuple(exact(x, "payoff") for x in point))


# Without the verdict, and what is to be decided for it.
Shown = tuple[Fallback, str, dict[str, Any]]


def _secure(game: StrategicGame) -> Shown:
    levels, proof = security(game)
    given = {"point": levels, "proof": proof}
    words = tuple(
        f"{player} is sure of {level} by {mixed_words(labels, law)}"
        for player, level, labels, law in zip(
            game.players, levels, game.actions, proof["laws"], strict=True
        )
    )
    return Fallback(levels, "security levels", words), "security-levels", given


def _equilibrium(game: StrategicGame) -> Shown:
    from accord.verifiers.engines.supports import find_equilibria

    found: dict[tuple[Exact, ...], Mixed] = {}
    for each in find_equilibria(game):
        found.setdefault(tuple(game.expected(i, each) for i in range(2)), each)
    if len(found) != 1:
        listed = "; ".join(f"({', '.join(map(str, p))})" for p in sorted(found))
        raise ModelError(
            f"expected one equilibrium payoff, found {len(found)}: {listed or 'none'}",
            'give the disagreement point itself: --disagreement "0,0"',
        )
    ((point, profile),) = found.items()
    given = {"point": point, "profile": profile}
    words = _plays(game, profile, "plays")
    said = "that there is no other equilibrium is not claimed"
    shown = Fallback(point, "a Nash equilibrium", (*words, said))
    return shown, "equilibrium-payoffs", given


def _threats(game: StrategicGame) -> Shown:
    from accord.verifiers.engines.bargaining import solve

    found = solve("variable-threats", game)
    chosen = found.proof["threats"]
    point = tuple(game.expected(i, chosen) for i in range(2))
    solution = ", ".join(map(str, found.point))
    if not all(map(is_exact, point)):
        raise ModelError(
            "optimal threats are irrational, and a disagreement point is rational; "
            f"Nash's solution with variable threats is ({solution})",
            "--solution variable-threats, without --disagreement",
        )
    given = {"point": found.point, "proof": found.proof}
    words = _plays(game, chosen, "threatens")
    said = f"Nash's solution with variable threats is ({solution})"
    shown = Fallback(point, "optimal threats", (*words, said))
    return shown, "variable-threats", given


def _plays(game: StrategicGame, profile: Mixed, word: str) -> tuple[str, ...]:
    return tuple(
        f"{player} {word} {mixed_words(labels, law)}"
        for player, labels, law in zip(game.players, game.actions, profile, strict=True)
    )
