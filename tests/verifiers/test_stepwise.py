"""Proofs without cases: what follows of one clause, and how it is spelt out."""

from fractions import Fraction

import pytest

from accord.theory.forms import Form, contradicts, literal
from accord.verifiers.engines.mixed import Atoms
from accord.verifiers.engines.stepwise import infer, spell

X, Y, Z = (Form.unknown(name) for name in "xyz")


def at_least(form):
    return literal(form, ">=")


def above(form):
    return literal(form, ">")


CHAIN = [
    frozenset({at_least(X - 1)}),
    frozenset({at_least(-X), at_least(Y - X)}),
    frozenset({above(1 - Y), above(Z - Y)}),
    frozenset({at_least(1 - Z)}),
]
NEITHER = [  # whichever of two holds, the same follows
    frozenset({at_least(X - Y), at_least(Y - X)}),
    frozenset({above(Y - X), above(X - Y)}),
    frozenset({at_least(X - Y)}),
    frozenset({at_least(Y - X)}),
]
CASES = [  # x or y is 1, and neither can be told to be
    frozenset({at_least(X - 1), at_least(Y - 1)}),
    frozenset({at_least(-X), at_least(-Z)}),
    frozenset({at_least(-Y), at_least(-Z)}),
    frozenset({at_least(Z - 1), at_least(X - 2)}),
    frozenset({at_least(Z - 1), at_least(1 - X)}),
]


def test_a_chain_of_clauses_is_a_proof():
    steps = infer(CHAIN)
    assert steps is not None
    assert steps[-1].fact is None
    assert next(s.fact for s in steps if s.lemmas) == at_least(Y - X)


@pytest.mark.parametrize("clauses", [CHAIN, NEITHER])
def test_each_step_follows_from_its_clause_and_what_is_known(clauses):
    steps = infer(clauses)
    assert steps is not None
    known = set()
    for step in steps:
        allowed = known | ({step.fact.negation()} if step.fact else set())
        clause = clauses[step.clause] if step.clause is not None else set()
        for lemma in step.lemmas:
            assert contradicts([row for row, _ in lemma], [t for _, t in lemma])
            assert {row for row, _ in lemma} <= allowed | clause
        excluded = {row for lemma in step.lemmas for row, _ in lemma}
        assert clause - {step.fact} <= excluded
        known.add(step.fact)


def test_what_the_contradiction_does_not_rest_on_is_left_out():
    steps = infer([frozenset({at_least(Z + 5)}), *CHAIN])
    assert all(step.clause != 0 for step in steps)


def test_clauses_that_can_be_true_have_no_proof():
    assert infer(CHAIN[:-1]) is None


def test_a_proof_that_needs_cases_is_not_found():
    assert infer(CASES) is None


def test_values_are_noted_and_used():
    clauses = [
        frozenset({at_least(X - Y)}),
        frozenset({at_least(Y - X)}),
        frozenset({at_least(X + Y - 1)}),
        frozenset({at_least(1 - X - Y)}),
        frozenset({above(X - Fraction(1, 2)), above(Y - Fraction(1, 2))}),
    ]
    steps = infer(clauses, [X, Y])
    assert steps is not None
    assert infer(clauses) is not None


def test_a_proof_is_spelt_by_numbers_that_exist():
    steps = infer(CHAIN)
    lemmas, proof = spell(CHAIN, steps, Atoms())
    known = {*range(1, len(CHAIN) + len(lemmas) + 1)}
    for number, _, hints in proof.steps:
        assert number not in known
        assert set(hints) <= known
        known.add(number)
    assert proof.steps[-1][1] == ()
