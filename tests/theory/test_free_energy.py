"""Free energies against known numbers and second routes, in floats and exactly."""

import itertools
import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.gallery import SENSORS
from accord.papers.friston2015 import (
    AMBIGUOUS,
    ANY,
    CERTAIN,
    CUE,
    MARGINAL,
    MIRRORED,
    OBSERVED,
)
from accord.theory.errors import ModelError
from accord.theory.free_energy import (
    accuracy,
    beliefs,
    complexity,
    expected_terms,
    free_energy,
    joint,
    least,
    log_term,
    most_useful,
    objective,
    posterior,
    predicted,
    tell_order,
)
from accord.theory.generative_models import GenerativeModel
from accord.theory.logarithms import MINUS_INFINITY, ln

HALF = Fraction(1, 2)
INFINITY = -MINUS_INFINITY
MODELS = (SENSORS, OBSERVED, AMBIGUOUS, CUE, MARGINAL)


def exact_law(draw, size):
    weights = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    total = sum(weights)
    return [Fraction(w, total) for w in weights] if total else [1, *[0] * (size - 1)]


@st.composite
def models(draw, positive=False):
    s, o, u = (draw(st.integers(1, 3)) for _ in range(3))
    steps = draw(st.integers(1, 2))
    a = list(zip(*(exact_law(draw, o) for _ in range(s)), strict=True))
    moves = [list(zip(*(exact_law(draw, s) for _ in range(s)), strict=True))]
    moves += [list(zip(*(exact_law(draw, s) for _ in range(s)), strict=True))] * (u - 1)
    b = [[[m[t][k] for m in moves] for k in range(s)] for t in range(s)]
    least = 1 if positive else 0
    weights = draw(st.lists(st.integers(least, 5), min_size=o, max_size=o))
    return GenerativeModel(
        tuple(f"s{k}" for k in range(s)),
        tuple(f"o{k}" for k in range(o)),
        tuple(f"u{k}" for k in range(u)),
        tuple(a),
        tuple(tuple(map(tuple, table)) for table in b),
        tuple(weights) if any(weights) else (1,) * o,
        tuple(exact_law(draw, s)),
        tuple(itertools.product(range(u), repeat=steps)),
    )


# --- numbers --------------------------------------------------------------------


def test_two_sensors():
    blind, looking = (expected_terms(SENSORS, k) for k in (0, 1))
    assert blind.utility == ln(Fraction(2, 3))
    assert blind.epistemic == 0
    assert looking.utility == ln(Fraction(2, 9)) / 2
    assert looking.epistemic == ln(2)
    assert -blind.expected_free_energy == ln(Fraction(2, 3))
    assert -looking.expected_free_energy == ln(Fraction(8, 9)) / 2
    assert f"{float(-blind.expected_free_energy):.4f}" == "-0.4055"
    assert f"{float(-looking.expected_free_energy):.4f}" == "-0.0589"


def test_a_state_that_is_seen():
    sure, mixed = (expected_terms(OBSERVED, k) for k in (0, 1))
    assert -sure.expected_free_energy == sure.utility == ln(Fraction(3, 4))
    assert mixed.expected_free_energy == 0
    assert f"{float(mixed.utility):.4f}" == "-0.5623"
    assert mixed.epistemic == -mixed.utility  # H(Q(o)), all of it
    assert (most_useful(OBSERVED), least(OBSERVED)) == ([0], [1])


def test_a_state_that_is_unclear():
    clear, unclear = (expected_terms(AMBIGUOUS, k) for k in (0, 1))
    assert (clear.risk, unclear.risk) == (ln(Fraction(4, 3)), 0)
    assert (clear.ambiguity, clear.epistemic, unclear.epistemic) == (0, 0, 0)
    assert unclear.ambiguity == -unclear.utility
    assert f"{float(unclear.utility):.4f}" == "-0.5623"


def test_a_published_order_of_two_plans():
    """With e to the powers 1.2, 1 and 0.55 in tenths: their orders, not their values.

    Fully seen and controlled, plan (0,0,2) reaches 2.95 and plan (1,1,1) reaches 3.
    """
    weights = (6, 5, 3)
    identity = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    moves = tuple(tuple(row for _ in range(3)) for row in identity)
    plans = ((0, 0, 2), (1, 1, 1))
    m = GenerativeModel(
        ("s0", "s1", "s2"),
        ("o0", "o1", "o2"),
        ("0", "1", "2"),
        identity,
        moves,
        weights,
        (1, 0, 0),
        plans,
    )
    first, second = (expected_terms(m, k) for k in (0, 1))
    assert first.utility == ln(6) * 2 + ln(3) - 3 * ln(14)
    assert second.utility == 3 * ln(5) - 3 * ln(14)
    assert second.utility > first.utility
    assert second.expected_free_energy < first.expected_free_energy


def test_what_is_never_wanted_costs_infinitely_much():
    m = replace(SENSORS, preferences=(1, 0))
    blind, looking = (expected_terms(m, k) for k in (0, 1))
    assert (blind.utility, blind.expected_free_energy) == (0, 0)
    assert looking.utility == MINUS_INFINITY
    assert looking.risk == looking.expected_free_energy == INFINITY
    assert -looking.epistemic - looking.pragmatic == INFINITY
    assert looking.epistemic == ln(2)
    assert least(m) == most_useful(m) == [0]


def test_two_sensors_that_show_the_same_inform_once():
    """Of outcomes as pairs: what two copies of one signal tell is ln 2, not 2 ln 2."""
    halves = (Fraction(1, 2), Fraction(1, 2))
    m = GenerativeModel(
        ("s0", "s1"),
        ("both 0", "0 and 1", "1 and 0", "both 1"),
        ("wait",),
        ((1, 0), (0, 0), (0, 0), (0, 1)),
        (((1,), (0,)), ((0,), (1,))),
        (1, 1, 1, 1),
        halves,
        ((0,),),
    )
    assert expected_terms(m, 0).epistemic == ln(2)


def test_weights_need_not_add_up_to_1():
    doubled = replace(SENSORS, preferences=(2, 1))
    for k in (0, 1):
        assert expected_terms(doubled, k) == expected_terms(SENSORS, k)


# --- second routes --------------------------------------------------------------


def entropy(law):
    return -sum(float(p) * math.log(p) for p in law if p)


@settings(max_examples=40)
@given(models(positive=True))
def test_the_terms_are_those_of_floats(m):
    """Mutual information is that of entropies, prediction is by matrices in floats."""
    total = sum(m.preferences)
    for k, policy in enumerate(m.policies):
        state = [float(d) for d in m.prior]
        g = gain = wanted = 0.0
        for u in policy:
            state = [
                sum(float(row[now][u]) * p for now, p in enumerate(state))
                for row in m.transitions
            ]
            seen = [
                sum(float(a) * p for a, p in zip(row, state, strict=True))
                for row in m.likelihood
            ]
            known = sum(
                p * entropy([row[s] for row in m.likelihood])
                for s, p in enumerate(state)
            )
            gain += entropy(seen) - known
            value = sum(
                q * math.log(w / total)
                for q, w in zip(seen, m.preferences, strict=True)
            )
            wanted += value
            g += -entropy(seen) - value + known
        terms = expected_terms(m, k)
        assert abs(float(terms.epistemic) - gain) < 1e-12
        assert abs(float(terms.utility) - wanted) < 1e-12
        assert abs(float(terms.expected_free_energy) - g) < 1e-12


@settings(max_examples=40)
@given(models())
def test_the_decompositions_agree_and_information_is_never_negative(m):
    for k in range(len(m.policies)):
        terms = expected_terms(m, k)
        assert terms.risk + terms.ambiguity == -terms.epistemic - terms.pragmatic
        assert terms.epistemic >= 0
        assert terms.risk >= 0
        assert terms.ambiguity >= 0


@settings(max_examples=30)
@given(models(), st.integers(1, 4))
def test_free_energy_is_at_least_the_surprise(m, parts):
    for o in range(len(m.outcomes)):
        both = joint(m, o)
        if not sum(both):
            continue
        after = posterior(m, o)
        assert sum(after) == 1
        assert [p * sum(both) for p in after] == list(both)
        assert free_energy(m, o, after) == -ln(sum(both))
        for q in beliefs(m, parts):
            f = free_energy(m, o, q)
            assert f >= -ln(sum(both))
            assert f == complexity(m, q) - accuracy(m, o, q)


@settings(max_examples=30)
@given(models(positive=True), st.data())
def test_preferred_states_bound_preferred_outcomes(m, data):
    """KL(Q(s) || Pt(s)) + ambiguity = G + E KL(Q(s|o) || Pt(s|o)), one step.

    Where Pt(o, s) = Pt(s) A(o|s), so that Pt(o) is the sum over s.
    """
    size = len(m.states)
    weights = data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size))
    wanted = [Fraction(w, sum(weights)) for w in weights]
    likes = [
        sum(a * w for a, w in zip(row, wanted, strict=True)) for row in m.likelihood
    ]
    m = replace(m, preferences=tuple(likes), policies=((0,),))
    ((state, seen),) = predicted(m, (0,))
    terms = expected_terms(m, 0)
    left, gap = terms.ambiguity, 0
    for p, w in zip(state, wanted, strict=True):
        left = left + log_term(p, p) - log_term(p, w)
    for o, q in enumerate(seen):
        for s, p in enumerate(state):
            both = p * m.likelihood[o][s]
            if both:
                after = Fraction(both) / q
                like = Fraction(wanted[s] * m.likelihood[o][s]) / likes[o]
                gap = gap + both * (ln(after) - ln(like))
    assert left == terms.expected_free_energy + gap
    assert gap >= 0


# --- unknown numbers ------------------------------------------------------------

VALUES = [
    {"a": Fraction(3, 4), "b": Fraction(1, 3), "p": HALF, "q": Fraction(1, 5), "r": 1},
    {"a": 1, "b": 0, "p": Fraction(2, 3), "q": HALF, "r": Fraction(1, 7)},
]


@pytest.mark.parametrize("numbers", VALUES)
@pytest.mark.parametrize("m", [ANY, MIRRORED, CERTAIN])
def test_what_holds_of_unknowns_holds_of_numbers(m, numbers):
    at = m.at({name: numbers[name] for name in m.unknowns})
    for k in range(len(m.policies)):
        general, special = expected_terms(m, k), expected_terms(at, k)
        assert general.risk + general.ambiguity == -general.epistemic - general.utility
        assert special.risk + special.ambiguity == -special.epistemic - special.utility
    one, two = (expected_terms(at, k) for k in (0, 1))
    if m is MIRRORED:
        assert one.epistemic == two.epistemic
    if m is CERTAIN:
        assert one.epistemic == two.epistemic == 0


# --- bad input, and words -------------------------------------------------------


@pytest.mark.parametrize("parts", [0, -1, HALF, "6"])
def test_beliefs_come_in_a_number_of_parts(parts):
    with pytest.raises(ModelError, match="number of parts"):
        list(beliefs(SENSORS, parts))


def test_beliefs_are_all_the_laws_in_parts():
    found = list(beliefs(OBSERVED, 3))
    assert found == [(Fraction(k, 3), Fraction(3 - k, 3)) for k in range(4)]
    assert len(list(beliefs(SENSORS, 6))) == math.comb(9, 3)


def test_an_unknown_part_is_refused():
    with pytest.raises(ModelError, match="expected a part"):
        objective(expected_terms(SENSORS, 0), "bias")


@pytest.mark.parametrize(
    ("x", "y", "told"),
    [
        (ln(2), ln(3), "ln(2) < ln(3), as 2 < 3 (e to the power of these)"),
        (0, -ln(2), "0 > -ln(2), as 1 > 1/2 (e to the power of these)"),
        (
            MINUS_INFINITY,
            ln(2),
            "-infinity < ln(2), as 0 < 2 (e to the power of these)",
        ),
        (INFINITY, ln(2), "infinity > ln(2)"),
        (1 + ln(2), ln(2), "1 + ln(2) > ln(2)"),
        (1, 2, "1 < 2"),
        (ln(2), ln(2), "ln(2) = ln(2), as 2 = 2 (e to the power of these)"),
        (ln(2) / 1000, ln(3), "1/1000*ln(2) < ln(3)"),
    ],
)
def test_an_order_is_told_by_powers_of_e_where_short(x, y, told):
    assert tell_order(x, y) == told
