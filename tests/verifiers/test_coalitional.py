"""Solutions of coalitional games: known numbers, second routes, invariances, tampering.

For every solution the point comes from an engine and PROVED from the definition.
"""

import itertools
import json
import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tampering import damaged

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import bargain, bargain_all
from accord.theory.coalitional_games import (
    CoalitionalGame,
    airport,
    bankruptcy,
    coalitions,
    from_function,
    from_worths,
    gloves,
    weighted_majority,
)
from accord.theory.coalitional_terms import (
    Settled,
    banzhaf,
    excesses,
    largest_excess,
    shapley,
)
from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.values import dividends, parts_of
from accord.verifiers.engines.bargaining import property_name, solution_names, solve
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal
from accord.verifiers.limits import Limits

F = Fraction
TINY = F(1, 10**12)
NAMES = ("Ann", "Bob", "Cleo", "Dan", "Eve")
MAJORITY = weighted_majority(2, (1, 1, 1))
GLOVES = gloves(1, 2)
THIRD = F(1, 3)
SOLUTIONS = solution_names(CoalitionalGame)
# Points of these depend on the way; all others are unique.
SOME = ("core", "least-core")

ROWS = [
    # Shapley 1953 and folklore
    ("gloves", GLOVES, "shapley", (F(2, 3), F(1, 6), F(1, 6))),
    ("gloves", GLOVES, "core", (1, 0, 0)),
    ("gloves", GLOVES, "nucleolus", (1, 0, 0)),
    ("gloves", GLOVES, "banzhaf", (F(3, 4), F(1, 4), F(1, 4))),
    ("majority", MAJORITY, "shapley", (THIRD,) * 3),
    ("majority", MAJORITY, "nucleolus", (THIRD,) * 3),
    ("majority", MAJORITY, "banzhaf-index", (THIRD,) * 3),
    # the contested garment and the estates of the Talmud (Aumann and Maschler 1985)
    ("garment", bankruptcy(1, (F(1, 2), 1)), "nucleolus", (F(1, 4), F(3, 4))),
    ("100", bankruptcy(100, (100, 200, 300)), "nucleolus", (F(100, 3),) * 3),
    ("200", bankruptcy(200, (100, 200, 300)), "nucleolus", (50, 75, 75)),
    ("300", bankruptcy(300, (100, 200, 300)), "nucleolus", (50, 100, 150)),
    # the runway is paid for in sections by those who need them (Littlechild, Owen 1973)
    ("airport", airport((1, 2, 4)), "shapley", (-THIRD, F(-5, 6), F(-17, 6))),
    # [3; 2, 1, 1]: a strong player in two of three orders (Shapley and Shubik 1954)
    (
        "weighted",
        weighted_majority(3, (2, 1, 1)),
        "shapley",
        (F(2, 3), F(1, 6), F(1, 6)),
    ),
    (
        "weighted",
        weighted_majority(3, (2, 1, 1)),
        "banzhaf-index",
        (F(3, 5), F(1, 5), F(1, 5)),
    ),
]


@pytest.mark.parametrize(
    ("game", "solution", "point"),
    [row[1:] for row in ROWS],
    ids=[f"{row[0]} {row[2]}" for row in ROWS],
)
def test_known_numbers(game, solution, point):
    answer = bargain(game, solution)
    assert answer.point == point
    assert answer.verdict.status == "PROVED"
    assert recheck(json.loads(json.dumps(answer.verdict.certificate)))
    # From the claimed point alone, and moved by the least bit.
    prop = property_name(solution)
    assert check(game, prop, given={"point": point}).status == "PROVED"
    for moved in (
        (point[0] + TINY, *point[1:]),
        (point[0] + TINY, point[1] - TINY, *point[2:]),
        (point[0] - TINY, point[1] + TINY, *point[2:]),
    ):
        verdict = check(game, prop, given={"point": moved})
        assert verdict.status == "REFUTED"
        assert verdict.story
        assert recheck(verdict.certificate).status == "REFUTED"


def test_an_empty_core_is_told_with_the_balanced_collection():
    answer = bargain(MAJORITY, "core")
    assert answer.point is None
    assert answer.shown == ("empty",)
    assert answer.notes == ("{Ann, Bob}, {Ann, Cleo}, {Bob, Cleo} each 1/2: 3/2 > 1",)
    assert answer.verdict.property == "core-empty"
    assert recheck(answer.verdict.certificate).status == "PROVED"
    assert check(MAJORITY, "balanced-game").status == "REFUTED"
    assert check(GLOVES, "balanced-game").status == "PROVED"
    assert check(GLOVES, "core-empty").status == "REFUTED"


def test_where_there_is_no_imputation_the_prenucleolus_remains():
    alone = from_worths(NAMES[:3], {("Ann",): 1, ("Bob",): 1, NAMES[:3]: 1})
    answer = bargain(alone, "nucleolus")
    assert answer.verdict is None
    assert "no imputation" in answer.reason
    found = bargain(alone, "prenucleolus")
    assert found.verdict.status == "PROVED"
    assert sum(found.point) == 1
    assert bargain(alone, "core").point is None


def test_the_nucleolus_keeps_what_each_is_worth_alone():
    # Without the floor Ann would get 1/2 and be worth 1 alone.
    game = from_worths(NAMES[:3], {("Ann",): 1, ("Bob", "Cleo"): 1, NAMES[:3]: 1})
    assert bargain(game, "prenucleolus").point == (F(1, 2), F(1, 4), F(1, 4))
    assert bargain(game, "nucleolus").point == (1, 0, 0)
    less = check(game, "nucleolus", given={"point": (F(1, 2), F(1, 4), F(1, 4))})
    assert less.status == "REFUTED"
    assert "somebody gets less than she is worth alone" in less.story


def test_a_single_player_gets_it_all():
    game = CoalitionalGame(("Ann",), (0, F(7, 2)))
    for answer in bargain_all(game, Limits()):
        expected = 1 if answer.solution == "banzhaf-index" else F(7, 2)
        assert answer.point == (expected,)
        assert answer.verdict.status == "PROVED"


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_a_solution_of_games_refuses_problems_and_unknown_worths(solution):
    from accord.theory.bargaining import BargainingProblem
    from accord.theory.subjects import build

    problem = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (0, 0))
    with pytest.raises(ModelError, match="CoalitionalGame"):
        solve(solution, problem)
    with pytest.raises(ModelError, match="BargainingProblem"):
        solve("nash", GLOVES)
    spec = {"kind": "unknown", "what": "coalition_worths", "of": ["Ann", "Bob"]}
    with pytest.raises(ModelError, match="unknown worths"):
        solve(solution, build(spec))


# --- tampering ----------------------------------------------------------------------


def more(path, number):
    return number + (TINY if isinstance(number, F) else 1)


ESTATE = bankruptcy(200, (100, 200, 300))
WITH_PROOF = [
    ("core-empty", MAJORITY, None),
    ("balanced-game", MAJORITY, None),
    ("single-core-point", GLOVES, (1, 0, 0)),
    ("least-core", MAJORITY, (THIRD,) * 3),
    ("nucleolus", ESTATE, (50, 75, 75)),
    ("prenucleolus", ESTATE, (50, 75, 75)),
    ("nucleolus", GLOVES, (1, 0, 0)),
]


@pytest.mark.parametrize(
    ("prop", "game", "point"),
    WITH_PROOF,
    ids=[f"{r[0]} {r[1].name}" for r in WITH_PROOF],
)
def test_no_damaged_proof_shows_anything_else(prop, game, point):
    given = {} if point is None else {"point": point}
    right = check(game, prop, given=given)
    parameters = right.certificate["statement"]["property"]["parameters"]
    assert "proof" in parameters
    proof = _plain(parameters["proof"])
    rejected = 0
    accepted = []
    for where, changed in damaged(proof, more):
        try:
            verdict = check(game, prop, given={**given, "proof": changed})
        except AccordError:
            rejected += 1
            continue
        # Another proof of the same.
        assert verdict.status == right.status, where
        accepted.append(where)
    assert rejected > 3 * len(accepted), accepted


def _plain(data):
    from accord.theory.coding import plain

    return plain(data)


CLAIMS = [
    ("nucleolus", {"point": ["50", 75, 75]}),
    ("nucleolus", {"point": [str(50 + TINY), 75, 75]}),
    ("nucleolus", {"point": [50, 75]}),
    ("nucleolus", {"proof": {"map": []}}),
    ("nucleolus", {"more": 1}),
]


@pytest.mark.parametrize(("prop", "changes"), CLAIMS)
def test_a_certificate_with_another_claim_is_rejected(prop, changes):
    verdict = check(ESTATE, prop, given={"point": (50, 75, 75)})
    data = json.loads(json.dumps(verdict.certificate))
    data["statement"]["property"]["parameters"] |= changes
    data["seal"] = seal(data)
    if changes == CLAIMS[0][1]:  # the same number, written as text
        assert recheck(data).status == "PROVED"
        return
    with pytest.raises(AccordError):
        recheck(data)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda d: d["worths"].pop(), id="a coalition less"),
        pytest.param(lambda d: d["worths"][0].__setitem__(1, -2), id="another worth"),
        pytest.param(lambda d: d["worths"][0][0].append("Cleo"), id="one more in it"),
        pytest.param(lambda d: d["worths"].append(d["worths"][0]), id="one twice"),
        pytest.param(lambda d: d["players"].append("Dan"), id="one player more"),
        pytest.param(lambda d: d.__setitem__("quota", 1), id="a quota as well"),
        pytest.param(lambda d: d.__setitem__("kind", "game"), id="another kind"),
    ],
)
def test_a_certificate_about_another_game_is_rejected(change):
    data = json.loads(json.dumps(bargain(MAJORITY, "core").verdict.certificate))
    change(data["statement"]["subject"]["data"])
    data["seal"] = seal(data)
    with pytest.raises(AccordError):
        recheck(data)


def test_the_blocking_coalition_of_a_witness_cannot_be_exchanged():
    verdict = check(GLOVES, "in-core", given={"point": (F(2, 3), F(1, 6), F(1, 6))})
    assert verdict.certificate["payload"]["instance"] == {"coalition": [0, 1]}
    assert "{L1, R1} get 5/6 and are worth 1" in verdict.story
    rejected = ([0], [1], [1, 2], [0, 1, 2], [1, 0], [], [0, 3], [0, 0], [0, "1"], 0)
    for other in rejected:
        data = json.loads(json.dumps(verdict.certificate))
        data["payload"]["instance"]["coalition"] = other
        data["seal"] = seal(data)
        with pytest.raises(CertificateError):
            recheck(data)
    data["payload"]["instance"]["coalition"] = [0, 2]
    data["seal"] = seal(data)
    assert recheck(data).status == "REFUTED"  # blocks, too


# --- random games: second routes ------------------------------------------------------

worth = st.integers(-6, 12).map(lambda k: F(k, 2))


def games(least=1, most=4):
    return st.integers(least, most).flatmap(
        lambda n: st.lists(worth, min_size=2**n - 1, max_size=2**n - 1).map(
            lambda rows: CoalitionalGame(NAMES[:n], (0, *rows))
        )
    )


def by_orders(game):
    """Return the average over all orders of arrival of what each adds."""
    total = [F(0)] * len(game.players)
    for order in itertools.permutations(game.everybody):
        for k, i in enumerate(order):
            total[i] += game.worth(order[: k + 1]) - game.worth(order[:k])
    return tuple(t / math.factorial(len(total)) for t in total)


@settings(max_examples=60)
@given(games(most=5))
def test_shapley_by_orders_and_by_dividends(game):
    shares = dividends(game)
    shared = tuple(
        sum((F(c) / k.bit_count() for k, c in enumerate(shares) if k >> i & 1), F(0))
        for i in game.everybody
    )
    assert shapley(game) == by_orders(game) == shared
    assert sum(shapley(game)) == game.worths[-1]
    assert parts_of(game)[-1].worths == game.worths


@settings(max_examples=40)
@given(games(2), st.data())
def test_shapley_has_its_axioms(game, data):
    n = len(game.players)
    other = data.draw(
        st.lists(worth, min_size=2**n - 1, max_size=2**n - 1), label="added"
    )
    second = CoalitionalGame(game.players, (0, *other))
    both = CoalitionalGame(
        game.players,
        tuple(v + w for v, w in zip(game.worths, second.worths, strict=True)),
    )
    assert shapley(both) == tuple(
        x + y for x, y in zip(shapley(game), shapley(second), strict=True)
    )
    # One player more, who adds nothing, gets nothing and changes nothing.
    more = from_function(NAMES[: n + 1], lambda s: game.worth([i for i in s if i < n]))
    assert shapley(more) == (*shapley(game), 0)
    assert check(more, "null-player", given={"player": n}).status == "PROVED"
    # A twin of the first player gets the same as she.
    twins = from_function(
        NAMES[: n + 1],
        lambda s: game.worth({min(i, n - 1) if i < n else 0 for i in s}),
    )
    verdict = check(twins, "symmetric-players", given={"player": 0, "other": n})
    assert verdict.status == "PROVED"
    assert shapley(twins)[0] == shapley(twins)[n]


@settings(max_examples=40)
@given(games())
def test_banzhaf_by_pairs(game):
    for i in game.everybody:
        others = [j for j in game.everybody if j != i]
        added = [game.worth((*s, i)) - game.worth(s) for s in coalitions(others)]
        assert banzhaf(game)[i] == sum(added) / F(len(added))


@settings(max_examples=20, deadline=None)
@given(games())
def test_every_solution_is_proved(game):
    answers = {a.solution: a for a in bargain_all(game, Limits())}
    assert set(answers) == set(SOLUTIONS)
    for name, answer in answers.items():
        if answer.verdict is None:
            assert name in ("nucleolus", "banzhaf-index")
            assert answer.reason
            continue
        assert answer.verdict.status == "PROVED", name
        assert recheck(json.loads(json.dumps(answer.verdict.certificate)))
    least = largest_excess(game, answers["least-core"].point)
    core, near = answers["core"], answers["prenucleolus"]
    assert largest_excess(game, near.point) == least
    if core.point is None:
        assert least > 0
        assert check(game, "in-core", given={"point": near.point}).status == "REFUTED"
        return
    assert least is None or least <= 0
    for point in (core.point, near.point, answers["least-core"].point):
        for s in coalitions(game.everybody):
            assert sum(point[i] for i in s) >= game.worth(s)
        assert check(game, "in-core", given={"point": point}).status == "PROVED"
    # A nonempty core has the nucleolus, which is then the prenucleolus.
    assert answers["nucleolus"].point == near.point
    alone = check(game, "single-core-point", given={"point": core.point})
    assert (alone.status == "PROVED") == (core.notes == ("its only point",))


@settings(max_examples=15, deadline=None)
@given(games(2), st.data())
def test_invariances(game, data):
    n = len(game.players)
    order = data.draw(st.permutations(range(n)), label="order")
    scale = data.draw(st.sampled_from([F(1, 3), 2, 5]), label="scale")
    shift = data.draw(st.lists(worth, min_size=n, max_size=n), label="shift")
    # Player i of the twin is player order[i], her worths scaled and shifted.
    twin = from_function(
        game.players,
        lambda s: (
            scale * game.worth([order[i] for i in s]) + sum(shift[order[i]] for i in s)
        ),
    )
    for solution in ("shapley", "banzhaf", "nucleolus", "prenucleolus"):
        first, second = bargain(game, solution), bargain(twin, solution)
        assert (first.point is None) == (second.point is None)
        if first.point is not None:
            expected = [scale * first.point[j] + shift[j] for j in order]
            assert list(second.point) == expected
    assert (bargain(game, "core").point is None) == (
        bargain(twin, "core").point is None
    )


@settings(max_examples=15, deadline=None)
@given(games(2, 3), st.data())
def test_no_point_of_a_grid_has_less_excesses_than_the_nucleolus(game, data):
    n = len(game.players)
    for solution in ("nucleolus", "prenucleolus"):
        best = bargain(game, solution).point
        if best is None:
            continue
        steps = data.draw(st.lists(st.integers(-4, 4), min_size=n, max_size=n))
        rest = F(sum(steps), n)
        other = [x + (k - rest) / 2 for x, k in zip(best, steps, strict=True)]
        floor = [game.worths[1 << i] for i in game.everybody]
        if solution == "nucleolus" and any(
            x < v for x, v in zip(other, floor, strict=True)
        ):
            continue
        here, there = (sorted(excesses(game, x)[1:-1])[::-1] for x in (best, other))
        assert here <= there
        assert (here == there) == (list(best) == other)
        if list(best) != other:
            refuted = check(game, solution, given={"point": tuple(other)})
            assert refuted.status == "REFUTED"
            assert "excess" in refuted.story


shares = st.lists(st.integers(0, 4), min_size=15, max_size=15)


@settings(max_examples=6, deadline=None)
@given(shares)
def test_convex_games_have_the_marginal_vectors_and_shapley_in_the_core(rows):
    # Sums of unanimity games are convex.
    def value(s):
        parts = ((k + 1, c) for k, c in enumerate(rows))
        return sum(c for k, c in parts if k & ~sum(1 << i for i in s) == 0)

    game = from_function(NAMES[:4], value)
    assert check(game, "convex-game").status == "PROVED"
    assert check(game, "superadditive-game").status == "PROVED"
    assert check(game, "monotone-game").status == "PROVED"
    points = [shapley(game)]
    for order in itertools.permutations(range(4)):
        x = [0] * 4
        for k, i in enumerate(order):
            x[i] = game.worth(order[: k + 1]) - game.worth(order[:k])
        points.append(tuple(x))
    for point in points:
        assert check(game, "in-core", given={"point": point}).status == "PROVED"


@settings(max_examples=25, deadline=None)
@given(games(2, 4))
def test_convexity_by_unions_and_the_least_witness(game):
    sets = [set(s) for s in coalitions(game.everybody)]
    convex = all(
        game.worth(s | t) + game.worth(s & t) >= game.worth(s) + game.worth(t)
        for s, t in itertools.combinations(sets, 2)
    )
    assert (check(game, "convex-game").status == "PROVED") == convex
    superadditive = all(
        game.worth(s | t) >= game.worth(s) + game.worth(t)
        for s, t in itertools.combinations(sets, 2)
        if s and t and not s & t
    )
    verdict = check(game, "superadditive-game")
    assert (verdict.status == "PROVED") == superadditive
    monotone = all(
        game.worth(s) <= game.worth(t)
        for s, t in itertools.permutations(sets, 2)
        if s <= t
    )
    assert (check(game, "monotone-game").status == "PROVED") == monotone
    constant = all(
        game.worth(s) + game.worth(set(game.everybody) - s) == game.worths[-1]
        for s in sets
    )
    assert (check(game, "constant-sum-game").status == "PROVED") == constant
    if not superadditive:
        # No failing pair has a smaller first coalition.
        first = verdict.accepted.values[0]
        assert all(
            game.worth(s | t) >= game.worth(s) + game.worth(t)
            for s, t in itertools.combinations(sets, 2)
            if s and t and not s & t and min(len(s), len(t)) < len(first)
        )


@settings(max_examples=60)
@given(st.lists(st.integers(1, 15), max_size=4))
def test_settled_coalitions_are_those_in_the_span(numbers):
    import flint

    settled = Settled(4)
    for number in numbers:
        settled.add(number)

    def rank(rows):
        bits = [[k >> i & 1 for i in range(4)] for k in rows]
        return flint.fmpq_mat(len(bits), 4, [b for row in bits for b in row]).rank()

    known = [15, *numbers]
    assert len(settled.free) == 4 - rank(known)
    for k in range(1, 16):
        assert (k in settled) == (rank([*known, k]) == rank(known))


def test_the_security_council():
    # 5 permanent and 10 other members: 9 votes, all of the permanent ones' among them.
    names = [f"P{k}" for k in range(5)] + [f"M{k}" for k in range(10)]
    game = weighted_majority(39, (7,) * 5 + (1,) * 10, names)
    veto, other = F(421, 2145), F(4, 2145)
    answer = bargain(game, "shapley")
    assert answer.point == (veto,) * 5 + (other,) * 10
    assert answer.verdict.status == "PROVED"
