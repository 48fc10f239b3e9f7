"""Every property of coalitional games: a game that has it, one that lacks it, one of a
single player; and each small change of each definition is noticed by some row."""

from fractions import Fraction

import pytest
from definition_rows import (
    K,
    P,
    V,
    assert_complete,
    assert_decided,
    assert_noticed,
    each_row,
    mutants_of,
    value_of,
    word_by_loop,
)

from accord.counterexamples.asking import check
from accord.theory import coalitional_terms
from accord.theory.coalitional_games import (
    CoalitionalGame,
    from_function,
    from_worths,
    gloves,
    weighted_majority,
)
from accord.theory.errors import CertificateError
from accord.theory.properties import all_properties
from accord.verifiers.engines.bargaining import solve

HALF, THIRD, SIXTH = Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)
ABC = ("Ann", "Bob", "Cleo")
MAJORITY = weighted_majority(2, (1, 1, 1))
GLOVES = gloves(1, 2)
ONE = CoalitionalGame(("Ann",), (0, 3))
SQUARES = from_function(ABC, lambda s: len(s) ** 2)  # convex
SUMS = from_function(ABC, lambda s: sum(i + 1 for i in s))
BURDEN = from_worths(ABC, {ABC: 0, ("Ann",): 1})  # Ann had rather be alone
UNANIMOUS = weighted_majority(3, (1, 1, 1))
# The two of a pair get 1, and a third one takes it away again.
QUARREL = from_worths(ABC, {ABC[:2]: 1, (ABC[0], ABC[2]): 1, ABC[1:]: 1})
ZERO = from_worths(ABC, {})
PAIRS = (((0, 1), HALF), ((0, 2), HALF), ((1, 2), HALF))
THIRDS, CORNER = (THIRD,) * 3, (1, 0, 0)
VALUE = (2 * THIRD, SIXTH, SIXTH)


def proof(solution, game):
    """Return the proof that the engine of a solution finds."""
    return solve(solution, game).proof


ROWS = {
    "shapley-value": [
        ("has", GLOVES, {"point": VALUE}, P),
        ("lacks", GLOVES, {"point": CORNER}, K),
        ("lacks: one payoff", GLOVES, {"point": (1,)}, K),
        ("degenerate", ONE, {"point": (3,)}, P),
    ],
    "banzhaf-value": [
        ("has", GLOVES, {"point": (Fraction(3, 4), Fraction(1, 4), Fraction(1, 4))}, P),
        ("lacks", GLOVES, {"point": VALUE}, K),
        ("degenerate", ONE, {"point": (3,)}, P),
    ],
    "banzhaf-index": [
        ("has", MAJORITY, {"point": THIRDS}, P),
        ("lacks", MAJORITY, {"point": (HALF, HALF, HALF)}, K),
        ("refused: nobody adds anything", ZERO, {"point": (0, 0, 0)}, "ModelError"),
        ("degenerate", ONE, {"point": (1,)}, P),
    ],
    "in-core": [
        ("has", GLOVES, {"point": CORNER}, P),
        ("lacks", GLOVES, {"point": VALUE}, K),
        ("lacks: more than there is", UNANIMOUS, {"point": (1, 1, 1)}, K),
        ("lacks: less than there is", UNANIMOUS, {"point": (0, 0, 0)}, K),
        ("has: a pair gets more", UNANIMOUS, {"point": (HALF, HALF, 0)}, P),
        ("lacks: one payoff", GLOVES, {"point": (1,)}, K),
        ("lacks: four payoffs", GLOVES, {"point": (1, 0, 0, 0)}, K),
        ("degenerate", ONE, {"point": (3,)}, P),
    ],
    "core-empty": [
        ("has", MAJORITY, {"proof": {"collection": PAIRS}}, P),
        ("lacks", GLOVES, {"proof": {"point": CORNER}}, K),
        ("degenerate", ONE, {"proof": {"point": (3,)}}, K),
        ("refused", GLOVES, {"proof": {"collection": PAIRS}}, "CertificateError"),
    ],
    "balanced-game": [
        ("has", GLOVES, {"proof": {"point": CORNER}}, P),
        ("lacks", MAJORITY, {"proof": {"collection": PAIRS}}, K),
        ("degenerate", ONE, {"proof": {"point": (3,)}}, P),
        ("refused", MAJORITY, {"proof": {"point": THIRDS}}, "CertificateError"),
    ],
    "single-core-point": [
        ("has", GLOVES, {"point": CORNER, "proof": proof("core", GLOVES)}, P),
        ("lacks", GLOVES, {"point": VALUE, "proof": proof("core", GLOVES)}, K),
        (
            "lacks: two points",
            UNANIMOUS,
            {"point": CORNER, "proof": {"points": (CORNER, (0, 1, 0))}},
            K,
        ),
        (
            "lacks: none",
            MAJORITY,
            {"point": THIRDS, "proof": {"collection": PAIRS}},
            K,
        ),
        ("degenerate", ONE, {"point": (3,), "proof": proof("core", ONE)}, P),
    ],
    "least-core": [
        ("has", MAJORITY, {"point": THIRDS, "proof": proof("least-core", MAJORITY)}, P),
        (
            "lacks: a larger excess",
            MAJORITY,
            {"point": CORNER, "proof": proof("least-core", MAJORITY)},
            K,
        ),
        (
            "lacks: it gives away more",
            MAJORITY,
            {"point": (THIRD, THIRD, HALF), "proof": proof("least-core", MAJORITY)},
            K,
        ),
        ("degenerate", ONE, {"point": (3,), "proof": proof("least-core", ONE)}, P),
    ],
    "nucleolus": [
        ("has", MAJORITY, {"point": THIRDS, "proof": proof("nucleolus", MAJORITY)}, P),
        (
            "has: less than without the floor",
            QUARREL,
            {"point": (0, 0, 0), "proof": proof("nucleolus", QUARREL)},
            P,
        ),
        (
            "lacks",
            MAJORITY,
            {"point": CORNER, "proof": proof("nucleolus", MAJORITY)},
            K,
        ),
        (
            "refused: no imputation",
            BURDEN,
            {"point": (0, 0, 0), "proof": proof("prenucleolus", BURDEN)},
            "CertificateError",
        ),
        ("degenerate", ONE, {"point": (3,), "proof": proof("nucleolus", ONE)}, P),
    ],
    "prenucleolus": [
        (
            "has",
            BURDEN,
            {
                "point": solve("prenucleolus", BURDEN).point,
                "proof": proof("prenucleolus", BURDEN),
            },
            P,
        ),
        (
            "lacks",
            MAJORITY,
            {"point": CORNER, "proof": proof("prenucleolus", MAJORITY)},
            K,
        ),
        ("degenerate", ONE, {"point": (3,), "proof": proof("prenucleolus", ONE)}, P),
    ],
    "convex-game": [
        ("has", SQUARES, {}, P),
        ("has: just so", SUMS, {}, P),
        ("lacks", GLOVES, {}, K),
        ("degenerate", CoalitionalGame(ABC[:2], (0, 1, 1, 2)), {}, P),
        ("vacuous", ONE, {}, V),
    ],
    "superadditive-game": [
        ("has", GLOVES, {}, P),
        ("has: just so", SUMS, {}, P),
        ("lacks", BURDEN, {}, K),
        ("degenerate", CoalitionalGame(ABC[:2], (0, 1, 1, 2)), {}, P),
        ("vacuous", ONE, {}, V),
    ],
    "monotone-game": [
        ("has", GLOVES, {}, P),
        ("lacks", BURDEN, {}, K),
        ("degenerate", CoalitionalGame(("Ann",), (0, 0)), {}, P),
    ],
    "constant-sum-game": [
        ("has", MAJORITY, {}, P),
        ("lacks", GLOVES, {}, K),
        ("degenerate", ONE, {}, P),
    ],
    "dummy-player": [
        ("has", SUMS, {"player": 2}, P),
        ("lacks", GLOVES, {"player": 0}, K),
        ("lacks: she adds most to nobody", BURDEN, {"player": 0}, K),
        ("degenerate", ONE, {"player": 0}, P),
    ],
    "null-player": [
        ("has", weighted_majority(2, (1, 1, 0)), {"player": 2}, P),
        ("lacks", SUMS, {"player": 0}, K),
        ("lacks: never alone", UNANIMOUS, {"player": 1}, K),
        ("degenerate", CoalitionalGame(("Ann",), (0, 0)), {"player": 0}, P),
    ],
    "symmetric-players": [
        ("has", GLOVES, {"player": 1, "other": 2}, P),
        ("lacks", GLOVES, {"player": 0, "other": 1}, K),
        ("lacks: alone", BURDEN, {"player": 0, "other": 2}, K),
        ("degenerate", ONE, {"player": 0, "other": 0}, P),
    ],
    "shapley-axioms": [
        ("has", GLOVES, {}, P),
        ("has: null players", weighted_majority(1, (1, 0, 0)), {}, P),
        ("degenerate", CoalitionalGame(ABC[:2], (0, 1, 1, 2)), {}, P),
        ("vacuous", ONE, {}, V),
    ],
    "pipeline-is-shapley": [
        ("has", CoalitionalGame(ABC, (0, 1, 2, 4, -1, 1, 2, 3)), {}, P),
        ("degenerate", CoalitionalGame(ABC[:1], (0, 1)), {}, P),
        ("vacuous: v(S) + v(T) is not v(N)", GLOVES, {}, V),
    ],
    "pipeline-shares-whole": [
        ("has", GLOVES, {}, P),
        ("degenerate", CoalitionalGame(ABC[:1], (0, 1)), {}, P),
    ],
}
# No game lacks these.
THEOREMS = {"shapley-axioms", "pipeline-is-shapley", "pipeline-shares-whole"}
# These run over all real numbers; `test_values.py` has what is asked of them.
SYMBOLIC = {"axioms-give-shapley", "shapley-additive"}


@each_row(ROWS)
def test_a_game_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word
    players = subject.players
    if word in (P, K, V) and len(given.get("point", players)) == len(players):
        assert_decided(name, subject, given, word)


def test_every_property_of_coalitional_games_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on is CoalitionalGame}
    assert named - SYMBOLIC == set(ROWS)
    sometimes = {
        "convex-game",
        "superadditive-game",
        "shapley-axioms",
        "pipeline-is-shapley",
    }
    assert_complete(ROWS, set(ROWS) - sometimes, THEOREMS)


@pytest.mark.parametrize("name", sorted(set(ROWS) - THEOREMS))
def test_every_mutant_of_a_definition_of_games_is_noticed(name):
    assert_noticed(name, ROWS[name])


# --- the terms that definitions rest on ----------------------------------------------


def loop(scope):
    """Return what each term comes to on inputs that reach every comparison."""
    return [value_of(scope, name, given, named) for name, given, named in TERMS]


BALANCED = {"solution": CORNER, "collection": (((0, 1), HALF), ((0, 2), HALF))}
GOOD = proof("nucleolus", MAJORITY)
FLOOR = from_worths(ABC, {("Ann",): 1, ABC: 1, ABC[1:]: 1})
UNEVEN = from_worths(ABC, {ABC[:2]: 4, (ABC[0], ABC[2]): 3, ABC[1:]: 2, ABC: 6})
WRONG_WEIGHTS = [
    (((0, 1), 1), ((0, 1), 1)),  # one coalition twice
    (((1, 0), 1), ((2,), 1)),  # not in order
    (((0, 0), 1), ((1, 2), 1)),  # one player twice
    (((0, 3), 1), ((1, 2), 1)),  # a player who is not there
    (((-1, 0), 1), ((1,), 1)),
    (((True, 2), 1), ((0,), 1)),
    (((), 1), ((0, 1, 2), 1)),  # nobody
    (((0, 1, 2), 2), ((0,), -1), ((1, 2), -1)),  # a negative weight
    (((0, 1), 1), ((2,), 1), ((0, 1, 2), 0)),  # a weight of 0
    (((0, 1), HALF), ((0, 2), HALF), ((1, 2), THIRD)),  # not balanced
    (((0, 1), HALF), ((0, 2), HALF)),
]
TERMS = [
    ("balanced", (MAJORITY, PAIRS), {}),
    ("balanced", (MAJORITY, (((0, 1, 2), 1),)), {}),
    *(("balanced", (MAJORITY, w), {}) for w in WRONG_WEIGHTS),
    ("banzhaf_index", (ZERO,), {}),
    ("banzhaf_index", (GLOVES,), {}),
    ("is_shared", (GLOVES, CORNER), {}),
    ("is_shared", (GLOVES, (1, 0)), {}),
    ("is_shared", (GLOVES, (1, 1, 0)), {}),
    ("has_core", (GLOVES, {"point": CORNER}), {}),
    ("has_core", (UNANIMOUS, {"point": CORNER}), {}),
    ("has_core", (GLOVES, {"point": VALUE}), {}),
    ("has_core", (GLOVES, {"point": (1, 1, 0)}), {}),
    ("has_core", (MAJORITY, {"collection": PAIRS}), {}),
    ("has_core", (GLOVES, {"collection": PAIRS}), {}),  # worth just as much
    ("has_core", (UNANIMOUS, {"collection": PAIRS}), {}),
    ("only_core_point", (GLOVES, BALANCED), {}),
    ("only_core_point", (GLOVES, {**BALANCED, "solution": VALUE}), {}),
    ("only_core_point", (GLOVES, {"solution": CORNER, "collection": PAIRS}), {}),
    (
        "only_core_point",
        (UNANIMOUS, {"solution": CORNER, "collection": (((0, 1, 2), 1),)}),
        {},
    ),
    (
        "only_core_point",
        (UNANIMOUS, {"solution": CORNER, "collection": (((1,), 1), ((0, 2), 1))}),
        {},
    ),
    ("only_core_point", (UNANIMOUS, {"points": (CORNER, (0, 1, 0))}), {}),
    ("only_core_point", (UNANIMOUS, {"points": (CORNER, CORNER)}), {}),
    ("only_core_point", (UNANIMOUS, {"points": (CORNER, (0, 2, -1))}), {}),
    ("only_core_point", (UNANIMOUS, {"points": (CORNER,)}), {}),
    ("only_core_point", (UNANIMOUS, {"points": (CORNER, (0, 1, 0), THIRDS)}), {}),
    ("only_core_point", (MAJORITY, {"collection": PAIRS}), {}),
    ("only_core_point", (UNANIMOUS, {"collection": PAIRS}), {}),
    ("least_excess", (MAJORITY, proof("least-core", MAJORITY)), {}),
    ("least_excess", (UNEVEN, proof("least-core", UNEVEN)), {}),
    ("least_excess", (MAJORITY, {"reached": CORNER, "collection": PAIRS}), {}),
    ("least_excess", (MAJORITY, {"reached": (1, 1, 1), "collection": PAIRS}), {}),
    (
        "least_excess",
        (
            from_worths(ABC, {ABC[:2]: 1, ABC[2:]: -1, ABC: 0}),
            {"reached": (0, 0, 0), "collection": (((0, 1, 2), 1),)},
        ),
        {},
    ),
    # Everybody has the excess 0, which is no bound for the others' -1.
    (
        "least_excess",
        (
            from_worths(ABC, dict.fromkeys((ABC[:1], ABC[1:2], ABC[2:]), -1)),
            {"reached": (0, 0, 0), "collection": (((0, 1, 2), 1),)},
        ),
        {},
    ),
    ("least_excess", (ONE, {"reached": (3,)}), {}),
    ("least_excess", (ONE, {"reached": (2,)}), {}),
    ("nucleolus_point", (MAJORITY, GOOD), {}),
    ("nucleolus_point", (MAJORITY, GOOD), {"rational": False}),
    ("nucleolus_point", (UNEVEN, proof("nucleolus", UNEVEN)), {}),
    ("nucleolus_point", (UNEVEN, proof("prenucleolus", UNEVEN)), {"rational": False}),
    ("nucleolus_point", (QUARREL, proof("nucleolus", QUARREL)), {}),
    ("nucleolus_point", (BURDEN, proof("prenucleolus", BURDEN)), {}),
    ("nucleolus_point", (BURDEN, proof("prenucleolus", BURDEN)), {"rational": False}),
    ("nucleolus_point", (FLOOR, proof("nucleolus", FLOOR)), {}),
    ("nucleolus_point", (FLOOR, proof("nucleolus", FLOOR)), {"rational": False}),
    ("nucleolus_point", (FLOOR, proof("prenucleolus", FLOOR)), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "solution": (1, 1, 1)}), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "solution": CORNER}), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "solution": (HALF, HALF)}), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "steps": ()}), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "steps": (*GOOD["steps"], ())}), {}),
    ("nucleolus_point", (MAJORITY, {**GOOD, "steps": ((((0, 1), 1),),)}), {}),
    # Pairs and singles alike: the singles have a smaller excess, and get more than 0.
    (
        "nucleolus_point",
        (MAJORITY, {**GOOD, "steps": ((((0,), 1), ((1,), 1), ((2,), 1)),)}),
        {},
    ),
    (
        "nucleolus_point",
        (ZERO, {"solution": (0, 0, 0), "steps": ((((0,), 1), ((1,), 1), ((2,), 1)),)}),
        {},
    ),
    # A negative weight of what is not settled yet.
    (
        "nucleolus_point",
        (
            ZERO,
            {
                "solution": (0, 0, 0),
                "steps": ((((0,), -1), ((1,), -1), ((2,), -1)),),
            },
        ),
        {},
    ),
    (
        "nucleolus_point",
        (
            ZERO,
            {"solution": (0, 0, 0), "steps": ((((0,), 0), ((1,), 0), ((2,), 0)),)},
        ),
        {},
    ),
    ("nucleolus_point", (ONE, {"solution": (3,), "steps": ()}), {}),
    ("nucleolus_point", (ONE, {"solution": (3,), "steps": ((),)}), {}),
]


def test_what_the_terms_come_to():
    """The known answers among TERMS; what is refused is refused as a wrong proof."""
    found = loop(vars(coalitional_terms))
    known = {str(f) for f in found if not isinstance(f, str)}
    assert {"(1, 0, 0)", "(Fraction(7, 3), 2, Fraction(5, 3))"} & known
    refused = [f for f in found if isinstance(f, str)]
    assert set(refused) <= {"CertificateError", "ModelError"}
    assert len(refused) > len(found) / 2


def test_every_mutant_of_the_terms_is_noticed():
    right = loop(vars(coalitional_terms))
    for change, names in mutants_of(coalitional_terms):
        assert loop(names) != right, change


def test_a_refused_proof_is_no_verdict():
    with pytest.raises(CertificateError):
        check(GLOVES, "core-empty", given={"proof": {"collection": PAIRS}})
