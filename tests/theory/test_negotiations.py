"""Negotiations: what they are worth, what they refuse, how they are written down."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.critch2017 import WORTHS, cake, whole_cake
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.negotiations import Negotiation
from accord.theory.ranges import values_of

TEXT = """
kind = "negotiation"
principals = ["Ann", "Bob"]
observations = ["H", "T"]
actions = ["a", "b", "c"]
draws = 2

[beliefs]
Ann = ["9/10", "1/10"]
Bob = ["0.1", "0.2", "0.3", "0.4"]

[utilities]
Ann = [30, 20, 0]
Bob = [0, 20, 30]

[weights]
Ann = 2
Bob = "1/2"
"""


def test_a_file_states_a_negotiation():
    read = read_toml(TEXT)
    assert isinstance(read, Negotiation)
    assert read.beliefs[0] == tuple(Fraction(k, 100) for k in (81, 9, 9, 1))
    assert read.beliefs[1] == tuple(Fraction(k, 10) for k in (1, 2, 3, 4))
    assert read.weights == (2, Fraction(1, 2))
    assert from_data(to_data(read)) == read


def test_numbers_may_be_expressions_in_parameters():
    n = cake("w", "1 - w", beliefs=(("p", "1 - p"),) * 2, where=("p < 1",), draws=2)
    assert n.unknowns == {"p", "w"}
    assert from_data(to_data(n)) == n
    settled = n.at({"p": Fraction(1, 3), "w": Fraction(1, 2)})
    assert settled.beliefs[0] == tuple(Fraction(k, 9) for k in (1, 2, 2, 4))
    for wrong in ({"p": 1, "w": 0}, {"p": Fraction(1, 2), "w": 2}, {"p": 0}):
        with pytest.raises(ModelError):
            n.at(wrong)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"beliefs": ((1, 1), (0, 1))}, "sum to 1"),
        ({"beliefs": ((2, -1), (0, 1))}, "at least 0"),
        ({"beliefs": ((1, 0),)}, "a row of beliefs for each of 2"),
        ({"beliefs": ((1, 0), (0, 1, 0))}, "expected 2 probabilities"),
        ({"beliefs": ((0.5, 0.5), (0, 1))}, "float"),
        ({"utilities": ((1, 2, 3), (1, 2))}, "expected 3 utilities"),
        ({"weights": (1,)}, "expected 2 weights"),
        ({"weights": (1, -1)}, "at least 0"),
        ({"weights": (0, 0)}, "not all of them 0"),
        ({"observations": ("H", "H")}, "distinct observations"),
        ({"principals": ()}, "distinct principals"),
        ({"draws": 0}, "draws"),
        ({"beliefs": (("p", "p"), (0, 1)), "where": ()}, "sum to 1"),
    ],
)
def test_what_is_no_negotiation_is_one_error(change, words):
    with pytest.raises(ModelError, match=words):
        replace(cake(), **change)


def test_too_many_sequences_are_refused_before_they_are_listed():
    for draws in (60, 10**30):
        with pytest.raises(ScopeError, match="sequences that fit"):
            cake(draws=draws)


def test_a_policy_has_an_action_for_each_history():
    for wrong in ((0,), (0, 3), (0, 0, 0), (True, 0)):
        with pytest.raises(ModelError, match="policy"):
            cake().check_policy(wrong)
    with pytest.raises(ModelError, match="weights"):
        cake().weighted_worth((0, 0))
    with pytest.raises(ModelError, match="no action is named"):
        check(cake(), "policy-pareto-optimal", given={"policy": (0, 5)})


def test_a_mixed_policy_of_a_certificate_is_read_with_care():
    runs = values_of(cake(), "mixed_policy", {})
    good = (("1/2", "1/2", 0), (0, 0, 1))
    assert runs.find_code([list(map(str, row)) for row in good])
    for wrong in (
        [["1/2", "1/2"], ["0", "1"]],
        [["1/2", "1/2", "1/2"], ["0", "0", "1"]],
        [["3/2", "-1/2", "0"], ["0", "0", "1"]],
        [["1", "0", "0"]],
        "1",
    ):
        with pytest.raises(CertificateError):
            runs.find_code(wrong)


# --- second routes --------------------------------------------------------------------


def worth_by_outcomes(n: Negotiation, principal: int, policy) -> Fraction:
    """Return the worth by going through all sequences, one payoff at a time."""
    act = dict(zip(n.histories, policy, strict=True))
    kinds = range(len(n.observations))
    total = Fraction(0)
    for k, sequence in enumerate(itertools.product(kinds, repeat=n.draws)):
        paid = sum(
            n.utilities[principal][act[sequence[: t + 1]]] for t in range(n.draws)
        )
        total += n.beliefs[principal][k] * paid
    return total


def test_the_nine_policies_of_the_cake_are_worth_what_is_printed():
    for policy, worths in WORTHS.items():
        assert tuple(worth_by_outcomes(cake(), j, policy) for j in (0, 1)) == worths
        assert tuple(cake().worth(j, policy) for j in (0, 1)) == worths
    assert set(WORTHS) == set(cake().policies)


@given(
    st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any),
    st.lists(st.integers(0, 1), min_size=6, max_size=6),
)
def test_worths_over_two_draws_agree_with_going_through_all_sequences(counts, policy):
    law = tuple(Fraction(c, sum(counts)) for c in counts)
    n = replace(whole_cake(draws=2), beliefs=(law, tuple(reversed(law))))
    for j in (0, 1):
        worth = n.worth(j, policy)
        assert worth == worth_by_outcomes(n, j, policy)
        assert worth == n.mixed_worth(j, [n.sure(a) for a in policy])


def test_the_breakpoints_are_where_two_neighbours_on_the_frontier_are_worth_the_same():
    frontier = [(30, 0), (29, 18), (27, 27), (18, 29), (0, 30)]
    found = []
    for (a, b), (c, d) in itertools.pairwise(frontier):
        found.append(Fraction(d - b, (a - c) + (d - b)))
    assert found == [Fraction(*x) for x in ((18, 19), (9, 11), (2, 11), (1, 19))]


def test_a_changed_belief_is_noticed():
    near = replace(whole_cake(1, 1, draws=2), beliefs=((1, 0), (0, 1)))
    given_ = {"history": (0, 0), "shares": (81, 1)}
    assert check(near, "influence-is", given=given_).status == "REFUTED"
    assert check(cake(1, 1), "influence-never-moves").status == "REFUTED"
    wrong = {"laws": ((1, 0, 0), (0, 0, 1)), "worths": (27, 26)}
    assert check(cake(), "policy-worths", given=wrong).status == "REFUTED"


def test_a_policy_that_only_lots_dominate_is_refuted_by_lots():
    # worth (1, 0), (0, 1) and, in the middle, less than the mean of the two
    n = Negotiation(
        ("1", "2"), ("o",), ("a", "m", "b"), ((1,), (1,)), ((10, 4, 0), (0, 4, 10))
    )
    verdict = check(n, "policy-pareto-optimal", given={"policy": (1,)})
    assert verdict.status == "REFUTED"
    assert check(n, "policy-pareto-optimal", given={"policy": (0,)}).status == "PROVED"
    for other in n.policies:
        pairs = [(n.worth(j, other), 4) for j in (0, 1)]
        assert not all(x >= y for x, y in pairs) or other == (1,)
