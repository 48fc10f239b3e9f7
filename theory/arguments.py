"""Arguments as people type them: the text of an option read into a value."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from accord.theory.aggregation import Aggregation, check_powers
from accord.theory.box_demands import BoxDemands
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.exact import exact, exact_or_form, is_exact
from accord.theory.expressions import names_in, read_form
from accord.theory.forecasts import Forecasts
from accord.theory.forms import Form
from accord.theory.game_forms import GameForm
from accord.theory.games import BayesianGame, StrategicGame
from accord.theory.generative_models import GenerativeModel
from accord.theory.information_markets import Market
from accord.theory.initiative import KERNELS, label
from accord.theory.negotiations import Negotiation
from accord.theory.predictive_coding import PredictiveChain
from accord.theory.prices import Prices
from accord.theory.trading_days import TradingDays
from accord.theory.unknowns import UNKNOWN
from accord.theory.values import find_axiom


def read_argument(text: str) -> Any:
    """Return a number, a row of numbers, rows of them, lists of rows, or the text.

    A comma parts the entries of a row, ";" parts rows, "|" parts lists of rows; "?"
    stands for what is to be left unknown.

    >>> read_argument("1/2"), read_argument("1,0;0,1"), read_argument("C,D")
    (Fraction(1, 2), ((1, 0), (0, 1)), ('C', 'D'))
    >>> read_argument("C,D|1,0;0,1"), read_argument("?")
    ((('C', 'D'), ((1, 0), (0, 1))), {'unknown': True})
    """
    if text.strip() == "?":
        return dict(UNKNOWN)
    if "|" in text:
        return tuple(read_argument(part) for part in text.split("|") if part.strip())
    if ";" in text:
        return tuple(_row(part) for part in text.split(";"))
    return _row(text) if "," in text else _item(text)


def _row(text: str) -> tuple[Any, ...]:
    return tuple(_item(part) for part in text.split(",") if part.strip())


def _item(text: str) -> Any:
    try:
        return exact(text)
    except ModelError:
        return text.strip()


def normalize(subject: Any, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a property in the form that its definition reads.

    For a strategic game: `player` and `action` by number or label; `profile` as a
    mixed profile, where "C,D" is the pure one and "1/2,1/2;1,0" has one row a player;
    `equilibria` as a list of such; `mixture` as a row or the label of one action;
    `law` and `punishment` as one row of probabilities. For a Bayesian game:
    `strategies` with a list for each player, of a row or a label for each type.
    For a coalitional game: `player` and `other` by number or name.
    For an aggregation: lotteries and other rows of numbers, and `choice` by number or
    label; `ballots` as a row of labels. For prices and forecasts: rows of numbers; for
    a market: labels. For a generative model: `policy` by number or actions, and
    `posterior` as a law on policies; for a negotiation `policy` and `history`. For
    demands on a box: `point` as a row, `points` as rows of numbers. What is left
    unknown stays so. Probabilities may be expressions in the parameters of a game:
    "p,1-p;q,1-q".
    """
    kinds = (readers for kind, readers in _OF.items() if isinstance(subject, kind))
    read = next(kinds, {})
    named = dict(arguments)
    parameters: frozenset[str] = getattr(subject, "unknowns", frozenset())
    for name, reader in read.items():
        if name in named and named[name] != UNKNOWN:
            named[name] = reader(subject, named[name], named)
            _check_names(named[name], parameters)
    return named


def _check_names(value: Any, parameters: frozenset[str]) -> None:
    """Raise unless the forms in an argument have no unknowns but these."""
    if isinstance(value, Form):
        odd = sorted({name for names in value.terms for name in names} - parameters)
        if odd:
            raise ModelError(
                f"expected an exact probability, got `{value}`",
                f"`{odd[0]}` is no parameter of the game; a constraint names others: "
                f'--where "0 <= {odd[0]} <= 1"',
            )
    elif isinstance(value, tuple):
        for part in value:
            _check_names(part, parameters)


def _find(given: Any, labels: tuple[str, ...], what: str) -> int:
    if labels.count(str(given)) == 1:
        return labels.index(str(given))
    if isinstance(given, int) and 0 <= given < len(labels):
        return given
    shown = ", ".join(f"`{label}`" for label in labels)
    raise ModelError(f"no {what} is named `{given}`", f"the {what}s are {shown}")


def _player(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> int:
    return _find(given, game.players, "player")


def _member(game: CoalitionalGame, given: Any, _: Mapping[str, Any]) -> int:
    return _find(given, game.players, "player")


def _axioms(_: CoalitionalGame, given: Any, __: Mapping[str, Any]) -> tuple[str, ...]:
    names = given if isinstance(given, (tuple, list)) else (given,)
    for name in names:
        find_axiom(str(name))
    return tuple(names)


def _action(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> int:
    return _find(given, game.actions[_of(named)], "action")


def _of(named: Mapping[str, Any]) -> int:
    if "player" not in named:
        raise ModelError("expected whose action or mixture it is", "give --player")
    player: int = named["player"]
    return player


def _mixture(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    return _weights(given, game.actions[_of(named)])


def _profile(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> Any:
    rows = given if isinstance(given, (tuple, list)) else (given,)
    if len(rows) != len(game.players):
        raise ModelError(
            f"expected a strategy for each of {len(game.players)} players, "
            f"got {len(rows)}",
            'pure "C,D", or mixed with one row a player "1/2,1/2;1,0"',
        )
    return tuple(
        _weights(row, own) for row, own in zip(rows, game.actions, strict=True)
    )


def _equilibria(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    listed = given if isinstance(given, (tuple, list)) else (given,)
    if listed and all(_is_strategy(part) for part in listed):
        listed = (listed,)  # one profile: "C,D" or "1/2,1/2;1,0"
    return tuple(_profile(game, profile, named) for profile in listed)


def _is_strategy(part: Any) -> bool:
    """Return whether this is a label or a row of numbers, and no profile."""
    if isinstance(part, (tuple, list)):
        return all(is_exact(entry) or isinstance(entry, Form) for entry in part)
    return True


def _law(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> Any:
    return law(given, game.size, "one for each profile")


def _punishment(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    size = game.size // game.sizes[_of(named)]
    return law(given, size, "one for each profile of the others")


def _strategies(game: BayesianGame, given: Any, _: Mapping[str, Any]) -> Any:
    rows = given if isinstance(given, (tuple, list)) else (given,)
    if len(rows) != len(game.players):
        raise ModelError(
            f"expected strategies of {len(game.players)} players, got {len(rows)}",
            'one list a player with one row a type: "1,0;0,1|1/2,1/2"',
        )
    plans = []
    for own, types, labels in zip(rows, game.types, game.actions, strict=True):
        listed = own if isinstance(own, (tuple, list)) else (own,)
        single = len(types) == 1 and len(listed) == len(labels) > 1
        if single and not isinstance(listed[0], (tuple, list)):
            listed = (listed,)
        if len(listed) != len(types):
            raise ModelError(
                f"expected a row for each of {len(types)} types, got {len(listed)}"
            )
        plans.append(tuple(_weights(row, labels) for row in listed))
    return tuple(plans)


def _weights(row: Any, labels: tuple[str, ...]) -> tuple[Any, ...]:
    if isinstance(row, (tuple, list)):
        return law(row, len(labels), "one for each action")
    chosen = _find(row, labels, "action")
    return tuple(int(k == chosen) for k in range(len(labels)))


def _probability(entry: Any) -> Any:
    if isinstance(entry, str) and names_in(entry):
        return read_form(entry)
    return exact_or_form(entry, "probability")


def law(given: Any, size: int, what: str) -> tuple[Any, ...]:
    """Return these probabilities as exact numbers, or raise unless they are a law."""
    row = given if isinstance(given, (tuple, list)) else (given,)
    numbers = tuple(map(_probability, row))
    if len(numbers) == size and any(isinstance(p, Form) for p in numbers):
        return numbers  # whether it is a law is for the definition to say
    if len(numbers) != size or sum(numbers) != 1 or any(p < 0 for p in numbers):
        shown = ", ".join(map(str, numbers))
        raise ModelError(
            f"expected {size} probabilities that sum to 1, {what}, got ({shown})"
        )
    return numbers


_READERS: Mapping[str, Callable[[StrategicGame, Any, Mapping[str, Any]], Any]] = {
    "player": _player,
    "action": _action,
    "profile": _profile,
    "equilibria": _equilibria,
    "mixture": _mixture,
    "law": _law,
    "punishment": _punishment,
}


def _numbers(_: Any, given: Any, __: Mapping[str, Any]) -> tuple[Any, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    return tuple(exact_or_form(entry) for entry in row)


# Arguments of properties of prices and of forecasts that are rows of numbers.
_ROWS = ("stakes", "weights", "book", "pooled", "forecast", "gains", "likelihood")


def _row_of(_: Any, given: Any, __: Mapping[str, Any]) -> tuple[Any, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    expressions = (isinstance(x, str) and names_in(x) for x in row)
    pairs = zip(row, expressions, strict=True)
    return tuple(read_form(x) if named else exact_or_form(x) for x, named in pairs)


def _label(_: Any, given: Any, __: Mapping[str, Any]) -> str:
    return str(given)


def _lottery(a: Aggregation, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    return law(given, len(a.outcomes), "one for each outcome")


def _powers(a: Aggregation, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    powers = _numbers(a, given, named)
    if powers:
        check_powers(a, powers)
    return powers


def _negotiated(n: Negotiation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    found = tuple(_find(entry, n.actions, "action") for entry in row)
    n.check_policy(found)
    return found


def _history(n: Negotiation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    found = tuple(_find(entry, n.observations, "observation") for entry in row)
    if found not in n.histories:
        raise ModelError(f"expected a history of 1 to {n.draws} observations")
    return found


def _hypothesis(auction: DecisionAuction, given: Any, _: Mapping[str, Any]) -> int:
    return _find(given, tuple(h.name for h in auction.hypotheses), "hypothesis")


def _policy(m: GenerativeModel, given: Any, _: Mapping[str, Any]) -> int:
    """Return a policy by its number, or by its actions' names."""
    names = tuple(map(m.policy_name, range(len(m.policies))))
    listed = isinstance(given, (tuple, list))
    return _find(",".join(map(str, given)) if listed else given, names, "policy")


def _posterior(m: GenerativeModel, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    return law(given, len(m.policies), "one for each policy")


def _trader(m: TradingDays, given: Any, _: Mapping[str, Any]) -> int:
    return _find(given, m.traders, "trader")


def _box_point(d: BoxDemands, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    read = (read_form(x) if isinstance(x, str) and names_in(x) else x for x in row)
    return d.checked(tuple(read))


def _box_points(d: BoxDemands, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    rows = given if isinstance(given, (tuple, list)) else (given,)
    if len(d.names) > 1 and rows and not isinstance(rows[0], (tuple, list)):
        rows = (rows,)  # one point: "1,0"
    return tuple(_box_point(d, row, named) for row in rows)


def _choice(a: Aggregation, given: Any, _: Mapping[str, Any]) -> int:
    return _find(given, a.outcomes, "outcome")


def _ballots(a: Aggregation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    row = given if isinstance(given, (tuple, list)) else (given,)
    return tuple(_find(entry, a.outcomes, "outcome") for entry in row)


def _ends(a: Aggregation, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    rows = given if isinstance(given, (tuple, list)) else (given,)
    if rows and not isinstance(rows[0], (tuple, list)):
        rows = (rows,)  # one row: "1/2,1/2"
    return tuple(_numbers(a, row, named) for row in rows)


_OF_AGGREGATIONS: Mapping[str, Callable[[Aggregation, Any, Mapping[str, Any]], Any]] = {
    "choice": _choice,
    "ballots": _ballots,
    "ends": _ends,
    "powers": _powers,
    **dict.fromkeys(("law", "better", "worse", "first", "second"), _lottery),
    **dict.fromkeys(("weights", "disagreement", "utilities"), _numbers),
}


_OF: Mapping[type, Mapping[str, Callable[..., Any]]] = {
    StrategicGame: _READERS,
    BayesianGame: {"strategies": _strategies},
    Aggregation: _OF_AGGREGATIONS,
    CoalitionalGame: {"player": _member, "other": _member, "axioms": _axioms},
    DecisionAuction: {"hypothesis": _hypothesis},
    Prices: dict.fromkeys(_ROWS, _row_of),
    Forecasts: dict.fromkeys(_ROWS, _row_of),
    Market: dict.fromkeys(("trader", "signal", "pretended"), _label),
    GenerativeModel: {"policy": _policy, "posterior": _posterior},
    PredictiveChain: {"levels": _numbers},
    BoxDemands: {"point": _box_point, "points": _box_points},
    TradingDays: {"trader": _trader},
    Negotiation: {"policy": _negotiated, "history": _history},
}


def show_argument(subject: Any, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return an argument or quantified value as text, with a game's own labels.

    `named` has the values beside it: an action is shown as its player names it.
    """
    if value == UNKNOWN:
        return "unknown"
    if name == "kernel" and value in KERNELS:
        return label(value)
    text = _shown_of(subject, name, value, named)
    if text:
        return text
    if isinstance(subject, BayesianGame) and name == "strategies":
        rows = zip(value, subject.actions, strict=True)
        each = (",".join(_strategy(r, labels) for r in own) for own, labels in rows)
        return " | ".join(each)
    labelled = _labelled(subject, name, value)
    if labelled:
        return labelled
    if isinstance(value, (tuple, list)):
        shown = (show_argument(None, "", item, {}) for item in value)
        return "(" + ", ".join(shown) + ")"
    return str(value)


def _labelled(subject: Any, name: str, value: Any) -> str:
    """Return what an argument numbers by its label; "" where it is no number."""
    if isinstance(subject, CoalitionalGame) and name in _COALITIONS:
        return subject.told(value)
    if isinstance(subject, TradingDays) and name in ("world", "assignment"):
        pairs = zip(subject.sentences, value, strict=True)
        return ", ".join(f"{s} is {'true' if w else 'false'}" for s, w in pairs)
    labels = _labels(subject, name)
    return str(labels[value]) if labels else ""


def _shown_of(subject: Any, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return a value in the labels of a game or negotiation, "" for anything else."""
    if isinstance(subject, StrategicGame):
        return _shown_of_game(subject, name, value, named)
    if isinstance(subject, Negotiation):
        return _shown_of_negotiation(subject, name, value)
    if isinstance(subject, Aggregation) and name in ("bloc", "ballots"):
        labels = subject.individuals if name == "bloc" else subject.outcomes
        return ", ".join(labels[k] for k in value)
    return ""


def _shown_of_negotiation(n: Negotiation, name: str, value: Any) -> str:
    if name in ("policy", "other_policy"):
        return n.say_policy(value)
    if name == "mixed_policy":
        return n.say_mixed(value)
    return n.say_history(value) if name == "history" else ""


def _shown_of_game(
    game: StrategicGame, name: str, value: Any, named: Mapping[str, Any]
) -> str:
    """Return what has labels in a game as text, "" for anything else."""
    if name == "player":
        return str(game.players[value])
    if name in _ACTIONS and "player" in named:
        return str(game.actions[named["player"]][value])
    if name == "equilibria":
        each = (show_argument(game, "profile", p, named) for p in value)
        return " | ".join(each) or "none"
    if name in _PROFILES and len(value) == len(game.players):
        pairs = zip(value, game.actions, strict=True)
        return ",".join(_strategy(row, labels) for row, labels in pairs)
    return ""


def _labels(subject: Any, name: str) -> tuple[str, ...]:
    """Return the labels of what an argument numbers; none where it is no number."""
    kinds = (found for kind, found in _LABELS.items() if isinstance(subject, kind))
    of = next(kinds, {}).get(name)
    return () if of is None else tuple(of(subject))


def _policy_names(m: GenerativeModel) -> Iterable[str]:
    return map(m.policy_name, range(len(m.policies)))


def _hypothesis_names(auction: DecisionAuction) -> Iterable[str]:
    return (h.name for h in auction.hypotheses)


_OUTCOMES = ("outcome", "second_outcome", "choice")
_LABELS: Mapping[type, Mapping[str, Callable[[Any], Iterable[str]]]] = {
    GameForm: {"agent": lambda form: form.tree.players},
    CoalitionalGame: dict.fromkeys(("player", "other"), lambda game: game.players),
    Aggregation: {
        "individual": lambda a: a.individuals,
        **dict.fromkeys(_OUTCOMES, lambda a: a.outcomes),
    },
    Market: {"state": lambda market: market.states},
    GenerativeModel: {
        **dict.fromkeys(("policy", "second_policy"), _policy_names),
        "observation": lambda m: m.outcomes,
    },
    DecisionAuction: {"hypothesis": _hypothesis_names},
    BoxDemands: {"coordinate": lambda demands: demands.names},
    TradingDays: {"trader": lambda days: days.traders},
    Negotiation: {
        **dict.fromkeys(("principal", "other_principal"), lambda n: n.principals),
        "action": lambda n: n.actions,
    },
}
_COALITIONS = ("coalition", "second_coalition", "without", "without_both")
_ACTIONS = ("action", "deviation")
_PROFILES = ("profile", "pure_profile")


def _strategy(row: Any, labels: tuple[str, ...]) -> str:
    if isinstance(row, int):
        return labels[row]
    if sorted(map(str, row)) == ["0"] * (len(row) - 1) + ["1"]:
        return labels[[str(weight) for weight in row].index("1")]
    parts = zip(row, labels, strict=True)
    return "(" + ", ".join(f"{p} {label}" for p, label in parts if str(p) != "0") + ")"
