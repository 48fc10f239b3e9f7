"""Terms of values of games: zero-sum values, leaders, the step to n players.

Wrong proofs are refused, and every fault planted in a term is noticed.
"""

import itertools
from fractions import Fraction
from math import factorial

import pytest
from planting import faults, notices

from accord.papers.diffractor2022 import COCO, GAMES, R1, R2
from accord.papers.nash1950_bargaining import read_points
from accord.theory import initiative, transferable
from accord.theory.errors import CertificateError, ModelError
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.properties import find_property
from accord.verifiers.engines.bargaining import solve

F = Fraction
TINY = F(1, 10**12)
WRONG_VALUES = [
    pytest.param((1, 0), (F(1, 2), F(1, 2)), id="a pure row"),
    pytest.param((F(1, 2), F(1, 2)), (1, 0), id="a pure column"),
    pytest.param((F(1, 2) + TINY, F(1, 2) - TINY), (F(1, 2),) * 2, id="rows moved"),
    pytest.param((F(1, 2),) * 2, (F(1, 2) - TINY, F(1, 2) + TINY), id="columns moved"),
    pytest.param((F(1, 2), F(1, 2) + TINY), (F(1, 2),) * 2, id="rows sum to more"),
    pytest.param((F(1, 2), F(1, 2) - TINY), (F(1, 2),) * 2, id="rows sum to less"),
    pytest.param((F(1, 2),) * 2, (F(1, 2), F(1, 2) + TINY), id="columns sum to more"),
    pytest.param((F(3, 2), F(-1, 2)), (F(1, 2),) * 2, id="a negative probability"),
    pytest.param((F(1, 2),) * 2, (F(3, 2), F(-1, 2)), id="another negative one"),
    pytest.param((1,), (F(1, 2),) * 2, id="one row"),
    pytest.param((F(1, 2),) * 2, (1,), id="one column"),
    pytest.param((F(1, 2), F(1, 2), 0), (F(1, 2),) * 2, id="a row too many"),
    pytest.param((F(1, 2),) * 2, (F(1, 2), F(1, 2), 0), id="a column too many"),
]


@pytest.mark.parametrize(("first", "second"), WRONG_VALUES)
def test_a_wrong_pair_of_mixtures_shows_no_value(first, second):
    pennies = [[1, -1], [-1, 1]]
    half = (F(1, 2), F(1, 2))
    assert transferable.value(pennies, {"rows": half, "columns": half}) == 0
    with pytest.raises(CertificateError):
        transferable.value(pennies, {"rows": first, "columns": second})


def shapley(players, worth):
    """Return the average over all orders of what each player adds."""
    total = [F(0)] * players
    for order in itertools.permutations(range(players)):
        for k, i in enumerate(order):
            before = tuple(sorted(order[:k]))
            total[i] += worth[tuple(sorted((*before, i)))] - worth[before]
    return tuple(x / factorial(players) for x in total)


def test_the_step_to_n_players_is_shapleys_on_each_unanimity_game():
    for n in (1, 2, 3, 4, 5):
        every = [
            s
            for size in range(1, n + 1)
            for s in itertools.combinations(range(n), size)
        ]
        for carrier in every:
            v = {s: int(set(carrier) <= set(s)) for s in every} | {(): 0}
            gaps = {s: v[s] - v[transferable.others(s, n)] for s in every}
            # v(S) - v(N minus S) sums to what Shapley gives, whatever v is.
            assert transferable.amplified(n, gaps) == shapley(n, v)


# --- wrong proofs of what a leader gets, and of what the follower could ------------

# Its kernels take mixtures of three rows and columns, and nothing is tied.
GENERIC = from_arrays(
    [[5, -7, 2], [-3, 8, 1], [4, 0, -6]], [[-2, 6, -9], [7, -1, 3], [0, -4, 8]]
)
CUBE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("1", "2"),) * 3,
    tuple((k * k % 7 - 3, 3 * k % 5, (k + 2) ** 3 % 11 - 4) for k in range(8)),
)
LED = [GENERIC, GAMES["costless destroyer"], GAMES["polluter"]]


def first_leader(game):
    own, other = transferable.against(game, (0,))
    return own, other, solve("rose", game, kernel="R2").proof["pairs"][0]["first"]


LEADERS = [first_leader(game) for game in LED]


def wrong_leaders(proof):
    caps, ends, column = proof["caps"], proof["ends"], proof["column"]
    yield {**proof, "column": len(caps)}
    yield {**proof, "column": -1}
    yield {**proof, "column": True}
    yield {**proof, "column": "0"}
    yield {**proof, "caps": caps[:-1]}
    yield {**proof, "caps": (*caps, caps[-1])}
    yield {**proof, "ends": ends[:-1]}
    yield {**proof, "ends": (*ends, None)}
    yield {**proof, "ends": (None,) * len(ends)}
    tied = ends[column]
    yield {**proof, "ends": put(ends, column, tied[:1])}
    yield {**proof, "ends": put(ends, column, (*tied, tied[0]))}
    for k, (commitment, multipliers) in enumerate(tied):
        for bad in (
            tuple(y - 1 for y in multipliers),
            tuple(-y - 1 for y in multipliers),
            tuple(y + 9 for y in multipliers),
        ):
            yield {
                **proof,
                "ends": put(ends, column, put(tied, k, (commitment, bad))),
            }
        rest = tuple(int(a == len(commitment) - 1) for a in range(len(commitment)))
        if commitment != rest:
            moved = tuple(
                p * (1 - TINY) + q * TINY for p, q in zip(commitment, rest, strict=True)
            )
            short = tuple(p * (1 - TINY) for p in commitment)
            for bad in (short, *([moved] if len(commitment) == 3 else [])):
                yield {
                    **proof,
                    "ends": put(ends, column, put(tied, k, (bad, multipliers))),
                }


def put(row, place, item):
    return (*row[:place], item, *row[place + 1 :])


def shown_fallbacks(own, other, proof):
    best = initiative.leads(own, other, proof)
    return initiative.fallbacks(own, other, best, proof)


def towards(mixture):
    """Yield the mixture moved by the least bit towards each pure one."""
    for k in range(len(mixture)):
        moved = tuple(p * (1 - TINY) + TINY * (a == k) for a, p in enumerate(mixture))
        if moved != mixture:
            yield moved


def wrong_leads(proof):
    """Yield wrong proofs of V, where one commitment and one tight cap are optimal."""
    column, caps = proof["column"], proof["caps"]
    for moved in towards(proof["commitment"]):
        yield {**proof, "commitment": moved}
    for moved in towards(caps[column]):
        yield {**proof, "caps": put(caps, column, moved)}
    for other in range(len(caps)):
        if other != column:
            yield {**proof, "column": other}


GENERIC_LEAD = LEADERS[0]


def test_a_lead_moved_by_the_least_bit_is_refused():
    own, other, proof = GENERIC_LEAD
    assert sum(map(bool, proof["commitment"])) == 3
    assert sum(map(bool, proof["caps"][proof["column"]])) == 3
    assert initiative.leads(own, other, proof)
    wrong = list(wrong_leads(proof))
    assert len(wrong) == 8
    for each in wrong:
        with pytest.raises(CertificateError):
            initiative.leads(own, other, each)


@pytest.mark.parametrize(("own", "other", "proof"), LEADERS)
def test_wrong_proofs_of_a_leader_are_refused(own, other, proof):
    assert shown_fallbacks(own, other, proof)
    count = 0
    for wrong in wrong_leaders(proof):
        with pytest.raises(CertificateError):
            shown_fallbacks(own, other, wrong)
        count += 1
    assert count > 15


# --- faults planted in the terms ------------------------------------------------------


def proved(game, solution, **given):
    """Return what the definition is asked, with the proof found beforehand."""
    found = solve(solution, game, **given)
    name, about = found.instead
    if found.point:
        name, about = f"{solution}-value", {"point": found.point, **given}
    return find_property(name).body, game, {**about, "proof": found.proof}


TABLE = [
    (game, solution, given, row)
    for solution, given, text in (
        ("coco", {}, COCO),
        ("rose", {"kernel": "R1"}, R1),
        ("rose", {"kernel": "R2"}, R2),
    )
    for game, row in zip(GAMES.values(), read_points(text), strict=False)
]
ASKED = [proved(game, solution, **given) for game, solution, given, _ in TABLE]
for (*_, row), (_, _, about) in zip(TABLE, ASKED, strict=True):
    assert about["point"] == row
ASKED += [
    proved(GAMES["costless destroyer"], "rose", kernel="R2"),
    proved(GAMES["costless destroyer"], "rose", kernel="R3"),
    *(proved(CUBE, "rose", kernel=kernel) for kernel in ("R1", "R2", "R3")),
    proved(CUBE, "coco"),
]


def definitions_hold():
    for body, game, about in ASKED:
        assert body(game, **about) is True


def wrong_values_are_refused():
    pennies, half = [[1, -1], [-1, 1]], (F(1, 2), F(1, 2))
    assert transferable.value(pennies, {"rows": half, "columns": half}) == 0
    for row in WRONG_VALUES:
        first, second = row.values
        with pytest.raises(CertificateError):
            transferable.value(pennies, {"rows": first, "columns": second})


def wrong_leaders_are_refused():
    for own, other, proof in LEADERS:
        for wrong in wrong_leaders(proof):
            with pytest.raises(CertificateError):
                shown_fallbacks(own, other, wrong)


def wrong_leads_are_refused():
    own, other, proof = GENERIC_LEAD
    for wrong in wrong_leads(proof):
        with pytest.raises(CertificateError):
            initiative.leads(own, other, wrong)


def wrong_pairs_and_kernels_are_refused():
    pairs = ASKED[-1][2]["proof"]["pairs"]
    for wrong in (pairs[:2], (*pairs, 1)):
        with pytest.raises(CertificateError):
            transferable.shares(CUBE, transferable.coco_span, {"pairs": wrong})
    unknown = from_arrays([["a"]], [[0]], where=["a > 0"])
    ones = {"rows": (1,), "columns": (1,)}
    with pytest.raises(ModelError, match="parameters"):
        transferable.shares(unknown, transferable.coco_span, {"pairs": (ones,)})
    for kernel in ("coco", "R4", None):
        with pytest.raises(ModelError, match="kernel"):
            initiative.rose_kernel(kernel)
    assert initiative.kernel_of("coco") is transferable.coco_span
    for kernel in ("R4", None):
        with pytest.raises(ModelError, match="kernel"):
            initiative.kernel_of(kernel)


CHECKS = (
    definitions_hold,
    wrong_values_are_refused,
    wrong_leaders_are_refused,
    wrong_leads_are_refused,
    wrong_pairs_and_kernels_are_refused,
)
TERMS = [
    transferable.guaranteed,
    transferable.allowed,
    transferable.value,
    transferable.coalitions,
    transferable.others,
    transferable.shares,
    transferable.divided,
    initiative.check_kernel,
    initiative.leads,
    initiative.fallbacks,
    initiative._end,
    initiative.rose_span,
    initiative.gap_of,
    initiative.kernel_of,
]


def test_what_the_faults_are_measured_by_holds():
    for each in CHECKS:
        each()


# What has no weight adds nothing to a sum.
HARMLESS = {
    f"comprehension without its condition:  for {each} if not _is_zero(weight)"
    for each in (
        "weight, row in zip(rows, matrix, strict=True)",
        "k, weight in enumerate(columns)",
    )
}


@pytest.mark.parametrize("term", TERMS, ids=lambda f: f.__name__)
def test_every_fault_planted_in_a_term_is_noticed(term):
    planted = list(faults(term))
    for what, tree in planted:
        assert what in HARMLESS or notices(term, tree, CHECKS), what
