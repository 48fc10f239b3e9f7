"""Statements about all real values: proved by cases, refuted by a rational point."""

import copy
import inspect
import itertools
import math
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accord
from accord.counterexamples.asking import check
from accord.theory.errors import AccordError, CertificateError, SolverError
from accord.theory.forms import Form, literal, write_literal
from accord.theory.properties import find_property
from accord.theory.settings import auction
from accord.theory.statements import Statement
from accord.verifiers import kernel
from accord.verifiers.engines import cases
from accord.verifiers.engines.enumerate import search
from accord.verifiers.kernel.linear import read_pool
from accord.verifiers.limits import Limits, OutOfBounds

REAL = {"setting": "auction", "values": "reals>=0"}


def by_sorting(bids):
    order = sorted(range(len(bids)), key=lambda i: bids[i], reverse=True)
    return order[0], {order[0]: bids[order[1]]}


def by_maximum(bids):
    winner = bids.index(max(bids))
    return winner, {winner: max(b for i, b in enumerate(bids) if i != winner)}


def half_at_a_tie(bids):
    winner, paid = by_maximum(bids)
    if bids[0] == bids[1]:
        return 1, {1: bids[0] / 2}
    return winner, paid


def a_little_less(bids):
    winner, paid = by_maximum(bids)
    gain = Fraction(1, 10**9) * bids[winner]
    return winner, {winner: paid[winner] - gain}


def at_integers_only(bids):
    winner, paid = by_maximum(bids)
    if bids[0] * 2 == 7:
        return winner, {winner: 0}
    return winner, paid


PROVED = [
    pytest.param(by_sorting, 2, id="second price by sorting, 2 bidders"),
    pytest.param(by_sorting, 3, id="second price by sorting, 3 bidders"),
    pytest.param(by_sorting, 4, id="second price by sorting, 4 bidders"),
    pytest.param(by_maximum, 3, id="second price by max and index, 3 bidders"),
    pytest.param(lambda bids: (0, {}), 2, id="a gift to the first"),
]


@pytest.mark.parametrize(("rule", "agents"), PROVED)
def test_truthful_for_all_real_values(rule, agents):
    verdict = check(rule, "strategyproof", agents=agents, **REAL)
    assert verdict.status == "PROVED"
    assert "all reals >= 0" in verdict.scope
    assert kernel.check(verdict.certificate, rule).status == "PROVED"


REFUTED = [
    pytest.param(half_at_a_tie, id="right but at ties"),
    pytest.param(a_little_less, id="right up to a billionth"),
    pytest.param(at_integers_only, id="right but where twice a bid is 7"),
    pytest.param(
        lambda bids: (bids.index(max(bids)), {bids.index(max(bids)): max(bids)}),
        id="first price",
    ),
]


@pytest.mark.parametrize("rule", REFUTED)
def test_refuted_by_numbers_that_the_kernel_replays(rule):
    verdict = check(rule, "strategyproof", agents=2, **REAL)
    assert verdict.status == "REFUTED"
    instance = verdict.counterexample
    m = verdict.statement.subject
    profile, agent = instance["profile"], instance["agent"]
    lie = profile.with_report(agent, instance["report"])
    assert m.strictly_prefers(agent, profile, m.run(lie), m.run(profile))
    assert kernel.check(verdict.certificate, rule).status == "REFUTED"


@pytest.mark.parametrize(
    "property_name",
    ["ex-post-ir", "no-deficit", "efficient", "weakly-group-strategyproof"],
)
def test_what_second_price_has_over_the_reals(property_name):
    verdict = check("second-price", property_name, agents=2, values="reals>=0")
    assert (verdict.status, verdict.vacuous) == ("PROVED", "")


@pytest.mark.parametrize(
    "property_name", ["exactly-balanced", "strongly-group-strategyproof"]
)
def test_what_second_price_lacks_over_the_reals(property_name):
    verdict = check("second-price", property_name, agents=2, values="reals>=0")
    assert verdict.status == "REFUTED"


def test_the_bound_is_part_of_what_is_proved():
    # A winner with a negative value loses by taking part: the premise is needed.
    assert (
        check("second-price", "ex-post-ir", agents=2, values="reals>=0").status
        == "PROVED"
    )
    bare = check("second-price-reserve", "ex-post-ir", agents=2, values="reals")
    assert bare.status == "PROVED"
    paid = check(
        lambda b: (0, {}), "ex-post-ir", agents=1, setting="auction", values="reals"
    )
    assert paid.status == "REFUTED"


def goes_on(bids):
    value = bids[0]
    while value > 0:
        value -= 1
    return 0, {}


def catches(bids):
    try:
        return 0, {0: int(bids[0])}
    except BaseException:  # noqa: BLE001 - it is what is tried
        return by_maximum(bids)


def asks_at_random(bids):
    if next(TURNS) % 3 and bids[0] > bids[1]:
        return 1, {}
    return by_maximum(bids)


TURNS = itertools.count()
CONVERTED = "an unknown number was converted or rounded"
REFUSED = [
    ("int()", lambda b: (0, {0: int(b[0])}), CONVERTED),
    ("float()", lambda b: (0, {0: float(b[0])}), CONVERTED),
    ("round()", lambda b: (0, {0: round(b[0])}), CONVERTED),
    ("//", lambda b: (0, {0: b[0] // 2}), CONVERTED),
    ("%", lambda b: (0, {0: b[0] % 2}), CONVERTED),
    ("an index", lambda b: ([0, 1][b[0]], {}), CONVERTED),
    ("a range", lambda b: (len(range(b[0])), {}), CONVERTED),
    ("math.sqrt", lambda b: (0, {0: math.sqrt(b[0])}), CONVERTED),
    ("math.floor", lambda b: (0, {0: math.floor(b[0])}), CONVERTED),
    ("an error that is caught", catches, CONVERTED),
    ("a float", lambda b: (0, {0: b[0] * 0.5}), "met the float `0.5`"),
    ("a quotient", lambda b: (0, {0: 1 / b[0]}), "was divided by an unknown"),
    ("a root", lambda b: (0, {0: b[0] ** 0.5}), "raised to the power `0.5`"),
    ("a set", lambda b: (0, {0: len(set(b))}), "used as a set member"),
    ("a key", lambda b: ({1: 0}.get(b[0]), {}), "used as a set member"),
    ("a loop", goes_on, "asks more than 1,000 comparisons"),
    ("a format", lambda b: (0, {0: f"{b[0]:.2f}"}), "raised TypeError"),
    ("an error of its own", lambda b: (b[7], {}), "raised IndexError"),
]


def of_real_values(rule, agents=2):
    m = auction.mechanism(rule, name="f", agents=agents, values="reals>=0")
    return Statement(find_property("strategyproof"), m, {})


@pytest.mark.parametrize(
    ("rule", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_a_symbol_cannot_do_is_refused_with_its_line(rule, words):
    with pytest.raises(SolverError) as refused:
        cases.search(of_real_values(rule), Limits())
    assert words in refused.value.message
    place = re.search(
        r", in `test_real_values\.py`, line (\d+): `", refused.value.message
    )
    source, first = inspect.getsourcelines(rule)
    assert first <= int(place[1]) < first + len(source)


def test_a_rule_that_asks_at_random_is_refused():
    with pytest.raises(SolverError, match="did not ask the same comparisons twice"):
        cases.search(of_real_values(asks_at_random), Limits())


def test_a_verdict_that_cannot_be_reached_names_the_line():
    def whole(bids):
        return by_maximum(bids) if int(bids[0]) >= 0 else (0, {})

    verdict = check(whole, "strategyproof", agents=2, **REAL)
    assert verdict.status == "UNKNOWN"
    line = "`return by_maximum(bids) if int(bids[0]) >= 0 else (0, {})`"
    assert line in verdict.reason


def test_what_is_shown_of_a_number_is_of_no_matter():
    def shown(bids):
        _ = f"{bids[0]} and {bids[1]!r}"
        return by_maximum(bids)

    assert check(shown, "strategyproof", agents=2, **REAL).status == "PROVED"


@pytest.mark.parametrize("name", ["bayesian-ic", "nondictatorial", "maskin-monotone"])
def test_a_definition_that_quantifies_types_otherwise_is_refused(name):
    with pytest.raises(AccordError):
        check("second-price", name, agents=2, values="reals>=0", prior=None)


def above_both(bids):
    """Ann wins above half of the others' sum and two thirds of Bob's bid."""
    if 2 * bids[0] >= bids[1] + bids[2] and 3 * bids[0] >= 2 * bids[1]:
        return 0, {0: max((bids[1] + bids[2]) / 2, 2 * bids[1] / 3)}
    return None, {}


def weighted(bids):
    """The highest weighted bid wins, at the least bid that still would."""
    weights = (2, 1, 3)
    scores = [w * b for w, b in zip(weights, bids, strict=False)]
    winner = scores.index(max(scores))
    rest = [score for i, score in enumerate(scores) if i != winner]
    return winner, {winner: max(rest) / weights[winner]}


def altered(certificate):
    """Yield (what, payload) for each change to a lemma that makes it none."""
    lemmas = certificate["payload"]["lemmas"]
    for k, lemma in enumerate(lemmas):
        yield f"lemma {k} left out", [*lemmas[:k], *lemmas[k + 1 :]]
        for j, row in enumerate(lemma):
            (terms, sense), times = row["literals"][0], Fraction(row["times"])
            (names, c), rest = terms[-1], terms[:-1]
            minus = [names, str(-Fraction(c))]
            fresh = [
                ("left out", []),
                ("negated", [{**row, "times": str(-times)}]),
                ("more", [{**row, "times": str(times + 1)}]),
                (
                    "coefficient",
                    [_with(row, [*rest, minus], sense)],
                ),
                ("unknown", [_with(row, [*rest, [["v9"], c]], sense)]),
            ]
            for what, rows in fresh:
                changed = [*lemma[:j], *rows, *lemma[j + 1 :]]
                new = [*lemmas[:k], changed, *lemmas[k + 1 :]]
                yield f"lemma {k}, row {j}: {what}", new


def _with(row, terms, sense):
    return {**row, "literals": [[terms, sense]]}


@pytest.mark.parametrize("rule", [above_both, weighted])
def test_a_certificate_with_a_lemma_less_or_changed_is_rejected(rule):
    good = check(rule, "strategyproof", agents=3, **REAL).certificate
    changes = dict(altered(good))
    assert len(changes) >= 10
    accepted = []
    for what, lemmas in changes.items():
        changed = copy.deepcopy(good)
        changed["payload"]["lemmas"] = lemmas
        changed["seal"] = kernel.seal(changed)
        try:
            kernel.check(changed, rule)
        except CertificateError:
            continue
        accepted.append(what)
    assert not accepted


def test_a_lemma_that_holds_at_the_boundary_is_none():
    x = Form.unknown("x")
    rows = [literal(x, ">"), literal(-x, ">=")]

    def lemma(*rows):
        return [
            {"literals": [write_literal(r)], "square": None, "times": "1"} for r in rows
        ]

    assert read_pool([lemma(*rows)])
    with pytest.raises(CertificateError, match="contradiction"):
        read_pool([lemma(literal(x, ">="), rows[1])])


def test_a_certificate_of_one_rule_is_none_of_another():
    verdict = check(by_maximum, "strategyproof", agents=2, **REAL)
    with pytest.raises(CertificateError, match="another version"):
        kernel.check(verdict.certificate, half_at_a_tie)


# --- bounds ---------------------------------------------------------------------------


def test_out_of_time_says_how_many_cases_are_done():
    verdict = check(
        by_sorting, "strategyproof", agents=8, limits=Limits(seconds=0.5), **REAL
    )
    assert verdict.status == "UNKNOWN"
    done = re.fullmatch(
        r"out of time: 0 of 8 were covered; ([\d,]+) cases done", verdict.reason
    )
    assert int(done[1].replace(",", "")) > 10


def test_out_of_memory_says_how_many_cases_are_done():
    calls = itertools.count()

    def hungry(bids):
        if next(calls) > 100:
            raise MemoryError
        return by_sorting(bids)

    with pytest.raises(OutOfBounds, match=r"out of memory; [1-9]\d* cases done"):
        cases.search(of_real_values(hungry, 4), Limits())


def test_more_cases_than_are_explored_say_so():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cases, "MAX_RUNS", 50)
        with pytest.raises(SolverError, match="more than 50 cases"):
            cases.search(of_real_values(by_sorting, 5), Limits())


# --- against a fine grid -------------------------------------------------------------

WEIGHTS = st.integers(-1, 1)


@st.composite
def payments(draw):
    """A random piecewise-linear price for the winner of the higher bid."""
    low, high = draw(st.tuples(WEIGHTS, WEIGHTS)), draw(st.tuples(WEIGHTS, WEIGHTS))
    threshold = draw(st.integers(0, 2))

    def rule(bids):
        winner = 0 if bids[0] >= bids[1] else 1
        a, b = low if bids[1 - winner] <= threshold else high
        return winner, {winner: a * bids[winner] + b * bids[1 - winner]}

    return rule


@st.composite
def sales(draw):
    """A random piecewise-linear sale: who wins, and what each pays, in linear cells."""
    agents = draw(st.integers(1, 3))
    weights = st.lists(st.integers(-1, 2), min_size=agents, max_size=agents)
    cuts = draw(st.lists(st.tuples(weights, st.integers(-2, 2)), max_size=2))
    cells = 2 ** len(cuts)
    winners = draw(
        st.lists(st.integers(-1, agents - 1), min_size=cells, max_size=cells)
    )
    prices = draw(st.lists(weights, min_size=cells, max_size=cells))

    def rule(bids):
        cell = 0
        for row, constant in cuts:
            value = sum(a * b for a, b in zip(row, bids, strict=True)) + constant
            cell = 2 * cell + (value >= 0)
        winner = winners[cell]
        price = sum(a * b for a, b in zip(prices[cell], bids, strict=True)) / 2
        return (None, {}) if winner < 0 else (winner, {winner: price})

    rule.agents = agents
    return rule


@settings(max_examples=40, deadline=None)
@given(sales())
def test_a_verdict_on_random_cells_agrees_with_a_grid(rule):
    agrees_with_a_grid(rule, rule.agents)


@settings(max_examples=25, deadline=None)
@given(payments())
def test_a_verdict_on_random_prices_agrees_with_a_grid(rule):
    agrees_with_a_grid(rule, 2)


def agrees_with_a_grid(rule, agents):
    verdict = check(rule, "strategyproof", agents=agents, **REAL)
    steps = 7 if agents < 3 else 4
    grid = tuple(Fraction(k, 2) for k in range(steps))
    finite = accord.Mechanism(
        rule=lambda bids: verdict.statement.subject.read(rule(bids)),
        domains=(grid,) * agents,
        utility=verdict.statement.subject.utility,
        name="grid",
    )
    found = search(Statement(verdict.statement.prop, finite, {}), Limits())
    assert verdict.status in ("PROVED", "REFUTED")
    if found.violations:
        assert verdict.status == "REFUTED"
