"""What the quantified names of a mechanism's properties run over."""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges import ranges


def _agents(m: Mechanism) -> int:
    return len(m.domains)


def _strategic(m: Mechanism) -> int:
    return len(tuple(agent(m)))


def _types(m: Mechanism) -> int:
    return max((len(m.domains[i]) for i in agent(m)), default=0)


@ranges(Mechanism, _strategic)
def agent(m: Mechanism) -> Iterable[int]:
    """Run over the agents who choose their reports (all, unless the setting says)."""
    strategic: Iterable[int] = m.facts.get("strategic", m.agents)
    return strategic


@ranges(Mechanism, _agents)
def other(m: Mechanism, agent: int) -> Iterable[int]:
    """Run over every agent but `agent`."""
    return (j for j in m.agents if j != agent)


@ranges(Mechanism, lambda m: m.size)
def profile(m: Mechanism) -> Iterator[Profile]:
    """Run over every profile of types that can occur."""
    if "profiles" in m.facts:
        return iter(m.facts["profiles"])
    return map(Profile, itertools.product(*_types_of(m, "profile")))


_every_profile = profile  # under a name that no argument takes


@ranges(Mechanism, lambda m: m.size)
def witness_profile(m: Mechanism) -> Iterable[Any]:
    """Run over every profile of types, as an existential."""
    return profile(m)


@ranges(Mechanism, lambda m: m.size)
def second_profile(m: Mechanism, profile: Profile) -> Iterator[Profile]:
    """Run over every profile of types that can occur but `profile`."""
    if m.is_real:
        return map(Profile, itertools.product(*_types_of(m, "second_profile")))
    return (q for q in _every_profile(m) if q != profile)


@ranges(Mechanism, _types)
def report(m: Mechanism, agent: int, profile: Profile) -> Iterable[Any]:
    """Run over every report of `agent` other than the true one."""
    return _others(m, agent, profile[agent], "report")


def _others(m: Mechanism, agent: int, truth: Any, name: str) -> Iterable[Any]:
    if m.is_real:  # one symbol for all real numbers; it may be the truth's
        symbols: Iterable[Any] = _types_of(m, name)[agent]
        return symbols
    return [r for r in m.domains[agent] if r != truth]


def _types_of(m: Mechanism, name: str) -> list[Any]:
    """Return the domains; of real ones, the symbol of a quantified name alone."""
    return [d.marked(name) if hasattr(d, "marked") else d for d in m.domains]


_TRUTHS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "report": lambda bound: bound["profile"][bound["agent"]],
    "lie": lambda bound: bound["own_type"],
    "second_profile": lambda bound: bound["profile"],
    "joint_report": lambda b: tuple(b["profile"][i] for i in b["coalition"]),
}


def is_left_out(bound: Mapping[str, Any]) -> bool:
    """Return whether a real value is the very one that its range leaves out."""
    names = [name for name in _TRUTHS if name in bound]
    return any(bound[name] == _TRUTHS[name](bound) for name in names)


@ranges(Mechanism, _types)
def own_type(m: Mechanism, agent: int) -> Iterable[Any]:
    """Run over the types of `agent`."""
    types: Iterable[Any] = _types_of(m, "own_type")[agent]
    return types


@ranges(Mechanism, _types)
def lie(m: Mechanism, agent: int, own_type: Any) -> Iterable[Any]:
    """Run over every type of `agent` other than `own_type`."""
    return _others(m, agent, own_type, "lie")


def _coalitions(m: Mechanism) -> int:
    return int(2 ** len(tuple(agent(m)))) - 1


def _joint_reports(m: Mechanism) -> int:
    # On average over the coalitions, rounded up: the product with their number is
    # then a bound on the instances, where the most for one coalition would be far off.
    pairs: int = math.prod(len(m.domains[i]) + 1 for i in agent(m)) - 1
    return -(-pairs // max(1, _coalitions(m)))


@ranges(Mechanism, _coalitions)
def coalition(m: Mechanism) -> Iterator[tuple[int, ...]]:
    """Run over the non-empty sets of strategic agents, smallest first."""
    members = tuple(agent(m))
    for size in range(1, len(members) + 1):
        yield from itertools.combinations(members, size)


@ranges(Mechanism, _joint_reports)
def joint_report(
    m: Mechanism, coalition: tuple[int, ...], profile: Profile
) -> Iterator[tuple[Any, ...]]:
    """Run over the joint reports of a coalition other than the truth."""
    if m.is_real:
        domains = _types_of(m, "joint_report")
        return itertools.product(*(domains[i] for i in coalition))
    truth = tuple(profile[i] for i in coalition)
    reports = itertools.product(*(m.domains[i] for i in coalition))
    return (r for r in reports if r != truth)


@ranges(Mechanism, lambda m: 2 ** len(m.domains))
def part(m: Mechanism) -> Iterator[tuple[int, ...]]:
    """Run over the non-empty proper subsets of the agents, smallest first."""
    for size in range(1, len(m.domains)):
        yield from itertools.combinations(m.agents, size)


def listed_outcomes(m: Mechanism) -> tuple[Any, ...]:
    """Return the listed outcomes of a mechanism, or raise ModelError."""
    if m.outcomes is None:
        raise ModelError(
            f"`{m.name}` lists no outcomes, and this property runs over them",
            "state `outcomes`, or choose a property that does not need them",
        )
    return m.outcomes


@ranges(Mechanism, lambda m: len(listed_outcomes(m)))
def outcome(m: Mechanism) -> Iterable[Any]:
    """Run over the listed outcomes (alternatives, matchings)."""
    return listed_outcomes(m)


@ranges(Mechanism, lambda m: len(listed_outcomes(m)))
def second_outcome(m: Mechanism, outcome: Any) -> Iterable[Any]:
    """Run over the listed outcomes other than `outcome`."""
    return (x for x in listed_outcomes(m) if x != outcome)


@ranges(Mechanism, lambda m: len(listed_outcomes(m)))
def witness_outcome(m: Mechanism) -> Iterable[Any]:
    """Run over the listed outcomes, as an existential."""
    return listed_outcomes(m)


def candidates(m: Mechanism) -> tuple[Any, ...]:
    """Return what can win: the fact `candidates` where sets are chosen, else outcomes.

    A set of candidates is chosen, and one of them is to win in the end.
    """
    stated = m.facts.get("candidates")
    return listed_outcomes(m) if stated is None else tuple(stated)


@ranges(Mechanism, lambda m: len(candidates(m)))
def candidate(m: Mechanism) -> Iterable[Any]:
    """Run over what can win: outcomes, or members of the sets that are chosen."""
    return candidates(m)


def alternatives(m: Mechanism) -> tuple[Any, ...]:
    """Return what the types rank: the objects if there are any, else the outcomes.

    A mechanism whose outcomes are built from what the types rank (orders, committees)
    states the fact `alternatives`.
    """
    stated = m.facts.get("alternatives", m.facts.get("objects"))
    return listed_outcomes(m) if stated is None else tuple(stated)


@ranges(Mechanism, lambda m: len(alternatives(m)))
def alternative(m: Mechanism) -> Iterable[Any]:
    """Run over what the types rank: alternatives, objects."""
    return alternatives(m)


@ranges(Mechanism, lambda m: len(alternatives(m)))
def second_alternative(m: Mechanism, alternative: Any) -> Iterable[Any]:
    """Run over what the types rank, but `alternative`."""
    return (x for x in alternatives(m) if x != alternative)


@ranges(Mechanism, lambda m: len(alternatives(m)) ** 2)
def witness_pair(m: Mechanism) -> Iterable[tuple[Any, Any]]:
    """Run over the ordered pairs of what the types rank, as an existential."""
    return itertools.permutations(alternatives(m), 2)


@ranges(Mechanism, lambda m: math.factorial(len(alternatives(m))))
def renaming(m: Mechanism) -> Iterator[tuple[Any, ...]]:
    """Run over the permutations of what the types rank, but the one that moves none."""
    names = tuple(alternatives(m))
    return (new for new in itertools.permutations(names) if new != names)


def _directions(m: Mechanism) -> int:
    size = len(listed_outcomes(m))
    rows = len(m.domains) * (1 if m.utility is not None else max(0, size - 1))
    return 2 * math.comb(size + rows, max(0, size - 2))


@ranges(Mechanism, _directions)
def direction(m: Mechanism, profile: Profile) -> Iterable[Any]:
    """Run over the directions in which the probabilities of outcomes need be moved."""
    from accord.theory.directions import directions

    return directions(m, profile)


def _paths(items: int, least: int) -> int:
    return sum(math.perm(items, k) for k in range(least, items + 1))


@ranges(Mechanism, lambda m: _paths(_types(m) - 1, 1))
def type_cycle(m: Mechanism, agent: int, profile: Profile) -> Iterator[tuple[Any, ...]]:
    """Run over the cycles of two or more of the agent's types through her true one.

    Each cycle once: it is written from the earliest type of the domain, the true one.
    """
    types = m.domains[agent]
    later = types[types.index(profile[agent]) + 1 :]
    for size in range(1, len(later) + 1):
        for rest in itertools.permutations(later, size):
            yield (profile[agent], *rest)


@ranges(Mechanism, lambda m: _paths(len(alternatives(m)), 2) * 2)
def trading_cycle(m: Mechanism) -> Iterator[tuple[Any, ...]]:
    """Run over the cycles of objects, shortest first, each written from its least.

    Where objects can be left over, also over paths that start at None: what is left.
    """
    objects = alternatives(m)
    for size in range(2, len(objects) + 1):
        for first, *rest in itertools.permutations(range(len(objects)), size):
            if first < min(rest):
                yield tuple(objects[k] for k in (first, *rest))
        if len(objects) > len(m.domains):
            for path in itertools.permutations(objects, size):
                yield (None, *path)


@ranges(Mechanism, lambda m: len(m.decisions or ()))
def decision(m: Mechanism) -> Iterable[Any]:
    """Run over the feasible decisions."""
    if m.decisions is None:
        raise ModelError(
            f"`{m.name}` lists no decisions, and efficiency runs over them",
            "state `decisions` and `value` in the mechanism",
        )
    return m.decisions
