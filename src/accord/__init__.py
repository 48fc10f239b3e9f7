"""accord: finite games and decision procedures, stated once, proved or refuted.

    import accord
    verdict = accord.check("first-price", "strategyproof", agents=2, values="0..4")
    verdict.status, verdict.scope, verdict.story

Names are imported when they are first used, so that `import accord` stays light.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accord.counterexamples.asking import check, witness
    from accord.counterexamples.axioms import (
        count_rules,
        find_rule,
        implies,
        leave_one_out,
        map_axioms,
    )
    from accord.counterexamples.bargaining import bargain
    from accord.counterexamples.exporters import as_pytest, verdict_data
    from accord.counterexamples.finding import find
    from accord.theory.aggregation import Aggregation
    from accord.theory.bargaining import BargainingProblem
    from accord.theory.box_demands import BoxDemands
    from accord.theory.coalitional_agents import CoalitionalAgent
    from accord.theory.coalitional_games import CoalitionalGame
    from accord.theory.decision_auctions import DecisionAuction, Hypothesis
    from accord.theory.embedded_play import EmbeddedAgents
    from accord.theory.errors import (
        AccordError,
        CertificateError,
        ModelError,
        ScopeError,
        SolverError,
    )
    from accord.theory.forecasts import Forecasts
    from accord.theory.games import StrategicGame
    from accord.theory.generative_models import GenerativeModel
    from accord.theory.information_markets import Market
    from accord.theory.lotteries import Lottery
    from accord.theory.market_makers import MarketMaker
    from accord.theory.mechanisms import Mechanism, Outcome
    from accord.theory.merging import Prediction
    from accord.theory.negotiations import Negotiation
    from accord.theory.oracle_machines import OracleMachines
    from accord.theory.predictive_coding import PredictiveChain
    from accord.theory.prices import Prices
    from accord.theory.priors import Prior
    from accord.theory.processes import Mixture, Process
    from accord.theory.profiles import Profile
    from accord.theory.properties import assume, prop
    from accord.theory.reals import Reals
    from accord.theory.reflective_inductors import ReflectiveInductor
    from accord.theory.repeated_games import RepeatedGame
    from accord.theory.theory_of_mind import LevelReplies, SoftReplies
    from accord.theory.trading_days import TradingDays
    from accord.theory.universes import Universes
    from accord.verifiers.certificates import load_certificate, save_certificate
    from accord.verifiers.kernel import check as recheck
    from accord.verifiers.limits import Limits
    from accord.verifiers.verdict import Verdict

_HOMES = {
    "accord.counterexamples.asking": ("check", "witness"),
    "accord.counterexamples.axioms": (
        "count_rules",
        "find_rule",
        "implies",
        "leave_one_out",
        "map_axioms",
    ),
    "accord.counterexamples.bargaining": ("bargain",),
    "accord.counterexamples.exporters": ("as_pytest", "verdict_data"),
    "accord.counterexamples.finding": ("find",),
    "accord.theory.aggregation": ("Aggregation",),
    "accord.theory.bargaining": ("BargainingProblem",),
    "accord.theory.box_demands": ("BoxDemands",),
    "accord.theory.coalitional_agents": ("CoalitionalAgent",),
    "accord.theory.coalitional_games": ("CoalitionalGame",),
    "accord.theory.decision_auctions": ("DecisionAuction", "Hypothesis"),
    "accord.theory.embedded_play": ("EmbeddedAgents",),
    "accord.theory.universes": ("Universes",),
    "accord.theory.profiles": ("Profile",),
    "accord.theory.errors": (
        "AccordError",
        "CertificateError",
        "ModelError",
        "ScopeError",
        "SolverError",
    ),
    "accord.theory.forecasts": ("Forecasts",),
    "accord.theory.games": ("StrategicGame",),
    "accord.theory.generative_models": ("GenerativeModel",),
    "accord.theory.information_markets": ("Market",),
    "accord.theory.market_makers": ("MarketMaker",),
    "accord.theory.mechanisms": ("Mechanism", "Outcome"),
    "accord.theory.merging": ("Prediction",),
    "accord.theory.oracle_machines": ("OracleMachines",),
    "accord.theory.predictive_coding": ("PredictiveChain",),
    "accord.theory.prices": ("Prices",),
    "accord.theory.negotiations": ("Negotiation",),
    "accord.theory.priors": ("Prior",),
    "accord.theory.processes": ("Mixture", "Process"),
    "accord.theory.lotteries": ("Lottery",),
    "accord.theory.properties": ("assume", "prop"),
    "accord.theory.reals": ("Reals",),
    "accord.theory.reflective_inductors": ("ReflectiveInductor",),
    "accord.theory.repeated_games": ("RepeatedGame",),
    "accord.theory.theory_of_mind": ("LevelReplies", "SoftReplies"),
    "accord.theory.trading_days": ("TradingDays",),
    "accord.verifiers.certificates": ("load_certificate", "save_certificate"),
    "accord.verifiers.limits": ("Limits",),
    "accord.verifiers.verdict": ("Verdict",),
}
_PUBLIC = {name: (home, name) for home, names in _HOMES.items() for name in names}
_PUBLIC["recheck"] = ("accord.verifiers.kernel", "check")

__all__ = [
    "AccordError",
    "Aggregation",
    "BargainingProblem",
    "BoxDemands",
    "CertificateError",
    "CoalitionalAgent",
    "CoalitionalGame",
    "DecisionAuction",
    "EmbeddedAgents",
    "Forecasts",
    "GenerativeModel",
    "Hypothesis",
    "LevelReplies",
    "Limits",
    "Lottery",
    "Market",
    "MarketMaker",
    "Mechanism",
    "Mixture",
    "ModelError",
    "Negotiation",
    "OracleMachines",
    "Outcome",
    "Prediction",
    "PredictiveChain",
    "Prices",
    "Prior",
    "Process",
    "Profile",
    "Reals",
    "ReflectiveInductor",
    "RepeatedGame",
    "ScopeError",
    "SoftReplies",
    "SolverError",
    "StrategicGame",
    "TradingDays",
    "Universes",
    "Verdict",
    "as_pytest",
    "assume",
    "bargain",
    "check",
    "count_rules",
    "find",
    "find_rule",
    "implies",
    "leave_one_out",
    "load_certificate",
    "map_axioms",
    "prop",
    "recheck",
    "save_certificate",
    "verdict_data",
    "witness",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its home on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module `accord` has no attribute `{name}`")
    home, attribute = _PUBLIC[name]
    return getattr(importlib.import_module(home), attribute)
