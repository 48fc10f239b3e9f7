"""Dependency equilibria: laws that show one to be one, or multipliers that refute it.

One law after the other: it gives weight to as many as can be of the actions that have
none yet, while none of them expects more than the equilibrium gives. Where none can get
any, the multipliers are those of that linear program. Nothing here is trusted: the
definition checks what comes out.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import ratio
from accord.theory.errors import ModelError
from accord.theory.exact import Exact, is_exact, simplest
from accord.theory.forms import Form, Literal, Monomial
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties.dependency_equilibrium import Action, given, leading
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.linear_programs import feasible, solve

Row = tuple[Exact, ...]


def find(game: StrategicGame, *, law: Any) -> dict[str, Any]:
    """Return what `dependency-equilibrium` asks for, {} where it asks for nothing.

    It asks for nothing of a law that is refuted by itself, or gives weight to all.
    """
    if law == UNKNOWN:
        return {}
    if game.where is not None or not all(map(is_exact, law)):
        _check_weights(game, law)
        return {}
    if not is_law(law, game.size):
        return {}
    known = given(game, law)
    first = leading(game, known)
    values = [ratio(known[own][1], known[own][0]) for own in first]
    played = [own for own in known if known[own][0] > 0]
    if any(known[own][1] != known[own][0] * values[own[0]] for own in played):
        return {}
    idle = [own for own in known if own not in played]
    laws: list[Row] = []
    while idle:
        further = _law_reaching(game, idle, values)
        if further is None:
            return {"multipliers": _multipliers(game, idle, values)}
        laws.append(further)
        reached = given(game, further)
        idle = [own for own in idle if not reached[own][0] > 0]
    return {"laws": tuple(laws)} if laws else {}


def _check_weights(game: StrategicGame, law: Sequence[Any]) -> None:
    """Raise ModelError where an action has no weight whatever the parameters are."""
    cells = [
        p
        for p, w in zip(game.profiles(), law, strict=True)
        if not (is_exact(w) and w == 0)
    ]
    for i, size in enumerate(game.sizes):
        if {p[i] for p in cells} < set(range(size)):
            raise ModelError(
                "expected payoffs and weights in numbers, or a law with weight on "
                "every action, got neither",
                "give --values of the parameters, or the proof",
            )


def _cells(game: StrategicGame, idle: Sequence[Action]) -> list[tuple[int, Any]]:
    """Return the profiles in which an idle action is played, with their places."""
    chosen = set(idle)
    return [
        (place, profile)
        for place, profile in enumerate(game.profiles())
        if not chosen.isdisjoint(enumerate(profile))
    ]


def _gains(
    game: StrategicGame, idle: Sequence[Action], values: Sequence[Exact]
) -> list[tuple[dict[Monomial, Exact], dict[Monomial, Exact]]]:
    """Return for each idle action its weight and what it gains, in unknown weights."""
    rows: list[tuple[dict[Monomial, Exact], dict[Monomial, Exact]]] = []
    for i, action in idle:
        cells = [(k, p) for k, p in _cells(game, idle) if p[i] == action]
        weight: dict[Monomial, Exact] = {(f"q{k}",): 1 for k, _ in cells}
        gain: dict[Monomial, Exact] = {
            (f"q{k}",): game.payoff(i, p) - values[i] for k, p in cells
        }
        rows.append((weight, {name: c for name, c in gain.items() if c}))
    return rows


def _law_reaching(
    game: StrategicGame, idle: Sequence[Action], values: Sequence[Exact]
) -> Row | None:
    """Return a law that reaches as many idle actions as can be, None if none can."""
    rows = [Literal((((f"q{k}",), 1),), ">=") for k, _ in _cells(game, idle)]
    measure: dict[Monomial, Exact] = {}
    for number, (weight, gain) in enumerate(_gains(game, idle, values)):
        reached: Monomial = (f"reached{number}",)
        measure[reached] = 1
        rows.append(Literal(((reached, 1),), ">="))
        rows.append(Literal((((), 1), (reached, -1)), ">="))
        rows.append(Literal((*weight.items(), (reached, -1)), ">="))
        if gain:
            rows.append(Literal(tuple((n, -c) for n, c in gain.items()), ">="))
    found = solve(rows, Form(measure))
    assert found.values is not None
    weights = [found.values.get((f"q{k}",), 0) for k in range(game.size)]
    total = sum(weights)
    if not total:
        return None
    return tuple(simplest(ratio(w, total)) for w in weights)


def _multipliers(
    game: StrategicGame, idle: Sequence[Action], values: Sequence[Exact]
) -> tuple[Row, ...]:
    """Return multipliers that refute, where no idle action can be reached."""
    rows = [Literal((((f"q{k}",), 1),), ">=") for k, _ in _cells(game, idle)]
    first = len(rows)
    total: dict[Monomial, Exact] = {(): -1}
    for weight, gain in _gains(game, idle, values):
        for name in weight:
            total[name] = total.get(name, 0) + 1
        rows.append(Literal(tuple((n, -c) for n, c in gain.items()), ">="))
    rows.append(Literal(tuple(total.items()), ">="))
    times = feasible(rows).multipliers
    assert times is not None
    found = dict(zip(idle, times[first:-1], strict=True))
    return tuple(
        tuple(found.get((i, a), 0) for a in range(size))
        for i, size in enumerate(game.sizes)
    )
