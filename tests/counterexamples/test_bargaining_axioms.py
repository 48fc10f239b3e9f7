"""The matrix of axioms and solutions: as expected, its witnesses small and sound."""

import copy
import itertools
from fractions import Fraction

import pytest
from expected_axioms import EXPECTED, EXPECTED_OF_GAMES

from accord.counterexamples import bargaining_axioms
from accord.counterexamples.asking import check
from accord.counterexamples.axiom_instances import Instance, wider
from accord.counterexamples.axiom_stories import (
    legend,
    matrix_tables,
    tell_witness,
)
from accord.counterexamples.bargaining_arguments import ARGUMENTS
from accord.counterexamples.bargaining_axioms import (
    AXIOMS,
    GAME_AXIOMS,
    GAME_SOLUTIONS,
    SOLUTIONS,
    Asked,
    cell,
    matrix,
    searched,
)
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import points_of, weakly_more, with_more
from accord.theory.bargaining_terms import ideal_point, mixture
from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.properties import find_property, prop, property_of
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
EVERY = {**EXPECTED, **EXPECTED_OF_GAMES}
# Where the computation settled what was open, or differs from what was expected. The
# middle of Perles and Maschler jumps at a rectangle: see the second route below.
FOUND = {
    ("continuity", "perles-maschler"): "REFUTED",
    ("superadditivity", "rose-points-r1"): "REFUTED",
    ("continuity", "rose-points-r1"): "HOLDS",
    ("action-monotonicity", "rose-r2"): "REFUTED",
    ("payoff-dominance", "rose-r2"): "HOLDS",
}
WORDS = {"REFUTED": "REFUTED", "UNFALSIFIED": "HOLDS", "PROVED": "HOLDS"}


def expected(axiom, solution):
    return FOUND.get((axiom, solution), EVERY[axiom, solution][0])


# --- the matrix ----------------------------------------------------------------------


def test_every_cell_was_expected_with_a_source():
    assert set(AXIOMS) | set(GAME_AXIOMS) == {axiom for axiom, _ in EVERY}
    assert set(EXPECTED) == set(itertools.product(AXIOMS, SOLUTIONS))
    assert set(EXPECTED_OF_GAMES) == set(itertools.product(GAME_AXIOMS, GAME_SOLUTIONS))
    assert all(source for _, source in EVERY.values())


def test_an_argument_stands_where_an_axiom_is_known_to_hold():
    known = {pair for pair, (verdict, _) in EVERY.items() if verdict == "HOLDS"}
    assert set(ARGUMENTS) == known - set(FOUND)
    assert all(argument and source for argument, source in ARGUMENTS.values())


def test_a_short_search_refutes_nothing_that_holds():
    refuted = set()
    for axiom, solution in EVERY:
        found = searched(axiom, solution, 15)
        if found.verdict.status == "REFUTED":
            refuted.add((axiom, solution))
        else:
            assert found.searched == 15, (axiom, solution)
    assert refuted <= {pair for pair in EVERY if expected(*pair) == "REFUTED"}
    assert len(refuted) >= 25
    assert {axiom for axiom, _ in refuted} >= {
        "nash-iia",
        "strong-monotonicity",
        "superadditivity",
        "threat-immunity",
    }


@pytest.mark.slow
def test_the_matrix_is_as_expected():
    found = {(c.axiom, c.solution): WORDS[c.verdict.status] for c in matrix()}
    assert found == {pair: expected(*pair) for pair in EVERY}


def test_the_search_is_the_same_each_time_and_its_seed_matters():
    first, again = (searched("nash-iia", "pmm-nash", 20) for _ in range(2))
    assert first.instance == again.instance
    other = searched("midpoint-domination", "nash", 20, seed=1)
    assert "seed 1" in other.verdict.reason


# --- Perles and Maschler's continuity, by hand ---------------------------------------


def test_the_middle_of_a_falling_edge_does_not_go_to_the_corner_of_a_square():
    # (0, 1) and (1, 1 - e): one edge, so the middle is (1/2, 1 - e/2) for every e > 0.
    for k in (10, 10**3, 10**6):
        e = F(1, k)
        problem = polygon((0, 1), (1, 1 - e))
        assert solve("perles-maschler", problem).point == (F(1, 2), 1 - e / 2)
    assert solve("perles-maschler", polygon((0, 1), (1, 1))).point == (1, 1)
    # Where the Pareto optimal points converge as well, the middle goes to the middle.
    for k in (10, 10**3):
        e = F(1, k)
        (x, y) = solve("perles-maschler", polygon((0, 1), (e, 1), (1, e))).point
        assert abs(x - F(1, 2)) <= e
        assert abs(y - F(1, 2)) <= e


# --- witnesses -----------------------------------------------------------------------


def polygon(*outcomes, d=(0, 0)):
    return BargainingProblem(("Ann", "Bob"), outcomes, d, comprehensive=True)


REFUTED = [
    ("strong-pareto-optimality", "egalitarian"),
    ("symmetry", "weighted-nash"),
    ("scale-covariance", "proportional"),
    ("nash-iia", "kalai-smorodinsky"),
    ("nash-iia", "rose-points-r1"),
    ("individual-monotonicity", "nash"),
    ("strong-monotonicity", "raiffa"),
    ("superadditivity", "nash"),
    ("midpoint-domination", "utilitarian"),
    ("continuity", "utilitarian"),
    ("threat-immunity", "coco"),
    ("action-monotonicity", "rose-r1"),
]


@pytest.fixture(scope="module")
def cells():
    return {pair: searched(*pair) for pair in REFUTED}


@pytest.mark.parametrize("pair", REFUTED, ids="-".join)
def test_a_witness_is_rechecked_by_the_kernel_alone(cells, pair):
    found = cells[pair]
    assert found.verdict.status == "REFUTED"
    assert recheck(found.verdict.certificate).status == "REFUTED"
    assert found.verdict.story.strip().startswith("Why: ")


def test_the_least_witnesses_known_are_found(cells):
    cut = cells["nash-iia", "kalai-smorodinsky"].instance
    assert cut == Instance(((0, 2), (1, 1)), {"more": ((2, 0),)})
    assert cells["threat-immunity", "coco"].instance.outcomes == ((0, 0),)
    unequal = cells["midpoint-domination", "utilitarian"].instance
    assert sorted(unequal.outcomes) == [(0, 1), (2, 0)]


def test_nothing_smaller_violates_independence():
    asked = Asked(find_property("nash-iia"), "kalai-smorodinsky", ())
    size = searched("nash-iia", "kalai-smorodinsky").instance.size
    tried = 0
    for numbers in itertools.product(range(4), repeat=6):
        rows = (numbers[:2], numbers[2:4], numbers[4:])
        instance = Instance(rows[:2], {"more": rows[2:]})
        if instance.size[:2] < size[:2]:
            tried += 1
            assert asked.holds_at(instance) is not False, instance
    assert tried > 200


def test_no_single_outcome_smaller_violates_midpoint_domination():
    asked = Asked(find_property("midpoint-domination"), "egalitarian", ())
    found = searched("midpoint-domination", "egalitarian").instance
    assert (len(found.outcomes), sum(found.outcomes[0])) == (1, 4)
    for x, y in itertools.product(range(1, 4), repeat=2):
        fails = asked.holds_at(Instance(((x, y),))) is False
        assert fails == (max(x, y) > 2 * min(x, y))


# --- certificates that were tampered with --------------------------------------------


def leaves(data, path=()):
    """Yield the paths to the numbers of a certificate's parameters."""
    if isinstance(data, dict):
        for key, part in data.items():
            yield from leaves(part, (*path, key))
    elif isinstance(data, list):
        for key, part in enumerate(data):
            yield from leaves(part, (*path, key))
    elif isinstance(data, int) or (isinstance(data, str) and data[:1].isdigit()):
        yield path


def changed(certificate, path, change):
    """Return the certificate, sealed anew, with another number at a place."""
    found = copy.deepcopy(certificate)
    place = found
    for key in path[:-1]:
        place = place[key]
    value = F(place[path[-1]]) + change
    place[path[-1]] = value.numerator if value.denominator == 1 else str(value)
    found["seal"] = seal(found)
    return found


@pytest.mark.parametrize("change", [1, F(1, 10**12)])
@pytest.mark.parametrize(
    "pair",
    [p for p in REFUTED if p[0] != "continuity"],
    ids="-".join,
)
def test_no_changed_number_makes_another_point_the_solution(cells, pair, change):
    certificate = cells[pair].verdict.certificate
    start = ("statement", "property", "parameters", "choices")
    choices = certificate["statement"]["property"]["parameters"]["choices"]
    for path in leaves(choices, start):
        try:
            accepted = recheck(changed(certificate, path, change))
        except AccordError:
            continue
        # Another normal or mixture may show the same; another point never does.
        assert path[len(start) + 1] == 1, path
        assert "solution" not in path, path
        assert accepted.status == "REFUTED"


@pytest.mark.parametrize("part", ["solution", "axiom"])
def test_a_certificate_of_another_solution_or_axiom_is_rejected(cells, part):
    verdict = cells["nash-iia", "kalai-smorodinsky"].verdict
    certificate = copy.deepcopy(verdict.certificate)
    stated = certificate["statement"]["property"]
    if part == "solution":
        stated["parameters"]["solution"] = {"text": "nash"}
    else:
        stated["name"] = "strong-monotonicity"
    certificate["seal"] = seal(certificate)
    with pytest.raises(CertificateError):
        recheck(certificate)


def test_the_limits_of_a_way_cannot_be_changed(cells):
    certificate = cells["continuity", "utilitarian"].verdict.certificate
    start = ("statement", "property", "parameters", "ways")
    ways = certificate["statement"]["property"]["parameters"]["ways"]
    refused = 0
    for path in leaves(ways, start):
        try:
            recheck(changed(certificate, path, 1))
        except AccordError:
            refused += 1
    assert refused > 10


WRONG = [
    ("strong-monotonicity", "nash", {"more": ((2, 0),)}, ((1, 1), (0, 2))),
    ("midpoint-domination", "nash", {}, ((0, 1),)),
    ("symmetry", "nash", {}, ((2, 0),)),
]


@pytest.mark.parametrize(("axiom", "solution", "change", "points"), WRONG)
def test_a_proof_that_does_not_hold_is_an_error_and_no_refutation(
    axiom, solution, change, points
):
    problem = polygon((0, 2), (2, 0))
    proof = solve(solution, problem).proof
    choices = tuple((point, proof) for point in points)
    given = {"solution": solution, **change, "choices": choices}
    if axiom == "midpoint-domination":
        shown = solve("kalai-smorodinsky", problem).proof
        given["ideals"] = ({name: shown[name] for name in ("ideal", "caps")},)
    with pytest.raises(CertificateError):
        check(problem, axiom, given=given)


def test_a_search_does_not_swallow_a_wrong_proof(monkeypatch):
    found = bargaining_axioms.with_choices

    def wrong(*arguments):
        given = found(*arguments)
        (point, proof), *rest = given["choices"]
        return {**given, "choices": ((tuple(x / 2 for x in point), proof), *rest)}

    monkeypatch.setattr(bargaining_axioms, "with_choices", wrong)
    with pytest.raises(CertificateError):
        searched("midpoint-domination", "nash")


# --- changes that change nothing -----------------------------------------------------


def mirrored(value):
    """Return rows with the players' numbers traded, and the other player."""
    if isinstance(value, tuple):
        rows = value and isinstance(value[0], tuple)
        return tuple(map(mirrored, value)) if rows else value[::-1]
    return 1 - value


def tripled(value):
    """Return rows with player 1's numbers three times as large."""
    if isinstance(value[0], tuple):
        return tuple(map(tripled, value))
    return (3 * value[0], value[1])


SYMMETRIC = ("nash", "kalai-smorodinsky", "pmm-nash")
MONOTONE = ("nash-iia", "strong-monotonicity", "superadditivity")


VIOLATED = [
    (axiom, solution)
    for axiom in MONOTONE
    for solution in SYMMETRIC
    if expected(axiom, solution) == "REFUTED"
]


@pytest.mark.parametrize(("axiom", "solution"), VIOLATED)
def test_a_violation_stays_one_in_the_mirror_and_in_other_units(axiom, solution):
    asked = Asked(find_property(axiom), solution, ())
    _, found = asked.search(AXIOMS[axiom].draw, 400, 0)
    change = {name: mirrored(value) for name, value in found.change.items()}
    assert asked.holds_at(Instance(mirrored(found.outcomes), change)) is False
    change = {k: v if k == "player" else tripled(v) for k, v in found.change.items()}
    assert asked.holds_at(Instance(tripled(found.outcomes), change)) is False


def test_unequal_weights_are_mirrored_too():
    for weights, point in (((2, 1), (F(4, 3), F(2, 3))), ((1, 2), (F(2, 3), F(4, 3)))):
        problem = polygon((0, 2), (2, 0))
        given = {"solution": "weighted-nash", "weights": weights}
        verdict = check(problem, "symmetry", given=given)
        assert verdict.status == "REFUTED"
        assert verdict.statement.parameters["choices"][0][0] == point


# --- faults that are planted ---------------------------------------------------------


def problems(problem, *, more):
    """Return what the planted axioms below ask of."""
    return problem, with_more(problem, more)


@prop(BargainingProblem)
def strictly_more_for_all(problem, *, solution, more, choices, weights=()):
    """Strong monotonicity with > in place of >=."""
    both = problems(problem, more=more)
    before, after = points_of(both, solution, choices, weights)
    return all(bool(y > x) for x, y in zip(before, after, strict=True))


@prop(BargainingProblem)
def never_level(problem, *, solution, more, better, choices, weights=()):
    """Weak Pareto optimality with >= in place of >."""
    both = problems(problem, more=more)
    point, _ = points_of(both, solution, choices, weights)
    return not weakly_more(mixture(problem, better), point)


@prop(BargainingProblem)
def always_monotone(problem, *, solution, more, ideals, choices, weights=()):
    """Individual monotonicity of both players without its premise."""
    both = problems(problem, more=more)
    assert all(map(ideal_point, both, ideals))
    before, after = points_of(both, solution, choices, weights)
    return weakly_more(after, before)


@pytest.mark.parametrize(
    ("planted", "solution", "draw", "sound"),
    [
        (strictly_more_for_all, "egalitarian", wider, "strong-monotonicity"),
        (never_level, "nash", wider, "weak-pareto-optimality"),
        (
            always_monotone,
            "kalai-smorodinsky",
            wider,
            "individual-monotonicity",
        ),
    ],
)
def test_a_wrong_axiom_changes_a_cell(planted, solution, draw, sound):
    _, found = Asked(property_of(planted), solution, ()).search(draw, 60, 0)
    assert found is not None
    assert searched(sound, solution, 60).instance is None


def test_a_wrong_solution_changes_a_cell():
    assert searched("symmetry", "nash", 20).verdict.status == "UNFALSIFIED"
    weighted = Asked(find_property("symmetry"), "weighted-nash", (3, 2))
    assert weighted.search(AXIOMS["symmetry"].draw, 20, 0)[1] is not None


# --- what is said --------------------------------------------------------------------


def test_a_cell_for_which_there_is_a_proof_says_so(monkeypatch):
    proof = check(polygon((1, 1)), "symmetry", given={"solution": "nash"})
    asked = []

    def proved(axiom, solution):
        asked.append((axiom, solution))
        return proof

    monkeypatch.setattr(bargaining_axioms, "proof_of", proved)
    assert cell("symmetry", "nash", 20).verdict is proof
    assert cell("symmetry", "proportional", 20).verdict.status == "REFUTED"
    assert asked == [("symmetry", "nash")]
    assert matrix(["symmetry"], ["nash"], 20)[0].verdict is proof
    several = matrix(["symmetry"], ["nash", "raiffa"], 20)
    assert {c.verdict.status for c in several} == {"UNFALSIFIED"}
    several = matrix(["symmetry"], ["nash", "raiffa"], 20, proofs=True)
    assert all(c.verdict is proof for c in several)


@pytest.mark.parametrize(
    ("axiom", "solution", "message"),
    [
        ("symmetri", "nash", "no axiom is named `symmetri`"),
        ("symmetry", "nsh", "not asked of `nsh`"),
        ("symmetry", "coco", "not asked of `coco`"),
        ("payoff-dominance", "nash", "not asked of `nash`"),
    ],
)
def test_an_unknown_name_is_an_error(axiom, solution, message):
    with pytest.raises(ModelError, match=message):
        searched(axiom, solution)
    with pytest.raises(ModelError, match=message):
        matrix([axiom], [solution])


def test_a_line_and_a_column_of_the_matrix_fit_into_100_columns():
    found = matrix(["symmetry", "payoff-dominance"], tries=5)
    assert len(found) == len(SOLUTIONS) + len(GAME_SOLUTIONS)
    text = matrix_tables(found)
    assert max(map(len, text.splitlines())) <= 100
    assert "symmetry" in text
    assert text.count("NO") == 2
    words = " ".join(legend(found))
    assert "REFUTED" in words
    assert "UNFALSIFIED" in words
    assert "PROVED" not in words
    column = matrix(solutions=["coco"], tries=5)
    assert [each.axiom for each in column] == list(GAME_AXIOMS)


def test_independence_is_never_said_alone():
    assert AXIOMS["nash-iia"].title == "independence of irrelevant alternatives (Nash)"
    assert not any("independence" in axiom for axiom in AXIOMS)


@pytest.mark.parametrize("pair", REFUTED, ids="-".join)
def test_a_witness_is_told_with_each_problem_and_point(cells, pair):
    text = tell_witness(cells[pair])
    given = cells[pair].verdict.statement.parameters
    rows = given["ways"] if "ways" in given else given["choices"]
    assert len(text.splitlines()) == 1 + len(rows)
    if pair[0] == "continuity":
        assert "e" in text
    else:
        for point, _ in given["choices"]:
            assert f"({', '.join(map(str, point))})" in text
