"""A prediction market in which each trader moves the prices once, in turn."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact_or_form
from accord.theory.markets import read_opening
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import bind_exact, shorten
from accord.theory.profiles import Profile
from accord.theory.settings import forecast


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    outcomes: int = 2,
    values: str = "grid 4",
    opening: Any = "uniform",
) -> Mechanism:
    """Return the market in which the traders name new prices one after the other.

    A type is a belief, a tuple of the probabilities of the outcomes; a report is the
    prices to which the trader moves the market. `values` as in the setting forecast.
    rule     takes the tuple of reports, in the order of the moves, and returns for each
             trader what she gains in each outcome. Its keyword `opening`, if it has
             one, is given the prices before the first move
    opening  "uniform", or prices such as "1/4,3/4"
    Her utility is her expected gain under her own belief, whatever the others report:
    she does not learn from their prices, owns nothing besides, and can pay any loss.
    Source: Hanson 2003.
    """
    traders, size = positive(agents, "agents"), positive(outcomes, "outcomes")
    domain, words = forecast.read_beliefs(values, size)
    start = read_opening(opening, size)
    bound, named = bind_exact(rule, name, params, {"opening": start})
    shown = ", ".join(map(str, start))
    people, ends = counted(traders, "trader"), counted(size, "outcome")
    return Mechanism(
        rule=bound,
        domains=(domain,) * traders,
        utility=expected_gain,
        read=lambda result: _read(result, traders, size),
        share=lambda agent, outcome: outcome[agent],
        name=named,
        scope=f"{people} in turn, {ends}, {words}, opening prices {shown}",
        setting="prediction-market",
    )


def expected_gain(agent: int, profile: Profile, gains: tuple[Any, ...]) -> Any:
    """Return what a trader gains on average under her belief."""
    pairs = zip(profile[agent], gains[agent], strict=True)
    return sum((chance * gain for chance, gain in pairs), start=Fraction(0))


def _read(result: Any, traders: int, outcomes: int) -> tuple[Any, ...]:
    rows = result if isinstance(result, (tuple, list)) else ()
    sizes = [len(row) if isinstance(row, (tuple, list)) else -1 for row in rows]
    if sizes != [outcomes] * traders:
        raise ModelError(
            f"expected for each of {traders} traders what she gains in each of "
            f"{outcomes} outcomes, got `{shorten(result)}`",
            "return a tuple of tuples",
        )
    return tuple(tuple(exact_or_form(x, "gain") for x in row) for row in rows)


verb = "moves to"  # how a story says that an agent makes a report
say_type, show_report = forecast.say_type, forecast.show_report


def columns(gains: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return the cells of the gains in a story's table, with their headers."""
    return [("gains", "; ".join(", ".join(map(str, row)) for row in gains))]
