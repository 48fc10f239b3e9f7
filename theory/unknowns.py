"""Unknowns: what a statement may leave open, and how each is laid out in forms.

A parameter of a property may be unknown (a law on profiles, a mixed profile, a
mixture of actions), and so may the payments of a mechanism. Each shape is a function
that calls `make(name)` for every unknown number it needs: `Form.unknown` to reason
about all values, a look-up to fill in given ones.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.coding import canonical, code
from accord.theory.domains import Profile
from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame
from accord.theory.mechanisms import Mechanism, Outcome

Make = Callable[[str], Any]
SHAPES: dict[str, Callable[[Any, Make, Mapping[str, Any]], Any]] = {}


def shape(
    function: Callable[[Any, Make, Mapping[str, Any]], Any],
) -> Callable[[Any, Make, Mapping[str, Any]], Any]:
    """Register a shape under the function's name, which is the parameter's name."""
    SHAPES[function.__name__] = function
    return function


@shape
def law(game: StrategicGame, make: Make, _: Mapping[str, Any]) -> Any:
    """Lay out a law on the profiles of actions: one weight each, in table order."""
    return tuple(make("law" + "".join(f".{a + 1}" for a in p)) for p in game.profiles())


@shape
def profile(game: StrategicGame, make: Make, _: Mapping[str, Any]) -> Any:
    """Lay out a mixed profile: for each player a weight for each action."""
    return tuple(
        tuple(make(f"x{i + 1}.{a + 1}") for a in range(size))
        for i, size in enumerate(game.sizes)
    )


@shape
def mixture(game: StrategicGame, make: Make, parameters: Mapping[str, Any]) -> Any:
    """Lay out a mixture of the actions of the parameter `player`."""
    return tuple(make(f"mix.{a + 1}") for a in range(game.sizes[parameters["player"]]))


def lay_out(
    name: str, subject: Any, make: Make, parameters: Mapping[str, Any]
) -> Any:
    """Return the value of the unknown parameter `name`, made of `make`'s numbers."""
    if name not in SHAPES:
        raise ModelError(
            f"the parameter `{name}` cannot be left unknown",
            f"those that can: {', '.join(sorted(SHAPES))}",
        )
    return SHAPES[name](subject, make, parameters)


def payment_name(agent: int, profile: Profile) -> str:
    """Return the name of the payment by `agent` at `profile`."""
    return f"pay{agent + 1}{canonical(code(profile))}"


def with_unknown_payments(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with the same decisions and every payment left open."""

    def rule(reports: tuple[Any, ...]) -> Outcome:
        profile = Profile(reports)
        payments = tuple(make(payment_name(i, profile)) for i in m.agents)
        return Outcome(m(profile).decision, payments)

    return dataclasses.replace(
        m, rule=rule, read=lambda outcome: outcome, scope=f"{m.scope}, payments unknown"
    )
