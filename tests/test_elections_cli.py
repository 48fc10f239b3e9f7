"""Elections from the command line, the shipped example, and real files."""

import itertools
import json
import runpy
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from accord.cli import run
from accord.counterexamples.asking import check as ask
from accord.counterexamples.asking import read_election
from accord.counterexamples.elections import show_number, tell_move
from accord.counterexamples.exporters import as_pref_voting, as_preflib, as_pytest
from accord.theory.elections import ElectionRule
from accord.theory.errors import ModelError
from accord.theory.formats.preflib import read_preflib
from accord.theory.preferences import rank
from accord.theory.rules import find_rule
from accord.verifiers.kernel import check

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "election.soi"
PREFLIB = ROOT.parent / "shared" / "data" / "preflib"
NSWLA = sorted((PREFLIB / "nswla-00058").glob("*.soi"))
FAILING = sorted((PREFLIB / "abcvoting-fail").glob("*.to?"))
RULES = ("plurality", "borda", "instant-runoff", "copeland", "minimax")

real = pytest.mark.skipif(not NSWLA, reason="the PrefLib files are not here")


def said(capsys, *arguments):
    status = run([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return status, out, err


# --- the shipped example -----------------------------------------------------------


def test_the_example_is_what_its_script_makes():
    made = runpy.run_path(str(ROOT / "examples" / "make_election.py"))
    assert made["write_preflib"](made["election"]()) == EXAMPLE.read_text("utf-8")


EXAMPLE_VERDICTS = [
    pytest.param("plurality", 1, id="plurality: some line gains"),
    pytest.param("instant-runoff", 1, id="instant runoff: some line gains"),
    pytest.param("borda", 0, id="borda: no line gains"),
    pytest.param("copeland", 0, id="copeland: no line gains"),
    pytest.param("minimax", 0, id="minimax: no line gains"),
]


@pytest.mark.parametrize(("rule", "status"), EXAMPLE_VERDICTS)
def test_of_the_example(rule, status, capsys, tmp_path):
    kept = tmp_path / "c.json"
    options = ("--rule", rule, "--ties", "lexicographic", "--certificate", kept)
    answer = said(capsys, "check", EXAMPLE, "strategyproof", *options)
    word = ("PROVED", "REFUTED")[status]
    assert answer[0] == status
    assert answer[1].startswith(
        f"{word:<12}{rule} in What to build on the square: line-"
    )
    again = said(capsys, "recheck", kept)
    assert again[0] == 0
    assert again[1].startswith(word)


def test_the_example_is_told_in_full(capsys):
    arguments = ("strategyproof", "--rule", "instant-runoff")
    _, out, _ = said(capsys, "check", EXAMPLE, *arguments)
    assert "  4 voters rank Car park > Market hall.\n" in out
    assert "  If all of them report Car park > Pond > Market hall,\n" in out
    assert "  then Market hall wins and not Library.\n" in out
    assert "    before                  first places   then   then   then\n" in out
    assert "204 of 12,648 instances fail" in out
    assert "Why: these voters rank Market hall, who then wins, above Library" in out


def test_the_winners_are_listed_with_their_tallies(capsys):
    status, out, _ = said(capsys, "winners", EXAMPLE, "--rule", "plurality")
    assert status == 0
    assert out == (
        "What to build on the square\n"
        "  over      400 voters on 62 lines, 5 alternatives, ties to the first in the "
        "file\n"
        "  plurality          Playground\n"
        "\nplurality: Playground wins\n\n"
        "                  points\n"
        "    Library       92\n"
        "    Market hall   93\n"
        "    Playground    95\n"
        "    Pond          74\n"
        "    Car park      46\n"
    )


def test_the_winners_are_given_as_json_without_a_float(capsys):
    status, out, _ = said(capsys, "winners", EXAMPLE, "--json")
    data = json.loads(out, parse_float=lambda text: pytest.fail(f"a float, {text}"))
    assert status == 0
    assert [row["rule"] for row in data] == list(RULES)
    assert {row["winner"] for row in data} == {"Playground", "Library"}


def test_a_rule_can_have_parameters(capsys):
    options = ("--rule", "scoring", "--vector", "1,0,0,0,0", "--quiet")
    status, out, _ = said(capsys, "winners", EXAMPLE, *options)
    assert (status, out.split()[-1]) == (0, "Playground")
    status, out, _ = said(capsys, "check", EXAMPLE, "strategyproof", *options)
    assert status == 1
    assert out.startswith("REFUTED     scoring(vector 1,0,0,0,0) in What to build")


# --- bad input ---------------------------------------------------------------------

REFUSED = [
    pytest.param(("strategyproof",), "states ballots, and no rule", id="no rule"),
    pytest.param(
        ("strategyproof", "--rule", "bordo"), "no rule is named", id="an unknown rule"
    ),
    pytest.param(
        ("strategyproof", "--rule", "second-price"), "auction", id="an auction's rule"
    ),
    pytest.param(
        ("strategyproof", "--rule", "random-ballot"), "lottery", id="a rule that draws"
    ),
    pytest.param(
        ("strategyproof", "--rule", "dictatorship"), "which voter", id="a dictator"
    ),
    pytest.param(
        ("strategyproof", "--rule", "approval"), "kind approval", id="approval ballots"
    ),
    pytest.param(
        ("strategyproof", "--rule", "borda", "--ties", "c,a,b"),
        "numbers 1 to 5",
        id="ties by letters",
    ),
    pytest.param(
        ("strategyproof", "--rule", "borda", "--agents", "3"),
        "no parameter `agents`",
        id="a number of agents",
    ),
    pytest.param(
        ("strategyproof", "--rule", "borda", "--as", "voting"),
        "is an election",
        id="a setting",
    ),
    pytest.param(
        ("strategyproof", "--rule", "borda", "--vector", "1,0"),
        "no parameter `vector`",
        id="a parameter of another rule",
    ),
    pytest.param(
        ("strategyproof", "--rule", "borda", "--file", "x"),
        "no parameter `file`",
        id="an option that no rule has",
    ),
    pytest.param(
        ("condorcet-winner", "--rule", "borda"),
        "is about `Mechanism`",
        id="a property of mechanisms",
    ),
    pytest.param(
        ("line-strategyprof", "--rule", "borda"),
        "no property is named",
        id="an unknown property",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_check_refuses(arguments, message, capsys):
    status, out, err = said(capsys, "check", EXAMPLE, *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) <= 2


def test_a_rule_is_for_elections_alone(capsys):
    arguments = ("borda", "strategyproof", "--rule", "borda")
    status, _, err = said(capsys, "check", *arguments)
    assert status == 2
    assert "option `--rule`" in err


def test_there_is_no_such_file(capsys):
    status, _, err = said(capsys, "winners", "nowhere.soi")
    assert status == 2
    assert "nowhere.soi" in err


def test_nothing_is_printed_before_the_last_rule_is_counted(capsys):
    rules = ("--rule", "borda", "--rule", "dictatorship")
    status, out, err = said(capsys, "winners", EXAMPLE, *rules)
    assert (status, out) == (2, "")
    assert "which voter" in err


def test_categories_are_refused(capsys, tmp_path):
    text = (
        "# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 1\n"
        "# NUMBER UNIQUE PREFERENCES: 1\n# NUMBER CATEGORIES: 2\n"
        "# CATEGORY NAME 1: yes\n# CATEGORY NAME 2: no\n"
        "# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n1: 1,2\n"
    )
    file = tmp_path / "x.cat"
    file.write_text(text)
    status, _, err = said(capsys, "winners", file)
    assert status == 2
    assert "categories" in err


def test_a_certificate_changed_by_hand_is_rejected(capsys, tmp_path):
    kept = tmp_path / "c.json"
    options = ("--rule", "borda", "--certificate", kept, "--quiet")
    said(capsys, "check", EXAMPLE, "strategyproof", *options)
    data = json.loads(kept.read_text())
    data["statement"]["subject"]["lines"][0][1] += 1
    kept.write_text(json.dumps(data))
    assert said(capsys, "recheck", kept)[0] == 4


@pytest.mark.skipif(not FAILING, reason="the broken PrefLib files are not here")
@pytest.mark.parametrize("command", ["check", "winners"])
@pytest.mark.parametrize("file", FAILING, ids=lambda path: f"broken {path.name}")
def test_a_broken_file_gives_one_clear_error(file, command, capsys):
    more = ("strategyproof",) if command == "check" else ()
    status, out, err = said(capsys, command, file, *more, "--rule", "borda")
    assert (status, out) == (2, "")
    assert err.startswith(f"error: {file}:")
    assert err.count("error:") == 1


# --- exports -----------------------------------------------------------------------


def test_a_refutation_is_kept_as_two_files_that_have_the_two_winners(capsys, tmp_path):
    paths = tmp_path / "x-before.soi", tmp_path / "x-after.soi"
    kept = ("--export", tmp_path / "x.soi")
    options = ("--rule", "instant-runoff", *kept, "--quiet")
    assert said(capsys, "check", EXAMPLE, "strategyproof", *options)[0] == 1
    winners = [read_election(str(p), "instant-runoff") for p in paths]
    assert [e.names[e.winner] for e in winners] == ["Library", "Market hall"]
    before, after = (Counter(dict(e.lines)) for e in winners)
    assert (before - after, after - before) == ({(4, 1): 4}, {(4, 3, 1): 4})


def test_a_refutation_with_ties_is_kept_with_its_ties():
    tied = (frozenset({1, 2}), frozenset({0}))
    lines = (((0,), 3), ((1,), 2), (tied, 2))
    verdict = ask(
        ElectionRule(("a", "b", "c"), lines, "plurality"), "line-strategyproof"
    )
    assert verdict.status == "REFUTED"
    texts = as_preflib(verdict)
    assert [read_preflib(text).kind for text in texts] == ["toi", "soi"]
    assert "2: {2,3},1\n" in texts[0]


def test_a_proof_has_no_election_after():
    verdict = ask(read_election(str(EXAMPLE), "borda"), "line-strategyproof")
    with pytest.raises(ModelError, match="got PROVED"):
        as_preflib(verdict)
    with pytest.raises(ModelError, match="got PROVED"):
        as_pref_voting(verdict)


def test_a_refutation_of_an_auction_is_no_election():
    verdict = ask("first-price", "strategyproof", agents=2, values="0..2")
    with pytest.raises(ModelError, match="lie in an election"):
        as_preflib(verdict)


def test_a_verdict_is_kept_as_a_test():
    verdict = ask(read_election(str(EXAMPLE), "plurality"), "line-strategyproof")
    space = {}
    exec(compile(as_pytest(verdict), "kept", "exec"), space)
    (kept,) = (f for name, f in space.items() if name.startswith("test_"))
    kept()


def test_numbers_are_shown_with_their_fraction():
    numbers = (Fraction(24691, 2), -3, Fraction(-1, 3), 0, 1000)
    shown = ["12,345 1/2", "-3", "-1/3", "0", "1,000"]
    assert list(map(show_number, numbers)) == shown


def test_one_voter_is_told_as_one():
    e = ElectionRule(
        ("a", "b", "c"), (((0,), 1), ((1, 0), 1), ((2, 1), 1)), "plurality"
    )
    sentences, _ = tell_move(e, 2, (1,))
    assert sentences[:2] == ["1 voter ranks c > b.", "If she reports b,"]


# --- real elections ------------------------------------------------------------------

WINNERS = {
    "00000042": ("PIPER Greg",) * 5,
    "00000122": ("ZANGARI Guy",) * 5,
    "00000148": ("DAVIES Tanya",) * 5,
    "00000168": ("WATSON Anna",) * 5,
    "00000186": ("HARRIS David",) * 5,
    "00000224": ("PARK Ryan",) * 5,
    "00000247": ("COURE Mark", "AMBIHAIPAHAR Ash", *("COURE Mark",) * 3),
    "00000266": ("CROUCH Adam", "BOUGHTON Sam", *("CROUCH Adam",) * 3),
}
GAINS = {("00000247", "borda"): 21, ("00000266", "borda"): 4}  # how many moves pay


def number_of(path):
    return path.stem.partition("-")[2]


def _rows(files):
    return [
        pytest.param(path, rule, id=f"{rule} in {path.stem}")
        for path in files
        for rule in RULES
    ]


SMALL = [path for path in NSWLA if number_of(path) != "00000042"]
LARGE = [path for path in NSWLA if number_of(path) == "00000042"]


def plain(e, lines, rule):
    """Who wins, computed from the words of the rule, on (order, voters) pairs."""
    m = len(e.names)
    everything = range(m)
    above = [[0] * m for _ in everything]
    for order, voters in lines:
        for x, y in itertools.permutations(everything, 2):
            above[x][y] += voters * (rank(order, x) < rank(order, y))
    margin = [[above[x][y] - above[y][x] for y in everything] for x in everything]
    if rule == "instant-runoff":
        left = set(everything)
        while len(left) > 1:
            firsts = Counter(dict.fromkeys(left, 0))
            for order, voters in lines:
                best = next((x for x in order if x in left), None)
                firsts[best] += voters
            left.remove(min(left, key=lambda x: (firsts[x], -x)))
        return left.pop()
    if rule == "plurality":
        score = [sum(n for order, n in lines if order[0] == x) for x in everything]
    elif rule == "borda":  # a point for each below, half for each beside: twice that
        beaten = [sum(row) for row in margin]
        score = beaten
    elif rule == "copeland":
        score = [sum((n > 0) - (n < 0) for n in row) for row in margin]
    else:
        score = [min(n for y, n in enumerate(margin[x]) if y != x) for x in everything]
        if max(score) > 0:  # a Condorcet winner is one, however close she came
            score = [int(n > 0) for n in score]
    return score.index(max(score))


@real
@pytest.mark.parametrize(("path", "rule"), _rows(NSWLA))
def test_the_real_winner_is_the_one_computed_a_second_way(path, rule):
    e = read_election(str(path), rule)
    assert e.names[e.winner] == WINNERS[number_of(path)][RULES.index(rule)]
    assert e.winner == plain(e, e.lines, rule)


@real
@pytest.mark.parametrize(("path", "rule"), _rows(SMALL))
def test_whether_a_line_of_a_real_election_gains(path, rule):
    _decided(path, rule)


@real
@pytest.mark.slow
@pytest.mark.parametrize(("path", "rule"), _rows(LARGE))
def test_whether_a_line_of_the_largest_election_gains(path, rule):
    verdict = _decided(path, rule)
    assert verdict.accepted.instances == 21_497_988


def _decided(path, rule):
    e = read_election(str(path), rule)
    verdict = ask(e, "line-strategyproof")
    gains = GAINS.get((number_of(path), rule))
    assert (verdict.status, verdict.violations) == (
        "REFUTED" if gains else "PROVED",
        gains,
    )
    assert check(verdict.certificate) == verdict.accepted
    if gains:
        line, report = verdict.counterexample.values()
        lines = list(e.lines)
        lines[line] = (report, lines[line][1])
        order = e.lines[line][0]
        then = plain(e, lines, rule)
        assert rank(order, then) < rank(order, plain(e, e.lines, rule))
    else:
        assert not verdict.vacuous
    return verdict


@real
@pytest.mark.parametrize("rule", RULES)
def test_a_plain_loop_over_a_real_election_counts_the_same_gains(rule):
    path = next(p for p in NSWLA if number_of(p) == "00000266")
    e = read_election(str(path), rule)
    function = find_rule(rule).function
    gains = 0
    for own, voters in e.lines:
        for report in e.reports:
            lines = Counter(dict(e.lines))
            lines[own] -= voters
            lines[report] += voters
            winner = function(+lines, ties=e.priority, alternatives=len(e.names))
            gains += rank(own, winner) < rank(own, e.winner)
    assert gains == GAINS.get(("00000266", rule), 0)


def test_what_was_read_leniently_is_said(capsys, tmp_path):
    file = tmp_path / "zero.soc"
    text = "# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n"
    text += "# NUMBER UNIQUE ORDERS: 2\n# ALTERNATIVE NAME 0: A\n"
    file.write_text(text + "# ALTERNATIVE NAME 1: B\n2: 0,1\n1: 1,0\n", "utf-8")
    status, out, err = said(capsys, "winners", file, "--rule", "borda")
    assert status == 0
    assert "A wins" in out
    assert err.startswith(f"warning: {file}: ")
