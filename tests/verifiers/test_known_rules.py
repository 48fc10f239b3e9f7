"""Known rules that do not ask who reports what: by two routes, and what is refused."""

import copy
import itertools
import time
from collections import Counter
from functools import cache

import pytest
from planting import functions_of, unnoticed

from accord.cli import run
from accord.counterexamples.asking import check as ask
from accord.papers.claim import any_lotteries
from accord.theory import hidden, symmetry
from accord.theory.errors import CertificateError, ScopeError
from accord.theory.games import from_arrays
from accord.theory.hidden import Hidden, HiddenOutcome, HiddenRead, HiddenTruth
from accord.theory.lotteries import Lottery, sure, uniform
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import rename, weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.rules.voting_lotteries import random_serial_dictatorship
from accord.theory.specifications import data_spec, python_spec, rule_spec
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.certificates import make_certificate, save_certificate
from accord.verifiers.kernel import alike, check, seal
from accord.verifiers.known_rules import decide_alike
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.trust import trusted_files

AXIOMS = ("anonymous", "neutral", "weakly-sd-strategyproof")
STRICT = {"agents": 3, "alternatives": 3, "ballots": "strict"}
WEAK = {"agents": 3, "alternatives": 2, "ballots": "weak"}
RSD = "random-serial-dictatorship"


def question(rule, axioms=AXIOMS, **options):
    """Return whether a rule of the library, or a function, has the properties."""
    pairs = [(axiom, {}) for axiom in axioms]
    if isinstance(rule, str):
        return ProblemQuestion(rule_spec(rule, options), pairs)
    setting = None if isinstance(rule, Mechanism) else "voting"
    return ProblemQuestion(
        python_spec(rule, "f.py:rule", setting, options), pairs, given=rule
    )


def certificate(asked, **payload):
    return make_certificate(asked.as_data(), "PROVED", "alike", payload)


def refuse(asked, message, size):
    made = certificate(asked, runs=size)
    with pytest.raises(CertificateError, match=message):
        check(made, asked.given, asked.own)


def rank_by_place(agent, profile, x, y):
    return weakly_above(profile[agent], x, y)


def record(rule, domains=(((0, 1), (1, 0)),) * 2, outcomes=(0, 1), **more):
    """Return a mechanism of two agents with strict orders of two alternatives."""
    more = {"prefers": rank_by_place, "rename": rename, **more}
    return Mechanism(rule, domains, outcomes, name="rule", **more)


# --- rules that go wrong at one place -------------------------------------------------

# No renaming keeps it, and all its voters are different.
ODD = ((0, 1, 2), (0, 2, 1), (1, 0, 2))


def renamings(profile):
    for new in itertools.permutations(range(3)):
        yield rename(dict(enumerate(new)), profile)


def not_anonymous(ballots):
    """Return what the rule does, but at one profile, in one order of the voters."""
    if ballots == ODD:
        return uniform(range(3))
    return random_serial_dictatorship(ballots, alternatives=3)


def not_neutral(ballots):
    """Return what the rule does, but where these are the ballots, whoever cast them."""
    if sorted(ballots) == sorted(ODD):
        return uniform(range(3))
    return random_serial_dictatorship(ballots, alternatives=3)


def manipulable(ballots):
    """Return what the rule does, but at one profile up to names."""
    if any(sorted(ballots) == sorted(image) for image in renamings(ODD)):
        return uniform(range(3))
    return random_serial_dictatorship(ballots, alternatives=3)


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        (not_anonymous, AXIOMS),  # nothing else is asked of what is not anonymous
        (not_neutral, AXIOMS[1:]),
        (manipulable, AXIOMS[2:]),
    ],
    ids=lambda x: getattr(x, "__name__", None),
)
def test_a_rule_that_goes_wrong_at_one_place_is_not_accepted(rule, lacks):
    for axiom in AXIOMS:
        found = decide_alike(question(rule, (axiom,), **STRICT))
        assert found.status == ("UNKNOWN" if axiom in lacks else "PROVED"), axiom
        loops = ask(rule, axiom, setting="voting", **STRICT)
        if axiom in lacks and rule is not not_anonymous:
            assert loops.status == "REFUTED"
        assert decide_alike(question(rule, **STRICT)).status == "UNKNOWN"


# --- the second route: loops over all instances ---------------------------------------

RULES = (
    *((RSD, "weak"), ("random-ballot", "weak"), (RSD, "strict")),
    *(("random-dictatorship", "strict"), ("maximal-lotteries", "strict")),
    *(("borda", "strict"), ("dictatorship", "strict"), ("plurality", "strict")),
)


@pytest.mark.parametrize(("rule", "ballots"), RULES, ids=str)
def test_loops_over_all_instances_agree(rule, ballots):
    options = {"agents": 2 if ballots == "weak" else 3, "alternatives": 3}
    options["ballots"] = ballots
    loops = {axiom: ask(rule, axiom, **options) for axiom in AXIOMS}
    for axiom, found in loops.items():
        quick = decide_alike(question(rule, (axiom,), **options))
        alike_too = loops["anonymous"].status == "PROVED"
        whole = found.status == "PROVED" and alike_too
        assert quick.status == ("PROVED" if whole else "UNKNOWN"), axiom
        if whole:
            assert quick.accepted.instances == found.accepted.instances
            assert bool(quick.accepted.met) == bool(found.accepted.met)


@pytest.mark.slow
def test_loops_over_three_voters_and_weak_orders_of_three_agree():
    options = {"agents": 3, "alternatives": 3, "ballots": "weak"}
    axioms = (*AXIOMS, "strongly-sd-strategyproof")
    loops = [ask(RSD, axiom, **options).accepted for axiom in axioms]
    found = decide_alike(question(RSD, axioms, **options)).accepted
    assert found.status == "PROVED"
    assert found.instances == sum(accepted.instances for accepted in loops)


def test_the_rule_runs_on_every_profile_and_its_outcomes_are_kept():
    m = question(RSD, **WEAK).problem().statements(str)[0].subject
    table = alike.tabulate(m)
    profiles = list(map(Profile, itertools.product(*m.domains)))
    assert all(table(p) == m(p) for p in profiles)
    assert len(table.cells) == len({frozenset(Counter(p).items()) for p in profiles})


def test_too_many_profiles_are_refused_before_any_work():
    options = {"agents": 4, "alternatives": 4, "ballots": "weak"}
    asked = question(RSD, **options)
    with pytest.raises(ScopeError, match="31,640,625 runs"):
        check(certificate(asked, runs=75**4))
    refuse(asked, "step `runs`", 1)  # nor does it help to say that they are fewer
    found = decide_alike(asked)
    assert found.status == "UNKNOWN"
    assert "31,640,625 profiles" in found.reason
    assert "--kernel-budget 31640625" in found.reason


def slow(ballots):
    time.sleep(0.2)
    return 0


def test_out_of_time_is_unknown():
    found = decide_alike(question(slow, ("anonymous",), **WEAK), Limits(seconds=0))
    assert found.status == "UNKNOWN"
    assert "out of time" in found.reason


# --- the checks -----------------------------------------------------------------------


@cache
def good(rule=RSD, axioms=AXIOMS, **options):
    asked = question(rule, axioms, **(options or WEAK))
    return certificate(asked, runs=options.pop("runs", 27))


def edited(made, edit):
    bad = copy.deepcopy(made)
    edit(bad)
    bad["seal"] = seal(bad)
    return bad


def good_ones_are_accepted():
    # 27 profiles; 6 exchanges, 1 renaming, 3 agents with 2 lies each.
    for axiom, instances in zip(AXIOMS, (27 * 6, 27, 27 * 6), strict=True):
        accepted = check(good(axioms=(axiom,)))
        assert (accepted.status, accepted.instances) == ("PROVED", instances)
        assert accepted.met > 0
    assert check(good()).instances == 27 * 13
    asked = question(RSD, **STRICT)
    accepted = check(certificate(asked, runs=216))
    assert accepted.instances == 216 * (6 + 5 + 15)
    # 6 exchanges of 6 * 6 types each; and each type with what she gets for the truth
    # and for a lie, where another lie than the truth leads there.
    assert accepted.met == 6 * 36 + 216 * 5 + pairs_of_outcomes()


def pairs_of_outcomes():
    """Return how many (own type, outcome, outcome at a lie) there are, by a loop."""
    types = list(itertools.permutations(range(3)))
    found = set()
    for own, report, *others in itertools.product(types, repeat=4):
        if own != report:
            truth, lie = (
                random_serial_dictatorship((first, *others)) for first in (own, report)
            )
            found.add((own, truth, lie))
    return len(found)


def the_payload_is_one_number():
    for payload in ({}, {"runs": 27, "more": 1}, {"runs": 26}, {"runs": "27"}):
        with pytest.raises(CertificateError, match=r"step `(payload|runs)`"):
            check(certificate(question(RSD, **WEAK), **payload))


def nothing_is_measured():
    measure = {"name": "payoff-sum", "parameters": {}}
    bad = edited(good(), lambda c: c["statement"].update(measure=measure))
    with pytest.raises(CertificateError, match="none for this kind"):
        check(bad)


@prop(Mechanism, forall=("agent", "other", "profile"))
def whatever_it_is(m, agent, other, profile, *, constant):
    return True


def the_rule_is_known_and_sees_all():
    spec = any_lotteries("voting", agents=2, alternatives=2)
    asked = ProblemQuestion(spec, [("anonymous", {})])
    refuse(asked, "seen whole", 4)
    pairs = [(whatever_it_is, {"constant": UNKNOWN})]
    left = ProblemQuestion(rule_spec(RSD, WEAK), pairs)
    refuse(left, "without unknown numbers", 27)
    ordered = {"view": lambda profile: Profile(sorted(profile))}
    first = record(lambda reports: reports[0][0], facts=ordered)
    refuse(question(first, ("anonymous",)), "seen whole", 4)
    constants = record(lambda reports: 0, facts={"unknowns": ("a",)})
    refuse(question(constants, ("anonymous",)), "seen whole", 4)
    game = ProblemQuestion(
        data_spec(from_arrays([[1, 1], [0, 0]], [[0, 0], [0, 0]])),
        [("no-pure-nash", {})],
    )
    refuse(game, "seen whole", 4)
    real = {"agents": 2, "values": "reals>=0"}
    refuse(
        ProblemQuestion(rule_spec("second-price", real), [("anonymous", {})]),
        "seen whole",
        4,
    )


def the_agents_are_alike():
    both = ((0, 1), (1, 0))
    profiles = tuple(map(Profile, itertools.product(both, repeat=2)))
    for m, message in (
        (record(lambda reports: 0, (both, both[:1])), "names alone"),
        (record(lambda reports: 0, facts={"strategic": (0,)}), "names alone"),
        (record(lambda reports: 0, facts={"profiles": profiles}), "names alone"),
        (record(lambda reports: 0, (both,)), "could be exchanged"),
    ):
        refuse(question(m, ("anonymous",)), message, m.size)
    sold = rule_spec("second-price", {"agents": 2, "values": "0..1"})
    refuse(ProblemQuestion(sold, [("anonymous", {})]), "names alone", 4)


def what_agents_are_called_does_not_matter_to_the_rule():
    refuse(question(not_anonymous, **STRICT), "as where others report this", 216)
    refuse(question("dictatorship", **STRICT), "as where others report this", 216)
    # True is no 1, though the two are equal.
    odd = record(lambda reports: 1 if reports[0] > reports[1] else True)
    refuse(question(odd, ("anonymous",)), "as where others report this", 4)
    # A list that is changed and returned again is another outcome.
    kept = [0]

    def changing(reports):
        kept[0] = reports[0][0]
        return kept

    m = record(changing, read=lambda outcome: outcome[0])
    refuse(question(m, ("anonymous",)), "as where others report this", 4)
    # Nor is a rule a function that answers otherwise every other time.
    times = itertools.count()
    m = record(lambda reports: next(times) % 2)
    refuse(question(m, ("anonymous",)), "as where others report this", 4)


def outcomes_of_two_types_are_two():
    # One is chosen where the two agree; where they differ True, which is equal to it.
    m = record(lambda reports: 1 if reports[0] == reports[1] else True)
    table = alike.tabulate(m)
    assert [type(x) for x in table.results] == [int, bool]
    assert len(table.results) == 2


@prop(Mechanism, forall=("agent", "profile", "report"))
def asks_who_she_is(m, agent, profile, report):
    return agent != 5


@prop(Mechanism, forall=("agent", "profile", "report"))
def asks_what_others_say(m, agent, profile, report):
    return profile[1 - agent] is not None


@prop(Mechanism, forall=("agent", "profile", "report"))
def asks_what_others_say_quietly(m, agent, profile, report):
    try:
        return profile[0] == (0, 1)
    except BaseException:  # noqa: BLE001 - it leaves its mark all the same
        return True


@prop(Mechanism, forall=("agent", "profile", "report"))
def asks_for_the_lie(m, agent, profile, report):
    return report != (5, 6)


@prop(Mechanism, forall=("agent", "profile", "report"))
def asks_elsewhere(m, agent, profile, report):
    return m(Profile([(0, 1)] * 3)) == m(Profile([(0, 1)] * 3))


@prop(Mechanism, forall=("agent", "profile", "report"))
def tells_another_lie(m, agent, profile, report):
    return m(profile.with_report(agent, profile[agent])) == m(profile)


@prop(Mechanism, forall=("agent", "other", "profile"))
def asks_what_a_third_says(m, agent, other, profile):
    return profile[3 - agent - other] != (5, 6)


@prop(Mechanism, forall=("agent", "other", "profile"))
def looks_at_the_outcome(m, agent, other, profile):
    return m(profile) == sure(0) or True


@prop(Mechanism, forall=("agent", "other", "profile"))
def asks_where_the_two_agree(m, agent, other, profile):
    return m(profile.with_report(agent, profile[other])) == m(profile)


@prop(Mechanism, forall=("agent", "other", "profile"))
def outcomes_differ(m, agent, other, profile):
    return m(profile) != m(profile)


@prop(Mechanism, forall=("agent", "other", "profile"))
def first_types_differ(m, agent, other, profile):
    return m(profile) == m(profile) and profile[agent] != profile[other]


@prop(Mechanism, forall=("profile", "renaming"))
def of_new_names(m, profile, renaming):
    return True


def another_neutral():
    @prop(Mechanism, forall=("profile", "renaming"))
    def neutral(m, profile, renaming):
        return True

    return neutral


@prop(Mechanism, forall=("agent", "profile", "report"), exists=("outcome",))
def some_outcome(m, agent, profile, report, outcome):
    return True


@prop(Mechanism, forall=("profile",))
def at_each_profile(m, profile):
    return True


def definitions_know_no_more_than_they_are_told():
    for own in (
        *(asks_who_she_is, asks_what_others_say, asks_what_others_say_quietly),
        *(asks_for_the_lie, asks_elsewhere, tells_another_lie),
        *(asks_what_a_third_says, looks_at_the_outcome, asks_where_the_two_agree),
    ):
        refuse(question(RSD, (own,), **WEAK), "reads no more than that", 27)
    for own in (outcomes_differ, first_types_differ):
        refuse(question(RSD, (own,), **WEAK), "expected True, got `False for", 27)


def definitions_are_of_the_shapes_that_are_known():
    for own in (some_outcome, at_each_profile, "onto"):
        refuse(question(RSD, (own,), **WEAK), "a definition over one of", 27)
    for own in (of_new_names, another_neutral()):
        refuse(question(RSD, (own,), **WEAK), "the library's `neutral`", 27)
    refuse(question(RSD, (*AXIOMS, "onto"), **WEAK), "a definition over one of", 27)


def neutrality_is_asked_of_all_images():
    refuse(question(not_neutral, AXIOMS[1:2], **STRICT), "step `neutral`", 216)
    refuse(question("borda", AXIOMS[1:2], **STRICT), "step `neutral`", 216)
    asked = question(RSD, AXIOMS[1:2], **STRICT)
    assert check(certificate(asked, runs=216)).met == 216 * 5


def names_given_in_turn_are_names_given_at_once():
    def backwards(names, thing):
        return rename({new: old for old, new in names.items()}, thing)

    orders = tuple(itertools.permutations(range(3)))
    even = uniform(range(3))
    m = record(lambda reports: even, (orders,) * 2, (0, 1, 2), rename=backwards)
    refuse(question(m, ("neutral",)), "one after the other", 36)
    m = record(lambda reports: even, (orders,) * 2, (0, 1, 2))
    assert check(certificate(question(m, ("neutral",)), runs=36), m).met == 180


def what_is_called_as_it_was_is_the_same():
    # Where nothing gets a new name, c is called b: the definition is run at (c, c) and
    # holds; it fails at (a, a), which is called (b, b), and (c, c) is called (a, a).
    swap = {"a": "b", "b": "a", "c": "a", 0: 1, 1: 0}

    def wrong(names, thing):
        return swap[thing] if names[0] == 1 else swap[swap[thing]]

    def chosen(reports):
        return 0 if "c" in reports else 1

    m = record(chosen, (("c", "a", "b"),) * 2, rename=wrong)
    refuse(question(m, ("neutral",)), "called as it was", 9)


def outcomes_are_renamed_too():
    refuse(question(record(lambda reports: 0), ("neutral",)), "run", 4)


def no_type_is_left_out_by_a_new_name():
    options = {"agents": 2, "alternatives": 3, "ballots": "single-peaked"}
    refuse(question("random-ballot", ("neutral",), **options), "run", 16)


def a_lie_that_pays_is_seen():
    refuse(question(manipulable, AXIOMS[2:], **STRICT), "the definition True", 216)
    refuse(question(manipulable, **STRICT), "the definition True", 216)
    refuse(question("borda", ("strategyproof",), **STRICT), "the definition True", 216)


@prop(Mechanism, forall=("agent", "profile", "report"))
def where_nothing_changes(m, agent, profile, report):
    assume(m(profile) == m(profile.with_report(agent, report)))
    return True


@prop(Mechanism, forall=("agent", "other", "profile"))
def never(m, agent, other, profile):
    assume(m(profile) != m(profile))
    return True


def what_no_instance_meets_says_nothing():
    # With one voter on each side every lie changes the lottery.
    options = {"agents": 2, "alternatives": 2, "ballots": "strict"}
    asked = question(RSD, (where_nothing_changes,), **options)
    made = certificate(asked, runs=4)
    accepted = check(made, None, asked.own)
    assert "meets its premises" in accepted.vacuous
    asked = question(RSD, (where_nothing_changes,), **STRICT)
    assert check(certificate(asked, runs=216), None, asked.own).vacuous == ""
    asked = question(RSD, (never, "anonymous"), **options)
    accepted = check(certificate(asked, runs=4), None, asked.own)
    assert "meets its premises" in accepted.vacuous


CHECKS = [
    good_ones_are_accepted,
    the_payload_is_one_number,
    nothing_is_measured,
    the_rule_is_known_and_sees_all,
    the_agents_are_alike,
    what_agents_are_called_does_not_matter_to_the_rule,
    outcomes_of_two_types_are_two,
    definitions_know_no_more_than_they_are_told,
    definitions_are_of_the_shapes_that_are_known,
    neutrality_is_asked_of_all_images,
    names_given_in_turn_are_names_given_at_once,
    what_is_called_as_it_was_is_the_same,
    outcomes_are_renamed_too,
    no_type_is_left_out_by_a_new_name,
    a_lie_that_pays_is_seen,
    what_no_instance_meets_says_nothing,
]


@pytest.mark.parametrize("check_one", CHECKS, ids=lambda check: check.__name__)
def test_the_kernel(check_one):
    check_one()


# --- planted faults -------------------------------------------------------------------

PLACES = [*functions_of(alike), symmetry.agents_are_alike]
HARMLESS = {
    # a person's record is refused before this, and the settings list each type once
    "Expr: expect(len(places) == len(types), 'rule', 'types that differ')",
    # it follows from the loops above it: all lists of types, each in all its orders
    "Expr: expect(runs == m.size, 'runs', m.size, runs)",
    # what is only faster: the same object again, a row or a profile that was run before
    "If True: if not (fixed and again is first):",
    "Expr: rows.add(key)",
    "If False: if done[table.place(listed)]:",
}


@pytest.mark.parametrize("function", PLACES, ids=lambda f: f.__name__)
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) <= HARMLESS


# --- on the command line --------------------------------------------------------------


def test_its_title_says_what_the_rule_has(tmp_path, capsys):
    save_certificate(good(), tmp_path / "one.json")
    assert run(["recheck", str(tmp_path / "one.json")]) == 0
    said = capsys.readouterr().out
    assert (
        f"PROVED      {RSD}: anonymous and neutral and weakly-sd-strategyproof" in said
    )


def test_it_rests_on_the_rule_and_the_definitions():
    files, _ = trusted_files(good())
    names = {name.rpartition("/")[2] for name, _, _ in files}
    assert {"voting_lotteries.py", "neutral.py", "alike.py", "hidden.py"} <= names


# --- what is hidden -------------------------------------------------------------------


def test_a_hidden_truth_shows_one_report_and_where_the_lie_leads():
    seen = []
    agent, lie, there = (Hidden(seen) for _ in range(3))
    truth = HiddenTruth(seen, (agent, "own", lie, there))
    assert truth[agent] == "own"
    assert truth.with_report(agent, lie) is there
    assert seen == []
    for look in (
        lambda: truth[0],
        lambda: truth[lie],
        lambda: truth.with_report(agent, "own"),
        lambda: truth.with_report(0, lie),
        lambda: truth.with_report(lie, agent),
        lambda: list(truth),
        lambda: truth.without(agent),
        lambda: isinstance(truth, Profile),
        lambda: truth == truth,  # noqa: PLR0124 - what it says is the point
        lambda: hash(truth),
    ):
        before = len(seen)
        with pytest.raises(HiddenRead):
            look()
        assert len(seen) == before + 1


def test_a_hidden_outcome_is_equal_to_itself_alone():
    seen = []
    outcome, other = HiddenOutcome(seen), HiddenOutcome(seen)
    assert outcome == outcome  # noqa: PLR0124 - what it says is the point
    assert not outcome != outcome  # noqa: PLR0124, SIM202
    assert seen == []
    for look in (
        lambda: outcome == other,
        lambda: outcome != other,
        lambda: outcome == 0,
        lambda: isinstance(outcome, Lottery),
        lambda: hash(outcome),
        lambda: outcome[0],
        lambda: bool(outcome),
    ):
        before = len(seen)
        with pytest.raises(HiddenRead):
            look()
        assert len(seen) > before


def test_a_view_has_few_cells():
    marks = []
    m = record(lambda reports: 0)
    view = hidden.with_few_cells(m, lambda p: (7,) if p == "here" else (), marks)
    assert view("here") == 7
    assert marks == []
    with pytest.raises(HiddenRead):
        view("there")
    assert marks == ["cell"]
