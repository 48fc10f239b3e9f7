"""Games solved: what is listed, what is said to be complete, what is left open."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples import solving
from accord.counterexamples.solving import solve_game
from accord.theory.errors import ModelError, ScopeError, SolverError
from accord.theory.games import from_arrays
from accord.verifiers.engines import solving as engines
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits

DILEMMA = from_arrays(
    [[2, 0], [3, 1]],
    [[2, 3], [0, 1]],
    players=["Ann", "Bob"],
    actions=[["C", "D"]] * 2,
    title="dilemma",
)
CHICKEN = from_arrays([[3, 1], [4, 0]], [[3, 4], [1, 0]], actions=[["s", "d"]] * 2)
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]], actions=[["H", "T"]] * 2)
ZERO = from_arrays([[0, 0]] * 2, [[0, 0]] * 2)
HUNT = from_arrays([[4, 0], [3, 2]], [[4, 3], [0, 2]], actions=[["s", "h"]] * 2)
# The paper's game in which two agents rest on beliefs that they cannot share.
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]],
    [[2, 7, 7], [0, 1, 6], [0, 6, 1]],
    actions=[["A", "B", "C"]] * 2,
)
THREE = from_arrays(*[[[[1, 0], [0, 0]], [[0, 0], [0, 1]]]] * 3)
# With three players, in which each has a dominant action.
SOLVABLE = from_arrays(
    *[[[[i + j + k for k in range(2)] for j in range(2)] for i in range(2)]] * 3
)

EIGHT = [",".join(p) for p in itertools.product("12", repeat=3)]


def shown(game, concept):
    """Return the members of a concept, after checking their certificates again."""
    (answer,) = solve_game(game, [concept]).answers
    for verdict in answer.verdicts:
        assert recheck(verdict.certificate).status == verdict.status
    return [member.shown for member in answer.members], answer.complete


MEMBERS = [
    ("pure-nash", DILEMMA, ["D,D"], True),
    ("pure-nash", PENNIES, [], True),
    ("pure-nash", THREE, ["1,1,1", "2,2,2"], True),
    ("nash", DILEMMA, ["D,D"], True),
    ("nash", PENNIES, ["(1/2 H, 1/2 T),(1/2 H, 1/2 T)"], True),
    ("nash", HUNT, ["s,s", "h,h", "(2/3 s, 1/3 h),(2/3 s, 1/3 h)"], True),
    ("nash", ZERO, ["1,1", "1,2", "2,1", "2,2"], True),
    ("nash", SOLVABLE, ["2,2,2"], True),
    ("nash", THREE, ["1,1,1", "2,2,2"], None),
    ("strict-nash", HUNT, ["s,s", "h,h"], True),
    ("strict-nash", ZERO, [], True),
    ("dominant-strategies", DILEMMA, ["Ann: D", "Bob: D"], True),
    ("dominant-strategies", CHICKEN, [], True),
    ("iterated-dominance", DILEMMA, ["Ann: D; Bob: D"], True),
    ("iterated-dominance", HUNT, ["Player 1: s, h; Player 2: s, h"], True),
    (
        "correlated",
        CHICKEN,
        [
            "largest payoff sum 16/3: 1/3 s,s + 1/3 s,d + 1/3 d,s",
            "smallest payoff sum 10/3: 1/3 s,d + 1/3 d,s + 1/3 d,d",
        ],
        False,
    ),
    (
        "coarse-correlated",
        DILEMMA,
        ["largest payoff sum 2: D,D", "smallest payoff sum 2: D,D"],
        False,
    ),
    ("security-levels", DILEMMA, ["Ann 1, Bob 1"], True),
    ("security-levels", PENNIES, ["Player 1 0, Player 2 0"], True),
    ("payoff-dominant", HUNT, ["s,s"], True),
    ("payoff-dominant", CHICKEN, [], True),
    ("payoff-dominant", THREE, [], None),
    ("coco", DILEMMA, ["Ann 2, Bob 2"], True),
    ("subjective-nash", DILEMMA, ["D,D"], False),
    ("embedded", DILEMMA, ["C,C", "D,D"], True),
    ("embedded", PAPER, ["B,B", "B,C", "C,B", "C,C"], True),
    # Whoever has nothing to lose stays: each other action can meet a 0.
    ("embedded", THREE, EIGHT, False),
    ("embedded-closed", DILEMMA, ["C,C", "D,D"], True),
    ("embedded-full", PENNIES, ["(1/2 H, 1/2 T),(1/2 H, 1/2 T)"], True),
    ("embedded-full", ZERO, ["1,1", "1,2", "2,1", "2,2"], False),
    ("subjective-embedded", PAPER, ["A,A", "B,B", "B,C", "C,B", "C,C"], False),
    ("dependency", DILEMMA, ["C,C", "D,D"], False),
    ("dependency", PAPER, ["B,B", "B,C", "C,B", "C,C"], False),
]


@pytest.mark.parametrize(
    ("concept", "game", "members", "complete"),
    MEMBERS,
    ids=[f"{row[0]} {number}" for number, row in enumerate(MEMBERS)],
)
def test_these_are_the_members_and_so_much_is_known(concept, game, members, complete):
    found, known = shown(game, concept)
    if concept.startswith("embedded") and game is PAPER:
        found = [one for one in found if "(" not in one]  # the pure ones
    assert found == members
    assert known == complete


def test_every_concept_has_its_rows():
    assert {row[0] for row in MEMBERS} == set(engines.concept_names())


def test_infinitely_many_equilibria_are_said_to_be_and_described():
    (answer,) = solve_game(ZERO, ["nash"]).answers
    assert "degenerate" in answer.extent
    assert "infinitely many" in answer.extent
    assert answer.extent.endswith("1 or 2 with 1 or 2")
    assert answer.every.property.startswith("maximal-nash-subsets")


def test_the_relations_in_the_dilemma():
    solved = solve_game(DILEMMA)
    table = {
        row.shown: {
            concept: cell.status
            for (concept, _), cell in zip(solved.columns, row.cells, strict=True)
        }
        for row in solved.rows
    }
    # Cooperation is embedded, and no Nash and no correlated equilibrium.
    yes = {"embedded", "embedded-closed", "embedded-full", "subjective-embedded"}
    yes |= {"dependency"}
    assert {c for c, word in table["C,C"].items() if word == "PROVED"} == yes
    assert set(table["D,D"].values()) == {"PROVED"}
    assert set(table["C,D"].values()) == set(table["D,C"].values()) == {"REFUTED"}
    assert solved.statuses == ("PROVED",) * 16


def test_a_cell_of_the_table_has_its_certificate():
    solved = solve_game(CHICKEN, ["nash", "embedded", "dependency"])
    assert [row.shown for row in solved.rows if row.mixed] == [
        "(1/2 s, 1/2 d),(1/2 s, 1/2 d)"
    ]
    for row in solved.rows:
        for cell in row.cells:
            assert recheck(cell.certificate).status == cell.status


def test_one_column_is_no_table():
    assert solve_game(DILEMMA, ["nash"]).rows == ()
    assert solve_game(DILEMMA, ["coco", "security-levels"]).rows == ()


def test_of_many_profiles_the_first_are_asked_about():
    big = from_arrays(*[[[a * b % 7 for b in range(5)] for a in range(5)]] * 2)
    solved = solve_game(big, ["dependency", "subjective-embedded"], profiles=10)
    for answer in solved.answers:
        assert answer.status == "UNKNOWN"
        assert answer.complete is None
        assert "10 of 25 pure profiles were asked about" in answer.reason
        assert len(answer.verdicts) == 10
    assert sum(not row.mixed for row in solved.rows) == 10
    assert "first 10 of 25 pure profiles" in solved.left_out
    assert "UNKNOWN" in solved.statuses[-1]


def test_too_many_supports_are_refused_at_once_and_pure_ones_listed():
    rows = [[int(a == b == 3) for b in range(10)] for a in range(10)]
    wide = from_arrays(rows, [[a - b for b in range(10)] for a in range(10)])
    (answer,) = solve_game(wide, ["nash"]).answers
    assert answer.status == "UNKNOWN"
    assert "only pure ones were looked for" in answer.reason
    assert "184,755 pairs of supports" in answer.reason
    assert answer.members
    assert all(one.verdict.status == "PROVED" for one in answer.members)


def test_too_many_weights_are_refused_at_once():
    wide = from_arrays(*[[[0] * 23] * 23] * 2)
    for concept in ("correlated", "coarse-correlated"):
        (answer,) = solve_game(wide, [concept]).answers
        assert answer.status == "UNKNOWN"
        assert "529 profiles" in answer.reason


def test_what_one_statement_cannot_be_asked_is_unknown(monkeypatch):
    def refuse(question, limits):
        raise ScopeError("too many instances")

    monkeypatch.setattr(solving, "ask", refuse)
    (answer,) = solve_game(DILEMMA, ["security-levels"]).answers
    assert answer.status == "UNKNOWN"
    assert [one.verdict.reason for one in answer.doubtful] == ["too many instances"]


def test_out_of_time_says_how_far_it_came():
    solved = solve_game(DILEMMA, limits=Limits(seconds=0.0))
    assert {answer.status for answer in solved.answers} == {"UNKNOWN"}
    assert all("out of time" in answer.reason for answer in solved.answers)
    assert "first 0 of 4 pure profiles" in solved.left_out


def test_what_a_solver_cannot_tell_is_unknown(monkeypatch):
    def broken(game, most):
        raise SolverError("no basis")

    monkeypatch.setattr(engines.concept_of("coco"), "find", broken)
    (answer,) = solve_game(DILEMMA, ["coco"]).answers
    assert (answer.status, answer.reason) == ("UNKNOWN", "no basis")


def test_a_wrong_proposal_is_excluded_and_a_short_list_is_not_complete(monkeypatch):
    module = engines.concept_of("pure-nash")
    rows = ((1, 0), (1, 0))  # no equilibrium of the dilemma
    monkeypatch.setattr(module, "pure_equilibria", lambda game: [rows])
    (answer,) = solve_game(DILEMMA, ["pure-nash"]).answers
    assert answer.members == ()
    assert [one.shown for one in answer.excluded] == ["C,C"]
    assert answer.every.status == "REFUTED"
    assert (answer.status, answer.complete) == ("UNKNOWN", None)


def test_parameters_and_wrong_names_are_refused():
    with pytest.raises(ModelError, match="parameters"):
        solve_game(from_arrays([["a"]], [[0]], where=["a > 0"]))
    with pytest.raises(ModelError, match="no solution concept is named `nsh`") as error:
        solve_game(DILEMMA, ["nsh"])
    assert "`nash`" in error.value.help


def tables(size):
    row = st.lists(st.integers(0, 3), min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size)


@settings(max_examples=6, deadline=None)
@given(
    st.sampled_from([2, 3]).flatmap(
        lambda n: st.builds(from_arrays, tables(n), tables(n))
    )
)
def test_in_the_table_of_any_game_the_concepts_include_each_other(game):
    solved = solve_game(game, list(INCLUDED))
    place = {concept: k for k, (concept, _) in enumerate(solved.columns)}
    for row in solved.rows:
        word = {concept: row.cells[k].status for concept, k in place.items()}
        assert set(word.values()) <= {"PROVED", "REFUTED"}
        for concept, wider in INCLUDED.items():
            if word[concept] == "PROVED":
                assert all(word[other] == "PROVED" for other in wider), (concept, row)
        assert word["nash"] == word["subjective-nash"] == word["correlated"]
        assert word["embedded"] == word["dependency"]


# A profile of the one kind, as its product law, is of the others too. Independent play
# is a correlated equilibrium iff it is Nash.
INCLUDED = {
    "strict-nash": ["nash"],
    "nash": ["coarse-correlated", "embedded", "embedded-closed"],
    "correlated": ["coarse-correlated"],
    "coarse-correlated": [],
    "subjective-nash": [],
    "embedded-full": ["embedded-closed"],
    "embedded-closed": ["embedded"],
    "embedded": ["subjective-embedded"],
    "subjective-embedded": [],
    "dependency": [],
}


def test_the_bound_on_profiles_is_stated():
    assert solving.MOST_PROFILES == 100
