"""Embedded equilibria of games played once: the paper's games, and second routes.

The tables are recomputed here. What the linear programs find is compared with z3 on the
definitions as they stand, with completions made of small numbers, and with each other
reading, on random games and on games in which the answer was planted.
"""

import itertools
import random
from fractions import Fraction

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from tampering import edits

from accord.counterexamples.asking import check
from accord.theory.coding import plain
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.data import from_data
from accord.theory.game_terms import pure
from accord.theory.games import StrategicGame, from_arrays, position
from accord.theory.germs import straight
from accord.theory.off_path import (
    READINGS,
    cells_of,
    excludes,
    gains_added,
    off_path,
    optimal_on_path,
    supports,
    worths_of,
)
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium
from accord.theory.properties.nash import nash
from accord.theory.properties.subjective_embedded_equilibrium import (
    subjective_embedded_equilibrium,
)
from accord.verifiers.engines.embedded import by_supports, pure_candidates
from accord.verifiers.engines.proofs.embedded_equilibrium import find
from accord.verifiers.kernel import check as kernel_check

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def transposed(array):
    return [list(row) for row in zip(*array, strict=True)]


def game_of(first, second):
    return from_arrays(first, second, players=("Ann", "Bob"))


def symmetric(t, r, p, s):
    first = [[r, s], [t, p]]
    return game_of(first, transposed(first))


PENNIES = game_of([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = game_of([[2, 0], [0, 1]], [[1, 0], [0, 2]])
WEAK = game_of([[1, 0], [1, 2]], [[1, 0], [0, 1]])
PAPER = game_of([[2, 0, 0], [7, 6, 1], [7, 1, 6]], [[2, 7, 7], [0, 1, 6], [0, 6, 1]])
SMALL = game_of([[1, 0, 0], [3, 3, 0], [3, 0, 3]], [[1, 3, 3], [0, 0, 3], [0, 3, 0]])
EDGE = game_of([[1, 0, 0], [2, 2, 0], [2, 0, 2]], [[1, 2, 2], [0, 0, 2], [0, 2, 0]])
DILEMMA = symmetric(3, 2, 1, 0)
SWAPPED = symmetric(2, 0, 1, 3)  # (C,C) gets 0, and D always more
CC = ((1, 0), (1, 0))
A = (1, 0, 0)
AA = (A, A)
# Only zeros and ones: the worst of each action ties with what is got.
LEAST = game_of([[0, 0, 0], [1, 1, 0], [1, 0, 1]], [[0, 1, 1], [0, 0, 1], [0, 1, 0]])
# Row 2 is held by the corner alone, where the column gains.
KNIFE = game_of([[0, 0], [1, 0]], [[0, 0], [0, 1]])

ALL, NONE = (True, True, True), (False, False, False)
NOT_FULL = (True, True, False)
# Cells 00, 01, 10, 11: which readings (limit, closed, full), and whether it is Nash.
TABLE = [
    ("dilemma 3,2,1,0", symmetric(3, 2, 1, 0), (ALL, NONE, NONE, ALL), "0001"),
    ("dilemma 5,3,1,0", symmetric(5, 3, 1, 0), (ALL, NONE, NONE, ALL), "0001"),
    ("chicken", symmetric(4, 3, 0, 1), (ALL, ALL, ALL, NONE), "0110"),
    ("stag hunt", symmetric(3, 4, 2, 0), (ALL, NONE, NONE, ALL), "1001"),
    ("matching pennies", PENNIES, (NOT_FULL,) * 4, "0000"),
    ("battle of the sexes", SEXES, (ALL, NOT_FULL, NOT_FULL, ALL), "1001"),
    ("weak Nash", WEAK, (NOT_FULL, NONE, NOT_FULL, ALL), "1001"),
]


def pures(game):
    return [
        tuple(pure(n, a) for n, a in zip(game.sizes, cell, strict=True))
        for cell in game.profiles()
    ]


def holds(body, game, profile):
    return all(
        body(game, i, a, profile=profile)
        for i, n in enumerate(game.sizes)
        for a in range(n)
    )


def is_embedded(game, profile, reading="limit", epsilon=0):
    """Return the definition's answer with the proof that the engine finds."""
    proof = find(game, profile=profile, reading=reading, epsilon=epsilon)
    given = {"profile": profile, "reading": reading, "epsilon": epsilon}
    return embedded_equilibrium(game, **given, proof=proof)


def readings_of(game, profile):
    return tuple(is_embedded(game, profile, reading) for reading in READINGS)


@pytest.mark.parametrize(
    ("game", "expected", "equilibria"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_the_table_of_two_by_two_games(game, expected, equilibria):
    found = tuple(readings_of(game, profile) for profile in pures(game))
    assert found == expected
    assert "".join(str(int(holds(nash, game, p))) for p in pures(game)) == equilibria
    by_formula = tuple(_two_by_two(game, cell) for cell in game.profiles())
    assert found == by_formula


def _two_by_two(game, cell):
    """Return the readings of a pure profile by the closed forms for limit and full."""
    (i, j), (u, v) = cell, game.payoffs(cell)
    rows = [game.payoff(0, (1 - i, b)) - u for b in (j, 1 - j)]
    columns = [game.payoff(1, (a, 1 - j)) - v for a in (i, 1 - i)]
    limit = min(rows) <= 0 and min(columns) <= 0

    # Closed: the corner may be needed by one and refused by the other.
    def held(own, other):
        return own[0] <= 0 or (own[1] <= 0 and (own[1] < 0 or own[0] > 0) and other)

    corner = rows[1] <= 0 and columns[1] <= 0
    free = rows[0] <= 0 and columns[0] <= 0
    mixed = (rows[0] < 0 or rows[1] <= 0) and (columns[0] < 0 or columns[1] <= 0)
    closed = limit and (corner or free or mixed)
    full = all(min(each) < 0 or max(each) == 0 for each in (rows, columns))
    return limit, closed, full


def test_signs_decide_all_two_by_two_games():
    # Weights on the two border cells are free, and rows can be scaled: what matters of
    # real payoffs is whether each of four gains is above, below or at 0.
    counts = dict.fromkeys(("limit", "closed", "full", "subjective", "nash"), 0)
    for a, b, c, d in itertools.product((-1, 0, 1), repeat=4):
        game = game_of([[0, 0], [a, b]], [[0, c], [0, d]])
        limit, closed, full = found = readings_of(game, CC)
        assert found == _two_by_two(game, (0, 0))
        subjective = holds(subjective_embedded_equilibrium, game, CC)
        equilibrium = holds(nash, game, CC)
        assert full <= closed <= limit == subjective
        assert equilibrium <= closed
        named = zip(counts, (*found, subjective, equilibrium), strict=True)
        for name, answer in named:
            counts[name] += answer
    assert counts == {
        "limit": 64,
        "closed": 60,
        "full": 36,
        "subjective": 64,
        "nash": 36,
    }


def added_at(game, profile, multipliers):
    off, worths = off_path(game, profile), worths_of(game, profile)
    return gains_added(game, off, worths, multipliers)


# --- the games of three actions ---------------------------------------------------

THREES = [
    ("the paper's", PAPER, NONE),
    ("payoffs 0, 1, 3", SMALL, NONE),
    ("payoffs 0, 1, 2", EDGE, NOT_FULL),
    ("payoffs 0, 1", LEAST, NONE),
]


@pytest.mark.parametrize(
    ("game", "expected"), [r[1:] for r in THREES], ids=[r[0] for r in THREES]
)
def test_subjective_ones_that_are_no_embedded_ones(game, expected):
    assert holds(subjective_embedded_equilibrium, game, AA)
    assert not holds(nash, game, AA)
    assert readings_of(game, AA) == expected


def test_the_papers_multipliers_are_all_one():
    ones = ((0, 1, 1), (0, 1, 1))
    assert find(PAPER, profile=AA) == {"multipliers": ones}
    assert all(excludes(PAPER, AA, ones, reading) for reading in READINGS)
    # Five times the border and three times the inner cells: from the page.
    added = added_at(PAPER, AA, ones)
    border = {cell: 5 for cell in added if 0 in cell}
    assert added == {**dict.fromkeys(added, 3), **border}


def test_the_tolerance_from_which_the_papers_profile_is_one():
    assert is_embedded(PAPER, AA, epsilon=Fraction(3, 2))
    below = Fraction(3, 2) - Fraction(1, 10**9)
    assert not any(is_embedded(PAPER, AA, r, below) for r in READINGS)
    scaled = game_of(
        *([[Fraction(u, 7) for u in row] for row in array] for array in _arrays(PAPER))
    )
    assert is_embedded(scaled, AA, epsilon=Fraction(3, 14))
    assert not is_embedded(scaled, AA, epsilon=Fraction(3, 14) - Fraction(1, 10**9))


def _arrays(game):
    rows, columns = game.sizes
    return [
        [[game.payoff(i, (a, b)) for b in range(columns)] for a in range(rows)]
        for i in (0, 1)
    ]


# --- least witnesses ----------------------------------------------------------------


def test_a_knife_edge_of_zeros_and_ones_is_no_closed_one():
    assert readings_of(KNIFE, ((1, 0), (1, 0))) == (True, False, False)


def test_no_payoffs_0_1_2_part_strict_subjective_from_embedded_ones_in_the_limit():
    # Each action off the path is worse than V somewhere, so V = 1 of 0, 1, 2 and all
    # gains are -1, 0, 1. The border cells restrain only one player; 1 there is worst.
    rows = [r for r in itertools.product((-1, 0, 1), repeat=2) if -1 in r]
    for r1, r2, c1, c2 in itertools.product(rows, repeat=4):
        first = [[1, 0, 0], [2, 1 + r1[0], 1 + r1[1]], [2, 1 + r2[0], 1 + r2[1]]]
        second = [[1, 2, 2], [0, 1 + c1[0], 1 + c2[0]], [0, 1 + c1[1], 1 + c2[1]]]
        assert "beliefs" in find(game_of(first, second), profile=AA)


def planted(chance):
    """Return a game whose profile (A, A) is a strict subjective one, and no embedded.

    Off the path each gains most against the other's A; inside, where one loses, the
    other gains more, on an alternating square.
    """
    value = [chance.randint(0, 5), chance.randint(0, 5)]
    first = [[value[0], *(chance.randint(-9, 9) for _ in range(2))]]
    second = [[value[1]], [chance.randint(-9, 9)], [chance.randint(-9, 9)]]
    times = chance.randint(1, 3)  # of the gains of the second player
    inner = {}
    for a, b in itertools.product((1, 2), repeat=2):
        loss = chance.randint(1, 4)
        if a == b:  # the second loses
            inner[a, b] = (times * loss + chance.randint(1, 5), -loss)
        else:
            inner[a, b] = (-loss, loss // times + chance.randint(1, 5))
    for a in (1, 2):
        row = [chance.randint(1, 9), *(inner[a, b][0] for b in (1, 2))]
        first.append([value[0] + gain for gain in row])
    for b in (1, 2):
        column = [chance.randint(1, 9), *(inner[a, b][1] for a in (1, 2))]
        for row, gain in zip(second, column, strict=True):
            row.append(value[1] + gain)
    return game_of(first, second), ((0, 1, 1), (0, times, times))


@pytest.mark.parametrize("seed", range(40))
def test_planted_games_part_subjective_from_embedded_ones(seed):
    game, multipliers = planted(random.Random(seed))
    assert holds(subjective_embedded_equilibrium, game, AA)
    assert excludes(game, AA, multipliers)
    assert readings_of(game, AA) == NONE
    # One inner cell at which both lose is a common belief that holds the profile.
    arrays = _arrays(game)
    for array, loss in zip(arrays, (1, 2), strict=True):
        for a, b in ((1, 1), (2, 2)):
            array[a][b] = array[0][0] - loss
    assert readings_of(game_of(*arrays), AA)[:2] == (True, True)


# --- second routes --------------------------------------------------------------------


def gains(game, profile, epsilon=0):
    """Return d_k(c) by hand: for each action off the path a dict of cells."""
    found = {}
    for i, law in enumerate(profile):
        worth = game.expected(i, profile) + epsilon
        for a, weight in enumerate(law):
            if weight == 0:
                cells = [c for c in game.profiles() if c[i] == a]
                found[i, a] = {c: game.payoff(i, c) - worth for c in cells}
    return found


def by_z3(game, profile, reading, epsilon=0):
    """Return the answer of z3 to the definition as it stands.

    Under `limit`: that for each tolerance t > 0 some q > 0 has gains of at most t
    given each action. Its negation is one query, by Farkas: multipliers l of the rows,
    with m = l t.
    """
    d = gains(game, profile, epsilon)
    cells = sorted({c for row in d.values() for c in row})
    solver = z3.Solver()
    value = {k: {c: z3.RealVal(str(x)) for c, x in row.items()} for k, row in d.items()}
    if reading == "limit":
        t = {k: z3.Real(f"m{k}") for k in d}
        times = {k: z3.Real(f"l{k}") for k in d}
        for k in d:
            solver.add(t[k] >= 0, times[k] >= 0)
            solver.add(z3.Implies(times[k] > 0, t[k] > 0))
        solver.add(z3.Sum(*t.values(), z3.RealVal(0)) == 1)
        for c in cells:
            terms = [times[k] * value[k][c] - t[k] for k in d if c in d[k]]
            solver.add(z3.Sum(*terms) >= 0)
        return solver.check() == z3.unsat
    q = {c: z3.Real(f"q{c}") for c in cells}
    solver.add(*(q[c] > 0 if reading == "full" else q[c] >= 0 for c in cells))
    for k, row in d.items():
        solver.add(z3.Sum(*(q[c] for c in row)) > 0)
        solver.add(z3.Sum(*(q[c] * value[k][c] for c in row)) <= 0)
    return solver.check() == z3.sat


def random_game(chance, sizes, most=4):
    count = len(sizes)
    rows = [
        tuple(chance.randint(0, most) for _ in range(count))
        for _ in itertools.product(*map(range, sizes))
    ]
    names = tuple(f"P{i}" for i in range(count))
    labels = tuple(tuple(map(str, range(n))) for n in sizes)
    return StrategicGame(names, labels, tuple(rows))


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("sizes", [(2, 2), (2, 3), (3, 3), (2, 2, 2)])
def test_z3_agrees_on_random_games(sizes, reading):
    chance = random.Random(str(sizes) + reading)
    for _ in range(12):
        game = random_game(chance, sizes, 2)
        profile = chance.choice(pures(game))
        assert is_embedded(game, profile, reading) == by_z3(game, profile, reading)


def gains_below(game, profile, tolerance):
    """Return whether under some q > 0 no action gains more than the tolerance."""
    d, solver = gains(game, profile), z3.Solver()
    q = {c: z3.Real(f"q{c}") for c in game.profiles()}
    solver.add(*(x > 0 for x in q.values()))
    for row in d.values():
        parts = (q[c] * z3.RealVal(str(x - tolerance)) for c, x in row.items())
        solver.add(z3.Sum(*parts) <= 0)
    return solver.check() == z3.sat


@pytest.mark.parametrize("seed", range(20))
def test_a_tolerance_that_is_small_enough_decides_the_limit(seed):
    # Payoffs are 0 and 1 here, so what excludes beliefs has sums of at least some 1/8.
    chance = random.Random(seed)
    game = random_game(chance, chance.choice([(3, 3), (2, 3), (2, 2, 2)]), 1)
    for profile in pures(game)[::3]:
        found = is_embedded(game, profile)
        assert found == gains_below(game, profile, Fraction(1, 1000))
        multipliers = find(game, profile=profile).get("multipliers")
        if multipliers is not None:
            weight = sum(map(sum, multipliers))
            sums = added_at(game, profile, multipliers).values()
            assert min(s for s in sums if s) > Fraction(weight, 1000)


@pytest.mark.parametrize("seed", range(30))
def test_beliefs_in_the_limit_are_limits_of_fully_supported_laws(seed):
    # With t > 0 as small as one likes, q = L_1 + t L_2 + ... + t^m (uniform) is fully
    # supported, and what is gained given each action is below any tolerance.
    chance = random.Random(seed)
    while True:
        game = random_game(chance, chance.choice([(3, 3), (2, 2, 2), (2, 4)]), 1)
        profile = chance.choice(pures(game))
        proof = find(game, profile=profile)
        if len(proof.get("beliefs", ())) > 1:
            break
    t, power, total = straight(0, 1), 1, [0] * game.size
    for law in (*proof["beliefs"], (1,) * game.size):
        total = [x + p * power for x, p in zip(total, law, strict=True)]
        power = power * t
    assert all(x > 0 for x in total)
    for row in gains(game, profile).values():
        for tolerance in (Fraction(1, 10), Fraction(1, 10**6)):
            parts = (
                total[position(c, game.sizes)] * (x - tolerance) for c, x in row.items()
            )
            assert sum(parts) < 0


def test_a_mixed_profile_goes_by_its_expected_payoffs():
    # Against the even mixture both rows get 1/2; the third row gets 1 or 0.
    game = game_of([[1, 0], [0, 1], [1, 0]], [[0, 1], [1, 0], [0, 0]])
    profile = ((HALF, HALF, 0), (HALF, HALF))
    assert holds(nash, game, profile)
    assert readings_of(game, profile) == ALL
    higher = game_of([[1, 0], [0, 1], [2, 1]], [[0, 1], [1, 0], [0, 0]])
    assert not is_embedded(higher, profile)
    assert not is_embedded(game, ((HALF, HALF, 0), (THIRD, 2 * THIRD)))


def test_three_players_of_whom_two_mix():
    # Ann and Bob play pennies while Cleo stays; going helps her against (H, H) alone.
    def table(gain, loss):
        rows = []
        for a, b, c in itertools.product((0, 1), repeat=3):
            same = 1 if a == b else -1
            gone = gain if (a, b) == (0, 0) else loss
            rows.append((same, -same, gone if c else 0))
        return rows

    labels = (("H", "T"), ("H", "T"), ("stay", "go"))
    profile = ((HALF, HALF), (HALF, HALF), (1, 0))
    for gain, loss, expected in ((5, -1, ALL), (5, 0, NOT_FULL), (5, 1, NONE)):
        names = ("Ann", "Bob", "Cleo")
        game = StrategicGame(names, labels, tuple(table(gain, loss)))
        assert readings_of(game, profile) == expected
        for reading, answer in zip(READINGS, expected, strict=True):
            assert by_z3(game, profile, reading) == answer
    assert holds(nash, StrategicGame(names, labels, tuple(table(1, -1))), profile)


def subjective_by_hand(game, profile):
    """Return whether some pure completion, one reply to each action, holds each."""
    for i, law in enumerate(profile):
        worth = game.expected(i, profile)
        own = [a for a, weight in enumerate(law) if weight == 0]
        others = [range(n) for j, n in enumerate(game.sizes) if j != i]
        answers = list(itertools.product(*others))
        completions = itertools.product(answers, repeat=len(own))

        def met(a, answer, i=i):
            return (*answer[:i], a, *answer[i:])

        if not any(
            all(
                game.payoff(i, met(a, x)) <= worth
                for a, x in zip(own, chosen, strict=True)
            )
            for chosen in completions
        ):
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_subjective_ones_agree_with_all_pure_completions(seed):
    chance = random.Random(seed)
    game = random_game(chance, chance.choice([(2, 2), (3, 3), (2, 2, 2), (2, 4)]), 3)
    for profile in pures(game):
        found = holds(subjective_embedded_equilibrium, game, profile)
        assert found == subjective_by_hand(game, profile)


def near_by_z3(game, cell, epsilon):
    """Return whether z3 finds beliefs near the play that make a pure profile best.

    For each player a law on the cells, and completions of what it gives nothing.
    """
    for i, own in enumerate(cell):
        solver = z3.Solver()
        q = {c: z3.Real(f"q{c}") for c in game.profiles()}
        worth = z3.Real("worth")
        solver.add(*(x >= 0 for x in q.values()), z3.Sum(*q.values()) == 1)
        apart = [
            z3.If(x >= int(c == cell), x - int(c == cell), int(c == cell) - x)
            for c, x in q.items()
        ]
        solver.add(z3.Sum(*apart) <= 2 * z3.Q(epsilon.numerator, epsilon.denominator))
        for a in range(game.sizes[i]):
            row = {c: x for c, x in q.items() if c[i] == a}
            mass = z3.Sum(*row.values())
            told = z3.Sum(*(x * game.payoff(i, c) for c, x in row.items()))
            least = min(game.payoff(i, c) for c in row)
            if a == own:
                solver.add(mass > 0, told == worth * mass)
            else:
                solver.add(z3.Or(told <= worth * mass, mass == 0))
                solver.add(z3.Implies(mass == 0, worth >= least))
        if solver.check() != z3.sat:
            return False
    return True


@pytest.mark.parametrize("seed", range(12))
def test_beliefs_near_the_play_agree_with_z3(seed):
    chance = random.Random(seed)
    game = random_game(chance, chance.choice([(2, 2), (2, 3)]), 3)
    cell = tuple(chance.randrange(n) for n in game.sizes)
    profile = tuple(pure(n, a) for n, a in zip(game.sizes, cell, strict=True))
    for epsilon in (Fraction(1, 3), HALF, Fraction(1)):
        found = all(
            subjective_embedded_equilibrium(
                game, i, a, profile=profile, epsilon=epsilon
            )
            for i, n in enumerate(game.sizes)
            for a in range(n)
        )
        assert found == near_by_z3(game, cell, epsilon)


# --- what holds of every game ---------------------------------------------------------

small = st.integers(0, 3)


def tables_of(sizes):
    cells = 1
    for n in sizes:
        cells *= n
    row = st.tuples(*[small] * len(sizes))
    labels = tuple(tuple(map(str, range(n))) for n in sizes)
    names = tuple(f"P{i}" for i in range(len(sizes)))
    return st.lists(row, min_size=cells, max_size=cells).map(
        lambda rows: StrategicGame(names, labels, tuple(rows))
    )


games = st.sampled_from([(2, 2), (2, 3), (3, 3), (2, 2, 2)]).flatmap(tables_of)


@settings(max_examples=40)
@given(games, st.data())
def test_the_readings_are_nested_between_nash_and_subjective(game, data):
    profile = data.draw(st.sampled_from(pures(game)))
    limit, closed, full = readings_of(game, profile)
    assert full <= closed <= limit
    assert limit <= holds(subjective_embedded_equilibrium, game, profile)
    assert holds(nash, game, profile) <= closed


@settings(max_examples=30)
@given(st.integers(2, 4).flatmap(lambda n: tables_of((2, n))), st.data())
def test_with_two_rows_every_subjective_one_is_embedded(game, data):
    profile = data.draw(st.sampled_from(pures(game)))
    subjective = holds(subjective_embedded_equilibrium, game, profile)
    assert is_embedded(game, profile) == subjective


def renamed(game, order, actions):
    """Return the game with players in this order, their actions permuted."""
    players = tuple(game.players[i] for i in order)
    labels = tuple(game.actions[i] for i in order)
    sizes = [game.sizes[i] for i in order]

    def old(cell):
        back = {i: actions[i][cell[k]] for k, i in enumerate(order)}
        return tuple(back[i] for i in range(len(order)))

    rows = tuple(
        tuple(game.payoff(i, old(cell)) for i in order)
        for cell in itertools.product(*map(range, sizes))
    )
    return StrategicGame(players, labels, rows)


@settings(max_examples=25)
@given(games, st.randoms(use_true_random=False))
def test_names_of_players_and_actions_do_not_matter(game, chance):
    order = list(range(len(game.players)))
    chance.shuffle(order)
    actions = [chance.sample(range(n), n) for n in game.sizes]
    other = renamed(game, order, actions)
    cell = tuple(chance.randrange(n) for n in other.sizes)
    old = [0] * len(order)
    for k, i in enumerate(order):
        old[i] = actions[i][cell[k]]
    profiles = (
        tuple(pure(n, a) for n, a in zip(g.sizes, c, strict=True))
        for g, c in ((game, old), (other, cell))
    )
    one, two = profiles
    assert readings_of(game, one) == readings_of(other, two)


@settings(max_examples=25)
@given(games, st.integers(1, 5), st.integers(-3, 3), st.data())
def test_scale_and_origin_of_payoffs_do_not_matter(game, scale, shift, data):
    profile = data.draw(st.sampled_from(pures(game)))
    rows = tuple((u[0] * scale + shift, *u[1:]) for u in game.table)
    other = StrategicGame(game.players, game.actions, rows)
    assert readings_of(game, profile) == readings_of(other, profile)


@settings(max_examples=25)
@given(games, st.data())
def test_a_larger_tolerance_keeps_an_equilibrium(game, data):
    profile = data.draw(st.sampled_from(pures(game)))
    reading = data.draw(st.sampled_from(READINGS))
    found = [is_embedded(game, profile, reading, e) for e in (0, HALF, 1, 3)]
    assert found == sorted(found)
    assert found[-1]  # no payoffs differ by more


@settings(max_examples=30)
@given(games, st.data())
def test_no_proof_shows_both(game, data):
    profile = data.draw(st.sampled_from(pures(game)))
    for reading in READINGS:
        proof = find(game, profile=profile, reading=reading)
        assert len(proof) == 1
        if "beliefs" in proof:
            assert supports(game, profile, proof["beliefs"], reading)
            rows = tuple(
                tuple(int((i, a) in off_path(game, profile)) for a in range(n))
                for i, n in enumerate(game.sizes)
            )
            assert not excludes(game, profile, rows, reading)
        else:
            assert excludes(game, profile, proof["multipliers"], reading)
            uniform = (Fraction(1, game.size),) * game.size
            assert not supports(game, profile, (uniform,), reading)


# --- all of them ----------------------------------------------------------------------


def test_all_pure_ones_come_with_proofs():
    for reading in READINGS:
        for each in pure_candidates(PAPER, reading):
            given = {"profile": each.profile, "reading": reading, "proof": each.proof}
            assert embedded_equilibrium(PAPER, **given) == each.is_equilibrium


def test_a_five_by_five_game_is_gone_through():
    game = random_game(random.Random(5), (5, 5), 9)
    found = pure_candidates(game)
    assert len(found) == 25
    for each in found:
        given = {"profile": each.profile, "proof": each.proof}
        assert embedded_equilibrium(game, **given) == each.is_equilibrium
        assert holds(nash, game, each.profile) <= each.is_equilibrium


MIXED = [
    ("pennies", PENNIES, "limit", 5),
    ("pennies", PENNIES, "closed", 5),
    ("pennies", PENNIES, "full", 1),
    ("dilemma", symmetric(3, 2, 1, 0), "limit", 2),
    ("sexes", SEXES, "limit", 5),
    ("sexes", SEXES, "full", 3),
    ("chicken", symmetric(4, 3, 0, 1), "limit", 4),
]


@pytest.mark.parametrize(
    ("game", "reading", "count"),
    [row[1:] for row in MIXED],
    ids=[f"{row[0]} {row[2]}" for row in MIXED],
)
def test_the_supports_give_all_of_them(game, reading, count):
    found = by_supports(game, reading)
    assert not found.open
    assert len(found.equilibria) == count
    for each in found.candidates:
        assert optimal_on_path(game, each.profile)
        given = {"profile": each.profile, "reading": reading, "proof": each.proof}
        assert embedded_equilibrium(game, **given) == each.is_equilibrium


def test_the_mixed_one_of_matching_pennies_is_nash():
    even = ((HALF, HALF), (HALF, HALF))
    found = by_supports(PENNIES)
    assert [e.profile for e in found.equilibria if e.profile == even] == [even]


def test_supports_with_infinitely_many_profiles_are_said_to_be_open():
    nothing = game_of([[0, 0], [0, 0]], [[0, 0], [0, 0]])
    found = by_supports(nothing)
    assert len(found.equilibria) == 4
    assert ((0, 1), (0, 1)) in found.open
    assert ((0,), (0, 1)) in found.open


def test_what_is_too_large_or_not_of_two_is_refused():
    with pytest.raises(ScopeError, match="pairs of supports"):
        by_supports(game_of([[0] * 8] * 8, [[0] * 8] * 8))
    with pytest.raises(ModelError, match="2 players"):
        by_supports(from_arrays(*[[[[0]]]] * 3))


# --- certificates and bad input -----------------------------------------------------


def asked(game, reading="limit", profile=AA, **given):
    return check(
        game,
        "embedded-equilibrium",
        given={"profile": profile, "reading": reading, **given},
    )


def oracle(game, parameters):
    """Return the word of a statement, by z3 and by hand."""
    profile = plain(parameters["profile"])
    reading = plain(parameters.get("reading", {"text": "limit"}))
    epsilon = plain(parameters.get("epsilon", 0))
    laws = len(profile) == len(game.players) and all(
        len(row) == size and sum(row) == 1 and min(row) >= 0
        for row, size in zip(profile, game.sizes, strict=True)
    )
    if not laws or epsilon < 0:
        return "REFUTED"
    for i, row in enumerate(profile):
        worth = game.expected(i, profile)
        for a, weight in enumerate(row):
            alone = tuple(
                pure(len(r), a) if j == i else r for j, r in enumerate(profile)
            )
            if weight > 0 and game.expected(i, alone) > worth + epsilon:
                return "REFUTED"
    return "PROVED" if by_z3(game, profile, reading, epsilon) else "REFUTED"


CERTIFIED = [
    ("beliefs", DILEMMA, "limit"),
    ("beliefs that are full", DILEMMA, "full"),
    ("multipliers", SWAPPED, "limit"),
    ("two levels", KNIFE, "limit"),
    ("multipliers against closed beliefs", KNIFE, "closed"),
]


@pytest.mark.parametrize(
    ("game", "reading"), [r[1:] for r in CERTIFIED], ids=[r[0] for r in CERTIFIED]
)
def test_every_edit_of_a_certificate_is_refused_or_true(game, reading):
    certificate = asked(game, reading, profile=CC).certificate
    assert kernel_check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        stated = changed["statement"]
        subject = from_data(stated["subject"]["data"])
        parameters = stated["property"]["parameters"]
        assert found.status == oracle(subject, parameters), what
    assert refused > 200
    assert refused > 3 * len(accepted)


WRONG = [
    ("beliefs that sum to 2", {"beliefs": ((0, 0, 0, 2),)}),
    ("beliefs below 0", {"beliefs": ((-1, 1, 0, 1),)}),
    ("beliefs of three cells", {"beliefs": ((0, 0, 1),)}),
    ("beliefs under which D gains", {"beliefs": ((0, 1, 1, 0),)}),
    ("beliefs that say nothing of D", {"beliefs": ((1, 0, 0, 0),)}),
    ("no beliefs", {"beliefs": ()}),
    ("multipliers that exclude nothing", {"multipliers": ((0, 1), (0, 1))}),
    ("multipliers on the path", {"multipliers": ((1, 1), (0, 1))}),
    ("multipliers below 0", {"multipliers": ((0, -1), (0, -1))}),
    ("no multipliers", {"multipliers": ((0, 0), (0, 0))}),
    ("multipliers of one player", {"multipliers": ((0, 1),)}),
    ("nothing", {}),
]


@pytest.mark.parametrize("proof", [r[1] for r in WRONG], ids=[r[0] for r in WRONG])
@pytest.mark.parametrize("reading", READINGS)
def test_a_proof_that_shows_nothing_is_rejected(proof, reading):
    with pytest.raises(CertificateError):
        asked(DILEMMA, reading, CC, proof=proof)


def test_beliefs_of_another_reading_are_rejected():
    corner = {"beliefs": ((0, 0, 0, 1),)}
    assert asked(DILEMMA, "closed", CC, proof=corner).status == "PROVED"
    with pytest.raises(CertificateError, match="reading full"):
        asked(DILEMMA, "full", CC, proof=corner)
    levels = find(KNIFE, profile=CC)
    assert len(levels["beliefs"]) == 2
    with pytest.raises(CertificateError, match="reading closed"):
        asked(KNIFE, "closed", CC, proof=levels)
    backwards = {"beliefs": levels["beliefs"][::-1]}
    with pytest.raises(CertificateError, match="reading limit"):
        asked(KNIFE, "limit", CC, proof=backwards)


def test_multipliers_of_a_weaker_reading_are_rejected():
    multipliers = find(KNIFE, profile=CC, reading="closed")
    assert asked(KNIFE, "closed", CC, proof=multipliers).status == "REFUTED"
    assert asked(KNIFE, "full", CC, proof=multipliers).status == "REFUTED"
    with pytest.raises(CertificateError):
        asked(KNIFE, "limit", CC, proof=multipliers)


BAD = [
    ({"reading": "clsed"}, "`clsed`"),
    ({"reading": 3}, "`3`"),
    ({"profile": ((HALF, THIRD), (1, 0))}, "sum to 1"),
    ({"profile": ("1",)}, "2 players"),
    ({"profile": ("1", "7")}, "`7`"),
    ({"epsilon": -1}, "at least 0"),
    ({"epsilon": 0.5}, "float"),
]


@pytest.mark.parametrize(("given", "match"), BAD)
def test_bad_input_has_one_clear_error(given, match):
    with pytest.raises(ModelError, match=match):
        check(DILEMMA, "embedded-equilibrium", given={"profile": CC, **given})


def symbolic(*where):
    return from_arrays([["r", 0], [3, 1]], [["r", 3], [0, 1]], where=list(where))


@pytest.mark.parametrize(
    ("where", "profile", "word"),
    [
        ("1 <= r <= 3", CC, "PROVED"),
        ("1 <= r <= 3", ((0, 1), (0, 1)), "PROVED"),
        ("0 <= r < 1", CC, "REFUTED"),
        ("1 <= r <= 3", ((1, 0), (0, 1)), "REFUTED"),
        # One piece of evidence cannot serve both sides of r = 1.
        ("0 < r < 3", CC, "UNKNOWN"),
        ("0 <= r <= 3", CC, "REFUTED"),
    ],
)
def test_evidence_from_one_point_may_serve_all(where, profile, word):
    verdict = check(symbolic(where), "embedded-equilibrium", given={"profile": profile})
    assert verdict.status == word


def test_all_prisoners_dilemmas_at_once():
    game = from_arrays(
        [["R", "S"], ["T", "P"]], [["R", "T"], ["S", "P"]], where=["T > R > P > S"]
    )
    for reading in READINGS[:2]:
        for profile in (CC, ((0, 1), (0, 1))):
            given = {"profile": profile, "reading": reading}
            verdict = check(game, "embedded-equilibrium", given=given)
            assert verdict.status == "PROVED"
            assert "all real P, R, S, T" in verdict.scope


def test_parameters_that_contradict_each_other_are_refused():
    with pytest.raises(ModelError, match="no values of r"):
        check(symbolic("r > 1", "r < 1"), "embedded-equilibrium", given={"profile": CC})


def test_unknown_probabilities_need_a_proof():
    game = symbolic("1 <= r <= 3", "0 <= p <= 1")
    given = {"profile": (("p", "1-p"), (1, 0))}
    with pytest.raises(ModelError, match="probabilities and a tolerance in numbers"):
        check(game, "embedded-equilibrium", given=given)


def test_the_reading_is_always_stated():
    verdict = check(DILEMMA, "embedded-equilibrium", given={"profile": CC})
    assert "reading=limit" in verdict.property
    assert verdict.certificate["statement"]["property"]["parameters"]["reading"] == {
        "text": "limit"
    }
    assert any("reading limit" in note for note in verdict.notes)


def test_cells_of_an_action_are_those_with_it():
    assert list(cells_of(DILEMMA, (1, 0))) == [(0, 0), (1, 0)]
