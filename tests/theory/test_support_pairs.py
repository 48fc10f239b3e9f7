"""Pairs of supports: their equalisers, and each fault planted in these terms."""

import itertools
import random
from fractions import Fraction

import pytest
import z3
from definition_rows import mutants_of, value_of
from tampering import resealed

from accord.counterexamples.asking import check
from accord.theory import support_pairs
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.games import from_arrays
from accord.theory.properties.all_embedded_equilibria import embedded_by_supports
from accord.verifiers.engines.embedded import by_supports
from accord.verifiers.kernel import check as kernel_check

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]], [[2, 7, 7], [0, 1, 6], [0, 6, 1]]
)
WIDE = from_arrays([[3, 0, 1], [0, 3, 1]], [[0, 0, 1], [0, 0, 1]])
BOTH, ALL = (0, 1), (0, 1, 2)
FACTS = [
    ("payoffs_on", (WIDE, 0, BOTH, (0, 2)), [(3, 1), (0, 1)]),
    ("payoffs_on", (WIDE, 1, (0, 2), BOTH), [(0, 0), (1, 1)]),
    ("equalisers", (SEXES, 0, BOTH, BOTH), [[HALF, 1]]),
    ("equalisers", (WIDE, 0, BOTH, ALL), [[1, 1, 0], [0, 0, 1]]),
    ("equalisers", (WIDE, 0, (0,), BOTH), [[1, 0], [0, 1]]),
    ("only_equaliser", (SEXES, 0, BOTH, BOTH), (THIRD, 2 * THIRD)),
    ("only_equaliser", (SEXES, 1, BOTH, BOTH), (2 * THIRD, THIRD)),
    ("only_equaliser", (WIDE, 0, BOTH, BOTH), (HALF, HALF, 0)),
    ("only_equaliser", (WIDE, 0, BOTH, (2,)), (0, 0, 1)),
    ("only_equaliser", (WIDE, 0, BOTH, ALL), None),
    ("only_equaliser", (WIDE, 0, BOTH, (0,)), None),
    ("only_equaliser", (DILEMMA, 0, BOTH, BOTH), None),
    ("only_equaliser", (WIDE, 0, BOTH, (0, 2)), None),
    ("only_equaliser", (WIDE, 0, (0,), BOTH), None),
    ("excludes_equalisers", (DILEMMA, 0, BOTH, BOTH, (-1, 1)), True),
    ("excludes_equalisers", (DILEMMA, 0, BOTH, BOTH, (1, -1)), False),
    ("excludes_equalisers", (DILEMMA, 0, BOTH, BOTH, (0, 0)), False),
    ("excludes_equalisers", (DILEMMA, 0, BOTH, BOTH, (0, 1)), False),
    ("excludes_equalisers", (DILEMMA, 0, BOTH, BOTH, (-1, 0, 1)), False),
    ("excludes_equalisers", (WIDE, 0, BOTH, (0, 2), (1, -1)), True),
    ("excludes_equalisers", (WIDE, 0, BOTH, BOTH, (1, -1)), False),
    ("excludes_equalisers", (WIDE, 0, BOTH, (2,), (1, -1)), False),
    ("most_earned", (WIDE, BOTH, ALL), (3, 0)),
    ("most_earned", (WIDE, (0,), (0, 2)), (3, 0)),
    ("most_earned", (PAPER, (0,), (1, 2)), (0, 7)),
    ("outside", (PAPER, (0,), (1, 2)), [(0, 1), (0, 2), (1, 0)]),
]


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    FACTS,
    ids=[f"{k} {f[0]}" for k, f in enumerate(FACTS)],
)
def test_a_term_has_its_value(name, arguments, value):
    assert value_of(vars(support_pairs), name, arguments) == value


# A game of just so many pairs is one more that is gone through.
EQUIVALENT = {"count > MAX_PAIRS -> GtE"}


def test_every_mutant_of_a_term_is_noticed():
    survivors = set()
    refused = ("support_pairs", (from_arrays([[0] * 8] * 8, [[0] * 8] * 8),))
    facts = [*FACTS, (*refused, "ScopeError")]
    facts.append(("support_pairs", (from_arrays(*[[[[0]]]] * 3),), "ModelError"))
    for change, scope in mutants_of(support_pairs):
        listed = value_of(scope, "support_pairs", (SEXES,))
        if listed == "ScopeError" or len(list(listed)) != 9:
            continue
        if all(value_of(scope, name, given) == value for name, given, value in facts):
            survivors.add(change)
    assert survivors == EQUIVALENT


def test_the_pairs_come_by_size():
    pairs = list(support_pairs.support_pairs(DILEMMA))
    assert pairs[0] == ((0,), (0,))
    assert pairs[-1] == (BOTH, BOTH)
    assert len(pairs) == 9


def test_what_is_no_game_of_two_in_numbers_is_refused():
    with pytest.raises(ModelError, match="2 players"):
        support_pairs.support_pairs(from_arrays(*[[[[0]]]] * 3))
    with pytest.raises(ModelError, match="parameters"):
        support_pairs.support_pairs(from_arrays([["r"]], [[0]], where=["r > 0"]))
    with pytest.raises(ScopeError, match="65,025 pairs"):
        support_pairs.support_pairs(from_arrays([[0] * 8] * 8, [[0] * 8] * 8))


# --- a second route: z3 on each pair of supports --------------------------------------


def others_by_z3(game, listed, reading):
    """Return whether z3 finds an equilibrium that is not listed; None if it gives up.

    Laws x, y and beliefs q are unknown at once; what is earned is linear in each.
    """
    rows, columns = (range(n) for n in game.sizes)
    for mine, theirs in support_pairs.support_pairs(game):
        solver = z3.Solver()
        solver.set("timeout", 20_000)
        x = [z3.Real(f"x{a}") if a in mine else z3.RealVal(0) for a in rows]
        y = [z3.Real(f"y{b}") if b in theirs else z3.RealVal(0) for b in columns]
        solver.add(*(x[a] > 0 for a in mine), *(y[b] > 0 for b in theirs))
        solver.add(z3.Sum(*x) == 1, z3.Sum(*y) == 1)
        first = [
            z3.Sum(*(y[b] * game.payoff(0, (a, b)) for b in columns)) for a in rows
        ]
        second = [
            z3.Sum(*(x[a] * game.payoff(1, (a, b)) for a in rows)) for b in columns
        ]
        solver.add(*(first[a] == first[mine[0]] for a in mine))
        solver.add(*(second[b] == second[theirs[0]] for b in theirs))
        q = {cell: z3.Real(f"q{cell}") for cell in game.profiles()}
        solver.add(*(p > 0 if reading == "full" else p >= 0 for p in q.values()))
        worth = (first[mine[0]], second[theirs[0]])
        for i, a in support_pairs.outside(game, mine, theirs):
            own = [cell for cell in game.profiles() if cell[i] == a]
            solver.add(z3.Sum(*(q[c] for c in own)) > 0)
            gains = (q[c] * (game.payoff(i, c) - worth[i]) for c in own)
            solver.add(z3.Sum(*gains) <= 0)
        for profile in listed:
            equal = [
                p == z3.RealVal(str(w)) for p, w in zip(x, profile[0], strict=True)
            ]
            equal += [
                p == z3.RealVal(str(w)) for p, w in zip(y, profile[1], strict=True)
            ]
            solver.add(z3.Not(z3.And(*equal)))
        answer = solver.check()
        if answer != z3.unsat:
            return answer == z3.sat or None
    return False


@pytest.mark.parametrize("reading", ["closed", "full"])
@pytest.mark.parametrize("seed", range(8))
def test_z3_finds_no_further_ones(seed, reading):
    chance = random.Random(seed)
    sizes = (2, 2) if seed < 6 else (2, 3)
    while True:
        arrays = [
            [[chance.randint(0, 5) for _ in range(sizes[1])] for _ in range(sizes[0])]
            for _ in range(2)
        ]
        game = from_arrays(*arrays)
        found = by_supports(game, reading)
        if not found.open:
            break
    listed = [each.profile for each in found.equilibria]
    given = {"equilibria": listed, "reading": reading}
    assert check(game, "all-embedded-equilibria", given=given).status == "PROVED"
    assert others_by_z3(game, listed, reading) is False
    if listed:
        given = {"equilibria": listed[1:], "reading": reading}
        assert check(game, "all-embedded-equilibria", given=given).status == "REFUTED"
        assert others_by_z3(game, listed[1:], reading) is True


def test_the_papers_game_has_just_these():
    found = by_supports(PAPER)
    assert not found.open
    proof = {"pairs": found.evidence}
    listed = embedded_by_supports(PAPER, proof, "limit")
    assert listed == [each.profile for each in found.equilibria]
    assert ((1, 0, 0), (1, 0, 0)) not in listed
    nash = ((0, HALF, HALF), (0, HALF, HALF))
    assert nash in listed


@pytest.mark.parametrize(
    ("game", "count"), [(PENNIES, 5), (SEXES, 5), (DILEMMA, 2)], ids=["p", "s", "d"]
)
def test_textbook_games_have_so_many(game, count):
    listed = [each.profile for each in by_supports(game).equilibria]
    assert len(listed) == count
    verdict = check(game, "all-embedded-equilibria", given={"equilibria": listed})
    assert verdict.status == "PROVED"
    assert f"of these {count} are embedded" in verdict.notes[-1]
    for left_out in range(count):
        rest = [*listed[:left_out], *listed[left_out + 1 :]]
        verdict = check(game, "all-embedded-equilibria", given={"equilibria": rest})
        assert "is not listed" in verdict.story


def test_infinitely_many_candidates_are_refused_with_their_supports():
    game = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
    with pytest.raises(ModelError, match=r"supports \(1\) and \(1, 2\)"):
        check(game, "all-embedded-equilibria", given={"equilibria": ()})


def test_a_certificate_in_which_a_pair_is_changed_is_rejected():
    listed = [each.profile for each in by_supports(SEXES).equilibria]
    given = {"equilibria": listed}
    certificate = check(SEXES, "all-embedded-equilibria", given=given).certificate
    assert kernel_check(certificate).status == "PROVED"
    stated = certificate["statement"]["property"]["parameters"]
    ((_, pairs),) = stated["proof"]["map"]
    others = [
        *(pairs[:k] + pairs[k + 1 :] for k in range(len(pairs))),
        *(
            [pairs[j] if i == k else each for i, each in enumerate(pairs)]
            for k, j in itertools.permutations(range(len(pairs)), 2)
            if pairs[j] != pairs[k]
        ),
    ]
    rejected = 0
    for changed in others:
        proof = {"map": [[{"text": "pairs"}, changed]]}
        other = {**certificate, "statement": {**certificate["statement"]}}
        other["statement"]["property"] = {
            **certificate["statement"]["property"],
            "parameters": {**stated, "proof": proof},
        }
        try:
            assert kernel_check(resealed(other)).status == "PROVED"
        except CertificateError:
            rejected += 1
    assert rejected > len(others) // 2
