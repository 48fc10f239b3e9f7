"""Rules asked for by their axioms: answers, counts, maps, a person's own axioms."""

import itertools
from fractions import Fraction

import pytest

import accord
from accord.counterexamples.axioms import (
    count_rules,
    find_rule,
    implies,
    leave_one_out,
    map_axioms,
)
from accord.counterexamples.profile_lists import read_profiles
from accord.papers.brandl2018 import EIGHT
from accord.theory.errors import (
    AccordError,
    CertificateError,
    ModelError,
    ScopeError,
)
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.subjects import build
from accord.verifiers.kernel import check

TWO = {"agents": 2, "alternatives": 3}
GIBBARD = ["strategyproof", "onto", "nondictatorial"]


@prop(Mechanism, forall=("profile",))
def never_last(m, profile):
    """Nobody's last alternative is chosen."""
    return all(m(profile) != order[-1] for order in profile)


def test_an_axiom_of_ones_own_is_like_any_other():
    found = find_rule([never_last, "strategyproof"], agents=2, alternatives=3)
    assert found.verdict.status == "REFUTED"
    certificate = found.verdict.certificate
    assert check(certificate, None, never_last).status == "REFUTED"
    assert check(certificate, None, (never_last,)).status == "REFUTED"
    assert found.axioms == ("test_axioms.py:never_last", "strategyproof")
    with pytest.raises(ModelError, match="never imported"):
        check(certificate)
    with pytest.raises((CertificateError, ModelError)):
        check(certificate, None, find_rule)


def test_another_definition_of_that_name_is_refused():
    found = find_rule([never_last], agents=1, alternatives=2)
    certificate = found.verdict.certificate
    first = never_last

    def make():
        @prop(Mechanism, forall=("profile",))
        def never_last(m, profile):
            return True

        return never_last

    assert check(certificate, None, first).status == "PROVED"
    with pytest.raises(CertificateError, match="has changed"):
        check(certificate, None, make())


def test_a_count_names_what_has_a_name():
    found = count_rules(["strategyproof", "onto"], **TWO)
    assert found.verdict.subject == "exactly 2 rules"
    assert found.verdict.accepted.values == (2,)
    assert any("dictatorship of Ann" in name for name in found.names)
    assert count_rules(GIBBARD, **TWO).verdict.status == "REFUTED"
    many = count_rules(["strategyproof"], most=16, **TWO)
    assert (many.verdict.status, many.names) == ("UNKNOWN", ())


def test_each_axiom_left_out_of_an_impossibility_leaves_a_rule():
    found = leave_one_out(find_rule(GIBBARD, **TWO))
    assert [name for name, _ in found.without] == GIBBARD
    for name, other in found.without:
        assert other.found.verdict.status == "PROVED", name
        assert check(other.found.verdict.certificate).status == "PROVED"
        said = f"without {name}: some rule"
        assert any(note.startswith(said) for note in found.verdict.notes)
    possible = find_rule(GIBBARD[:2], **TWO)
    assert leave_one_out(possible) is possible


@pytest.mark.slow
def test_a_map_decides_every_subset_as_it_is_decided_alone():
    axioms = [*GIBBARD, "anonymous"]
    found = map_axioms(axioms, **TWO)
    words = {"PROVED": "possible", "REFUTED": "impossible"}
    for size in range(1, len(axioms) + 1):
        for chosen in itertools.combinations(axioms, size):
            alone = find_rule(chosen, **TWO).verdict.status
            assert found.status(chosen) == words[alone], chosen
    for answer in found.impossible:
        for left_out in answer.axioms:
            rest = [a for a in answer.axioms if a != left_out]
            assert found.status(rest) == "possible"
    for answer in found.possible:
        for more in set(axioms) - set(answer.axioms):
            assert found.status([*answer.axioms, more]) == "impossible"
    assert all(check(a.verdict.certificate) for a in found.answers)


def test_a_map_of_axioms_that_all_go_together_is_one_set():
    found = map_axioms(["strategyproof", "onto"], **TWO)
    assert [a.axioms for a in found.possible] == [("strategyproof", "onto")]
    assert found.impossible == ()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: find_rule("strategyproof"), "a list of axioms"),
        (lambda: find_rule(["strategy"]), "no property"),
        (lambda: find_rule(["strategyproof"], seats=2), "no option"),
        (lambda: find_rule(["strategyproof"], "nowhere"), "nowhere"),
        (lambda: map_axioms(["onto", "onto"]), "stands twice"),
        (lambda: map_axioms([f"a{k}" for k in range(11)]), "no property"),
        (
            lambda: find_rule(["efficient"], agents=2, alternatives=2),
            "lists no decisions",
        ),
        (lambda: find_rule(["stable"], agents=2, alternatives=2), "block"),
        (lambda: find_rule(["strategyproof"], "auction"), "lists"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(ask, message):
    with pytest.raises(AccordError, match=message):
        ask()


def test_the_public_names_are_these():
    assert accord.find_rule is find_rule
    assert accord.map_axioms is map_axioms
    assert accord.count_rules is count_rules


# --- profiles that a person lists -----------------------------------------------------


def domain(setting="voting", **options):
    return build({"kind": "domain", "setting": setting, "options": options})


def test_profiles_are_read_as_stories_write_them_and_shorter():
    m = domain(agents=2, alternatives=3)
    text = "# two\na > b > c | b>a>c\n\nabc|bca # short\nabc | b c a\n"
    first = Profile(((0, 1, 2), (1, 0, 2)))
    second = Profile(((0, 1, 2), (1, 2, 0)))
    assert read_profiles(text, m, "p.txt") == [first, second]


def test_weak_orders_keep_their_bars():
    m = domain(agents=2, alternatives=3, ballots="weak")
    (found,) = read_profiles("ab > c | {a} > {b,c}", m, "p.txt")
    assert found == Profile(
        (
            (frozenset({0, 1}), frozenset({2})),
            (frozenset({0}), frozenset({1, 2})),
        )
    )
    with pytest.raises(ModelError, match="`abc` is no report of Ann"):
        read_profiles("abc | cab", domain(agents=2, alternatives=4), "p.txt")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "lists no profile"),
        ("# nothing", "lists no profile"),
        ("abc", "p.txt:1:1: expected 2 reports, got 1"),
        ("abc | abc | abc", "expected 2 reports, got 3"),
        ("abc | xyz", "p.txt:1:7: `xyz` is no report of Bob"),
        ("abc | bca\nacb | ab", "p.txt:2:7: `ab` is no report of Bob"),
        ("abc | 0>1>2", "`0>1>2` is no report"),
    ],
)
def test_what_is_no_profile_is_refused_with_its_place(text, message):
    with pytest.raises(ModelError) as error:
        read_profiles(text, domain(agents=2, alternatives=3), "p.txt")
    assert message in error.value.message


def test_a_rule_on_listed_profiles_is_asked_of_these_alone():
    listed = [((0, 1, 2), (1, 0, 2)), ((0, 1, 2), (0, 1, 2))]
    found = find_rule(GIBBARD[:1], profiles=listed, **TWO)
    assert found.verdict.status == "PROVED"
    assert "2 listed profiles" in found.verdict.scope
    assert len(found.found.table) == 2


# --- rules that draw, and what follows ------------------------------------------------

CLASH = ["anonymous", "neutral", "sd-pareto", "weakly-sd-strategyproof"]
WEAK = {"agents": 4, "alternatives": 4, "ballots": "weak"}


def test_a_lottery_rule_is_found_told_and_named():
    axioms = ["strongly-sd-strategyproof", "ex-post-pareto"]
    found = find_rule(axioms, outcome="lottery", **TWO)
    assert found.verdict.status == "PROVED"
    assert check(found.verdict.certificate).status == "PROVED"
    assert found.names[0].startswith("a dictator drawn by lot")
    assert "a 1" in found.verdict.story


def test_no_lottery_rule_at_eight_profiles_told_on_a_page(tmp_path):
    found = leave_one_out(find_rule(CLASH, outcome="lottery", at=EIGHT, **WEAK))
    assert found.verdict.status == "REFUTED"
    assert check(found.verdict.certificate).status == "REFUTED"
    assert [other.found.verdict.status for _, other in found.without] == ["UNKNOWN"] * 4
    text = found.written("proof.txt")
    assert text == found.verdict.story
    assert len(text.splitlines()) <= 60
    assert found.written("proof.md").startswith("|")
    assert "\\begin{" in found.written("proof.tex")
    with pytest.raises(ModelError, match="written as"):
        found.written("proof.doc")


def test_without_one_of_the_eight_profiles_nothing_is_decided():
    for k in range(8):
        rest = [p for j, p in enumerate(EIGHT) if j != k]
        found = find_rule(CLASH, outcome="lottery", at=rest, **WEAK)
        assert found.verdict.status == "UNKNOWN"


def test_lotteries_on_too_many_profiles_are_refused_with_the_number():
    with pytest.raises(ScopeError, match="instances"):
        find_rule(CLASH, outcome="lottery", **WEAK)


def test_a_sure_rule_at_few_profiles():
    side = ((1, 2, 0), (2, 0, 1), (0, 1, 2))
    axioms = ["stable", "gender-indifferent"]
    found = find_rule(axioms, "matching", at=[side + side], side=3)
    assert found.verdict.status == "REFUTED"
    assert found.written("x.txt") is not None


def test_the_largest_revenue_is_myersons():
    found = find_rule(
        ["bayesian-ic", "interim-ir"],
        "auction",
        outcome="lottery-and-payments",
        largest="expected-revenue",
        agents=2,
        values="0..2",
        prior="uniform",
    )
    # Virtual values of 0, 1, 2 are -2, 0, 2: one bidder has 2 with probability 5/9.
    assert found.verdict.accepted.values[1] == Fraction(10, 9)


@pytest.mark.parametrize(
    ("axioms", "status"),
    [
        (["strategyproof", "ex-post-ir", "no-deficit", "efficient"], "PROVED"),
        (["strategyproof", "exactly-balanced", "efficient"], "REFUTED"),
    ],
)
def test_decisions_for_sure_with_unknown_payments(axioms, status):
    # Second price is one; Green and Laffont: none that is balanced and efficient.
    found = find_rule(
        [*axioms, "deterministic"],
        "auction",
        outcome="lottery-and-payments",
        agents=2,
        values="0..3",
    )
    assert found.verdict.status == status
    assert check(found.verdict.certificate).status == status


@pytest.mark.parametrize(
    ("axioms", "conclusion", "outcome", "status"),
    [
        (["strategyproof", "onto"], "unanimous", "sure", "PROVED"),
        (["strategyproof"], "unanimous", "sure", "REFUTED"),
        (["strategyproof"], "maskin-monotone", "sure", "PROVED"),
        (GIBBARD, "unanimous", "sure", "UNKNOWN"),
        (
            ["strongly-sd-strategyproof", "ex-post-pareto"],
            "mixture-of-dictatorships",
            "lottery",
            "PROVED",
        ),
    ],
)
def test_what_every_rule_with_some_axioms_has(axioms, conclusion, outcome, status):
    found = implies(axioms, conclusion, outcome=outcome, **TWO)
    assert found.status == status
    if status != "UNKNOWN":
        assert check(found.certificate).status == status


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: find_rule(GIBBARD, outcome="coin", **TWO), "outcome"),
        (lambda: find_rule(GIBBARD, largest="payoff-sum", **TWO), "over lotteries"),
        (lambda: implies(GIBBARD, "unheard", **TWO), "no property"),
        (lambda: implies(GIBBARD, "nash", **TWO), "nash"),
    ],
)
def test_what_cannot_be_asked_of_lotteries_is_refused(ask, message):
    with pytest.raises(AccordError, match=message):
        ask()
