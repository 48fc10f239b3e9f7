"""Objects as plain data: what a TOML file states and what a certificate carries.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. `from_data` checks
everything, and `from_data(to_data(x))` is `x` again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.bargaining import BargainingProblem
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.formats.aggregation_data import aggregation_data, read_aggregation
from accord.theory.formats.auction_data import auction_data, read_auction
from accord.theory.formats.bargaining_data import bargaining_data, read_bargaining
from accord.theory.formats.coalitional_data import coalitional_data, read_coalitional
from accord.theory.formats.form_data import form_data, read_form
from accord.theory.formats.game_data import (
    bayesian_data,
    read_bayesian,
    read_strategic,
    strategic_data,
)
from accord.theory.formats.mechanism_data import mechanism_data, read_mechanism
from accord.theory.formats.negotiation_data import negotiation_data, read_negotiation
from accord.theory.formats.plain import Data, read_member, read_table
from accord.theory.game_forms import GameForm
from accord.theory.games import BayesianGame, StrategicGame
from accord.theory.mechanisms import Mechanism
from accord.theory.negotiations import Negotiation

Game = StrategicGame | BayesianGame | GameForm
Object = (
    Game
    | Mechanism
    | Aggregation
    | BargainingProblem
    | CoalitionalGame
    | DecisionAuction
    | Negotiation
)


_READERS: dict[str, Callable[[Mapping[str, Any], str], Object]] = {
    "mechanism": read_mechanism,
    "strategic-game": read_strategic,
    "bayesian-game": read_bayesian,
    "game-form": read_form,
    "aggregation": read_aggregation,
    "bargaining-problem": read_bargaining,
    "coalitional-game": read_coalitional,
    "decision-auction": read_auction,
    "negotiation": read_negotiation,
}


def from_data(data: Any, file: str = "<data>") -> Object:
    """Return the object that plain data state, by their key `kind`, checked in full.

    Kinds: mechanism, strategic-game, bayesian-game, game-form, aggregation,
    bargaining-problem, coalitional-game, decision-auction, negotiation. Errors name
    the file and the key. Nothing is executed.
    """
    table = read_table(data, file)
    if "kind" not in table:
        kinds = ", ".join(f'"{kind}"' for kind in _READERS)
        found = "`format`" if "format" in table else "none"
        raise ModelError(
            f"{file}: expected the key `kind`, got {found}",
            f"write kind = one of {kinds}",
        )
    kind = read_member(table["kind"], list(_READERS), f"{file}: kind")
    try:
        return _READERS[kind](table, file)
    except RecursionError as error:
        raise ModelError(f"{file}: expected data of bounded depth, got more") from error


def to_data(subject: Object) -> Data:
    """Return an object as plain data, rationals as "p/q", which `from_data` reads back.

    A mechanism that is not a table is tabulated; private values only, and what is
    more than agents, types, rule, preferences and prior is left out.
    """
    if isinstance(subject, StrategicGame):
        return strategic_data(subject)
    if isinstance(subject, BayesianGame):
        return bayesian_data(subject)
    if isinstance(subject, GameForm):
        return form_data(subject)
    if isinstance(subject, Aggregation):
        return aggregation_data(subject)
    if isinstance(subject, BargainingProblem):
        return bargaining_data(subject)
    if isinstance(subject, CoalitionalGame):
        return coalitional_data(subject)
    if isinstance(subject, DecisionAuction):
        return auction_data(subject)
    if isinstance(subject, Negotiation):
        return negotiation_data(subject)
    return mechanism_data(subject)
