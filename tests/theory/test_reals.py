"""Real domains: one symbol for all numbers, and what is refused of them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import CertificateError, ModelError
from accord.theory.forms import Form, Literal, literal
from accord.theory.paths import explore
from accord.theory.ranges import instances
from accord.theory.reals import Reals, read_reals
from accord.theory.settings import auction


def test_a_real_domain_is_one_symbol_and_has_every_number_from_its_minimum_on():
    domain = Reals(0, "v1")
    (symbol,) = domain
    assert str(symbol) == "v1"
    assert Fraction(1, 3) in domain
    assert -1 not in domain
    assert 0.5 not in domain
    assert domain.find_code("1/3") == Fraction(1, 3)
    assert isinstance(domain.find_code(2), Fraction)


@pytest.mark.parametrize("code", [-1, "-1/2", [1], {"text": "1"}, None, True])
def test_a_code_outside_the_domain_is_refused(code):
    with pytest.raises(CertificateError, match="step `instance`"):
        Reals(0).find_code(code)


@pytest.mark.parametrize(
    ("text", "minimum"), [("reals", None), ("reals>=0", 0), ("reals >= 1/2", "1/2")]
)
def test_reals_are_read(text, minimum):
    found = read_reals(text)
    assert found is not None
    assert found.minimum == (None if minimum is None else Fraction(minimum))


@pytest.mark.parametrize("text", ["reals<=1", "reals>0", "reals>=", "reals 0..4"])
def test_other_bounds_are_refused(text):
    with pytest.raises(ModelError):
        read_reals(text)


@pytest.mark.parametrize("text", ["0..4", "{0,1}", "real"])
def test_other_values_are_left_to_others(text):
    assert read_reals(text) is None


SALE = auction.mechanism(lambda b: (0, {}), name="f", agents=2, values="reals>=0")


@pytest.mark.parametrize(
    "name", ["second_profile", "witness_profile", "own_type", "lie", "part"]
)
def test_what_would_reuse_a_symbol_is_not_quantified_over_reals(name):
    with pytest.raises(ModelError, match="over real values yet"):
        list(instances(SALE, ("agent", name)))


def test_truth_and_lie_are_different_symbols():
    first = next(iter(instances(SALE, ("agent", "profile", "report"))))
    agent, profile, report = first
    assert agent == 0
    assert [str(v) for v in profile] == ["v1", "v2"]
    assert str(report) == "v1'"


# --- the order of unknowns ----------------------------------------------------------

NAMES = ("a", "b", "c")
PAIRS = [(x, y) for x in (*NAMES, 0) for y in (*NAMES, 0) if x != y]
POINTS = st.fixed_dictionaries({n: st.integers(-2, 2).map(Fraction) for n in NAMES})


def _value(name):
    return Form.unknown(name) if name else Form({})


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(PAIRS), st.booleans()), max_size=6),
    st.sampled_from([(), ("a",), ("a", "b", "c")]),
    st.lists(POINTS, min_size=1, max_size=8),
)
def test_each_point_is_on_the_one_path_that_answers_as_it_does(asked, above, points):
    premises: list[Literal] = [literal(Form.unknown(n), ">=") for n in above]

    def run(at=None):
        def number(name):
            return _value(name) if at is None else (at[name] if name else 0)

        return tuple(
            number(x) > number(y) if strict else number(x) >= number(y)
            for (x, y), strict in asked
        )

    paths = list(explore(run, premises=premises))
    for point in points:
        if not all(row.holds(point) for row in premises):
            continue
        here = [r for path, r in paths if all(row.holds(point) for row in path)]
        assert here == [run(point)]
