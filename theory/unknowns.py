"""Unknowns: what a statement may leave open, and how each is laid out in forms.

A parameter of a property may be unknown (a law on profiles, a mixed profile, a
mixture of actions), and so may numbers of the subject (payoffs, payments). Each shape
or part is a function that calls `make(name)` for every unknown number it needs:
`Form.unknown` to reason about all values, a look-up to fill in given ones.
"""

import dataclasses
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.cells import cell_of
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_games import from_function as game_of
from accord.theory.coding import canonical, code
from accord.theory.errors import ModelError
from accord.theory.exact import exact
from accord.theory.forms import RUNNING, Form
from accord.theory.game_terms import opponents
from accord.theory.games import StrategicGame, numbered, profile_count
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome, is_public
from accord.theory.open_lotteries import OpenLottery
from accord.theory.parameters import positive
from accord.theory.profiles import Profile

Make = Callable[[str], Any]
LOTTERIES = "the lotteries"  # the fact `unknowns` of a rule with open ones
UNKNOWN = {"unknown": True}  # what a statement has in place of an open parameter
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
    return tuple(make("law" + _dotted(p)) for p in game.profiles())


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


@shape
def punishment(game: StrategicGame, make: Make, parameters: Mapping[str, Any]) -> Any:
    """Lay out a law on what the others of the parameter `player` play together."""
    others = opponents(game, parameters["player"])
    return tuple(make("pun" + _dotted(p)) for p in others)


@shape
def weights(
    subject: StrategicGame | Aggregation, make: Make, parameters: Mapping[str, Any]
) -> Any:
    """Lay out a weight for each individual, or each of the parameter `equilibria`."""
    if isinstance(subject, Aggregation):
        return tuple(make(f"weight.{i + 1}") for i in subject.members)
    return tuple(make(f"w.{k + 1}") for k in range(len(parameters["equilibria"])))


@shape
def constant(_: Aggregation, make: Make, __: Mapping[str, Any]) -> Any:
    """Lay out the constant beside the weights of an aggregation."""
    return make("constant.")


@shape
def oracle(subject: Any, make: Make, _: Mapping[str, Any]) -> Any:
    """Lay out the answers of an oracle: a probability of yes for each query."""
    from accord.theory.best_response_machines import query_names

    is_game = isinstance(subject, StrategicGame)
    names = query_names(subject) if is_game else subject.names
    return tuple(make(f"oracle.{name}") for name in names)


def _dotted(profile: Sequence[int]) -> str:
    return "".join(f".{action + 1}" for action in profile)


def lay_out(name: str, subject: Any, make: Make, parameters: Mapping[str, Any]) -> Any:
    """Return the value of the unknown parameter `name`, made of `make`'s numbers."""
    if name not in SHAPES:
        raise ModelError(
            f"the parameter `{name}` cannot be left unknown",
            f"those that can: {', '.join(sorted(SHAPES))}",
        )
    return SHAPES[name](subject, make, parameters)


def coded(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as JSON data, where UNKNOWN stays what it is."""
    return {k: UNKNOWN if v == UNKNOWN else code(v) for k, v in parameters.items()}


# --- subjects with open numbers --------------------------------------------------


Part = Callable[[Any, Make], Any]
PARTS: dict[str, Part] = {}


def part(function: Part) -> Part:
    """Register a way to leave numbers of a subject open, under the function's name."""
    PARTS[function.__name__] = function
    return function


def open_up(what: str, of: Any, make: Make, how: str) -> Any:
    """Return the subject `of` with the numbers `what` made by `make`.

    `how` says in the scope of a mechanism how they are given: unknown, as listed.
    """
    if what not in PARTS:
        raise ModelError(
            f"`{what}` cannot be left open in a subject",
            f"what can: {', '.join(sorted(PARTS))}",
        )
    subject = PARTS[what](of, make)
    if isinstance(subject, Mechanism):
        words = f"{what.replace('_', ' ')} {how}"
        scope = ", ".join(text for text in (subject.scope, words) if text)
        return dataclasses.replace(subject, scope=scope)
    return subject


def filled(values: Mapping[str, Any]) -> Make:
    """Return the look-up of listed numbers; what is not listed is 0."""
    numbers = {str(name): exact(number) for name, number in values.items()}
    return lambda name: numbers.get(name, 0)


def is_open(spec: Mapping[str, Any]) -> bool:
    """Return whether the subject of this specification leaves numbers open."""
    inner = spec.get("of")
    if isinstance(inner, Mapping) and is_open(inner):
        return True
    return _has_open_numbers(spec)


def _has_open_numbers(spec: Mapping[str, Any]) -> bool:
    if "values" in spec:
        return False
    if spec.get("kind") == "data":  # a game with parameters
        data = spec.get("data")
        return "where" in spec or (isinstance(data, Mapping) and "where" in data)
    return spec.get("kind") == "unknown"


def closed(spec: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """Return the specification with these values filled in; the others are 0."""
    filled_in = dict(spec)
    if isinstance(spec.get("of"), Mapping):
        filled_in["of"] = closed(spec["of"], values)
    if _has_open_numbers(spec):
        filled_in["values"] = dict(values)
    return filled_in


@part
def payoffs(sizes: Any, make: Make) -> StrategicGame:
    """Return the game with `sizes[i]` actions of player i and every payoff open."""
    if not isinstance(sizes, (list, tuple)) or not sizes:
        raise ModelError(
            f"expected the number of actions of each player, got `{sizes}`"
        )
    counts = tuple(positive(size, "actions") for size in sizes)
    profile_count(counts)
    rows = tuple(
        tuple(make(f"u{i + 1}" + _dotted(p)) for i in range(len(counts)))
        for p in itertools.product(*map(range, counts))
    )
    names = numbered(len(counts), "Player")
    return StrategicGame(names, tuple(map(numbered, counts)), rows)


@part
def society(a: Any, make: Make) -> Aggregation:
    """Return the aggregation with every utility of society open."""
    if not isinstance(a, Aggregation):
        raise ModelError(f"expected an aggregation, got `{a}`"[:200])
    row = tuple(make(f"society.{k + 1}") for k in range(len(a.outcomes)))
    return dataclasses.replace(a, society=row)


@part
def coalition_worths(players: Any, make: Make) -> CoalitionalGame:
    """Return the coalitional game of these players with every worth open."""
    if not isinstance(players, (list, tuple)) or not players:
        raise ModelError(f"expected the names of the players, got `{players}`")
    return game_of(
        tuple(map(str, players)), lambda s: make("v" + _dotted(s)), "the game"
    )


@part
def worths(types: Any, make: Make) -> Mechanism:
    """Return one agent with types 0..k-1, a decision for each, and every worth open.

    At type t decision t is taken, and decision d is worth `v{t+1}.{d+1}` to it. Every
    rule on k types of one agent, for any worths of any decisions, is an instance: call
    what it does at type t decision t. There are no payments.
    """
    count = positive(types, "types")

    def worth(agent: int, profile: Profile, decision: Any) -> Any:
        return make(f"v{profile[agent] + 1}.{decision + 1}")

    def utility(agent: int, profile: Profile, outcome: Outcome) -> Any:
        return worth(agent, profile, outcome.decision) - outcome.payments[agent]

    return Mechanism(
        rule=lambda reports: Outcome(reports[0], (0,)),
        domains=(tuple(range(count)),),
        utility=utility,
        value=worth,
        decisions=tuple(range(count)),
        name="a rule for one agent",
        scope=f"1 agent, {count} types",
    )


@part
def rule(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with another rule: any of its listed outcomes at each profile.

    The cell of a profile is `make`'s number: the place of an outcome in the list. An
    unknown one is read in the run that goes on (`accord.theory.cells`).
    """
    if not isinstance(m, Mechanism) or not m.outcomes:
        raise ModelError(
            "an open rule chooses among the outcomes that its mechanism lists",
            "take a setting with listed outcomes: voting, matching",
        )
    outcomes = m.outcomes

    def choose(reports: tuple[Any, ...]) -> Any:
        cell = cell_of(Profile(reports))
        place = make(cell)
        if isinstance(place, Form):
            reader = RUNNING.get()
            if reader is None:
                raise ModelError("the rule is open, and nothing says what it chooses")
            place = reader.choose(cell, len(outcomes))
        if place not in range(len(outcomes)):
            raise ModelError(f"expected one of {len(outcomes)} outcomes, got {place}")
        return outcomes[int(place)]

    facts = {**m.facts, "unknowns": frozenset({"the rule"})}
    return dataclasses.replace(replace_rule(m, choose), facts=facts)


@part
def lottery(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with another rule: some lottery over its outcomes at each profile.

    The probability of the last outcome is what the others leave over.
    """
    if not isinstance(m, Mechanism) or not m.outcomes or not is_public(m):
        raise ModelError(
            "an open lottery is over the outcomes that its mechanism lists",
            "take a setting with listed outcomes that all share: voting",
        )
    every = m.outcomes

    def draw(reports: tuple[Any, ...]) -> Lottery:
        return _lottery(_law(every, cell_of(Profile(reports)), make))

    return _drawing(m, draw)


@part
def assignment(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with another rule: some random assignment at each profile.

    As many objects as agents. The lottery of the last agent is what the others leave
    over, and so is everybody's probability of the last object.
    """
    objects = m.facts.get("objects") if isinstance(m, Mechanism) else None
    if objects is None or m.setting != "assignment" or len(objects) != len(m.domains):
        raise ModelError(
            "an open random assignment has as many objects as agents",
            "take the setting assignment, with --objects as many as --agents",
        )

    def draw(reports: tuple[Any, ...]) -> tuple[Lottery, ...]:
        cell = cell_of(Profile(reports))
        laws = [_law(objects, f"{cell}{i + 1}.", make) for i in m.agents[:-1]]
        rest = {x: 1 - sum(law[x] for law in laws) for x in objects}
        return tuple(map(_lottery, (*laws, rest)))

    return _drawing(m, draw)


@part
def lottery_and_payments(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with another rule: some lottery over decisions, and any payments.

    A payment is what is expected of the agent at a profile, and so is the worth of the
    lottery. For mechanisms that list their decisions.
    """
    if not isinstance(m, Mechanism) or not m.decisions or m.value is None:
        raise ModelError(
            "open lotteries with payments are over the decisions that a mechanism "
            "lists, each worth something",
            "take a setting with payments: auction, trade, public-project",
        )
    decisions, value = m.decisions, m.value

    def draw(reports: tuple[Any, ...]) -> Outcome:
        cell = cell_of(Profile(reports))
        payments = tuple(make(f"pay{i + 1}{cell[1:]}") for i in m.agents)
        return Outcome(_lottery(_law(decisions, cell, make)), payments)

    def worth(agent: int, profile: Profile, decision: Any) -> Any:
        if isinstance(decision, Lottery):
            return decision.expect(lambda x: value(agent, profile, x))
        return value(agent, profile, decision)

    def utility(agent: int, profile: Profile, outcome: Outcome) -> Any:
        return worth(agent, profile, outcome.decision) - outcome.payments[agent]

    return dataclasses.replace(_drawing(m, draw), utility=utility, value=worth)


@part
def payments(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` with the same decisions and every payment open at every profile."""
    return _paying(m, lambda i, p, _: make(f"pay{i + 1}{canonical(code(p))}"))


@part
def scores(m: Mechanism, make: Make) -> Mechanism:
    """Return the scoring of forecasts with every score at every forecast open."""
    if not isinstance(m, Mechanism) or m.setting != "forecast" or m.is_real:
        raise ModelError(
            "open scores are of the forecasts that a mechanism lists",
            "take the setting forecast, with beliefs on a grid",
        )

    def score(reports: tuple[Any, ...]) -> tuple[Any, ...]:
        cell = canonical(code(Profile(reports)))
        return tuple(make(f"s{k + 1}{cell}") for k in range(len(reports[0])))

    return replace_rule(m, score)


@part
def constants(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` where each agent pays an open constant on top of her payment."""
    return _paying(m, lambda i, _, pay: pay + make(f"c{i + 1}"))


@part
def fees(m: Mechanism, make: Make) -> Mechanism:
    """Return `m` where each agent pays on top an open fee: any table of the others'.

    The fee of an agent is a function of the others' reports alone (Groves' h).
    """

    def pay(agent: int, profile: Profile, usual: Any) -> Any:
        return usual + make(f"h{agent + 1}{canonical(code(profile.without(agent)))}")

    return _paying(m, pay)


def _law(outcomes: Sequence[Any], start: str, make: Make) -> dict[Any, Any]:
    """Return probabilities that `make` gives; that of the last outcome is the rest."""
    law = {x: make(f"{start}{k + 1}") for k, x in enumerate(outcomes[:-1])}
    return {**law, outcomes[-1]: 1 - sum(law.values())}


def _lottery(law: Mapping[Any, Any]) -> Lottery:
    some_open = any(isinstance(p, Form) for p in law.values())
    return OpenLottery(law) if some_open else Lottery(law)


def _drawing(m: Mechanism, draw: Callable[..., Any]) -> Mechanism:
    facts = {**m.facts, "unknowns": frozenset({LOTTERIES})}
    return dataclasses.replace(replace_rule(m, draw), facts=facts)


def _paying(m: Mechanism, pay: Callable[[int, Profile, Any], Any]) -> Mechanism:
    if not isinstance(m, Mechanism):
        raise ModelError(f"expected a mechanism with payments, got `{m}`"[:200])
    first = Profile(domain[0] for domain in m.domains)
    if not isinstance(m(first), Outcome):
        raise ModelError(
            f"`{m.name}` makes no payments, and its payments are to be left open",
            "choose a rule with payments: an auction, a trade, a public project",
        )

    def rule(reports: tuple[Any, ...]) -> Outcome:
        profile = Profile(reports)
        # Run twice: what is remembered here would hide a rule with chance or state.
        decision, payments = outcome = m.run(profile)
        if m.run(profile) != outcome:
            raise ModelError(
                f"`{m.name}` is not a function: two outcomes at {profile!r}",
                "a rule must not be random, keep state or change its arguments",
            )
        return Outcome(
            decision, tuple(pay(i, profile, p) for i, p in enumerate(payments))
        )

    return replace_rule(m, rule)


def replace_rule(m: Mechanism, rule: Callable[..., Any]) -> Mechanism:
    """Return `m` with another rule that already returns well-formed outcomes."""
    return dataclasses.replace(m, rule=rule, read=lambda outcome: outcome)


@part
def grid(m: Mechanism, make: Make) -> Any:
    """Return the rule of trade on a grid of an open number of values and costs."""
    from accord.theory.trading_grids import trading_grid

    return trading_grid(m, make)
