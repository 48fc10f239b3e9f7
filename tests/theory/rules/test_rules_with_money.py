"""Every known fact of the rules with money, by one obvious loop a property."""

import importlib
import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest

from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.rules import RULES, Rule

FILES = ("auctions", "groves", "trade", "common_value")
for file in FILES:
    importlib.import_module(f"accord.theory.rules.{file}")
OURS = {
    name: rule
    for name, rule in sorted(RULES.items())
    if rule.function.__module__.rpartition(".")[2] in FILES
    and rule.setting not in ("voting", "assignment", "matching")
}


def build(rule: Rule, **options: Any) -> Mechanism:
    setting = rule.setting.replace("-", "_")
    module = importlib.import_module(f"accord.theory.settings.{setting}")
    mechanism: Mechanism = module.mechanism(
        rule.function, name=rule.name, **{**rule.options, **options}
    )
    return mechanism


def profiles(m: Mechanism) -> Iterator[Profile]:
    return map(Profile, itertools.product(*m.domains))


def gain(m: Mechanism, agent: int, types: Profile, reports: Profile) -> Any:
    """Return what `agent` gains when `reports` replaces the truth of everybody."""
    lie = m.utility_at(agent, types, m(reports))
    return lie - m.utility_at(agent, types, m(types))


def deviations(m: Mechanism) -> Iterator[tuple[Profile, int, Any]]:
    """Yield every (profile, agent, gain) of a unilateral misreport."""
    for types in profiles(m):
        for agent in m.agents:
            for report in m.domains[agent]:
                if report != types[agent]:
                    lie = types.with_report(agent, report)
                    yield types, agent, gain(m, agent, types, lie)


def ex_post_ic(m: Mechanism) -> bool:
    return all(g <= 0 for _, _, g in deviations(m))


def strategyproof(m: Mechanism) -> bool:
    # Others may lie too, which matters if values are interdependent.
    if m.setting != "common-value":
        return ex_post_ic(m)
    return all(
        m.utility_at(i, types, m(reports.with_report(i, types[i])))
        >= m.utility_at(i, types, m(reports))
        for i in m.agents
        for types in profiles(m)
        for reports in profiles(m)
    )


def ex_post_ir(m: Mechanism) -> bool:
    return all(m.utility_at(i, t, m(t)) >= 0 for t in profiles(m) for i in m.agents)


def no_deficit(m: Mechanism) -> bool:
    return all(sum(m(t).payments) >= 0 for t in profiles(m))


def exactly_balanced(m: Mechanism) -> bool:
    return all(sum(m(t).payments) == 0 for t in profiles(m))


def efficient(m: Mechanism) -> bool:
    value, decisions = m.value, m.decisions
    assert value is not None
    assert decisions is not None

    def welfare(types: Profile, decision: Any) -> Any:
        return sum(value(i, types, decision) for i in m.agents)

    return all(
        welfare(t, m(t).decision) == max(welfare(t, d) for d in decisions)
        for t in profiles(m)
    )


def _coalition_gains(m: Mechanism) -> Iterator[list[Any]]:
    sizes = range(1, len(m.domains) + 1)
    for coalition in (c for k in sizes for c in itertools.combinations(m.agents, k)):
        for types in profiles(m):
            for reports in itertools.product(*(m.domains[i] for i in coalition)):
                lie = types.with_reports(coalition, reports)
                yield [gain(m, i, types, lie) for i in coalition]


def weakly_group_strategyproof(m: Mechanism) -> bool:
    return not any(all(g > 0 for g in gains) for gains in _coalition_gains(m))


def strongly_group_strategyproof(m: Mechanism) -> bool:
    return not any(
        all(g >= 0 for g in gains) and any(g > 0 for g in gains)
        for gains in _coalition_gains(m)
    )


def _interim(m: Mechanism, agent: int, own: Any, report: Any) -> Any:
    assert m.prior is not None
    return sum(
        weight * m.utility_at(agent, types, m(types.with_report(agent, report)))
        for types, weight in m.prior.given(agent, own)
    )


def bayesian_ic(m: Mechanism) -> bool:
    return all(
        _interim(m, i, own, own) >= _interim(m, i, own, report)
        for i in m.agents
        for own in m.domains[i]
        for report in m.domains[i]
    )


def interim_ir(m: Mechanism) -> bool:
    return all(_interim(m, i, own, own) >= 0 for i in m.agents for own in m.domains[i])


def envy_free(m: Mechanism) -> bool:
    swap = m.facts["exchange"]
    return all(
        m.utility_at(i, t, m(t)) >= m.utility_at(i, t, swap(i, j, m(t)))
        for t in profiles(m)
        for i in m.agents
        for j in m.agents
    )


def chances(decision):
    """Who wins, as a table of chances."""
    return dict(decision) if isinstance(decision, Lottery) else {decision: 1}


def anonymous(m):
    for types in profiles(m):
        won, paid = m(types)
        for i, j in itertools.combinations(m.agents, 2):
            place = {i: j, j: i}
            order = [place.get(k, k) for k in m.agents]
            other, payments = m(Profile(types[k] for k in order))
            moved = {place.get(w, w): p for w, p in chances(won).items()}
            if chances(other) != moved or payments != tuple(paid[k] for k in order):
                return False
    return True


PROPERTIES: dict[str, Callable[[Mechanism], bool]] = {
    "strategyproof": strategyproof,
    "ex-post-ic": ex_post_ic,
    "ex-post-ir": ex_post_ir,
    "bayesian-ic": bayesian_ic,
    "interim-ir": interim_ir,
    "no-deficit": no_deficit,
    "exactly-balanced": exactly_balanced,
    "efficient": efficient,
    "weakly-group-strategyproof": weakly_group_strategyproof,
    "strongly-group-strategyproof": strongly_group_strategyproof,
    "envy-free": envy_free,
    "anonymous": anonymous,
}


FACTS = [
    pytest.param(rule, fact, id=f"{name}-{'has' if fact.holds else 'lacks'}-{p}")
    for name, rule in OURS.items()
    for fact in rule.facts
    for p in [fact.property]
]


@pytest.mark.parametrize(("rule", "fact"), FACTS)
def test_fact(rule, fact):
    m = build(rule, **fact.size)
    assert PROPERTIES[fact.property](m) == fact.holds


def test_every_rule_states_facts_of_both_kinds():
    for name, rule in OURS.items():
        assert {fact.holds for fact in rule.facts} == {True, False}, name


class Form:
    """A number that can be compared, added and scaled, as a linear form can."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, number):
        self.number = number
        self.terms = ()

    def __add__(self, other):
        return Form(self.number + plain(other))

    def __sub__(self, other):
        return Form(self.number - plain(other))

    def __rsub__(self, other):
        return Form(plain(other) - self.number)

    def __neg__(self):
        return Form(-self.number)

    def __mul__(self, other):
        assert isinstance(other, (int, Fraction)), "a product of two forms"
        return Form(self.number * other)

    def __lt__(self, other):
        return self.number < plain(other)

    def __le__(self, other):
        return self.number <= plain(other)

    def __gt__(self, other):
        return self.number > plain(other)

    def __ge__(self, other):
        return self.number >= plain(other)

    def __eq__(self, other):
        return self.number == plain(other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __bool__(self):
        raise AssertionError("the truth value of a form")

    __int__ = __float__ = __index__ = __round__ = __floordiv__ = __mod__ = None


def plain(number):
    return number.number if isinstance(number, Form) else number


def as_form(report):
    return tuple(map(as_form, report)) if isinstance(report, tuple) else Form(report)


@pytest.mark.parametrize("rule", OURS.values(), ids=OURS)
def test_rule_runs_alike_on_linear_forms(rule):
    m = build(rule, **rule.facts[0].size)
    for types in itertools.islice(profiles(m), 0, None, 1 + m.size // 60):
        decision, payments = m.run(Profile(as_form(t) for t in types))
        assert (decision, tuple(map(plain, payments))) == m(types)
        for agent in m.agents:
            forms = Profile(map(as_form, types))
            worth = m.value(agent, forms, decision)
            assert plain(worth) == m.value(agent, types, decision)


@pytest.mark.parametrize("rule", OURS.values(), ids=OURS)
def test_rule_decides_what_is_feasible(rule):
    m = build(rule, **rule.facts[0].size)
    for types in itertools.islice(profiles(m), 0, None, 1 + m.size // 200):
        assert set(chances(m(types).decision)) <= set(m.decisions)


SWAPPED = [r for r in OURS.values() if "exchange" in build(r, **r.facts[0].size).facts]


@pytest.mark.parametrize("rule", SWAPPED, ids=[r.name for r in SWAPPED])
def test_exchange_swaps_two_shares(rule):
    m = build(rule, **rule.facts[0].size)
    swap = m.facts["exchange"]
    for types in itertools.islice(profiles(m), 0, None, 1 + m.size // 60):
        outcome, swapped = m(types), swap(0, 1, m(types))
        assert m.share(0, swapped) == m.share(1, outcome)
        assert m.share(1, swapped) == m.share(0, outcome)
        assert swap(0, 1, swapped) == outcome
