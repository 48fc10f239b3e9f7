"""Faults planted in what machines and predictions do, each noticed by some check."""

from fractions import Fraction

import pytest
from planting import functions_of, unnoticed

from accord.papers.fallenstein2015 import (
    LIAR,
    PENNIES,
    ROSHAMBO,
    SEXES,
    TRUTH_TELLER,
    TWICE,
)
from accord.papers.meulemans2025.reflection import (
    HUNT,
    LEVELS,
    SOFT,
    WITH_CONFORMIST,
    WITH_LIAR,
)
from accord.theory import (
    best_response_machines,
    oracle_machines,
    oracle_programs,
    reflective_inductors,
    theory_of_mind,
)
from accord.theory.errors import ModelError, ScopeError, Undecided
from accord.theory.forms import Form
from accord.theory.games import from_arrays
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import STOP, Ask, Flip, Write
from accord.theory.reflective_inductors import InductorQuery
from accord.theory.theory_of_mind import LevelReplies, SoftReplies

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)
EVEN = (THIRD, THIRD, THIRD)
GAPPED = Ask("q", Flip(THIRD, Write(1), STOP), Write(0, Write(1)))


def one(program, *thresholds):
    queries = tuple(Query("qrs"[k], "m", p) for k, p in enumerate(thresholds))
    return OracleMachines(("m",), (program,), queries)


def refused(make, error, says):
    with pytest.raises(error, match=says):
        make()


def programs_run():
    begins = oracle_programs.begins
    answer = {"q": F(1, 4)}.__getitem__
    found = [begins(GAPPED, h, answer) for h in ((), (1,), (0,), (0, 1), (1, 1))]
    assert found == [1, F(1, 12), F(3, 4), F(3, 4), 0]
    assert begins(TWICE.programs[0], (1,), Form.unknown).at({"x": HALF}) == F(3, 4)


def programs_halt_or_not():
    halts = oracle_programs.halts
    assert not halts(GAPPED)
    assert not halts(STOP)
    assert halts(Ask("q", Write(1), Flip(THIRD, Write(0), Write(1))))
    assert not halts(Flip(THIRD, Write(0), STOP))
    assert not halts(Flip(THIRD, STOP, Write(0)))
    assert not halts(Ask("q", STOP, Write(0)))
    assert not halts(Ask("q", Write(0), STOP))
    assert halts(Flip(1, Write(0), STOP))
    assert not halts(Flip(1, STOP, Write(0)))
    assert halts(Flip(0, STOP, Write(0)))
    assert not halts(Flip(0, Write(0), STOP))


def programs_are_told_and_followed():
    told, followed = oracle_programs.told, oracle_programs.followed
    assert told(GAPPED) == "q? (1/3: 1, else stop) : 0 1"
    after = followed(GAPPED, lambda k: Write(k + 5))
    assert told(after) == "q? (1/3: 6, else stop) : 5"


def programs_are_bounded():
    program = Write(1)
    for _ in range(59):
        program = Ask("q", program, Write(0))
    one(program, HALF)
    refused(lambda: one(Ask("q", program, STOP), HALF), ScopeError, "in a row")
    wide = Write(1)
    for _ in range(14):
        wide = Flip(HALF, wide, wide)
    refused(lambda: one(wide, HALF), ScopeError, "20,000")
    refused(lambda: one(Ask("r", STOP, STOP), HALF), ModelError, "are `q`")
    refused(lambda: one(Write(1, 3), HALF), ModelError, "an instruction")
    refused(lambda: Write(100), ModelError, "symbol")
    with pytest.raises(ModelError) as caught:
        oracle_programs.check_program(Ask("q", STOP, STOP), (), "m")
    assert caught.value.help == "no query is stated"


def oracles_are_found():
    assert LIAR.reflective_oracles() == ((HALF,),)
    assert TRUTH_TELLER.reflective_oracles() == ((0,), (HALF,), (1,))
    assert one(Flip(HALF, Write(1), STOP), F(1, 4)).reflective_oracles() == ((1,),)
    several = one(Ask("q", Write(1), Write(0)), HALF, F(3, 4))
    assert several.reflective_oracles() == ((0, 0), (HALF, 0), (1, 1))


def oracles_are_read():
    for given in ((2,), (-1,), (0, 1), (), (0.5,)):
        refused(lambda given=given: LIAR.exactly(given), ModelError, ".")
    assert LIAR.exactly((1,)) == (1,)
    assert LIAR.exactly((0,)) == (0,)
    refused(lambda: Query("q", "m", F(5, 4)), ModelError, "threshold")
    refused(lambda: Query("q", "m", -1), ModelError, "threshold")
    for names in (["q", "q"], ["not q"], [""], [3], [], ["q", "not q"]):
        refused(
            lambda names=names: oracle_machines.check_names(names), ModelError, "word"
        )
    refused(
        lambda: oracle_machines.check_names([f"q{k}" for k in range(101)]),
        ScopeError,
        "101",
    )
    assert len(oracle_machines.check_names([f"q{k}" for k in range(100)])) == 100


def answers_are_probabilities():
    in_box = oracle_machines.in_box
    assert in_box((0, 1, HALF))
    assert not in_box((HALF, 2))
    assert not in_box((-1, HALF))
    assert isinstance(oracle_machines.as_form(3), Form)
    assert oracle_machines.as_form(Form.unknown("x")).node == "x"


def demands_are_short():
    assert oracle_machines.box_of(("q",), ("q - 1/2",), "").demands == ("q - 1/2",)
    for text in ("q" + " + q" * 120, "q" + " " * 2_000):
        refused(
            lambda text=text: oracle_machines.box_of(("q",), (text,), ""),
            Undecided,
            "too long a polynomial",
        )


def games_are_played():
    module = best_response_machines
    assert module.query_names(ROSHAMBO)[3:] == ("x2_1_0", "x2_2_0", "x2_2_1")
    assert module.query_names(PENNIES) == ("x1", "x2")
    oracle = module.oracle_of(ROSHAMBO, (EVEN, EVEN))
    assert oracle == (HALF, THIRD, THIRD) * 2
    assert module.played(ROSHAMBO, oracle) == (EVEN, EVEN)
    law = module.played(ROSHAMBO, (1, 0, THIRD) * 2)[0]
    assert law == (0, 2 * THIRD, THIRD)
    first = ((1, 0), (1, 0))
    assert module.oracle_of(SEXES, first) == (0, 0)
    assert module.oracle_of(SEXES, ((0, 1), (0, 1))) == (1, 1)
    assert module.oracle_of(from_arrays([0, 0, 0]), ((0, 0, 1),)) == (0, 1, 1)
    worse = ((0, 1), (1, 0))
    assert module.oracle_of(HUNT, worse) == (0, 1)


def machines_compare_payoffs():
    found = best_response_machines.best_response_machines(HUNT)
    assert found.demands().demands == ("-1/4 + 3/8*x2", "-1/4 + 3/8*x1")
    small = from_arrays([[0, HALF], [THIRD, 0]], [[0, 0], [0, 1]])
    texts = best_response_machines.best_response_machines(small).demands().demands
    assert texts == ("1/6 - 5/12*x2", "1/2*x1")
    unknown = from_arrays(["a", "b"], where=["0 <= a <= 1, 0 <= b <= 1"])
    machines = best_response_machines.best_response_machines(unknown)
    assert repr(machines.output(0, 1, (0,))) == "1/2 - 1/2*a + 1/2*b"
    partly = from_arrays(["a", 0], where=["0 <= a <= 1"])
    machines = best_response_machines.best_response_machines(partly)
    assert repr(machines.output(0, 1, (0,))) == "1/2 - 1/2*a"


def machines_are_bounded():
    make = best_response_machines.best_response_machines
    refused(lambda: make(from_arrays([[0]], [[0]])), ModelError, "two actions")
    wide = from_arrays([list(range(15))], [[0] * 15])
    refused(lambda: make(wide), ScopeError, "105 queries")
    refused(lambda: make(from_arrays(*[[[0] * 9] * 9] * 2)), ScopeError, "262,144")


def inductors_are_found():
    assert WITH_LIAR.reflective_oracles() == ((HALF,),)
    assert WITH_CONFORMIST.reflective_oracles() == ((0,), (HALF,), (1,))
    for history in ((0.5,), (-1,), (100,), (True,)):
        refused(
            lambda history=history: InductorQuery("q", history, 1, HALF),
            ModelError,
            "symbol",
        )
    refused(lambda: InductorQuery("q", (0,) * 60, 1, HALF), ScopeError, "60")
    assert len(InductorQuery("q", (0,) * 59, 1, HALF).history) == 59


def numbers_are_enclosed():
    found = reflective_inductors.found_by_halving
    assert found(THIRD, 2) == [(F(1, 4), HALF)]
    assert found(F(2, 3), 2) == [(HALF, F(3, 4))]
    assert sorted(found(HALF, 2)) == [(F(1, 4), HALF), (HALF, F(3, 4))]
    assert found(HALF, 0) == [(0, 1)]


def replies_are_made():
    soft = SoftReplies(SOFT.names, SOFT.replies, (1, 0))
    assert soft.order(2) == (F(3, 8), F(5, 8))
    cut = SoftReplies(("p", "q"), ("2*q", "p - 1"), (HALF, 1))
    assert cut.order(1) == (1, 0)
    assert theory_of_mind.distance((0, 1), (HALF, 0)) == 1
    assert theory_of_mind.distance((0, 1), (1, HALF)) == 1


def replies_are_read():
    refused(lambda: SoftReplies(("p",), ("q",), (0,)), ModelError, "no agent")
    refused(lambda: SoftReplies(("p",), ("p + p*p",), (0,)), ModelError, "degree 1")
    refused(lambda: SOFT.lasting(2_001), ScopeError, "2,001")
    assert SOFT.lasting(2_000).rounds == 2_000
    for profile in ((0,), (0, 2), (0, -1), (0, "H"), (0, True), (0, 0, 0)):
        refused(
            lambda profile=profile: LevelReplies(PENNIES, profile),
            ModelError,
            "an action of each",
        )
    assert LEVELS.starting((1, 1)).order(1) == (1, 0)


CHECKS = (
    programs_run,
    programs_halt_or_not,
    programs_are_told_and_followed,
    programs_are_bounded,
    oracles_are_found,
    oracles_are_read,
    answers_are_probabilities,
    demands_are_short,
    games_are_played,
    machines_compare_payoffs,
    machines_are_bounded,
    inductors_are_found,
    numbers_are_enclosed,
    replies_are_made,
    replies_are_read,
)
MODULES = (
    oracle_programs,
    oracle_machines,
    best_response_machines,
    reflective_inductors,
    theory_of_mind,
)
FUNCTIONS = functions_of(*MODULES)
SAME = {}


@pytest.mark.parametrize("function", FUNCTIONS, ids=[f.__name__ for f in FUNCTIONS])
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) == SAME.get(function.__name__, set())
