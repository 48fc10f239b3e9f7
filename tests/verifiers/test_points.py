"""Runs on unknown numbers against runs on numbers."""

import itertools
import random
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import ModelError
from accord.theory.forms import RUNNING
from accord.theory.paths import explore
from accord.theory.profiles import Profile
from accord.theory.settings import auction
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build
from accord.verifiers.engines.points import POINTS, Answers, same_on_numbers
from accord.verifiers.open_questions import at_numbers

REAL = {"setting": "auction", "values": "reals>=0"}


def second_price(bids):
    order = sorted(range(len(bids)), key=lambda i: bids[i], reverse=True)
    return order[0], {order[0]: bids[order[1]]}


def sale(rule, agents=2):
    return auction.mechanism(rule, name="f", agents=agents, values="reals>=0")


def gives_away(condition):
    """Return second price, but for a gift to Ann where the condition is met."""

    def rule(bids):
        return (0, {}) if condition(bids[0]) else second_price(bids)

    return rule


APART = {
    "isinstance int": gives_away(lambda b: isinstance(b, int)),
    "isinstance Fraction": gives_away(lambda b: isinstance(b, Fraction)),
    "its type": gives_away(lambda b: type(b) is Fraction),
    "its text": gives_away(lambda b: str(b) == "3"),
    "its attributes": gives_away(lambda b: hasattr(b, "numerator")),
    "a payment alone": lambda b: (0, {0: 1 if type(b[1]) is Fraction else 2}),
}


@pytest.mark.parametrize("how", APART)
def test_a_rule_that_tells_numbers_by_their_type_is_refused(how):
    with pytest.raises(ModelError, match=r"type or the text of a report: at the pro"):
        same_on_numbers(sale(APART[how]), lambda _: None)


def test_what_is_proved_on_symbols_alone_is_no_verdict():
    # Symbols are no int, and on them it is second price; on Fractions as well.
    with pytest.raises(ModelError, match="as int is another than on fractions"):
        check(APART["isinstance int"], "strategyproof", agents=2, **REAL)


TURNS = itertools.count()


def test_a_rule_whose_outcome_alone_is_random_is_refused():
    def counting(bids):
        return 0, {0: next(TURNS)}

    with pytest.raises(ModelError, match="is not a function"):
        same_on_numbers(sale(counting), lambda _: None)
    with pytest.raises(ModelError, match="is not a function"):
        check(lambda b: (0, {0: -next(TURNS)}), "ex-post-ir", agents=2, **REAL)


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("second-price", {"agents": 3, "values": "reals>=0"}),
        ("second-price", {"agents": 2, "values": "reals"}),
        ("pivotal-project", {"agents": 3, "values": "reals"}),
        ("vcg-combinatorial", {"agents": 2, "values": "reals>=0"}),
    ],
)
def test_a_library_rule_does_the_same_on_numbers(rule, options):
    assert same_on_numbers(build(rule_spec(rule, options)), lambda _: None) == POINTS


def test_unknown_parameters_are_numbers_too():
    options = {"agents": 2, "values": "reals>=0"}
    spec = rule_spec("second-price-reserve", options, {"reserve": {"unknown": "r"}})
    spec["where"] = ["0 <= r <= 2"]
    met = []

    def at(numbers):
        met.append(numbers["r"])
        return build(at_numbers(spec, numbers))

    assert same_on_numbers(build(spec), at) == POINTS
    assert {0, Fraction(1, 2), 1, 2} <= set(met)
    assert all(0 <= r <= 2 for r in met)


def test_answers_are_those_of_the_point():
    x, y = (sale(second_price).domains[i].symbol for i in (0, 1))
    token = RUNNING.set(Answers({"v1": 1, "v2": Fraction(1, 2)}))
    try:
        assert x > y
        assert y <= x
        assert x != y
        assert x == 1
        assert y * 2 == x
        assert x + y > 1
        assert not x + y >= 2
        with pytest.raises(ModelError, match="converted"):
            int(x)
    finally:
        RUNNING.reset(token)


# --- the cases that are explored, against 10,000 points -------------------------------


def weighted(bids):
    scores = [2 * bids[0], bids[1], 3 * bids[2]]
    winner = scores.index(max(scores))
    rest = max(s for i, s in enumerate(scores) if i != winner)
    return winner, {winner: rest / (2, 1, 3)[winner]}


def steps(bids):
    if bids[0] == bids[1]:
        return None, {}
    if sum(bids) > 3 or bids[2] != 1:
        return 2, {2: abs(bids[0] - bids[1])}
    return 1, {0: min(bids), 1: max(bids) - 2 * bids[0]}


@pytest.mark.parametrize("rule", [second_price, weighted, steps])
@pytest.mark.parametrize("split", [True, False])
def test_each_of_ten_thousand_points_is_in_one_case_with_its_outcome(rule, split):
    m = sale(rule, 3)
    symbols = Profile(d.symbol for d in m.domains)
    explored = list(explore(lambda: m.run(symbols), premises=m.premises, split=split))
    chance = random.Random(1)
    numbers = [Fraction(k, 2) for k in range(8)] + [Fraction(1, 3), Fraction(10**9)]
    for _ in range(10_000):
        point = {f"v{i}": chance.choice(numbers) for i in (1, 2, 3)}
        here = [
            outcome
            for path, outcome in explored
            if all(row.holds(point) for row in path)
        ]
        expected = m.run(Profile(point.values()))
        assert [o.decision for o in here] == [expected.decision]
        paid = [getattr(p, "at", lambda _, p=p: p)(point) for p in here[0].payments]
        assert tuple(paid) == expected.payments
