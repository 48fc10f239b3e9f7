"""Objects as plain data: what a TOML file states and what a certificate carries.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. `from_data` checks
everything, and `from_data(to_data(x))` is `x` again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.bargaining import BargainingProblem
from accord.theory.box_demands import BoxDemands
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.forecasts import Forecasts
from accord.theory.formats.aggregation_data import aggregation_data, read_aggregation
from accord.theory.formats.auction_data import auction_data, read_auction
from accord.theory.formats.bargaining_data import bargaining_data, read_bargaining
from accord.theory.formats.box_data import box_data, read_box
from accord.theory.formats.chain_data import chain_data, read_chain
from accord.theory.formats.coalitional_data import coalitional_data, read_coalitional
from accord.theory.formats.forecasts_data import forecasts_data, read_forecasts
from accord.theory.formats.form_data import form_data, read_form
from accord.theory.formats.game_data import (
    bayesian_data,
    read_bayesian,
    read_strategic,
    strategic_data,
)
from accord.theory.formats.generative_data import generative_data, read_generative
from accord.theory.formats.maker_data import maker_data, read_maker
from accord.theory.formats.market_data import market_data, read_market
from accord.theory.formats.mechanism_data import mechanism_data, read_mechanism
from accord.theory.formats.negotiation_data import negotiation_data, read_negotiation
from accord.theory.formats.plain import Data, read_member, read_table
from accord.theory.formats.prices_data import prices_data, read_prices
from accord.theory.formats.trading_data import read_trading, trading_data
from accord.theory.game_forms import GameForm
from accord.theory.games import BayesianGame, StrategicGame
from accord.theory.generative_models import GenerativeModel
from accord.theory.information_markets import Market
from accord.theory.market_makers import MarketMaker
from accord.theory.mechanisms import Mechanism
from accord.theory.negotiations import Negotiation
from accord.theory.predictive_coding import PredictiveChain
from accord.theory.prices import Prices
from accord.theory.trading_days import TradingDays

Game = StrategicGame | BayesianGame | GameForm
Stated = Aggregation | BargainingProblem | CoalitionalGame | DecisionAuction
Priced = Prices | Forecasts | Market | MarketMaker | BoxDemands | TradingDays
Inferring = GenerativeModel | PredictiveChain | Negotiation
Object = Game | Mechanism | Stated | Priced | Inferring


_READERS: dict[str, Callable[[Mapping[str, Any], str], Object]] = {
    "mechanism": read_mechanism,
    "strategic-game": read_strategic,
    "bayesian-game": read_bayesian,
    "game-form": read_form,
    "aggregation": read_aggregation,
    "bargaining-problem": read_bargaining,
    "coalitional-game": read_coalitional,
    "decision-auction": read_auction,
    "prices": read_prices,
    "forecasts": read_forecasts,
    "market": read_market,
    "market-maker": read_maker,
    "generative-model": read_generative,
    "predictive-chain": read_chain,
    "box-demands": read_box,
    "trading-days": read_trading,
    "negotiation": read_negotiation,
}


def from_data(data: Any, file: str = "<data>") -> Object:
    """Return the object that plain data state, by their key `kind`, checked in full.

    Kinds: mechanism, strategic-game, bayesian-game, game-form, aggregation,
    bargaining-problem, coalitional-game, decision-auction, prices, forecasts, market,
    market-maker, generative-model, predictive-chain, box-demands, trading-days,
    negotiation. Errors name the file and the key. Nothing is executed.
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
    for kind, write in _WRITERS.items():
        if isinstance(subject, kind):
            return write(subject)
    assert isinstance(subject, Mechanism), "there is a writer of all else"
    return mechanism_data(subject)


_WRITERS: dict[type, Callable[[Any], Data]] = {
    StrategicGame: strategic_data,
    BayesianGame: bayesian_data,
    GameForm: form_data,
    Aggregation: aggregation_data,
    BargainingProblem: bargaining_data,
    CoalitionalGame: coalitional_data,
    DecisionAuction: auction_data,
    Prices: prices_data,
    Forecasts: forecasts_data,
    Market: market_data,
    MarketMaker: maker_data,
    GenerativeModel: generative_data,
    PredictiveChain: chain_data,
    BoxDemands: box_data,
    TradingDays: trading_data,
    Negotiation: negotiation_data,
}
