"""Pareto optimal policies: by a second route, and no edit of a certificate passes."""

from dataclasses import replace
from fractions import Fraction

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from tampering import edits

from accord.counterexamples.asking import check as ask
from accord.papers.critch2017 import INTERVALS, WORTHS, cake, whole_cake
from accord.theory.coding import plain
from accord.theory.formats.data import from_data
from accord.theory.negotiations import Negotiation
from accord.verifiers.kernel import check


def oracle(n: Negotiation, policy) -> str:
    """Return the word by z3: does a mixture that is drawn at the start dominate?"""
    every = list(n.policies)
    law = [z3.Real(f"p{k}") for k in range(len(every))]
    solver = z3.Solver()
    solver.add(z3.Sum(law) == 1, *(p >= 0 for p in law))
    gains = []
    for j in n.members:
        own = n.worth(j, policy)
        more = (Fraction(n.worth(j, other) - own) for other in every)
        terms = [
            z3.Q(x.numerator, x.denominator) * p for x, p in zip(more, law, strict=True)
        ]
        gains.append(z3.Sum(terms))
    solver.add(*(g >= 0 for g in gains), z3.Sum(gains) > 0)
    return "REFUTED" if solver.check() == z3.sat else "PROVED"


def word(n: Negotiation, policy) -> str:
    return ask(n, "policy-pareto-optimal", given={"policy": policy}).status


@pytest.mark.parametrize("policy", WORTHS)
def test_the_nine_policies_are_optimal_just_where_there_are_weights(policy):
    said = "PROVED" if policy in INTERVALS else "REFUTED"
    assert word(cake(), policy) == oracle(cake(), policy) == said


LAWS = st.lists(st.integers(0, 4), min_size=2, max_size=2).filter(any)
ROWS = st.lists(st.integers(-3, 3), min_size=3, max_size=3)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(LAWS, min_size=2, max_size=2),
    st.lists(ROWS, min_size=2, max_size=2),
    st.tuples(st.integers(0, 2), st.integers(0, 2)),
)
def test_every_answer_is_that_of_another_solver(counts, rows, policy):
    beliefs = tuple(tuple(Fraction(c, sum(row)) for c in row) for row in counts)
    n = replace(cake(), beliefs=beliefs, utilities=tuple(map(tuple, rows)))
    assert word(n, policy) == oracle(n, policy)


def test_over_two_draws_who_saw_it_coming_decides():
    # to 1 after H, HH and HT; to 2 after T, TH and TT: and the other way round
    n = whole_cake(draws=2)
    for policy in ((0, 1, 0, 0, 1, 1), (1, 0, 1, 1, 0, 0)):
        said = "PROVED" if policy[0] == 0 else "REFUTED"
        assert word(n, policy) == oracle(n, policy) == said


@pytest.mark.parametrize("policy", [(0, 2), (1, 1), (2, 0)])
def test_every_edit_of_a_certificate_is_refused_or_true(policy):
    verdict = ask(cake(), "policy-pareto-optimal", given={"policy": policy})
    certificate = verdict.certificate
    assert check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        stated = changed["statement"]
        subject = from_data(stated["subject"]["data"])
        asked = stated["property"]["parameters"]["policy"]
        assert found.status == oracle(subject, plain(asked)), what
    assert refused > 100
    assert refused > len(accepted)
