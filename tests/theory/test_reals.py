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
    (symbol,) = domain.marked("profile")
    assert str(symbol) == "v1"
    assert [str(x) for x in domain.marked("report")] == ["v1'"]
    assert Fraction(1, 3) in domain
    assert -1 not in domain
    assert 0.5 not in domain
    assert domain.find_code("1/3") == Fraction(1, 3)
    assert isinstance(domain.find_code(2), Fraction)


def test_who_goes_through_all_real_numbers_is_refused():
    for use in (list, lambda d: d[0], lambda d: [x for x in d if x > 3]):
        with pytest.raises(ModelError, match="cannot be listed"):
            use(Reals(0))


def test_a_type_may_be_a_tuple_of_reals_with_a_fixed_sum():
    shares = Reals(0, "p", maximum=1, size=3, total=1)
    first, second, last = shares.symbol
    assert shares.names == ("p.1", "p.2")
    assert (first + second + last - 1).constant == 0
    assert (Fraction(1, 2), Fraction(1, 2), 0) in shares
    for wrong in ((1, 1, -1), (1, 0), (1, 1, 1), 1, [1, 0, 0]):
        assert wrong not in shares
    assert len(shares.bounds()) == 6
    assert set(shares.grid(2)) == {t for t in shares.grid(2) if sum(t) == 1}
    assert len(shares.grid(2)) == 6


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


@pytest.mark.parametrize(
    "text", ["reals>0", "reals>=", "reals 0..4", "0>=reals", "1<=reals>=0", "0<reals<1"]
)
def test_other_bounds_are_refused(text):
    with pytest.raises(ModelError):
        read_reals(text)


@pytest.mark.parametrize("text", ["0..4", "{0,1}", "real"])
def test_other_values_are_left_to_others(text):
    assert read_reals(text) is None


SALE = auction.mechanism(lambda b: (0, {}), name="f", agents=2, values="reals>=0")


def test_what_lists_the_types_is_not_quantified_over_reals():
    for name in ("type_cycle", "witness_profile"):
        with pytest.raises(ModelError, match="over real values yet"):
            list(instances(SALE, ("agent", "profile", name)))


def test_what_would_reuse_a_symbol_has_one_of_its_own():
    forall = ("agent", "profile", "report", "second_profile", "own_type", "lie")
    (first, *_) = instances(SALE, forall)
    _, truth, *others = first
    symbols = [*map(str, truth), str(others[0]), *map(str, others[1])]
    symbols += [str(others[2]), str(others[3])]
    assert len(set(symbols)) == len(symbols) == 7


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
