"""Elections on real files and on the shipped example, against pref_voting."""

import warnings
from pathlib import Path

import pytest

from accord.counterexamples.asking import check as ask
from accord.counterexamples.asking import read_election
from accord.counterexamples.exporters import as_pref_voting
from accord.theory.elections import ElectionRule

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "election.soi"
NSWLA = sorted((ROOT.parent / "shared/data/preflib/nswla-00058").glob("*.soi"))
SMALL = [path for path in NSWLA if path.stat().st_size < 30_000]
RULES = ("plurality", "borda", "instant-runoff", "copeland", "minimax")

real = pytest.mark.skipif(not NSWLA, reason="the PrefLib files are not here")


def _referees():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip("pref_voting.profiles", reason="pref_voting is not here")
        from pref_voting import voting_methods as methods
        from pref_voting.profiles import Profile
        from pref_voting.profiles_with_ties import ProfileWithTies
    return methods, Profile, ProfileWithTies


@real
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_pref_voting_agrees_on_the_complete_ballots(path):
    methods, profile, _ = _referees()
    whole = read_election(str(path), "borda")
    lines = [(o, n) for o, n in whole.lines if len(o) == len(whole.names)]
    orders, counts = zip(*lines, strict=True)
    referee = profile(orders, counts)
    for rule in RULES:
        e = ElectionRule(whole.names, tuple(lines), rule)
        assert e.winner in getattr(methods, rule.replace("-", "_"))(referee)


@pytest.mark.filterwarnings("ignore")
def test_pref_voting_agrees_on_a_refutation_given_to_it():
    methods, _, profile_with_ties = _referees()
    e = read_election(str(EXAMPLE), "plurality")
    verdict = ask(e, "line-strategyproof")
    wins = []
    for text in as_pref_voting(verdict):
        profile = eval(text, {"ProfileWithTies": profile_with_ties})
        profile.use_extended_strict_preference()
        wins.append(min(methods.plurality(profile)))  # ties to the first
    line, report = verdict.counterexample.values()
    assert wins == [e.winner, e.winner_if(line, report)]
