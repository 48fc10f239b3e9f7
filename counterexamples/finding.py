"""Find a counterexample to a conjecture "whatever has these properties has that one".

A family yields subjects, smallest first. The first that has the given properties and
lacks the other is the answer, each of its verdicts checked by the kernel; none found
is UNFALSIFIED with what was tried, never a proof.
"""

import inspect
import itertools
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from accord.counterexamples.asking import ask, check
from accord.theory.coding import code
from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import from_arrays, profile_count
from accord.theory.names import dashed, nearest
from accord.theory.properties import find_property
from accord.theory.rules import all_rules
from accord.theory.settings import setting_options
from accord.theory.specifications import data_spec, rule_spec
from accord.theory.subjects import Spec
from accord.verifiers.decide import Question
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.verdict import Verdict

MAX_RULES = 100_000
MAX_CELLS = 10_000
_COUNTS = ("agents", "alternatives", "side", "objects", "students", "schools")


@dataclass(frozen=True)
class Search:
    """What a search for a counterexample came to.

    status    REFUTED (the conjecture fails: `verdicts` show the member that has what
              was given and lacks the other) or UNFALSIFIED
    conjecture  "what is anonymous and onto is strategyproof"
    tried     how many members were asked
    family    over what, in words
    skipped   members for which the question made no sense, with the reason
    """

    status: str
    conjecture: str
    tried: int
    family: str
    verdicts: tuple[Verdict, ...] = ()
    skipped: tuple[str, ...] = ()


Member = Callable[[str, Limits], Verdict]
FAMILIES: dict[str, Callable[..., tuple[str, Iterable[Member]]]] = {}


def family(
    function: Callable[..., tuple[str, Iterable[Member]]],
) -> Callable[..., tuple[str, Iterable[Member]]]:
    """Register a family under its function's name.

    It takes the options of the search and returns its scope in words, and its
    members: functions from a property's name and limits to a verdict.
    """
    FAMILIES[dashed(function.__name__)] = function
    return function


def find(
    given: Sequence[str],
    fails: str,
    family: str | tuple[str, Iterable[Any]] = "voting",
    *,
    limits: Limits | None = None,
    **options: Any,
) -> Search:
    """Return the smallest member of a family that has `given` and lacks `fails`.

    family   a name (`accord list families`), a setting's name (its library rules), or
             a pair (scope in words, subjects) of a person's own, each as for `check`

    >>> find(["anonymous", "onto"], "strategyproof", agents=3, alternatives=3).status
    'REFUTED'
    """
    if isinstance(given, str):
        raise ModelError("expected a list of names", f'write given=["{given}"]')
    for name in (*given, fails):
        find_property(name)  # a name that nothing has is an error, not a failure
    within = limits or Limits()
    scope, members = _members(family, options)
    words = " and ".join(given) or "anything"
    conjecture = f"what is {words} is {fails}" if given else f"all are {fails}"
    tried = 0
    skipped: list[str] = []
    try:
        for member in members:
            within.tick(tried, tried)
            try:
                verdicts = _counterexample(member, given, fails, within)
            except ModelError as error:
                skipped.append(error.message)
                continue
            tried += 1
            if verdicts:
                found = "REFUTED", conjecture, tried, scope, verdicts
                return Search(*found, tuple(dict.fromkeys(skipped)))
    except OutOfBounds:
        scope = f"{scope}, stopped by the time bound"
    if not tried:
        raise ModelError(
            f"there is nothing in {scope} of which this can be asked",
            skipped[0] if skipped else "larger sizes have members",
        )
    return Search(
        "UNFALSIFIED", conjecture, tried, scope, (), tuple(dict.fromkeys(skipped))
    )


def _members(
    family: str | tuple[str, Iterable[Any]], options: dict[str, Any]
) -> tuple[str, Iterable[Member]]:
    """Return the scope in words and the members of a family, by name or one's own."""
    if not isinstance(family, str):
        scope, subjects = family
        return scope, (_own(subject, options) for subject in subjects)
    make = _family(family)
    known = inspect.signature(make).parameters
    if any(p.kind != p.VAR_KEYWORD for p in known.values()):
        odd = [name for name in options if name not in known]
        if odd:
            raise ModelError(
                f"the family `{family}` has no option `{odd[0]}`",
                f"its options: {', '.join(known)}",
            )
    return make(**options)


def _counterexample(
    member: Member, given: Sequence[str], fails: str, limits: Limits
) -> tuple[Verdict, ...]:
    lacking = member(fails, limits)
    if lacking.status != "REFUTED":
        return ()
    verdicts = []
    for name in given:
        verdict = member(name, limits)
        if verdict.status != "PROVED" or verdict.vacuous:
            return ()
        verdicts.append(verdict)
    return (*verdicts, lacking)


def _of_spec(spec: Spec) -> Member:
    def member(name: str, limits: Limits) -> Verdict:
        return ask(Question(find_property(name), spec), limits)

    return member


def _own(subject: Any, options: dict[str, Any]) -> Member:
    return lambda name, limits: check(subject, name, limits=limits, **options)


def _family(name: str) -> Callable[..., tuple[str, Iterable[Member]]]:
    if dashed(name) in FAMILIES:
        return FAMILIES[dashed(name)]
    settings = {entry.setting for entry in all_rules().values()}
    if dashed(name) not in settings:
        known = [*FAMILIES, *settings]
        raise ModelError(
            f"no family is named `{name}`", nearest(name, known, "families")
        )
    return lambda **options: _library(dashed(name), options)


def _library(setting: str, options: dict[str, Any]) -> tuple[str, Iterable[Member]]:
    """Return the library's rules of one setting, at the sizes up to those given."""
    entries = [e for e in all_rules().values() if e.setting == setting]
    known = setting_options(setting)
    counts = {k for k in _COUNTS if isinstance(known.get(k), int)}
    sizes = {k: int(v) for k, v in options.items() if k in counts}
    rest = {k: v for k, v in options.items() if k not in sizes}
    grown = sorted(
        itertools.product(*(range(min(2, n), n + 1) for n in sizes.values())), key=sum
    )

    def members() -> Iterator[Member]:
        for size in grown:
            chosen = dict(zip(sizes, size, strict=True))
            for entry in entries:
                yield _of_spec(rule_spec(entry.name, {**rest, **chosen}))

    spans = (f"{k} 2..{n}" if n > 2 else f"{k} {n}" for k, n in sizes.items())
    words = ", ".join(spans) or "default sizes"
    return (
        f"the {len(entries)} library rules of the setting {setting}, {words}",
        members(),
    )


@family
def all_rules_of_a_tiny_domain(
    agents: int = 2, alternatives: int = 2
) -> tuple[str, Iterable[Member]]:
    """Return every voting rule on strict orders, as tables, in lexicographic order."""
    profiles = math.factorial(alternatives) ** agents
    if profiles > 100 or alternatives**profiles > MAX_RULES:
        raise ScopeError(
            f"there are {alternatives}^{profiles} rules for {agents} voters and "
            f"{alternatives} alternatives, more than the {MAX_RULES:,} that fit",
            "2 voters and 2 alternatives, 1 voter and 3; or --family random-rules",
        )
    tables = itertools.product(range(alternatives), repeat=profiles)
    members = (_of_spec(table_spec(agents, alternatives, table)) for table in tables)
    scope = f"all {alternatives**profiles:,} rules, {agents} voters"
    return f"{scope}, {alternatives} alternatives, strict orders", members


@family
def random_rules(
    agents: int = 2, alternatives: int = 3, tries: int = 1000, seed: int = 0
) -> tuple[str, Iterable[Member]]:
    """Return random tables of voting rules on strict orders."""
    chance = random.Random(seed)
    profiles = len(strict_orders(alternatives)) ** agents
    if profiles > MAX_RULES:
        raise ScopeError(f"a table has {profiles:,} profiles, more than {MAX_RULES:,}")

    def members() -> Iterator[Member]:
        for _ in range(tries):
            table = [chance.randrange(alternatives) for _ in range(profiles)]
            yield _of_spec(table_spec(agents, alternatives, table))

    scope = f"{tries:,} random rules (seed {seed}), {agents} voters"
    return f"{scope}, {alternatives} alternatives, strict orders", members()


@family
def random_games(
    agents: int = 2,
    actions: int = 2,
    highest: int = 3,
    tries: int = 1000,
    seed: int = 0,
) -> tuple[str, Iterable[Member]]:
    """Return random strategic games with integer payoffs 0..highest."""
    cells = profile_count([actions] * agents, "a game")
    if cells > MAX_CELLS:
        raise ScopeError(f"a game has {cells:,} profiles, more than {MAX_CELLS:,}")
    chance = random.Random(seed)

    def array(depth: int) -> Any:
        if depth == 0:
            return chance.randint(0, highest)
        return [array(depth - 1) for _ in range(actions)]

    def members() -> Iterator[Member]:
        for _ in range(tries):
            game = from_arrays(*(array(agents) for _ in range(agents)))
            yield _of_spec(data_spec(game))

    scope = f"{tries:,} random games (seed {seed}), {agents} players"
    return f"{scope}, {actions} actions each, payoffs 0..{highest}", members()


@family
def random_auctions(
    agents: int = 2, values: str = "0..2", tries: int = 1000, seed: int = 0
) -> tuple[str, Iterable[Member]]:
    """Return random auctions: at each profile a random winner, who pays 0..her bid."""
    from accord.theory.domains import parse_values

    chance = random.Random(seed)
    bids = tuple(itertools.product(parse_values(values), repeat=agents))

    def members() -> Iterator[Member]:
        for _ in range(tries):
            table = []
            for profile in bids:
                winner = chance.randrange(agents)
                pays = [0] * agents
                pays[winner] = chance.choice(
                    [v for v in parse_values(values) if v <= profile[winner]] or [0]
                )
                table.append((winner, tuple(pays)))
            options = {"agents": agents, "values": values}
            yield _of_spec(_table_spec("auction", options, table))

    scope = f"{tries:,} random auctions (seed {seed}), {agents} bidders"
    return f"{scope}, values {values}", members()


def table_spec(agents: int, alternatives: int, table: Sequence[int]) -> Spec:
    """Return the specification of a voting rule as a table over strict orders."""
    options = {"agents": agents, "alternatives": alternatives}
    return _table_spec("voting", options, table)


def _table_spec(setting: str, options: dict[str, Any], table: Sequence[Any]) -> Spec:
    return {
        "kind": "table",
        "setting": setting,
        "options": {**setting_options(setting), **options},
        "params": {},
        "table": [code(outcome) for outcome in table],
    }
