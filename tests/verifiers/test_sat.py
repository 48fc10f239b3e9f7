"""What the solvers say: models that are models, proofs that can be followed."""

import itertools

import pytest

from accord.theory.errors import SolverError
from accord.verifiers.engines import sat

# Three pigeons, two holes: variable 2 * pigeon + hole + 1.
PIGEONS = [[2 * p + 1, 2 * p + 2] for p in range(3)]
HOLES = [
    [-(2 * p + h + 1), -(2 * q + h + 1)]
    for h in range(2)
    for p, q in itertools.combinations(range(3), 2)
]
CONTRADICTION = PIGEONS + HOLES


def follows(clauses, literals, hints):
    """Follow the hints: each must be unit, the last one empty."""
    false = set(literals)
    for hint in hints[:-1]:
        (left,) = set(clauses[hint]) - false
        false.add(-left)
    return not set(clauses[hints[-1]]) - false


def test_each_step_of_a_proof_follows_by_its_hints():
    proof = sat.prove(CONTRADICTION)
    clauses = {k: CONTRADICTION[k - 1] for k in proof.core}
    for number, literals, hints in proof.steps:
        assert follows(clauses, literals, hints)
        clauses[number] = literals
    assert proof.steps[-1][1] == ()


def test_a_proof_names_only_clauses_that_it_needs():
    spare = [[7, 8], [-7, 8]]
    assert all(k <= len(CONTRADICTION) for k in sat.prove(CONTRADICTION + spare).core)


def test_what_can_be_satisfied_has_no_proof():
    with pytest.raises(SolverError, match="do not contradict"):
        sat.prove(CONTRADICTION[1:])


@pytest.mark.parametrize("learned", [[[1]], [[-1]], [[1], [-2]]])
def test_a_step_of_the_solver_that_does_not_follow_is_refused(learned):
    with pytest.raises(SolverError, match="does not follow"):
        sat.trim([[1, 2], [-1, 2], [1, -2]], [*learned, []])


def test_steps_after_the_one_that_is_needed_are_left_out():
    clauses = [[1, 2], [-1, 2], [1, -2], [-1, -2]]
    proof = sat.trim(clauses, [(2,), (1, 2)])
    assert [literals for _, literals, _ in proof.steps] == [(2,), ()]


def test_a_model_makes_every_clause_true():
    clauses = CONTRADICTION[1:]
    model = set(sat.find_model(clauses))
    assert all(model & set(clause) for clause in clauses)
    assert sat.find_model(CONTRADICTION) is None


def test_models_differ_in_what_is_asked_for():
    assert sorted(map(tuple, sat.models([[1, 2], [3, 4]], range(1, 3), 10))) == [
        (1,),
        (1, 2),
        (2,),
    ]
    assert len(sat.models([[1, 2], [3, 4]], range(1, 3), 2)) == 2


def grouped(spare):
    guarded = [(clause, [k]) for k, clause in enumerate(CONTRADICTION)]
    return guarded + [(clause, [len(guarded)]) for clause in spare]


def test_a_core_has_no_group_to_spare():
    core = sat.smallest_core(grouped([[7, 8]]), 10, 10**6)
    assert core == list(range(9))
    for left in core:
        rest = [CONTRADICTION[k] for k in core if k != left]
        assert sat.find_model(rest) is not None


def test_a_clause_goes_with_each_group_that_it_needs():
    clauses = [([1], [0, 1]), ([-1], [0]), ([1], [2])]
    core = sat.smallest_core(clauses, 3, 10**6)
    assert core in ([0, 1], [0, 2])


def test_without_effort_everything_is_kept():
    assert sat.smallest_core(grouped([[7, 8]]), 10, 0) == list(range(10))


def test_a_core_of_what_can_be_satisfied_is_refused():
    with pytest.raises(SolverError, match="do not contradict"):
        sat.smallest_core([([1], [0]), ([2], [1])], 2, 10**6)
