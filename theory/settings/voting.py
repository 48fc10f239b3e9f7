"""The voting setting: voters rank, approve or score alternatives, and one is chosen.

A rule takes the tuple of ballots and returns an alternative 0..m-1, or a lottery as a
mapping from alternative to exact probability.
"""

import functools
import itertools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import (
    MAX_TYPES,
    approval_ballots,
    parse_values,
    single_peaked_orders,
    strict_orders,
    truncated_orders,
    weak_orders,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.parameters import (
    NO_PARAMS,
    bind,
    closest,
    positive,
    priority_of,
    ties_in_words,
)
from accord.theory.preferences import rename, weakly_above
from accord.theory.profiles import Domain, Profile

_ORDERS: dict[str, tuple[Callable[[int], Domain], str]] = {
    "strict": (strict_orders, "strict orders"),
    "weak": (weak_orders, "weak orders"),
    "truncated": (truncated_orders, "truncated strict orders"),
    "single-peaked": (single_peaked_orders, "single-peaked orders"),
    "approval": (approval_ballots, "approval ballots"),
}


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    alternatives: int = 3,
    ties: str = "lexicographic",
    ballots: str = "strict",
) -> Mechanism:
    """Return the mechanism of a voting rule: each voter's type is her true ballot.

    rule          function of the tuple of ballots; if its signature has them, it is
                  also given `alternatives` (their number) and `ties` (a tuple of all
                  alternatives, the one that wins ties first)
    params        further keyword arguments of the rule: exact numbers, tuples or text
    agents        the number of voters
    alternatives  the number of alternatives, 0..m-1
    ties          "lexicographic", "reverse", or the letters in order: "c,a,b"
    ballots       strict | weak | truncated | single-peaked | approval | score:0..k

    Preferences: by the order where the ballot is one; an approving voter prefers what
    she approves of to what she does not; scores are utilities. Between lotteries only
    scores say which is preferred: orders and approvals need a stochastic-dominance
    property. Raises ModelError for an unknown option, value or parameter.

    >>> m = mechanism(lambda ballots: ballots[0][0], name="first", ties="reverse")
    Traceback (most recent call last):
    ...
    accord.theory.errors.ModelError: `first` has no tie-break to set, got ties `reverse`
      help: a rule that breaks ties takes a keyword argument `ties`
    """
    n, m = positive(agents, "agents"), positive(alternatives, "alternatives")
    domain, described = _domain(ballots, m)
    order = priority_of(ties, m)
    bound, named = bind(
        rule,
        name=name,
        params={key: _param(key, value) for key, value in params.items()},
        offered={"ties": order, "alternatives": m},
    )
    scope = f"{counted(n, 'voter')}, {counted(m, 'alternative')}, {described}"
    if "ties" in getattr(bound, "keywords", {}):
        scope += f", {ties_in_words(order)}"
    elif order != tuple(range(m)):
        raise ModelError(
            f"`{name}` has no tie-break to set, got ties `{ties}`",
            "a rule that breaks ties takes a keyword argument `ties`",
        )
    scores = ballots.startswith("score")
    return Mechanism(
        rule=bound,
        domains=(domain,) * n,
        outcomes=tuple(range(m)),
        utility=_score if scores else None,
        prefers=None if scores else _PREFERS.get(ballots, _ranks),
        read=functools.partial(read_alternative, named, m),
        rename=_rename_scores if scores else rename,
        variable=True,
        name=named,
        scope=scope,
        setting="voting",
    )


def _domain(ballots: str, m: int) -> tuple[Domain, str]:
    if isinstance(ballots, str) and ballots in _ORDERS:
        domain, described = _ORDERS[ballots]
        return domain(m), described
    kind, _, values = str(ballots).partition(":")
    if kind == "score" and values:
        scores = parse_values(values)
        if len(scores) ** m > MAX_TYPES:
            raise ScopeError(
                f"the score ballots have {len(scores) ** m:,} types, "
                f"more than the {MAX_TYPES:,} that fit",
                "use fewer scores or fewer alternatives",
            )
        return tuple(itertools.product(scores, repeat=m)), f"scores in {values}"
    raise ModelError(
        f"no kind of ballots is named `{ballots}`",
        closest(str(ballots), (*_ORDERS, "score:0..2")),
    )


def _param(key: str, value: Any) -> Any:
    if key in ("ties", "alternatives"):
        raise ModelError(
            f"`{key}` is an option of the voting setting, and not a parameter",
            f"give it as the option `{key}`",
        )
    if isinstance(value, (tuple, list)):
        return tuple(_param(key, part) for part in value)
    return value if isinstance(value, str) else exact(value, f"`{key}`")


def read_alternative(name: str, m: int, outcome: Any) -> Any:
    """Return what a rule chose, one of m alternatives or a lottery over them."""
    if type(outcome) is int and 0 <= outcome < m:
        return outcome
    if isinstance(outcome, Mapping):
        for x in outcome:
            _known(name, m, x)
        return outcome if isinstance(outcome, Lottery) else Lottery(outcome)
    _known(name, m, outcome)
    return int(outcome)


def _known(name: str, m: int, outcome: Any) -> None:
    if isinstance(outcome, (bool, float)) or outcome not in range(m):
        known = ", ".join(str(x) for x in range(m))
        raise ModelError(
            f"`{name}` returned the unknown outcome `{outcome!r}`, "
            f"expected one of {known}",
            "a voting rule returns the number of an alternative, "
            "or a dict from alternative to exact probability",
        )


def _refuse_lottery(*outcomes: Any) -> None:
    if any(isinstance(outcome, Lottery) for outcome in outcomes):
        raise ModelError(
            "an order of alternatives does not say which of two lotteries is preferred",
            "ask for `strongly-sd-strategyproof` or `weakly-sd-strategyproof`",
        )


def _ranks(agent: int, profile: Profile, x: Any, y: Any) -> bool:
    _refuse_lottery(x, y)
    return weakly_above(profile[agent], x, y)


def _ranks_all(agent: int, profile: Profile, x: Any, y: Any) -> bool:
    order = profile[agent]
    try:
        return bool(order.index(x) <= order.index(y))
    except ValueError:
        _refuse_lottery(x, y)
        raise


def _approves(agent: int, profile: Profile, x: Any, y: Any) -> bool:
    _refuse_lottery(x, y)
    approved = profile[agent]
    return x in approved or y not in approved


_PREFERS = {"strict": _ranks_all, "single-peaked": _ranks_all, "approval": _approves}


def _score(agent: int, profile: Profile, outcome: Any) -> Any:
    return profile[agent][outcome]


def _rename_scores(names: Mapping[Any, Any], thing: Any) -> Any:
    if not isinstance(thing, tuple):
        return rename(names, thing)
    renamed = list(thing)
    for x, points in enumerate(thing):
        renamed[names[x]] = points
    return tuple(renamed)
