"""Axioms proved over all polygons: what is, what is not, and that none is empty."""

from fractions import Fraction

import pytest

from accord.counterexamples import bargaining_proofs, game_proofs
from accord.counterexamples.bargaining_proofs import PROOFS, Draft, prove
from accord.theory.errors import AccordError, SolverError
from accord.theory.forms import Form
from accord.theory.properties import find_property
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.kernel import check as recheck

CELLS = [(axiom, s) for axiom, (_, solutions) in PROOFS.items() for s in solutions]
QUICK = [
    ("weak-pareto", "nash"),
    ("strong-pareto", "nash"),
    ("symmetry", "nash"),
    ("translation-covariance", "nash"),
    ("disagreement-monotonicity", "nash"),
    ("midpoint-domination", "nash"),
    ("weak-pareto", "egalitarian"),
    ("symmetry", "egalitarian"),
    ("strong-monotonicity", "egalitarian"),
    ("weak-pareto", "kalai-smorodinsky"),
]
SLOW = [cell for cell in CELLS if cell not in QUICK]


def _passes(axiom, solution):
    verdict = prove(axiom, solution)
    assert verdict is not None
    assert verdict.status == "PROVED"
    assert not verdict.vacuous
    assert "all real" in verdict.scope
    assert verdict.property == f"{axiom} of {solution}"
    assert any("2 players" in note for note in verdict.notes)
    assert recheck(verdict.certificate).status == "PROVED"


@pytest.mark.parametrize(("axiom", "solution"), QUICK)
def test_the_axiom_is_proved(axiom, solution):
    _passes(axiom, solution)


@pytest.mark.slow
@pytest.mark.parametrize(("axiom", "solution"), SLOW)
def test_each_other_axiom_is_proved(axiom, solution):
    _passes(axiom, solution)


# What the literature and the counterexamples say fails: no proof may be found.
FAILS = [
    ("strong-pareto", "egalitarian"),
    ("symmetry", "weighted-nash"),
    ("symmetry", "proportional"),
    ("strong-monotonicity", "nash"),
]


@pytest.mark.parametrize(("axiom", "solution"), FAILS)
def test_no_proof_is_found_of_what_fails(axiom, solution):
    assert prove(axiom, solution) is None
    with pytest.raises(SolverError):
        PROOFS[axiom][0](solution)


@pytest.mark.parametrize("solution", ["raiffa", "perles-maschler", "utilitarian"])
def test_of_other_solutions_nothing_is_proved(solution):
    assert all(prove(axiom, solution) is None for axiom in PROOFS)


def test_an_unknown_axiom_is_refused():
    with pytest.raises(AccordError):
        prove("weak-paretto", "nash")


# --- the premises can be met ---------------------------------------------------------


def _numbers(solution, outcomes, d=(0, 0), mark="", names="ab"):
    """Return the numbers of a draft: those of a problem, and of its solution."""
    from accord.theory.bargaining import BargainingProblem

    problem = BargainingProblem(("Ann", "Bob"), outcomes, d, comprehensive=True)
    found = solve(solution, problem)
    values = dict(zip((f"g{mark}1", f"g{mark}2"), _less(found.point, d), strict=True))
    weights = dict(found.proof["lottery"])
    values |= {f"l{mark}{k + 1}": weights.get(k, 0) for k in range(len(outcomes) - 1)}
    if "normal" in found.proof:
        normal = found.proof["normal"]
        values |= dict(zip((f"n{mark}1", f"n{mark}2"), normal, strict=True))
    return values


def _less(point, d):
    return [x - y for x, y in zip(point, d, strict=True)]


def _at(value, numbers):
    if isinstance(value, Form):
        return value.at(numbers)
    if isinstance(value, dict):
        return {name: _at(part, numbers) for name, part in value.items()}
    return tuple(_at(v, numbers) for v in value) if isinstance(value, tuple) else value


OUTCOMES = ((0, 10), (6, 8), (8, 5), (9, 0))
ZERO = {"d1": 0, "d2": 0}
SHAPES = {
    f"{x}{k + 1}": v[i] for i, x in enumerate("ab") for k, v in enumerate(OUTCOMES)
}


@pytest.mark.parametrize("solution", ["nash", "egalitarian"])
@pytest.mark.parametrize("axiom", ["weak-pareto", "translation-covariance"])
def test_the_premises_are_met_by_a_problem_with_its_solution(axiom, solution):
    verdict = prove(axiom, solution)
    assert verdict is not None
    numbers = {**ZERO, **SHAPES, "s1": 0, "s2": 0}
    numbers |= _numbers(solution, OUTCOMES) | _numbers(solution, OUTCOMES, mark="h")
    numbers |= {"m1": Fraction(1, 2), "m2": Fraction(1, 2), "m3": 0}
    statement = verdict.statement
    subject = statement.subject.at({n: numbers[n] for n in statement.subject.unknowns})
    given = {k: _at(v, numbers) for k, v in statement.parameters.items()}
    # True: the definition accepts the choices (PremiseNotMet would be raised).
    assert statement.prop.body(subject, **given) is True


# --- planted faults ------------------------------------------------------------------


def test_a_step_that_does_not_follow_is_not_taken():
    draft = Draft("nash")
    draft.outcomes = draft.four()
    chosen = draft.choice()
    draft.steps.append(chosen[0][0] - chosen[0][1])
    better = draft.lottery("m")
    with pytest.raises(SolverError):
        draft.proved("weak-pareto-optimality", better=better, choices=(chosen,))


def test_a_certificate_of_one_axiom_shows_no_other():
    verdict = prove("weak-pareto", "nash")
    assert verdict is not None
    statement = dict(verdict.certificate["statement"])
    parameters = dict(statement["property"]["parameters"])
    parameters["axiom"] = {"text": "strong-pareto-optimality"}
    statement["property"] = {**statement["property"], "parameters": parameters}
    bad = make_certificate(statement, "PROVED", "cases", verdict.certificate["payload"])
    with pytest.raises(AccordError):
        recheck(bad)


# --- Nash's point, and games ---------------------------------------------------------


def test_the_coordinates_of_a_point_that_is_off_are_noticed():
    body = find_property("nash-from-coordinates").body
    problem = bargaining_proofs.BargainingProblem(
        ("Ann", "Bob"), ((0, 1), (2, 0)), (0, 0), comprehensive=True
    )
    half = Fraction(1, 2)
    proof = {"solution": (1, half), "lottery": ((0, half), (1, half))}
    assert body(problem, proof=proof) is True
    from accord.theory.properties import PremiseNotMet

    for bad in (
        {**proof, "solution": (half, Fraction(3, 4))},
        {**proof, "lottery": ((0, 1),)},
        {**proof, "lottery": ((0, half), (1, half), (1, 0))},
    ):
        with pytest.raises(PremiseNotMet):
            body(problem, proof=bad)


def test_coco_is_payoff_dominant_in_all_small_games():
    verdict = game_proofs.coco_dominant()
    assert verdict.status == "PROVED"
    assert not verdict.vacuous
    assert recheck(verdict.certificate).status == "PROVED"
