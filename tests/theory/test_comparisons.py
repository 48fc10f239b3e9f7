"""Two mechanisms side by side, two ways to report: what is said, and what refused."""

import copy
import itertools
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.cli import run as main
from accord.counterexamples.asking import check
from accord.theory.comparisons import Comparison, compare, revenue
from accord.theory.errors import CertificateError, ModelError
from accord.theory.lotteries import uniform
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.profiles import Profile
from accord.theory.specifications import rule_spec
from accord.theory.strategies import number_at
from accord.theory.subjects import build
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

HALF = Fraction(1, 2)
REALS = {"agents": 3, "values": "reals>=0"}
GRID = {"agents": 3, "values": "0..2"}
EARNS, SAME = "earns-at-least", "same-outcomes"


def built(rule, **options):
    return build(rule_spec(rule, {**GRID, **options}))


# --- the pair --------------------------------------------------------------------


def test_a_comparison_gives_both_the_same_reports():
    m = compare(built("second-price"), built("first-price"))
    assert isinstance(m, Comparison)
    assert m(Profile((2, 1, 0))) == (Outcome(0, (1, 0, 0)), Outcome(0, (2, 0, 0)))
    assert m.name == "second-price against first-price"
    assert m.scope == "3 bidders, values 0..2, ties to the lowest index"


def test_the_scope_tells_of_both_where_they_differ():
    m = compare(built("first-price"), built("first-price", ties="2,1,0"))
    assert m.scope.count("3 bidders") == 2
    assert "lowest index; 3" in m.scope


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"agents": 2}, "fewer bidders"),
        ({"values": "0..3"}, "more values"),
        ({"values": "reals>=0"}, "all real values"),
    ],
)
def test_mechanisms_over_other_types_are_not_compared(options, why):
    with pytest.raises(ModelError, match="other agents or types"):
        compare(built("first-price"), built("second-price", **options))


def test_only_mechanisms_are_compared():
    with pytest.raises(ModelError, match="expected two mechanisms"):
        compare(built("first-price"), "second-price")


def test_what_is_known_of_the_parameters_of_either_is_known_of_both():
    one = rule_spec("first-price-reserve", REALS, {"reserve": {"unknown": "r"}})
    two = rule_spec("first-price-reserve", REALS, {"reserve": {"unknown": "s"}})
    m = compare(
        build({**one, "where": ["r >= 1"]}), build({**two, "where": ["s >= r"]})
    )
    assert m.unknowns == {"r", "s"}
    assert len(m.facts["where"]) == 2


def test_revenue_is_expected_over_a_lottery():
    law = uniform([Outcome(0, (3, 0)), Outcome(1, (0, 1))])
    assert revenue(law) == 2
    with pytest.raises(ModelError, match="with payments"):
        revenue("a")


# --- what is asked of it ---------------------------------------------------------

ROWS = [
    ("the own bid is no less than the next", "first-price", EARNS, "second-price", "P"),
    ("the next bid can be less", "second-price", EARNS, "first-price", "R"),
    ("a rule against itself", "all-pay", EARNS, "all-pay", "P"),
    ("all bids are no less than one", "all-pay", EARNS, "first-price", "P"),
    ("one bid can be less than all", "first-price", EARNS, "all-pay", "R"),
    ("a rule is itself", "third-price", SAME, "third-price", "P"),
    ("decisions alike, payments not", "first-price", SAME, "second-price", "R"),
]
WORDS = {"P": "PROVED", "R": "REFUTED"}


@pytest.mark.parametrize("size", [GRID, REALS], ids=["grid", "reals"])
@pytest.mark.parametrize(
    ("first", "prop", "second", "word"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_each_pair_is_told_apart(first, prop, second, word, size):
    verdict = check(first, prop, than=second, **size)
    assert verdict.status == WORDS[word]
    assert not verdict.vacuous
    if word == "R":
        assert f"  {second}" in verdict.story, "the table has a line for each"


def test_a_single_profile_is_enough_to_tell_rules_apart():
    def late(bids):  # as the first price, but for one bid in five
        return bids.index(max(bids)), [bids[0] * (bids[0] == 4) for _ in bids]

    def never(bids):
        return bids.index(max(bids)), [0 for _ in bids]

    options = {"setting": "auction", "agents": 1}
    assert check(late, SAME, than=never, values="0..3", **options).status == "PROVED"
    assert check(late, SAME, than=never, values="0..4", **options).status == "REFUTED"
    real = check(late, SAME, than=never, values="reals", **options)
    assert real.status == "REFUTED"
    assert real.accepted.values == ((4,),)


def by_sorting(bids):
    order = sorted(range(len(bids)), key=lambda i: bids[i], reverse=True)
    return order[0], {order[0]: bids[order[1]]}


def by_maximum(bids):
    winner = bids.index(max(bids))
    return winner, {winner: max(bids[:winner] + bids[winner + 1 :])}


def by_last_maximum(bids):
    winner = max(range(len(bids)), key=lambda i: (bids[i], i))
    return winner, {winner: max(bids[:winner] + bids[winner + 1 :])}


def test_two_ways_to_write_a_rule_agree_at_all_real_bids():
    ask = {"setting": "auction", **REALS}
    assert check(by_sorting, SAME, than=by_maximum, **ask).status == "PROVED"
    assert check(by_sorting, SAME, than="second-price", **ask).status == "PROVED"
    differs = check(by_sorting, SAME, than=by_last_maximum, **ask)
    assert differs.status == "REFUTED"
    (profile,) = differs.accepted.values
    assert list(profile).count(max(profile)) > 1, "they differ at a tie alone"


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.integers(-2, 2)] * 3), min_size=2, max_size=2))
def test_proofs_over_the_reals_agree_with_a_grid(weights):
    def charging(row):
        def rule(bids):
            high, low = max(bids), min(bids)
            return None, [row[0] * high + row[1] * low + row[2], 0]

        return rule

    first, second = map(charging, weights)
    found = check(
        first, EARNS, setting="auction", than=second, agents=2, values="reals"
    )
    less = [
        (a, b)
        for a, b in itertools.product(range(-9, 10), repeat=2)
        if sum(first((a, b))[1]) < sum(second((a, b))[1])
    ]
    if found.status == "PROVED":
        assert not less
    else:
        assert found.status == "REFUTED"
        (profile,) = found.accepted.values
        assert sum(first(profile)[1]) < sum(second(profile)[1])


def test_where_a_reserve_earns_at_least_as_much():
    found = check(
        "second-price-reserve",
        EARNS,
        than="second-price",
        params={"reserve": "r"},
        for_which="r",
        where="r >= 0",
        agents=2,
        values="reals>=0",
    )
    assert found.status == "PROVED"
    # Only no reserve at all never leaves the item with the seller.
    cells = [facts for facts, holds in found.accepted.values[0] if holds]
    assert cells
    at = [all(row.holds({"r": x}) for row in cells[0]) for x in (0, HALF, 3)]
    assert at == [True, False, False]


def test_what_is_about_one_mechanism_is_not_asked_of_two():
    with pytest.raises(ModelError, match="compares two mechanisms"):
        check("first-price", EARNS, **GRID)
    m = compare(built("first-price"), built("second-price"))
    with pytest.raises(ModelError, match="are compared"):
        m.weakly_prefers(0, Profile((0, 0, 0)), None, None)


def test_rules_without_payments_earn_nothing_to_compare():
    with pytest.raises(ModelError, match="with payments"):
        check("borda", EARNS, than="plurality", agents=2, alternatives=2)


# --- certificates ----------------------------------------------------------------


def test_both_rules_are_run_again_and_neither_can_be_exchanged():
    verdict = check("first-price", EARNS, than="second-price", **REALS)
    good = verdict.certificate
    assert recheck(good).status == "PROVED"
    turned = copy.deepcopy(good)
    pair = turned["statement"]["subject"]
    pair["first"], pair["second"] = pair["second"], pair["first"]
    turned["seal"] = seal(turned)
    with pytest.raises(CertificateError, match="False where"):
        recheck(turned)


@pytest.mark.parametrize(
    "handed",
    [None, (by_maximum, by_sorting), by_sorting, (by_sorting, by_last_maximum)],
)
def test_own_rules_are_handed_over_both_and_in_order(handed):
    ask = {"setting": "auction", **GRID}
    good = check(by_sorting, SAME, than=by_maximum, **ask).certificate
    assert recheck(good, (by_sorting, by_maximum)).status == "PROVED"
    with pytest.raises((CertificateError, ModelError)):
        recheck(good, handed)


def test_one_own_rule_can_stand_on_both_sides():
    def with_fee(bids, *, fee=0):
        return None, [fee for _ in bids]

    verdict = check(
        with_fee,
        EARNS,
        setting="auction",
        than=with_fee,
        params={"fee": 2},
        than_params={"fee": 1},
        **GRID,
    )
    assert verdict.status == "PROVED"
    assert recheck(verdict.certificate, with_fee).status == "PROVED"


@pytest.mark.parametrize("part", ["first", "second"])
def test_a_library_rule_that_changed_is_refused_on_either_side(part):
    good = check("first-price", EARNS, than="second-price", **GRID).certificate
    old = copy.deepcopy(good)
    old["statement"]["subject"][part]["source"] = "0" * 64
    old["seal"] = seal(old)
    with pytest.raises(CertificateError, match="has changed"):
        recheck(old)
    with pytest.raises(CertificateError, match="has changed"):
        recheck(old, by_sorting)  # what is handed over never stands for it


OWN = """
def high(bids):
    return bids.index(max(bids)), {bids.index(max(bids)): max(bids)}

def low(bids):
    return bids.index(max(bids)), {bids.index(max(bids)): min(bids)}
"""


def test_the_command_line_compares_keeps_and_checks(tmp_path, capsys):
    file, kept = tmp_path / "own.py", tmp_path / "kept.json"
    file.write_text(OWN, encoding="utf-8")
    one, two = f"{file}:high", f"{file}:low"
    ask = ["--as", "auction", "--agents", "2", "--values", "reals>=0"]
    keep = ["--than", two, *ask, "--certificate", str(kept)]
    assert main(["check", one, EARNS, *keep]) == 0
    shown = capsys.readouterr().out
    assert "high against low: earns-at-least" in shown
    assert f"--subject {one} --subject {two}" in " ".join(shown.split())
    assert main(["recheck", str(kept), "--subject", one, "--subject", two]) == 0
    assert "high against low: earns-at-least" in capsys.readouterr().out
    assert main(["recheck", str(kept), "--subject", two, "--subject", one]) == 4
    assert main(["check", two, EARNS, "--than", one, *ask]) == 1


def test_an_option_goes_to_whoever_takes_it(capsys):
    ask = ["--agents", "2", "--values", "reals>=0"]
    rule = "second-price-reserve"
    assert (
        main(["check", rule, SAME, "--than", "second-price", "--reserve", "0", *ask])
        == 0
    )
    both = ["--than", rule, "--reserve", "1", *ask]
    assert main(["check", rule, SAME, *both]) == 0
    assert main(["check", rule, SAME, *both, "--than-reserve", "2"]) == 1
    capsys.readouterr()
    assert main(["check", rule, SAME, *both, "--fee", "2"]) == 2
    assert "--fee" in capsys.readouterr().err


def test_a_kept_test_loads_both_rules(tmp_path):
    file = tmp_path / "own.py"
    file.write_text(OWN, encoding="utf-8")
    scope = {}
    exec(compile(OWN, str(file), "exec"), scope)
    kept = tmp_path / "kept.json"
    ask = ["--as", "auction", "--agents", "2", "--values", "0..2"]
    export = tmp_path / "test_kept.py"
    names = [f"{file}:high", EARNS, "--than", f"{file}:low"]
    main(["check", *names, *ask, "--certificate", str(kept), "--export", str(export)])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(export)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


# --- strategies ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "bid", "than", "word"),
    [
        pytest.param("first-price", "v", "v/2", "REFUTED", id="half pays the half"),
        pytest.param("second-price", "v", "v/2", "PROVED", id="half pays the same"),
        pytest.param("second-price", "v/2", "v", "REFUTED", id="half loses the item"),
        pytest.param("first-price", "v/2", "v", "PROVED", id="truth never gains"),
        pytest.param("first-price", "v", "v + 1", "PROVED", id="more than the value"),
        pytest.param("second-price", "v", "v + 1", "PROVED", id="more buys at a loss"),
        pytest.param("third-price", "v", "v + 1", "REFUTED", id="more wins for less"),
        pytest.param("first-price", "0", "v/3", "REFUTED", id="nothing is risky"),
    ],
)
def test_a_strategy_is_compared_with_another_at_all_real_values(rule, bid, than, word):
    given = {"bid": bid, "than": than}
    assert check(rule, "never-worse", given=given, **REALS).status == word


def test_truth_is_what_is_compared_if_nothing_is_said():
    told = check("first-price", "never-worse", given={"than": "v/2"}, **REALS)
    assert told.property == "never-worse(than=v/2)"
    assert "(v) gets 0 and" in told.story


def test_a_bid_that_is_no_type_is_no_instance():
    ask = {"given": {"than": "v - 1"}, "agents": 2}
    assert check("second-price", "never-worse", values="0..2", **ask).status == "PROVED"
    assert check("second-price", "never-worse", values="{0}", **ask).vacuous
    assert check("first-price", "never-worse", values="{0,1/2}", **ask).vacuous
    narrow = check("first-price", "never-worse", values="0<=reals<=1/2", **ask)
    assert narrow.status == "PROVED", "a bid below 0 is none"
    wide = check("first-price", "never-worse", values="0<=reals<=3/2", **ask)
    assert wide.status == "REFUTED"


def test_a_strategy_can_have_an_unknown_number():
    ask = {"given": {"than": "c*v"}, "agents": 2, "values": "reals>=0"}
    more = check("first-price", "never-worse", where="c >= 1", **ask)
    assert more.status == "PROVED"
    less = check("first-price", "never-worse", where="0 <= c, c < 1", **ask)
    assert less.status == "REFUTED"
    assert recheck(less.certificate).status == "REFUTED"


def test_own_values_that_are_no_numbers_have_no_half():
    with pytest.raises(ModelError, match="are no numbers"):
        check("borda", "never-worse", given={"than": "v/2"}, agents=2, alternatives=2)
    with pytest.raises(ModelError, match="has `w`"):
        check("first-price", "never-worse", given={"than": "w"}, **GRID)


def test_a_number_of_a_real_domain_divides_exactly():
    m = built("first-price", values="reals>=0")
    assert isinstance(number_at(m, 0, "v", Fraction(1)), Fraction)
    assert number_at(m, 0, "v/2", Fraction(1)) == HALF
    with pytest.raises(ModelError, match="has `v`"):
        number_at(m, 0, "v")


def test_for_all_payments_one_of_two_types_lies_where_levels_fall():
    unknown = {"levels": "a,b,1", "steps": "1,2", "payments": "p,q,0"}
    params = {name: {"unknown": text} for name, text in unknown.items()}
    ask = {"given": {"types": ("0", "1")}, "params": params, "values": "reals>=0"}
    falling = check("two-step", "manipulable-among", where="b < a", **ask)
    assert falling.status == "PROVED"
    assert not falling.vacuous
    level = check("two-step", "manipulable-among", where="b <= a", **ask)
    assert level.status == "REFUTED"


def test_a_mechanism_lists_the_same_type_in_no_lie():
    def rule(bids):
        return 0, (bids[0], 0)

    once = check(
        rule,
        "manipulable-among",
        setting="auction",
        given={"types": ("1/2", "1/2")},
        agents=2,
        values="reals>=0",
    )
    assert once.status == "REFUTED"


def test_a_comparison_is_of_mechanisms_as_they_are():
    first = Mechanism(rule=max, domains=((0, 1), (0, 1)), name="max")
    second = Mechanism(rule=lambda r: r[0] | r[1], domains=((0, 1),) * 2, name="or")
    third = Mechanism(rule=min, domains=((0, 1), (0, 1)), name="min")
    assert check(first, SAME, than=second).status == "PROVED"
    assert check(first, SAME, than=third).status == "REFUTED"
