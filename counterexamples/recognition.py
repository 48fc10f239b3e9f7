"""Rules that have a name, and whether a rule that was found is one of them.

Constants, and the library's rules of the setting with each value of the parameters
that are agents or alternatives.
"""

import inspect
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from accord.counterexamples.story import show_outcome
from accord.theory.errors import AccordError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, dashed, letter
from accord.theory.profiles import Profile
from accord.theory.rules import Rule, all_rules
from accord.theory.settings import setting_options
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build

Choice = Callable[[Profile], Any]
Parameters = dict[str, Any]
MOST = 500  # variants of one rule that are compared


def names_of_rule(
    m: Mechanism, setting: str, options: Mapping[str, Any], known: Mapping[Profile, Any]
) -> tuple[str, ...]:
    """Return what a rule, given by its outcomes, is called here.

    m        the mechanism of the rule, for its agents and outcomes
    options  those of the setting

    Two library rules can be one in a small domain: then both are named.
    """
    outcomes = list(known.values())
    if outcomes and all(x == outcomes[0] for x in outcomes):
        return (f"always {show_outcome(m, outcomes[0])}",)
    named = [n for n, rule in _library(m, setting, options) if _agrees(rule, known)]
    weights = _mixture(m, known)
    return tuple(dict.fromkeys([*named, *([weights] if weights else [])]))


def _agrees(rule: Choice, known: Mapping[Profile, Any]) -> bool:
    try:
        return all(rule(profile) == outcome for profile, outcome in known.items())
    except AccordError:
        return False  # it is no rule of this domain


def _mixture(m: Mechanism, known: Mapping[Profile, Any]) -> str:
    """Return the weights with which dictators are drawn, "" if it is no such rule."""
    if not all(isinstance(law, Lottery) for law in known.values()):
        return ""
    if not all(isinstance(t, tuple) for domain in m.domains for t in domain):
        return ""
    tops = {p: [order[0] for order in p] for p in known}
    if any(isinstance(x, frozenset) for firsts in tops.values() for x in firsts):
        return ""
    weights = []
    for i in m.agents:
        alone = next((p for p, top in tops.items() if top.count(top[i]) == 1), None)
        if alone is None:
            return ""
        weights.append(known[alone][tops[alone][i]])
    for profile, firsts in tops.items():
        mixed: dict[Any, Any] = {}
        for weight, x in zip(weights, firsts, strict=True):
            mixed[x] = mixed.get(x, 0) + weight
        if any(known[profile][x] != p for x, p in mixed.items()):
            return ""
    shown = ", ".join(f"{agent_name(i)} {w}" for i, w in enumerate(weights))
    return f"a dictator drawn by lot: {shown}"


def _library(
    m: Mechanism, setting: str, options: Mapping[str, Any]
) -> Iterator[tuple[str, Choice]]:
    known = setting_options(setting)
    chosen = {k: v for k, v in options.items() if v != known[k]}
    for entry in all_rules().values():
        if entry.setting != dashed(setting):
            continue
        for words, params in itertools.islice(_variants(m, entry), MOST):
            try:
                yield (
                    f"{entry.name}{words}",
                    build(rule_spec(entry.name, chosen, params)),
                )
            except AccordError:
                break  # it is no rule of this domain


def _variants(m: Mechanism, entry: Rule) -> Iterator[tuple[str, Parameters]]:
    """Yield the parameters of a rule that can be told apart, each in words."""
    arguments = inspect.signature(entry.function).parameters
    named = [name for name in arguments if name in _CANDIDATES]
    if not named:
        yield "", {}
        return
    for values in itertools.product(*(_CANDIDATES[name](m) for name in named)):
        words = [word for word, _ in values if word]
        params = {n: v for n, (_, v) in zip(named, values, strict=True)}
        yield (" " + " and ".join(words) if words else ""), params


def _voters(m: Mechanism) -> Iterable[tuple[str, int]]:
    return [(f"of {agent_name(i)}", i) for i in m.agents]


def _fixed_peaks(m: Mechanism) -> Iterator[tuple[str, str]]:
    """Yield the phantoms of a median: one fewer than the voters, or one more."""
    line = m.facts.get("alternatives", m.outcomes or ())
    for size in sorted({max(len(m.domains) - 1, 0), len(m.domains) + 1}):
        for peaks in itertools.combinations_with_replacement(line, size):
            shown = ",".join(map(letter, peaks))
            yield f"with phantoms {shown}" if peaks else "", ",".join(map(str, peaks))


def _orders(m: Mechanism) -> Iterator[tuple[str, str]]:
    for order in itertools.permutations(m.agents):
        shown = ", ".join(map(agent_name, order))
        yield f"in the order {shown}", ",".join(map(str, order))


_CANDIDATES: dict[str, Callable[[Mechanism], Iterable[tuple[str, Any]]]] = {
    "dictator": _voters,
    "chooser": _voters,
    "phantoms": _fixed_peaks,
    "order": _orders,
    "proposers": lambda _: [
        ("of the first side", "first"),
        ("of the second", "second"),
    ],
}
