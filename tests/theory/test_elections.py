"""Elections with a rule: who wins, who would win, and blocks of reports."""

import ast
import inspect
import itertools
import json
import textwrap
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check as ask
from accord.theory.blocks import Between, Block, Undecided, all_reports
from accord.theory.domains import truncated_orders
from accord.theory.elections import ElectionRule, election_spec, from_spec, with_rule
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.preflib import Election
from accord.theory.preferences import rank
from accord.theory.properties import PremiseNotMet, assume, find_property, prop
from accord.theory.properties import line_strategyproof as definition
from accord.theory.rules import find_rule
from accord.theory.statements import Statement
from accord.theory.tallies import tallies
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question
from accord.verifiers.engines.blocks import disagreement, search
from accord.verifiers.kernel import check
from accord.verifiers.kernel.loops import check_table
from accord.verifiers.limits import Limits

RULES = (
    "plurality",
    "anti-plurality",
    "borda",
    "scoring",
    "instant-runoff",
    "instant-runoff-all-tied",
    "plurality-with-runoff",
    "coombs",
    "bucklin",
    "nanson",
    "black",
    "copeland",
    "minimax",
    "ranked-pairs",
    "schulze",
    "kemeny",
)
PROPERTY = find_property("line-strategyproof")
NAMES = ("a", "b", "c", "d")


def election(rule, lines, alternatives=3, **options):
    return ElectionRule(NAMES[:alternatives], tuple(lines), rule, **options)


def statement(e, record=PROPERTY):
    return Statement(record, e, {})


def plain_winner(e, lines):
    """The library's rule on one ballot for each voter."""
    ballots = tuple(order for order, voters in lines for _ in range(voters))
    rule = find_rule(e.rule).function
    return rule(ballots, ties=e.priority, alternatives=len(e.names))


def after(e, line, report):
    lines = list(e.lines)
    lines[line] = (report, lines[line][1])
    return lines


@st.composite
def elections(draw, rules=RULES, sizes=(2, 4), most=5):
    m = draw(st.integers(*sizes))
    orders = st.sampled_from(
        [o for k in range(1, m + 1) for o in itertools.permutations(range(m), k)]
    )
    lines = draw(st.dictionaries(orders, st.integers(1, most), min_size=1, max_size=6))
    ties = draw(st.sampled_from(["lexicographic", "reverse"]))
    return election(draw(st.sampled_from(rules)), lines.items(), m, ties=ties)


# --- who wins, a second way --------------------------------------------------------


@given(elections())
def test_the_winner_is_that_of_the_single_ballots(e):
    assert e.winner == plain_winner(e, e.lines)


@given(elections(), st.data())
def test_the_winner_after_a_move_is_that_of_the_single_ballots(e, data):
    line = data.draw(st.integers(0, len(e.lines) - 1))
    report = data.draw(st.sampled_from(e.reports))
    assert e.winner_if(line, report) == plain_winner(e, after(e, line, report))
    moved = Counter()
    for order, voters in after(e, line, report):
        moved[order] += voters
    assert dict(e.moved(line, report)) == dict(moved)


@settings(max_examples=60)
@given(elections())
def test_a_block_has_the_winner_of_each_of_its_reports_or_is_undecided(e):
    for line in range(len(e.lines)):
        covered = []
        todo = [all_reports(len(e.names))]
        while todo:
            part = todo.pop()
            try:
                winner = e.winner_if(line, part)
            except Undecided:
                todo += part.parts
                continue
            orders = part.orders if isinstance(part, Block) else (part,)
            covered += orders
            assert {e.winner_if(line, order) for order in orders} == {winner}
        assert sorted(covered) == sorted(e.reports)


@settings(max_examples=60)
@given(elections())
def test_the_engine_finds_what_a_plain_loop_finds(e):
    found, runs = search(statement(e), Limits())
    failing = [
        (line, report)
        for line, (own, _) in enumerate(e.lines)
        for report in e.reports
        if report != own
        and rank(own, plain_winner(e, after(e, line, report))) < rank(own, e.winner)
    ]
    assert found.count == len(failing)
    assert runs <= len(e.lines) * len(e.reports)
    if failing:
        size = {i: _size(e, *i) for i in failing}
        (least,) = found.violations
        assert size[least] == min(size.values())


def _size(e, line, report):
    order, voters = e.lines[line]
    return voters, disagreement(order, report, len(e.names))


@settings(max_examples=40)
@given(elections())
def test_the_verdict_by_blocks_is_that_of_the_plain_table(e):
    verdict = ask(e, "line-strategyproof")
    try:
        accepted = check_table(statement(e), {"instances": -1, "table": ""})
    except CertificateError as error:
        refuted = "False at" in error.message
        assert verdict.status == ("REFUTED" if refuted else "PROVED")
        count = (
            int(error.message.split("expected ")[1].split(",")[0]) if not refuted else 0
        )
        assert refuted or verdict.accepted.instances == count
    else:
        pytest.fail(f"accepted a wrong count: {accepted}")


def test_disagreement_counts_reversed_pairs_twice_and_ties_once():
    assert disagreement((0, 1, 2), (0, 1, 2), 3) == 0
    assert disagreement((0, 1, 2), (1, 0, 2), 3) == 2
    assert disagreement((0, 1, 2), (0,), 3) == 1
    assert disagreement((frozenset({0, 1}),), (0, 1, 2), 3) == 1


# --- intervals ---------------------------------------------------------------------

NUMBERS = st.integers(-4, 4) | st.fractions(-4, 4, max_denominator=3)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.integers(-3, 3))
def test_sums_of_intervals_hold_the_sums(a, b, c, d, factor):
    low, high = sorted((a, b))
    x, other = Between(low, high), Between(*sorted((c, d)))
    for number in (low, high):
        for result, true in (
            (x + c, number + c),
            (c + x, number + c),
            (x - c, number - c),
            (c - x, c - number),
            (-x, -number),
            (x * factor, number * factor),
            (factor * x, number * factor),
            (x + other, number + d),
            (x - other, number - d),
        ):
            assert result.low <= true <= result.high


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_comparison_is_decided_only_if_all_numbers_between_agree(a, b, c):
    low, high = sorted((a, b))
    inside = {low, high, (low + high) / Fraction(2)} | (
        {c} if low <= c <= high else set()
    )
    for ask_it in (
        lambda x: x < c,
        lambda x: x <= c,
        lambda x: x > c,
        lambda x: x >= c,
        lambda x: x == c,
        lambda x: x != c,
        lambda x: c < x,
        bool,
    ):
        try:
            answer = ask_it(Between(low, high))
        except Undecided:
            continue
        assert {ask_it(x) for x in inside} == {answer}


UNDECIDED = [
    pytest.param(lambda x, _: x < 2, id="an interval around 2 below 2"),
    pytest.param(lambda x, _: x == 2, id="an interval around 2 equal to 2"),
    pytest.param(lambda x, y: x == y, id="two intervals that overlap, equal"),
    pytest.param(lambda x, y: x * y, id="the product of two intervals"),
    pytest.param(max, id="the larger of two that overlap"),
    pytest.param(lambda x, _: bool(x - 1), id="whether what may be 0 is not 0"),
]


@pytest.mark.parametrize("asked", UNDECIDED)
def test_intervals_leave_undecided(asked):
    with pytest.raises(Undecided):
        asked(Between(1, 3), Between(2, 4))


def test_an_interval_equals_itself_and_has_no_hash():
    x = Between(1, 3)
    assert [0, x].index(x) == 1
    with pytest.raises(TypeError):
        hash(x)


LOOKS = [
    pytest.param(lambda b: b == (0,), id="compared with an order"),
    pytest.param(lambda b: b != (0,), id="compared for a difference"),
    pytest.param(len, id="asked for its length"),
    pytest.param(list, id="listed"),
    pytest.param(lambda b: b[0], id="asked for its first"),
    pytest.param(lambda b: 0 in b, id="asked for a member"),
    pytest.param(hash, id="hashed"),
    pytest.param(bool, id="taken for true"),
    pytest.param(str, id="shown"),
    pytest.param(lambda b: b.index(0), id="asked for a place"),
    pytest.param(lambda b: rank(b, 0), id="asked for a rank"),
    pytest.param(lambda b: (*b, 1), id="made longer"),
]


@pytest.mark.parametrize("look", LOOKS)
def test_a_block_is_undecided_when(look):
    with pytest.raises(Undecided):
        look(all_reports(3))


@prop(ElectionRule, forall=("line", "report"))
def truncates_never(e, line, report):
    """No report is shorter than the line's own order: false, and looks at reports."""
    return len(report) >= len(e.lines[line][0])


@prop(ElectionRule, forall=("line", "report"))
def starts_with_a_number(e, line, report):
    """Every report starts with an alternative of the election."""
    return report[0] in range(len(e.names))


def test_a_definition_that_looks_at_the_report_is_run_on_single_ones():
    e = election("borda", [((0, 1, 2), 2)])
    found, runs = search(statement(e, truncates_never.accord_property), Limits())
    assert (found.count, runs) == (3, 9)
    found, runs = search(statement(e, starts_with_a_number.accord_property), Limits())
    assert (found.count, runs) == (0, 9)


# --- four rows for the property, and its mutants -------------------------------------

# Two alternatives fight, the third is nobody's winner: its friends may help.
SPOILED = [((0, 1, 2), 4), ((1, 0, 2), 3), ((2, 1, 0), 2)]
ROWS = [
    pytest.param(
        election("plurality", [((0, 1, 2), 5), ((1, 0, 2), 3)]),
        "PROVED",
        False,
        id="a plurality winner with more than half is out of reach",
    ),
    pytest.param(
        election("plurality", SPOILED),
        "REFUTED",
        False,
        id="two spoilers make their second choice win under plurality",
    ),
    pytest.param(
        election("plurality", [((0,), 1)], 1),
        "PROVED",
        True,
        id="one alternative leaves nothing to report",
    ),
    pytest.param(
        election("borda", [((0, 2, 1), 3), ((0, 1, 2), 1)]),
        "PROVED",
        True,
        id="everybody's first choice wins and no line wants another",
    ),
    pytest.param(
        election("plurality", [], 2),
        "PROVED",
        True,
        id="an election without lines has nobody to move",
    ),
]


@pytest.mark.parametrize(("e", "status", "vacuous"), ROWS)
def test_the_property(e, status, vacuous):
    verdict = ask(e, "line-strategyproof")
    assert verdict.status == status
    assert bool(verdict.vacuous) == vacuous
    assert check(verdict.certificate) == verdict.accepted


def _mutants():
    source = textwrap.dedent(inspect.getsource(definition.line_strategyproof))
    flips = {ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt)}
    compares = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Compare)]
    for k, node in enumerate(compares):
        for flipped in flips[type(node.ops[0])]:
            tree = ast.parse(source)
            again = [n for n in ast.walk(tree) if isinstance(n, ast.Compare)][k]
            again.ops = [flipped()]
            tree.body[0].decorator_list = []
            text = ast.unparse(tree)
            yield pytest.param(text, id=f"mutant: {ast.unparse(again)}")


@pytest.mark.parametrize("text", list(_mutants()))
def test_some_row_notices(text):
    space = dict(vars(definition))
    exec(compile(text, "mutant", "exec"), space)
    body = space["line_strategyproof"]

    def answer(e):
        results = []
        for line, report in itertools.product(range(len(e.lines)), e.reports):
            if report == e.lines[line][0]:
                continue
            try:
                results.append(body(e, line, report))
            except PremiseNotMet:
                continue
        return ("REFUTED" if False in results else "PROVED"), not results

    wrong = [row.id for row in ROWS if answer(row.values[0]) != row.values[1:]]
    assert wrong
    assert assume  # what the mutants call


def test_the_least_move_is_told_with_its_tallies():
    verdict = ask(election("plurality", SPOILED), "line-strategyproof")
    assert verdict.counterexample == {"line": 2, "report": (1, 2, 0)}
    assert verdict.story == textwrap.dedent("""\
        --  2 voters rank c > b > a.
          If all of them report b > c > a,
          then b wins and not a.

            points   before   after
            a        4        4
            b        3        5
            c        2        0

          Why: these voters rank b, who then wins, above a, who wins now.
        """).strip().removeprefix("--")
    assert verdict.notes[-1].startswith("the least in this scope: fewest voters")


def test_a_verdict_without_time_or_kernel_is_weaker_and_says_how_far_it_came():
    late = ask(SAFE, "line-strategyproof", limits=Limits(seconds=0.0))
    assert (late.status, late.certificate) == ("UNKNOWN", None)
    assert "of 18" in late.reason
    dear = ask(SAFE, "line-strategyproof", limits=Limits(kernel_budget=1))
    assert (dear.status, dear.certificate) == ("UNCHECKED", None)
    assert "--kernel-budget 2" in dear.reason


# --- certificates --------------------------------------------------------------------


def certified(e, kind="blocks", verdict="PROVED", **payload):
    question = Question(PROPERTY, election_spec(e))
    return make_certificate(question.as_data(e.scope), verdict, kind, payload)


SAFE = election("plurality", [((0, 1, 2), 5), ((1, 0, 2), 3)])
SPOILT = election("plurality", SPOILED)
BAD = [
    pytest.param(certified(SAFE), "payload", id="no number of runs"),
    pytest.param(certified(SAFE, runs="2"), "payload", id="runs as text"),
    pytest.param(certified(SAFE, runs=2, lines=2), "payload", id="one field too many"),
    pytest.param(certified(SAFE, runs=1), "runs", id="one run too few"),
    pytest.param(certified(SAFE, runs=3), "runs", id="one run too many"),
    pytest.param(certified(SAFE, runs=-1), "runs", id="a negative number of runs"),
    pytest.param(certified(SAFE, runs=True), "runs", id="true for a number of runs"),
    pytest.param(certified(SPOILT, runs=9), "line 2", id="a line that can gain"),
    pytest.param(
        certified(SAFE, verdict="REFUTED", runs=2), "verdict", id="the other verdict"
    ),
    pytest.param(
        certified(SPOILT, "witness", "REFUTED", instance={"line": 2, "report": [0]}),
        "run",
        id="a witness that gains nothing",
    ),
    pytest.param(
        certified(SPOILT, "witness", "REFUTED", instance={"line": 3, "report": [0]}),
        "instance",
        id="a witness on a line that is not there",
    ),
    pytest.param(
        certified(SPOILT, "witness", "REFUTED", instance={"line": 2, "report": [1, 0]}),
        "instance",
        id="a witness with an order outside the range",
    ),
    pytest.param(
        certified(
            SPOILT, "witness", "REFUTED", instance={"line": 2, "report": [2, 1, 0]}
        ),
        "instance",
        id="a witness that reports its own order",
    ),
]


@pytest.mark.parametrize(("certificate", "step"), BAD)
def test_the_kernel_rejects(certificate, step):
    with pytest.raises(CertificateError, match=f"step `{step}"):
        check(certificate)


def test_the_kernel_accepts_what_the_rejected_ones_were_made_from():
    assert check(certified(SAFE, runs=2)).status == "PROVED"
    instance = {"line": 2, "report": [1, 2, 0]}
    witness = certified(SPOILT, "witness", "REFUTED", instance=instance)
    assert check(witness).values == (2, (1, 2, 0))


def test_the_kernel_refuses_more_runs_than_its_budget_before_any_work():
    with pytest.raises(ScopeError, match="budget"):
        check(certified(SAFE, runs=2), budget=1)


def test_blocks_are_for_elections_alone():
    verdict = ask("borda", "anonymous", agents=2)
    data = verdict.certificate
    wrong = make_certificate(data["statement"], "PROVED", "blocks", {"runs": 1})
    with pytest.raises(CertificateError, match="expected an election"):
        check(wrong)


def _changed(key, value):
    spec = json.loads(json.dumps(election_spec(SAFE)))
    spec[key] = value
    return spec


BAD_SPECS = [
    pytest.param(
        "source", "0" * 64, CertificateError, id="another version of the rule"
    ),
    pytest.param("rule", "bordo", ModelError, id="an unknown rule"),
    pytest.param("ties", "1,2", ModelError, id="ties that leave one out"),
    pytest.param("names", [], ModelError, id="no alternatives"),
    pytest.param("lines", [[[0, 1, 2], 0]], ModelError, id="a line of nobody"),
    pytest.param("lines", [[[0, 1, 2], "5"]], ModelError, id="a count as text"),
    pytest.param("lines", [[[0, 0], 1]], ModelError, id="an alternative twice"),
    pytest.param("lines", [[[0, 3], 1]], ModelError, id="an unknown alternative"),
    pytest.param("lines", [[["a"], 1]], TypeError, id="an alternative by its name"),
    pytest.param("lines", [[0, 1]], TypeError, id="a number for an order"),
    pytest.param("lines", [[[0, 1, 2]]], ValueError, id="a line without a count"),
    pytest.param("lines", [[[0], 1], [[0], 2]], ModelError, id="one order twice"),
    pytest.param("params", {"vektor": "1,0,0"}, ModelError, id="an unknown parameter"),
]


@pytest.mark.parametrize(("key", "value", "error"), BAD_SPECS)
def test_a_specification_is_refused(key, value, error):
    with pytest.raises(error):
        from_spec(_changed(key, value))


@given(elections())
def test_a_specification_gives_back_the_election(e):
    assert from_spec(json.loads(json.dumps(election_spec(e)))) == e


# --- what is refused, what is understood ---------------------------------------------

REFUSED = [
    pytest.param("bordo", {}, "no rule is named", id="an unknown rule"),
    pytest.param("second-price", {}, "setting auction", id="a rule of an auction"),
    pytest.param("approval", {}, "kind approval", id="a rule of approval ballots"),
    pytest.param("score", {}, "kind score", id="a rule of scores"),
    pytest.param("dictatorship", {}, "which voter", id="a dictator"),
    pytest.param("random-ballot", {}, "lottery", id="a rule that draws lots"),
    pytest.param("borda", {"ties": "a,b,c"}, "numbers 1 to 3", id="ties by letters"),
    pytest.param(
        "borda", {"ties": "1,2,2"}, "numbers 1 to 3", id="ties with one twice"
    ),
    pytest.param(
        "borda", {"params": {"k": 1}}, "no parameter", id="a strange parameter"
    ),
    pytest.param(
        "scoring", {"params": {"vector": "1,0"}}, "3 points", id="a vector too short"
    ),
    pytest.param("scoring", {"params": {"vector": 0.5}}, "float", id="a float"),
]


@pytest.mark.parametrize(("rule", "options", "message"), REFUSED)
def test_an_election_is_refused_with(rule, options, message):
    with pytest.raises(ModelError, match=message):
        _ = election(rule, SPOILED, **options).winner


BAD_LINES = [
    pytest.param([((), 1)], id="an empty order"),
    pytest.param([([0, 1], 1)], id="a list for an order"),
    pytest.param([((0, 0), 1)], id="an alternative twice"),
    pytest.param([((0, 5), 1)], id="an alternative that is not there"),
    pytest.param([(("a",), 1)], id="an alternative by its name"),
    pytest.param([((0,), True)], id="true for a count"),
    pytest.param([((0,), Fraction(1, 2))], id="half a voter"),
    pytest.param([((0,), -1)], id="minus one voter"),
    pytest.param([((0,), 1), ((0,), 1)], id="one order on two lines"),
]


@pytest.mark.parametrize("lines", BAD_LINES)
def test_lines_are_refused_with(lines):
    with pytest.raises(ModelError):
        election("borda", lines)


def test_an_election_of_categories_has_no_rule():
    cat = Election(
        "cat", ("a", "b"), (((frozenset({0}), frozenset({1})), 1),), ("y", "n")
    )
    with pytest.raises(ModelError, match="categories"):
        with_rule(cat, "borda")


def test_reports_beyond_the_domain_that_fits_are_refused_and_the_winner_is_not():
    names = tuple(f"x{k}" for k in range(12))
    e = ElectionRule(names, (((3, 1), 2), ((4,), 1)), "borda")
    assert e.winner == 3
    with pytest.raises(ScopeError, match="truncated orders of 12"):
        ask(e, "line-strategyproof")


def test_groups_of_one_are_strict_and_real_ties_are_kept():
    tied = (frozenset({0, 2}), frozenset({1}))
    strict = (frozenset({1}), frozenset({0}))
    e = with_rule(Election("toi", ("a", "b", "c"), ((tied, 2), (strict, 1))), "borda")
    assert [order for order, _ in e.lines] == [tied, (1, 0)]
    assert e.winner == 0
    assert ask(e, "line-strategyproof").status == "PROVED"
    assert from_spec(json.loads(json.dumps(election_spec(e)))) == e


def test_ties_are_broken_as_stated_and_said():
    lines = [((0,), 1), ((1,), 1), ((2,), 1)]
    stated = {"lexicographic": "first", "reverse": "last", "2,3,1": "order 2,3,1"}
    winners = {}
    for ties, word in stated.items():
        e = election("plurality", lines, ties=ties)
        winners[ties] = e.winner
        assert word in e.scope
    assert winners == {"lexicographic": 0, "reverse": 2, "2,3,1": 1}


def test_a_report_of_all_but_one_alternative_is_no_deviation():
    e = election("borda", [((0, 1), 1)])
    assert e.reports == truncated_orders(3)
    assert all(len(report) != 2 for report in e.reports)


TALLIES = [
    pytest.param("plurality", [[4, 3, 2]], id="plurality: first places"),
    pytest.param("borda", [[11, 12, 4]], id="borda: points"),
    pytest.param(
        "instant-runoff", [[4, 3, 2], [4, 5]], id="instant runoff: two rounds"
    ),
    pytest.param("copeland", [[-1, 5, 5]], id="copeland: margins"),
    pytest.param("minimax", [[-1, 5, 5]], id="minimax: margins"),
]


@pytest.mark.parametrize(("rule", "numbers"), TALLIES)
def test_the_tallies_are(rule, numbers):
    e = election(rule, SPOILED)
    steps = tallies(e, e.electorate)
    assert [[number for _, number in step.entries] for step in steps] == numbers


def test_ballots_that_list_nobody_left_are_set_apart():
    e = election("instant-runoff", [((0,), 4), ((1,), 3), ((2,), 2)])
    assert tallies(e, e.electorate)[1].entries == (
        ("a", 4),
        ("b", 3),
        ("(lists none of these)", 2),
    )
