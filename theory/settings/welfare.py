"""The welfare setting: voters rank alternatives, and society gets a ranking of them."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import acyclic_relations, strict_orders, weak_orders
from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, letter
from accord.theory.parameters import NO_PARAMS, bind, choose, positive
from accord.theory.preferences import rename

_DOMAINS: dict[str, Callable[[int], tuple[Any, ...]]] = {
    "strict": strict_orders,
    "weak": weak_orders,
}
_SOCIETY = {**_DOMAINS, "acyclic": acyclic_relations}
_WORDS = {"strict": "a strict order", "weak": "a weak order"}


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    alternatives: int = 3,
    ballots: str = "strict",
    society: str = "strict",
) -> Mechanism:
    """Return the social welfare function of a rule (Arrow 1951).

    rule          takes the tuple of ballots and returns an order of the alternatives
                  0..m-1: a tuple, best first, or with `society` "weak" a tuple of
                  frozensets, best class first, or with "acyclic" the frozenset of
                  the pairs (x, y) with x strictly above y
    ballots       strict | weak: the orders that voters report
    society       strict | weak | acyclic: the preferences that society can have

    Nobody's preferences over orders are stated: ask for `weakly-paretian`,
    `independence-of-irrelevant-alternatives` or `no-arrow-dictator`.
    """
    n, m = positive(agents, "agents"), positive(alternatives, "alternatives")
    domain = _DOMAINS[choose(ballots, tuple(_DOMAINS), "ballots")](m)
    outcomes = _SOCIETY[choose(society, tuple(_SOCIETY), "society")](m)
    bound, named = bind(rule, name=name, params=params, offered={"alternatives": m})
    whole = _WORDS.get(society, "an acyclic preference")
    words = f"{counted(n, 'voter')}, {counted(m, 'alternative')}, {ballots} orders"
    return Mechanism(
        rule=bound,
        domains=(domain,) * n,
        outcomes=outcomes,
        prefers=_unstated,
        read=functools.partial(_read, named, frozenset(outcomes)),
        rename=rename,
        name=named,
        scope=f"{words}, {whole} for society",
        setting="welfare",
        facts={"alternatives": tuple(range(m))},
    )


def _unstated(*_: Any) -> bool:
    raise ModelError(
        "nobody's preferences over orders of society are stated",
        "ask for `weakly-paretian` or `no-arrow-dictator`, which compare alternatives",
    )


def _read(name: str, outcomes: frozenset[Any], outcome: Any) -> Any:
    if isinstance(outcome, list):
        outcome = tuple(outcome)
    if outcome not in outcomes:
        raise ModelError(
            f"`{name}` returned `{outcome!r:.60}`, expected an order of society",
            "a tuple of all alternatives, best first",
        )
    return outcome


def show_outcome(outcome: Any) -> str:
    """Return an order or relation of society as text, for stories."""
    if isinstance(outcome, frozenset):
        pairs = [f"{letter(x)} > {letter(y)}" for x, y in sorted(outcome)]
        return ", ".join(pairs) or "nothing above another"
    classes = [[x] if isinstance(x, int) else sorted(x) for x in outcome]
    return " > ".join(" = ".join(map(letter, members)) for members in classes)


verb = "ranks"
