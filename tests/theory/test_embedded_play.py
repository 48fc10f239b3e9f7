"""Embedded agents in play: tables of the twins, other routes, and what is refused."""

import itertools
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.papers.meulemans2025.agents import (
    agents,
    dilemma,
    full_class,
    open_loop,
    small_class,
)
from accord.theory.embedded_agents import Planner
from accord.theory.embedded_play import Agent, EmbeddedAgents
from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats import read_file, read_toml
from accord.theory.formats.data import from_data, to_data
from accord.theory.games import from_arrays
from accord.theory.policies import draws, named_policy, plays
from accord.theory.policy_classes import copies, delayed, evenly, every_word
from accord.theory.repeated_games import Automaton, RepeatedGame, path_law

F = Fraction
CD = ("C", "D")
HERE = Path(__file__).parents[2] / "examples"
TABLE = [
    (
        "3/4",
        "CCCCC",
        "7/4,5/4; 13/7,8/7; 25/13,14/13; 49/25,26/25; 97/49,50/49",
        "97/4096",
        "3999/4096 1695/1792 735/832 303/400 99/196 0",
    ),
    (
        "1/4",
        "DDCCC",
        "5/4,7/4; 7/5,8/5; 11/7,10/7; 19/11,14/11; 35/19,22/19",
        "35/4096",
        "4061/4096 249/256 59/64 141/176 41/76 0",
    ),
    (
        "1/10",
        "DDDDC",
        "11/10,19/10; 13/11,20/11; 17/13,22/13; 25/17,26/17; 41/25,34/25",
        "41/10240",
        "10199/10240 2775/2816 791/832 231/272 59/100 0",
    ),
    (
        "0",
        "DDDDD",
        "1,2; 1,2; 1,2; 1,2; 1,2",
        "1/1024",
        "1023/1024 255/256 63/64 15/16 3/4 0",
    ),
]


def numbers(text):
    return [F(x) for x in text.replace(",", " ").split()]


@pytest.mark.parametrize(("alpha", "path", "values", "weight", "away"), TABLE)
def test_the_table_of_the_iterated_twins(alpha, path, values, weight, away):
    play = open_loop(alpha)
    both = tuple((CD.index(x),) * 2 for x in path)
    assert play.law() == {both: 1}
    trace = play.trace()
    assert [row[1] for row in trace.rows] == list(path)
    rows = [numbers(row) for row in values.split(";")]
    assert [list(row[3:5]) for row in trace.rows] == rows
    assert [list(row[7:9]) for row in trace.rows] == rows
    assert trace.totals["weight of the truth, Ann"] == F(weight)
    found = [play.distance_to_truth(0, both[:t], {both: 1}) for t in range(6)]
    assert found == numbers(away)
    assert [row[6] for row in trace.rows] == numbers(away)[:5]


@pytest.mark.parametrize("alpha", ["3/4", "1/4", "1/10", "0"])
def test_the_same_by_counting_pairs_of_words(alpha):
    """The prior as a table of pairs of words: what is left of it, round by round."""
    alpha, words = F(alpha), list(itertools.product((0, 1), repeat=5))
    prior = {
        (u, v): (1 - alpha) * F(1, 1024) + alpha * F(u == v, 32)
        for u in words
        for v in words
    }
    pay = ((2, 0), (3, 1))
    path = ()
    for t in range(5):
        left = {
            pair: w
            for pair, w in prior.items()
            if pair[0][:t] == path and pair[1][:t] == path
        }
        worth = []
        for a in (0, 1):
            own = {pair: w for pair, w in left.items() if pair[0][t] == a}
            whole = sum(own.values())
            worth.append(sum(w * pay[a][v[t]] for (_, v), w in own.items()) / whole)
        path += (0 if worth[0] >= worth[1] else 1,)
    (played,) = open_loop(alpha).law()
    assert tuple(a for a, _ in played) == path == tuple(b for _, b in played)


def test_the_tiny_class_switches_in_round_three_and_then_has_no_grain():
    play = agents(delayed(CD, 2), F(2, 5), 3)
    assert play.law() == {((1, 1), (1, 1), (0, 0)): 1}
    assert play.trace().rows[2][3:5] == (F(11, 7), F(10, 7))
    with pytest.raises(ModelError, match="probability 0 after"):
        play.lasting(4).law()


def test_even_ties_draw_lots():
    play = replace(agents(CD, F(1, 2), 1), ties="even")
    assert play.law() == {((a, b),): F(1, 4) for a in (0, 1) for b in (0, 1)}
    trace = play.trace()
    assert trace.rows[0][1] == "C 1/2 D 1/2"
    assert trace.totals["payoff of Ann"] == F(3, 2)
    assert "ties drawn" in play.scope
    # No universe has this law: each plays for certain.
    assert play.weight_of_truth(0, play.law()) == 0


def test_an_agent_against_a_policy_with_lots():
    """An agent of two rounds against tit for tat with a tremble, by enumeration."""
    noisy = draws(CD, CD, (F(2, 3), F(1, 3)), "trembles")
    tft = named_policy(CD, CD, "tit-for-tat")
    prior = tuple(((i, j), F(1, 4)) for i in (0, 1) for j in (0, 1))
    own = (plays(CD, CD, "(C)"), named_policy(CD, CD, "random"))
    game = RepeatedGame(dilemma(), 2, 1)
    play = EmbeddedAgents(
        game, (own, (noisy, tft)), (Agent(prior), Agent(plays=0)), title="a tremble"
    )
    law = play.law()
    planner = Planner(play.universes(0))

    class Thinker:
        at_first = ()

        def after(self, memory, profile):
            return (*memory, *profile)

        def law(self, memory):
            best = planner.best(memory)[0]
            return tuple(int(a == best) for a in (0, 1))

    other = Automaton((noisy.laws[0],), ({},))
    assert law == path_law(game, (Thinker(), other))
    assert sum(law.values()) == 1
    assert len(law) > 1
    expected = sum(
        p * sum(game.game.payoff(0, profile) for profile in h) for h, p in law.items()
    )
    assert play.payoffs(law)[0] == expected
    assert "Bob Q(C)" not in play.trace().headers


def test_three_players_see_the_profile_of_the_others():
    cube = [[[a + b + c for c in (0, 1)] for b in (0, 1)] for a in (0, 1)]
    game = RepeatedGame(from_arrays(cube, cube, cube), 2, 1)
    seen = ("11", "12", "21", "22")
    own = tuple(plays(("1", "2"), seen, w) for w in ("(1)", "(2)"))
    prior = copies(3, F(1, 2), evenly(2))
    play = EmbeddedAgents(game, (own,) * 3, (Agent(prior),) * 3)
    assert play.universes(1).percepts == seen
    assert play.seat(1).word(((0, 1, 1),)) == (1, 1)
    assert play.seat(2).word(((0, 1, 1),)) == (1, 1)
    assert play.seat(0).word(((0, 1, 0),)) == (0, 2)
    u = play.universes(0)
    assert u.probability((1, 3)) == F(1, 2) * F(1, 2) + F(1, 2) * F(1, 8)
    # All prefer the second action; after a round in which it was not played only the
    # policy that plays the first one is left.
    assert play.lasting(1).law() == {((1, 1, 1),): 1}
    with pytest.raises(ModelError, match="no grain of uncertainty"):
        play.law()


def test_reacting_policies_become_environments():
    tft, all_d = named_policy(CD, CD, "tit-for-tat"), plays(CD, CD, "(D)")
    own = (tft, all_d, named_policy(CD, CD, "random"))
    prior = tuple(((2, k), F(1, 3)) for k in range(3))
    game = RepeatedGame(dilemma(), 3, 1)
    play = EmbeddedAgents(game, (own, own), (Agent(prior), Agent(plays=0)))
    u = play.universes(0)
    # Against tit for tat alone: what was done is what comes next.
    assert u.posterior((0, 0, 1, 0))[2][0] == F(1) / (1 + F(1, 4))
    assert u.environment_model((0, 0, 1, 0), 0) == (F(1, 10), F(9, 10))


def test_a_decoupled_agent_defects_and_its_truth_is_that_of_the_split_prior():
    play = agents(every_word(CD, 3), F(3, 4), 3)
    split = replace(
        play, agents=tuple(replace(a, update="causal") for a in play.agents)
    )
    assert split.law() == {((1, 1),) * 3: 1}
    assert split.weight_of_truth(0, split.law()) == F(1, 64)
    assert split.trace().rows[0][5] == F(1, 64)
    assert play.law() == {((0, 0),) * 3: 1}


def test_self_aixi_plans_one_step():
    play = agents(delayed(CD, 1), F(1, 4), 2, discount=1, noise=F(1, 8))
    aixi = replace(
        play,
        agents=tuple(replace(a, update="causal", steps=1) for a in play.agents),
    )
    planner = Planner(play.universes(0), "causal", 1)
    assert aixi.trace().rows[0][3:5] == planner.values(())


@pytest.mark.parametrize("rounds", [2, 3, 4])
def test_what_the_small_class_plays_by_another_route(rounds):
    """Backward induction over posteriors held as plain tables of the five universes."""
    pay = ((2, 0), (3, 1))

    def predict(history, a, noise):
        kinds = {(i, j): (1 - noise) / 4 for i in (0, 1) for j in (0, 1)}
        full = (*history, (a, None))
        masses = {
            kind: w
            for kind, w in kinds.items()
            if all(x == kind[0] and y in (kind[1], None) for x, y in full)
        }
        chance = noise / 2 ** (2 * len(history) + 1)
        whole = sum(masses.values()) + chance
        share = sum(w for kind, w in masses.items() if kind[1] == 0)
        return (share + chance / 2) / whole

    def value(history, a, left, noise):
        p = predict(history, a, noise)
        total = F(0)
        for e, q in ((0, p), (1, 1 - p)):
            if q:
                total += q * (pay[a][e] + worth((*history, (a, e)), left - 1, noise))
        return total

    def worth(history, left, noise):
        if not left:
            return F(0)
        return max(value(history, a, left, noise) for a in (0, 1))

    for noise in (F(1, 100), F(7, 10), F(3, 4), F(9, 10), F(91, 100)):
        path = ()
        for t in range(rounds):
            values = [value(path, a, rounds - t, noise) for a in (0, 1)]
            a = int(values[1] > values[0])
            path += ((a, a),)
        assert small_class(rounds, noise=noise).law() == {path: 1}


def test_thresholds_of_the_noise_are_where_the_claim_says():
    for rounds, form in ((3, (19, -36, 16)), (4, (271, -528, 256))):
        for k in range(1, 50):
            e = F(k, 50)
            closed = form[0] * e * e + form[1] * e + form[2] < 0
            (path,) = small_class(rounds, noise=e).law()
            assert (path == ((1, 1),) * rounds) is closed
            weight = small_class(rounds, noise=e).weight_of_truth(0, {path: 1})
            assert (weight > 0) is closed


def test_a_class_of_all_policies_holds_what_it_plays():
    play = full_class(F(1, 4))
    (path,) = play.law()
    assert play.weight_of_truth(0, {path: 1}) > 0


def test_beliefs_with_parameters_are_not_run():
    with pytest.raises(ModelError, match="parameters without values"):
        small_class(2).trace()
    there = small_class(2).at({"e": F(1, 2)})
    assert there.law() == {((1, 1), (1, 1)): 1}
    assert there.scope.endswith("at e = 1/2")
    assert "all real e with 0 < e < 1" in small_class(2).scope
    assert small_class(2).knowing(("e > 1/2",)).where == ("0 < e < 1", "e > 1/2")


# --- files ----------------------------------------------------------------------------

TWINS = (HERE / "twins.toml").read_text()


def test_the_example_is_the_play_of_the_claim():
    found = read_file(str(HERE / "twins.toml"))
    assert found.law() == open_loop("1/4").law()
    assert [p.title for p in found.classes[0]] == list(every_word(CD, 5))
    assert found.agents[0] is found.agents[1]


@pytest.mark.parametrize(
    "play",
    [
        agents(delayed(CD, 1), F(1, 4), 2, noise=F(1, 8)),
        small_class(2),
        full_class(0),
        EmbeddedAgents(
            RepeatedGame(dilemma(), 2),
            ((named_policy(CD, CD, "grim"), draws(CD, CD, (F(1, 3), F(2, 3)), "odd")),)
            * 2,
            (
                Agent((((0, 1), F(1, 2)), ((1, 0), F(1, 2))), "causal", 2),
                Agent(plays=1),
            ),
            "even",
            "mixed",
        ),
    ],
    ids=lambda play: play.name,
)
def test_embedded_agents_are_read_back(play):
    assert from_data(to_data(play)) == play


def test_short_forms_of_a_file():
    text = TWINS.replace('class = "every-word"', 'class = "delayed"')
    text = text.replace(
        'Ann = { copy = "1/4" }',
        'Ann = { copy = "2/5", own = ["1/2", 0, 0, 0, 0, "1/2"], noise = "1/9" }',
    ).replace('Bob = "Ann"', 'Bob = { plays = "random" }')
    found = read_toml(text)
    assert [p.title for p in found.classes[0]][:2] == ["(C)", "D(C)"]
    assert found.classes[0][-1].title == "random"
    assert dict(found.agents[0].prior)[6, 6] == F(1, 9)
    assert found.agents[1].plays == 6
    listed = TWINS.replace(
        'Ann = { copy = "1/4" }',
        'Ann = { universes = [{ plays = ["CCCCC", "DDDDD"], weight = 1 }], steps = 2 }',
    )
    agent = read_toml(listed).agents[0]
    assert agent.prior == (((0, 31), 1),)
    assert agent.steps == 2


HALF_OF_CCCCC = '{ plays = ["CCCCC", "CCCCC"], weight = "1/2" }'
SPOILT = [
    ("rounds = 5", 'rounds = "5"', "a number of rounds"),
    ("rounds = 5", "rounds = 0", "rounds of at least 1"),
    ("discount = 0", "discount = 2", "discount from 0 to 1"),
    ('"every-word"', '"every-thing"', "one of every-word, delayed, constant"),
    ('"every-word"', '["CE"]', "no symbol of `CE`"),
    ('"every-word"', '["C", "C"]', "distinct titles"),
    ('"every-word"', "[]", "at least one policy"),
    (
        '"every-word"',
        '[{ title = "x", laws = [[1, 1]], moves = [[[0, 0], [0, 0]]] }]',
        "sum to 1",
    ),
    ('copy = "1/4"', 'copy = "5/4"', "at least 0"),
    ('copy = "1/4"', 'copy = "a"', "unknown number"),
    ('copy = "1/4"', "own = [1]", "`own` of 32 weights"),
    ('copy = "1/4"', 'noise = "-1/4"', "at least 0"),
    ('copy = "1/4"', 'update = "magic"', "evidential, causal"),
    ('copy = "1/4"', "steps = 0", "at least 1"),
    ('copy = "1/4"', "steps = 1.5", "whole number of steps"),
    ('copy = "1/4"', 'plays = "XX"', "a policy of the class"),
    ('copy = "1/4"', 'plays = "CCCCC", copy = 1', "expected known keys"),
    ('copy = "1/4"', 'plays = "CCCCC"', "an earlier player who believes"),
    (
        'copy = "1/4"',
        'universes = [{ plays = ["CCCCC"], weight = 1 }]',
        "one of each player",
    ),
    (
        'copy = "1/4"',
        'universes = [{ plays = ["CCCCC", "CCCCC"], weight = "1/2" }]',
        "sum 1/2",
    ),
    (
        'copy = "1/4"',
        f"universes = [{HALF_OF_CCCCC}, {HALF_OF_CCCCC}]",
        "lists a universe twice",
    ),
    ('Bob = "Ann"', 'Bob = "Cleo"', "an earlier player who believes"),
    ('Bob = "Ann"', "", "expected an entry of `Bob`"),
    ('title = "twins"', 'ties = "odd"', "ties, one of first, even"),
    ('title = "twins"', "colour = 1", "expected known keys"),
    ("[[[2, 2], [0, 3]], [[3, 0], [1, 1]]]", "[[[2, 2]]]", "expected an entry"),
]


@pytest.mark.parametrize(("old", "new", "message"), SPOILT)
def test_a_spoilt_file_has_one_clear_error(old, new, message):
    assert old in TWINS
    with pytest.raises(ModelError) as error:
        read_toml(TWINS.replace(old, new, 1))
    assert message in f"{error.value.message} {error.value.help}"


def test_a_policy_that_ends_before_the_game_does_is_refused():
    text = TWINS.replace('"every-word"', '["CC", "CD", "DC", "DD"]').replace(
        "rounds = 5", "rounds = 3"
    )
    play = read_toml(text)
    with pytest.raises(ModelError, match=r"`D.` is not defined after a history"):
        play.law()
    fixed = text.replace('{ copy = "1/4" }', '{ plays = "CC" }').replace(
        '"Ann"\n', '{ plays = "DD" }\n'
    )
    with pytest.raises(ModelError, match="`CC` of `Ann` is not defined"):
        read_toml(fixed).law()


def test_a_tree_that_is_too_large_is_refused_with_its_size():
    with pytest.raises(ScopeError, match=r"10 rounds.*349,525 histories"):
        agents(("(C)", "(D)"), F(1, 4), 10, discount=1)
    # At discount 0 a plan is of one round.
    assert agents(("(C)", "(D)"), F(1, 4), 10).rounds == 10


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"agents": ()}, "got 0 and 2"),
        ({"agents": (Agent(), Agent())}, "expected a prior of `Ann`"),
        ({"agents": (Agent(plays=9),) * 2}, "a policy of its class"),
        ({"agents": (Agent((((0,), 1),)),) * 2}, "a policy of each player"),
        ({"agents": (Agent((((0, 7), 1),)),) * 2}, "a policy of each player"),
        ({"game": RepeatedGame(dilemma(), None, F(1, 2))}, "finitely many rounds"),
    ],
)
def test_bad_agents_are_refused(change, message):
    good = agents(CD, F(1, 4), 1)
    with pytest.raises(ModelError) as error:
        replace(good, **change)
    assert message in error.value.message


def test_who_just_plays_has_no_beliefs():
    play = agents(CD, F(1, 4), 1)
    mixed = replace(play, agents=(play.agents[0], Agent(plays=0)))
    with pytest.raises(ModelError, match="`Bob` has no beliefs"):
        mixed.universes(1)


# --- any small game, by joint laws ----------------------------------------------------

OWN = (
    plays(CD, CD, "(C)"),
    plays(CD, CD, "(D)"),
    named_policy(CD, CD, "tit-for-tat"),
    named_policy(CD, CD, "random"),
)


def joint(members, history):
    """Return the probability of a history where both play these policies."""
    states, p = [0, 0], F(1)
    for profile in history:
        for i, k in enumerate(members):
            p *= OWN[k].laws[states[i]][profile[i]]
        pair = zip(members, states, strict=True)
        states = [
            OWN[k].moves[s][profile[i]][profile[1 - i]] for i, (k, s) in enumerate(pair)
        ]
    return p


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.lists(st.integers(0, 3), min_size=16, max_size=16),
    st.sampled_from([F(0), F(1, 2), F(1)]),
)
def test_any_two_agents_play_as_joint_laws_say(payoffs, weights, g):
    table = [payoffs[k : k + 2] for k in range(0, 8, 2)]
    mine = [[table[2 * a + b][0] for b in (0, 1)] for a in (0, 1)]
    his = [[table[2 * a + b][1] for b in (0, 1)] for a in (0, 1)]
    weights[-1] += 1  # all at random: a grain of uncertainty
    prior = {divmod(k, 4): F(w, sum(weights)) for k, w in enumerate(weights) if w}
    game = RepeatedGame(from_arrays(mine, his, actions=(CD, CD)), 2, g)
    play = EmbeddedAgents(game, (OWN, OWN), (Agent(tuple(prior.items())),) * 2)

    def rho(history):
        return sum(w * joint(members, history) for members, w in prior.items())

    def value(i, history, a):
        profiles = [(a, b) if i == 0 else (b, a) for b in (0, 1)]
        mass = {p: rho((*history, p)) for p in profiles}
        later = 1 - len(history)
        return sum(
            m * (game.game.payoff(i, p) + (g * best(i, (*history, p)) if later else 0))
            for p, m in mass.items()
        ) / sum(mass.values())

    def best(i, history):
        return max(value(i, history, a) for a in (0, 1)) if rho(history) else F(0)

    path = ()
    for _ in range(2):
        path += (tuple(int(value(i, path, 1) > value(i, path, 0)) for i in (0, 1)),)
    assert play.law() == {path: 1}
    truth = sum(w for members, w in prior.items() if joint(members, path) == 1)
    assert play.weight_of_truth(0, {path: 1}) == truth
    assert play.distance_to_truth(1, (), {path: 1}) == 1 - rho(path)
