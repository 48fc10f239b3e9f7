"""Regions of parameters: compared with numbers, ends too; nothing forged passes."""

import copy
import time
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import accord
from accord.counterexamples.asking import check
from accord.counterexamples.evidence import proved_region
from accord.counterexamples.regions import region_of, tell_region
from accord.theory.errors import AccordError, CertificateError, ModelError, ScopeError
from accord.theory.forms import Form, read_literal, write_literal
from accord.theory.games import from_arrays
from accord.theory.subjects import build
from accord.verifiers import kernel
from accord.verifiers.limits import Limits

REAL = {"setting": "auction", "values": "reals>=0"}


def refund(bids, r=0):
    winner = bids.index(max(bids))
    return winner, {winner: bids[winner] - r * bids[winner]}


def share(bids, k=0):
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): k * second}


def entry(bids, reserve=0, fee=0):
    first, second = sorted(bids, reverse=True)[:2]
    if first < reserve:
        return None, {}
    return bids.index(first), {bids.index(first): max(second, reserve) + fee}


def mixed(bids, k=0, fee=0):
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): k * second + fee * first}


def at_the_root(bids, k=0):
    """Second price where k*k < 2, first price elsewhere."""
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): second if k * k < 2 else first}


def cubic(bids, k=0):
    first, second = sorted(bids, reverse=True)[:2]
    below = k * k * k - k - 1 <= 0
    return bids.index(first), {bids.index(first): second if below else first}


def triple(bids, a=0, b=0, c=0):
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): second if a + b > c else first}


def weighted(bids, k=1):
    if bids[0] * k >= bids[1]:
        return 0, {0: bids[1] * k}
    return 1, {1: bids[0] * k}


ROWS = [
    (refund, "strategyproof", "r", "", "for no r"),
    (refund, "ex-post-ir", "r", "", "exactly for r >= 0"),
    (refund, "ex-post-ir", "r", "0 <= r <= 1", "for every r"),
    (refund, "no-deficit", "r", "", "exactly for r <= 1"),
    (refund, "no-deficit", "r", "r < 2", "exactly for r <= 1"),
    (share, "strategyproof", "k", "", "exactly for k = 1"),
    (share, "strategyproof", "k", "k > 1", "for no k"),
    (share, "ex-post-ir", "k", "", "exactly for k <= 1"),
    (entry, "strategyproof", "reserve, fee", "", "exactly for fee = 0"),
    (entry, "ex-post-ir", "reserve, fee", "", "exactly for fee <= 0"),
    (entry, "no-deficit", "reserve, fee", "reserve >= 0", None),
    (mixed, "strategyproof", "k, fee", "", "exactly for fee = 0 and k = 1"),
    (weighted, "strategyproof", "k", "", "exactly for k = 0 or k = 1"),
    (weighted, "ex-post-ir", "k", "", "exactly for k <= 1"),
    (weighted, "efficient", "k", "", "exactly for k = 1"),
    (triple, "strategyproof", "a, b, c", "", "exactly for a + b > c"),
    (
        at_the_root,
        "strategyproof",
        "k",
        "",
        "exactly for -1.41421... < k < 1.41421... (k^2 = 2)",
    ),
    (at_the_root, "strategyproof", "k", "k >= 0", None),
    (cubic, "strategyproof", "k", "", "exactly for k <= 1.32471... (k^3 - k = 1)"),
]


def asked(rule, prop, names, where="", agents=2, **options):
    given = {name.strip(): name.strip() for name in names.split(",")}
    known = {"where": where} if where else {}
    options = {**REAL, **options, **known}
    return check(rule, prop, params=given, for_which=names, agents=agents, **options)


@pytest.mark.parametrize(
    ("rule", "prop", "names", "where", "expected"),
    ROWS,
    ids=[f"{r[0].__name__} {r[1]} {r[3]}" for r in ROWS],
)
def test_the_region_of_a_rule(rule, prop, names, where, expected):
    verdict = asked(rule, prop, names, where)
    assert verdict.status == "PROVED"
    assert verdict.certificate["kind"] == "region"
    region = proved_region(verdict)
    assert kernel.check(verdict.certificate, rule).values[0] == region.cells
    if expected is not None:
        assert verdict.property == f"{prop} {expected}"


@pytest.mark.parametrize("rule", [share, refund], ids=lambda r: r.__name__)
def test_three_bidders(rule):
    names = "k" if rule is share else "r"
    expected = "exactly for k = 1" if rule is share else "for no r"
    assert asked(rule, "strategyproof", names, agents=3).property.endswith(expected)


def test_finite_values_have_regions_too():
    verdict = asked(entry, "strategyproof", "reserve, fee", values="0..2")
    expected = "reserve > 2 or fee = 0 or (fee + reserve >= 1 and fee <= 0)"
    assert verdict.property == f"strategyproof exactly for {expected}"


def test_a_library_rule_and_the_double_auction_within_seconds():
    started = time.monotonic()
    verdict = accord.check(
        "k-double-auction",
        "strategyproof",
        values="reals>=0",
        params={"k": "k"},
        for_which="k",
        where="0 <= k <= 1",
    )
    assert verdict.property == "strategyproof for no k"
    assert time.monotonic() - started < 5
    reserve = accord.check(
        "second-price-reserve",
        "strategyproof",
        agents=2,
        values="reals>=0",
        params={"reserve": "2*r - 1"},
        for_which=["r"],
    )
    assert reserve.property == "strategyproof for every r"


def test_a_game_with_unknown_payoffs():
    game = from_arrays([["a", 0], [1, "b"]], [["a", 1], [0, "b"]], where=["a >= 0"])
    profile = {"profile": ((1, 0), (1, 0))}
    verdict = check(game, "nash", given=profile, for_which="a, b")
    assert (verdict.status, verdict.property.split(") ", 1)[1]) == (
        "PROVED",
        "exactly for a >= 1",
    )


# --- against numbers ------------------------------------------------------------------

NUMBERS = st.sampled_from([Fraction(x, 2) for x in (-2, 0, 0, 1, 2, 4)])
POINTS = [Fraction(x) for x in ("-2", "-1", "-1/2", "0", "1/7", "1/2", "1", "3/2", "2")]


def linear_rule(a, b, c, d, reserve):
    """Return a rule with the price a * other + b * own + c * r + d * s."""

    def rule(bids, r=0, s=0):
        winner = bids.index(max(bids))
        if reserve and bids[winner] < s:
            return None, {}
        return winner, {winner: a * bids[1 - winner] + b * bids[winner] + c * r + d * s}

    return rule


def scaled_rule(a, b, c, d, tilt):
    """Return a rule with the price (a + b*r) * other + (c + d*r) * own."""

    def rule(bids, r=0):
        winner = bids.index(max(bids))
        if tilt:
            winner = 0 if bids[0] * r >= bids[1] else 1
        own, other = bids[winner], bids[1 - winner]
        return winner, {winner: (a + b * r) * other + (c + d * r) * own}

    return rule


def agree(rule, prop, region, values, points):
    """Ask about the rule with numbers, another way, and compare with the cells."""
    for at in points:
        sides = [h for f, h in region.cells if all(row.holds(at) for row in f)]
        assert len(sides) == 1
        numbers = {name: str(x) for name, x in at.items()}
        single = check(
            rule, prop, setting="auction", agents=2, values=values, params=numbers
        )
        if single.status != "UNKNOWN":
            assert (single.status == "PROVED") == sides[0], at


COEFFICIENTS = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
PROPERTIES = st.sampled_from(["strategyproof", "ex-post-ir", "no-deficit"])
VALUES = st.sampled_from(["reals>=0", "0<=reals<=2", "0..2"])


def ends_of(region):
    """Return the rational numbers at which a literal of one parameter is zero."""
    found = set(POINTS)
    for facts, _ in region.cells:
        for row in facts:
            slope = Fraction(row.form.terms.get(region.names, 0))
            if slope and len(row.form.terms) <= 2:
                found.add(-Fraction(row.form.terms.get((), 0)) / slope)
    return sorted(found)


@settings(max_examples=25, phases=(Phase.generate,))
@given(COEFFICIENTS, st.booleans(), PROPERTIES, VALUES, st.data())
def test_regions_of_additive_parameters_agree_with_numbers(
    numbers, reserve, prop, values, data
):
    rule = linear_rule(*numbers, reserve)
    verdict = asked(rule, prop, "r, s", values=values)
    assert verdict.status == "PROVED"
    pairs = st.fixed_dictionaries(
        {"r": st.sampled_from(POINTS), "s": st.sampled_from(POINTS)}
    )
    points = data.draw(st.lists(pairs, min_size=3, max_size=3))
    agree(rule, prop, proved_region(verdict), values, points)


@settings(max_examples=25, phases=(Phase.generate,))
@given(COEFFICIENTS, st.booleans(), PROPERTIES, VALUES, st.data())
def test_regions_of_a_factor_agree_with_numbers(numbers, tilt, prop, values, data):
    rule = scaled_rule(*numbers, tilt)
    verdict = asked(rule, prop, "r", values=values, limits=Limits(seconds=20))
    if verdict.status == "UNKNOWN":  # said by name; never a region that is wrong
        assert verdict.reason
        return
    region = proved_region(verdict)
    several = st.lists(st.sampled_from(ends_of(region)), min_size=4, max_size=4)
    points = [{"r": x} for x in data.draw(several)]
    agree(rule, prop, region, values, points)


# --- forgeries ------------------------------------------------------------------------


def nodes(tree):
    """Return every node of a tree."""
    found, pending = [], [tree]
    while pending:
        node = pending.pop()
        found.append(node)
        if "ask" in node:
            pending += [node["yes"], node["no"]]
    return found


def forged(certificate, change, number):
    """Return a copy of which `change` was made to a node, sealed anew, or None."""
    copied = copy.deepcopy(dict(certificate))
    every = nodes(copied["payload"]["tree"])
    if not change(every[number]):
        return None
    copied["seal"] = kernel.seal(copied)
    return copied


def turn_the_question(node):
    if "ask" not in node:
        return False
    node["ask"] = write_literal(read_literal(node["ask"]).negation())
    return True


def swap_the_branches(node):
    if "ask" not in node:
        return False
    node["yes"], node["no"] = node["no"], node["yes"]
    return True


def drop_a_branch(node):
    return node.pop("no", None) is not None


def copy_a_branch(node):
    if "ask" not in node or node["yes"] == node["no"]:
        return False
    node["no"] = copy.deepcopy(node["yes"])
    return True


def move_the_border(node):
    if "ask" not in node:
        return False
    row = read_literal(node["ask"])
    node["ask"] = write_literal(read_literal([write_literal(row)[0], ">"]))
    moved = Form({}) + row.form + Fraction(1, 3)
    node["ask"][0] = [[list(m), str(c)] for m, c in sorted(moved.terms.items())]
    return True


def say_that_it_holds(node):
    if "instance" not in node:
        return False
    node.clear()
    node["holds"] = []
    return True


def say_that_it_fails(node):
    if "holds" not in node:
        return False
    node.clear()
    node |= {"instance": 0, "values": {}, "lemmas": []}
    return True


def forget_the_lemmas(node):
    if not node.get("holds"):
        return False
    node["holds"] = []
    return True


def change_a_multiplier(node):
    if not node.get("holds"):
        return False
    row = node["holds"][0][0]
    row["times"] = str(-Fraction(row["times"]) - 1)
    return True


def change_a_value(node):
    if not node.get("values"):
        return False
    for name in node["values"]:
        node["values"][name] = []
    return True


def leave_out_a_value(node):
    return bool(node.get("values")) and bool(node["values"].popitem())


def name_another_instance(node):
    if "instance" not in node:
        return False
    node["instance"] = 10_000
    return True


def add_a_field(node):
    node["note"] = "trust me"
    return True


CHANGES = [
    turn_the_question,
    swap_the_branches,
    drop_a_branch,
    copy_a_branch,
    move_the_border,
    say_that_it_holds,
    say_that_it_fails,
    forget_the_lemmas,
    change_a_multiplier,
    change_a_value,
    leave_out_a_value,
    name_another_instance,
    add_a_field,
]


@pytest.fixture(scope="module")
def certificates():
    return [
        (share, asked(share, "strategyproof", "k").certificate),
        (entry, asked(entry, "ex-post-ir", "reserve, fee").certificate),
        (weighted, asked(weighted, "ex-post-ir", "k").certificate),
        (at_the_root, asked(at_the_root, "strategyproof", "k").certificate),
    ]


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.__name__)
def test_a_forged_certificate_is_rejected_or_says_the_same(certificates, change):
    # Where a leaf needs no lemma, or two branches are alike, a change may still be a
    # proof; then what it proves has to be the region that it was.
    rejected = 0
    for rule, good in certificates:
        before = tell(kernel.check(good, rule), rule, good)
        for number in range(len(nodes(good["payload"]["tree"]))):
            bad = forged(good, change, number)
            if bad is None:
                continue
            try:
                accepted = kernel.check(bad, rule)
            except CertificateError:
                rejected += 1
            else:
                assert tell(accepted, rule, bad) == before
    assert rejected > 0


def tell(accepted, rule, certificate):
    subject = build(certificate["statement"]["subject"], rule)
    return tell_region(region_of(accepted, subject))


def test_a_certificate_is_for_one_version_of_the_rule(certificates):
    _, good = certificates[0]
    with pytest.raises(AccordError):
        kernel.check(good, refund)


# --- what is refused, and where it stops ----------------------------------------------


def test_names_have_to_be_those_of_the_unknowns():
    with pytest.raises(ModelError, match="depends on `q`"):
        check(
            share, "strategyproof", agents=2, params={"k": "1"}, for_which="q", **REAL
        )
    with pytest.raises(ModelError, match="`fee` is not asked about"):
        check(
            entry,
            "strategyproof",
            agents=2,
            params={"reserve": "reserve", "fee": "fee"},
            for_which="reserve",
            where="fee >= 0",
            **REAL,
        )
    with pytest.raises(ModelError, match="twice"):
        asked(share, "strategyproof", "k, k")


def test_no_time_ends_in_unknown_and_no_budget_in_an_error():
    verdict = asked(share, "strategyproof", "k", limits=Limits(seconds=0.0))
    assert verdict.status == "UNKNOWN"
    assert "out of time" in verdict.reason
    with pytest.raises(ScopeError):
        asked(share, "strategyproof", "k", limits=Limits(kernel_budget=1))


def test_what_has_no_polynomial_witness_is_unknown_by_name():
    # It fails for every k > 0, at values that grow beyond all bounds as k nears 0.
    def growing(bids, k=0):
        return 0, {0: 1 - k * bids[0]}

    verdict = asked(growing, "no-deficit", "k")
    assert verdict.status == "UNKNOWN"
    assert "no instance was found that fails where" in verdict.reason


@pytest.mark.parametrize("where", ["k > 1, k < 0", "k > 0, k <= 0", "k*k < 0"])
def test_constraints_that_exclude_each_other_are_refused(where):
    with pytest.raises(ModelError, match="no real numbers satisfy"):
        asked(share, "strategyproof", "k", where)
