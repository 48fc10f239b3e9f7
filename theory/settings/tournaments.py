"""The tournaments setting: of any two alternatives one beats the other; some win."""

import functools
import itertools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import tournaments
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, letter
from accord.theory.parameters import NO_PARAMS, bind, choose, positive
from accord.theory.preferences import Relation, rename
from accord.theory.profiles import Profile
from accord.theory.settings import voting
from accord.theory.settings.set_voting import read_set, unstated
from accord.theory.settings.set_voting import show_outcome as _show_set


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    alternatives: int = 3,
    chooses: str = "set",
) -> Mechanism:
    """Return the mechanism of a rule that sees a majority and no more.

    rule      takes a tournament, the frozenset of the pairs (x, y) such that x beats
              y, and returns a set of alternatives 0..m-1 or, with `chooses` "one", an
              alternative; `alternatives` is offered
    chooses   set | one

    There is one agent, the electorate, whose type is a tournament on all alternatives:
    every one is the majority of some electorate (McGarvey 1953). She chooses no report
    and has no preference; x leads y if it beats y.
    """
    m = positive(alternatives, "alternatives")
    domain = tournaments(m)
    bound, named = bind(rule, name=name, params=params, offered={"alternatives": m})
    everything = tuple(range(m))
    read: Callable[[Any], Any]
    outcomes: tuple[Any, ...]
    if choose(chooses, ("set", "one"), "chooses") == "set":
        sizes = range(1, m + 1)
        sets = (itertools.combinations(everything, size) for size in sizes)
        outcomes = tuple(map(frozenset, itertools.chain.from_iterable(sets)))
        read = functools.partial(read_set, named, frozenset(outcomes))
        words = "a set is chosen"
    else:
        outcomes, words = everything, "one is chosen"
        read = functools.partial(voting.read_alternative, named, m)
    return Mechanism(
        rule=lambda reports: bound(reports[0]),
        domains=(domain,),
        outcomes=outcomes,
        prefers=unstated,
        read=read,
        rename=rename,
        name=named,
        scope=f"tournaments of {counted(m, 'alternative')}, {words}",
        setting="tournaments",
        facts={
            "strategic": (),
            "names": ("The electorate",),
            "alternatives": everything,
            "candidates": everything,
            "margin": _margin,
        },
    )


def _margin(profile: Profile, x: int, y: int) -> int:
    (beats,) = profile
    return ((x, y) in beats) - ((y, x) in beats)


def say_type(agent: int, own_type: Relation) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"says that {show_report(own_type)}"


def show_report(report: Relation) -> str:
    """Return a tournament as text, for stories."""
    pairs = (f"{letter(x)} beats {letter(y)}" for x, y in sorted(report))
    return ", ".join(pairs) or "nothing beats another"


def show_outcome(outcome: Any) -> str:
    """Return what is chosen as text, for stories."""
    return letter(outcome) if isinstance(outcome, int) else _show_set(outcome)
