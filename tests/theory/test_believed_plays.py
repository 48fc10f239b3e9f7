"""Plays with beliefs: best responses by another route, limits, what is refused."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.meulemans2025.repeated import COOPERATION, DILEMMA, cooperation
from accord.theory import predictions
from accord.theory.believed_plays import (
    BelievedPlay,
    better_action,
    process_of,
    worth_of,
)
from accord.theory.embedded_paths import is_embedded_path
from accord.theory.errors import ModelError, ScopeError
from accord.theory.expressions import read_form
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.games import from_arrays
from accord.theory.predictions import Layer, layer_of, q_table, variation
from accord.theory.processes import Mixture, Process, coin, writes
from accord.theory.repeated_games import (
    Automaton,
    Play,
    RepeatedGame,
    StrategyTable,
    always,
    path_law,
    pure_strategies,
    sure,
)
from accord.verifiers.kernel import check as recheck

CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
F = Fraction
GAME = RepeatedGame(DILEMMA, 2)
NAMES = GAME.alphabet
UNIFORM = layer_of(coin(NAMES, (F(1, 4),) * 4))
SUBJECTIVE, EMBEDDED = "subjective-embedded-play", "embedded-play"


# --- the numbers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounds", "first", "distance", "least"),
    [
        (2, (F(11737, 2950), F(31, 10)), F(63, 512), F(1, 512)),
        (3, (F(31070557, 5197900), F(101, 20)), F(287, 2048), F(1, 2048)),
    ],
)
def test_the_instance_of_cooperation(rounds, first, distance, least):
    """The least probability of a history is the grain of uncertainty."""
    play = cooperation(rounds)
    for player in (0, 1):
        layers = play.belief(player)
        assert q_table(play.decisions(player), layers)[()] == first
        assert better_action(play, player, layers) is None
        assert variation(layers[0], play.truth(), rounds) == distance
        masses = [
            layers[0].probability(word)
            for word in itertools.product(range(4), repeat=rounds)
        ]
        assert min(masses) == least
        assert worth_of(play, player) == 2 * rounds


@pytest.mark.parametrize(
    ("play", "eps", "status"),
    [
        (COOPERATION, F(63, 512), "PROVED"),
        (COOPERATION, 1, "PROVED"),
        (COOPERATION, F(62, 512), "REFUTED"),
        (COOPERATION, 0, "REFUTED"),
        (cooperation(3), F(287, 2048), "PROVED"),
        (cooperation(3), F(286, 2048), "REFUTED"),
        (cooperation(2, always_so=True), 1, "REFUTED"),
        (cooperation(2, (F(1, 512), F(31, 32))), 1, "REFUTED"),
    ],
)
def test_approximate_equilibria(play, eps, status):
    verdict = check(play, SUBJECTIVE, given={"epsilon": eps})
    assert verdict.status == status
    assert recheck(verdict.certificate).status == status


def test_a_better_action_is_told():
    verdict = check(cooperation(2, always_so=True), SUBJECTIVE, given={"epsilon": 1})
    story = "after CD Ann takes C, by which she expects 1; she expects 2 by D."
    assert story in verdict.story


def test_a_run_shows_what_each_action_is_expected_to_bring():
    trace = COOPERATION.trace()
    assert trace.headers[:5] == (
        "round", "play", "Ann: Q(C)", "Ann: Q(D)", "Ann: P(play)",
    )  # fmt: skip
    assert trace.rows[0][:5] == (1, "CC", F(11737, 2950), F(31, 10), F(117, 128))
    assert trace.rows[1][4] == 1 - F(63, 512)
    assert trace.totals["Ann: total variation of belief and truth"] == F(63, 512)


# --- best responses by another route ---------------------------------------------

weights = st.integers(1, 5)


@st.composite
def layers(draw, hypotheses=3):
    """A belief with a grain of uncertainty: coins and sure plays, and chance."""
    found = []
    for _ in range(hypotheses):
        law = draw(st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(any))
        found.append(coin(NAMES, [F(p, sum(law)) for p in law]))
    found.append(process_of(GAME, [draw(strategies()) for _ in "ab"]))
    found.append(coin(NAMES, (F(1, 4),) * 4))
    rows = [draw(weights) for _ in found]
    return Layer(tuple(F(w, sum(rows)) for w in rows), tuple(found))


def strategies():
    every = list(pure_strategies(GAME, 0))
    return st.sampled_from(every)


arrays = st.lists(
    st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2
)


def expected(game, player, policy, belief):
    """What a pure policy brings: the self-model swapped for it (equation 9).

    rho^pi(h) is the product of rho(others | h, own) along h, for the histories that
    the policy allows; the worth is the plain mean.
    """
    total = F(0)
    for history in game.histories(game.rounds):
        word = [game.number(p) for p in history]
        p = F(1)
        for k, profile in enumerate(history):
            own = policy.laws[history[:k]][profile[player]]
            before = [
                belief.probability((*word[:k], game.number(q)))
                for q in game.profiles()
                if q[player] == profile[player]
            ]
            p *= own * F(belief.probability(tuple(word[: k + 1]))) / sum(before)
        total += p * game.worth(player, Play(history))
    return total


@settings(max_examples=4, deadline=None)
@given(layers(), arrays, arrays, st.sampled_from([F(1, 2), 1]))
def test_dynamic_programming_finds_the_best_of_all_policies(belief, one, two, g):
    game = RepeatedGame(from_arrays(one, two, actions=("CD", "CD")), 2, g)
    policies = list(pure_strategies(game, 0))
    worths = [expected(game, 0, policy, belief) for policy in policies]
    play = BelievedPlay(game, (policies[0],) * 2, ((belief,),) * 2)
    assert max(q_table(play.decisions(0), (belief,))[()]) == max(worths)
    for policy, worth in zip(policies, worths, strict=True):
        one = replace(play, strategies=(policy, policies[0]))
        if better_action(one, 0, (belief,)) is None:
            assert worth == max(worths)


@settings(max_examples=10, deadline=None)
@given(layers(), layers(), layers())
def test_layers_are_the_limit_of_small_weights(first, second, third):
    """Q under (1 - e - e^2) rho + e sigma + e^2 tau tends to Q under the layers."""
    play = BelievedPlay(GAME, (always(GAME, 0, 0),) * 2, ((first,),) * 2)
    parts = (layer_of(writes_first(first)), second, third)
    told = q_table(play.decisions(0), parts)
    for e in (F(1, 10**6), F(1, 10**9)):
        rows = [
            (share * w, h)
            for share, part in zip((1 - e - e * e, e, e * e), parts, strict=True)
            for w, h in zip(part.weights, part.hypotheses, strict=True)
        ]
        near = q_table(play.decisions(0), (Layer(*zip(*rows, strict=True)),))
        gap = max(
            abs(a - b) for w in told for a, b in zip(told[w], near[w], strict=True)
        )
        assert gap <= 10**4 * e


def writes_first(layer):
    """The play that a layer's policies bring about, which excludes much."""
    return layer.hypotheses[3]


@settings(max_examples=15, deadline=None)
@given(layers(), strategies(), strategies())
def test_variation_is_the_largest_difference_of_an_event(belief, one, two):
    truth = process_of(GAME, (one, two))
    words = list(itertools.product(range(4), repeat=2))
    gains = [truth.probability(w) - belief.probability(w) for w in words]
    assert variation(belief, truth, 2) == sum(g for g in gains if g > 0)


# --- how the notions are related -------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(arrays, arrays, layers(), strategies(), strategies())
def test_embedded_plays_are_subjective_embedded_paths(one, two, q, first, second):
    """Embedded equilibria are subjective embedded ones (Proposition 4.22)."""
    game = RepeatedGame(from_arrays(one, two, actions=("CD", "CD")), 2)
    play = BelievedPlay(game, (first, second), ((q,),) * 2)
    path = Play(next(iter(path_law(game, (first, second)))))
    embedded = check(play, EMBEDDED).status == "PROVED"
    assert not embedded or is_embedded_path(game, path)
    # the beliefs by which it is subjective: the truth, and q below it
    truth = layer_of(play.truth())
    told = {path.first[:k]: p for k, p in enumerate(path.first)}
    onward = tuple(
        StrategyTable({h: sure(game, i, p[i]) for h, p in told.items()}) for i in (0, 1)
    )
    beliefs = ((truth, q),) * 2
    subjective = check(BelievedPlay(game, onward, beliefs), SUBJECTIVE)
    assert (subjective.status == "PROVED") == embedded


def test_decoupled_truth_is_no_support_for_cooperation():
    """With independent beliefs the deviation is judged as Nash judges it."""
    same = (always(GAME, 0, 0), always(GAME, 1, 0))
    loner = process_of(GAME, (coin_strategy(), always(GAME, 1, 0)))
    other = process_of(GAME, (always(GAME, 0, 0), coin_strategy()))
    beliefs = tuple(
        (layer_of(process_of(GAME, same)), layer_of(p), UNIFORM) for p in (loner, other)
    )
    verdict = check(BelievedPlay(GAME, same, beliefs), SUBJECTIVE)
    assert "takes C, by which she expects 5; she expects 6 by D" in verdict.story


def coin_strategy():
    return Automaton((("1/2", "1/2"),), ({},))


def test_an_approximate_embedded_play_may_lose_eps():
    """Always C against the belief that the other does as always: C loses 1 a round."""
    same = (always(GAME, 0, 0), always(GAME, 1, 0))
    q = layer_of(coin(NAMES, ("1/2", 0, "1/2", 0)))  # Bob cooperates, whatever
    q = Layer(("1/2", "1/2"), (*q.hypotheses, coin(NAMES, ("1/2", "1/2", 0, 0))))
    play = BelievedPlay(GAME, same, ((q, UNIFORM),) * 2)
    assert check(play, EMBEDDED, given={"epsilon": 2}).status == "PROVED"
    verdict = check(play, EMBEDDED, given={"epsilon": F(3, 2)})
    assert verdict.status == "REFUTED"
    assert "the play is worth 4 to Ann; she expects 6" in verdict.story


# --- parameters ------------------------------------------------------------------


def twins(rounds):
    """Twins with the weight d, chance with the rest."""
    game = RepeatedGame(DILEMMA, rounds)
    both = (coin(NAMES, ("1/2", 0, 0, "1/2")), coin(NAMES, (F(1, 4),) * 4))
    layer = Layer((read_form("d"), read_form("1 - d")), both)
    onward = StrategyTable({(CC,) * n: (1, 0) for n in range(rounds)})
    return BelievedPlay(game, (onward,) * 2, ((layer,),) * 2, "twins", ())


@pytest.mark.parametrize("rounds", [1, 2])
def test_for_which_weight_of_twins_cooperation_is_a_best_response(rounds):
    play = twins(rounds)
    assert play.unknowns == {"d"}
    verdict = check(play, SUBJECTIVE, given={"epsilon": 1}, for_which="d")
    assert verdict.property.endswith("exactly for 1/2 <= d < 1")
    assert recheck(verdict.certificate).status == "PROVED"
    for d, better in ((F(1, 2), None), (F(3, 4), None), (F(49, 100), True)):
        settled = play.at({"d": d})
        found = better_action(settled, 0, settled.belief(0))
        assert (found is None) is (better is None)


def test_parameters_outside_what_is_known_are_refused():
    for d in (0, 1, 2):
        with pytest.raises(ModelError, match="does not hold"):
            twins(1).at({"d": d})
    with pytest.raises(ModelError, match="has the parameter"):
        twins(2).trace()
    assert from_data(to_data(twins(2))).unknowns == {"d"}


# --- files -----------------------------------------------------------------------

TEXT = """
kind = "believed-play"

[game]
rounds = 2

[game.game]
players = ["Ann", "Bob"]
actions = { Ann = ["C", "D"], Bob = ["C", "D"] }
payoffs = [[[2, 2], [0, 3]], [[3, 0], [1, 1]]]

[strategies]
Ann = [{ after = [], play = "C" }, { after = ["CC"], play = ["1", "0"] }]
Bob = { states = [{ play = "C", next = { DC = 1 } }, { play = "D" }] }

[[beliefs.Ann]]
weight = "27/32"
path = ["CC"]
again = ["CC"]

[[beliefs.Ann]]
weight = "1/8"
law = { CC = "1/2", DD = "1/2" }

[[beliefs.Ann]]
weight = "1/32"
law = "uniform"

[[beliefs.Bob]]
policies = { Ann = "C", Bob = "C" }

[[beliefs.Bob]]
layer = 1
moves = [[["DD", 0, "1/2"], ["CC", 0, "1/2"]]]

[[beliefs.Bob]]
layer = 2
law = "uniform"
"""


def test_a_file_states_a_play_with_beliefs():
    read = read_toml(TEXT)
    assert isinstance(read, BelievedPlay)
    assert read.belief(0)[0].probability((0, 0)) == 1 - F(63, 512)
    assert [len(layer.weights) for layer in read.belief(1)] == [1, 1, 1]
    assert from_data(to_data(read)) == read
    assert from_data(to_data(COOPERATION)) == COOPERATION
    assert check(read, SUBJECTIVE, given={"epsilon": F(63, 512)}).violations == 1
    without = read_toml(TEXT[: TEXT.index("[[beliefs")])
    assert without.beliefs == ()
    assert from_data(to_data(without)) == without
    assert check(without, "subjective-embedded-law").status == "PROVED"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('play = "C"', 'play = "E"'),
        ('play = ["1", "0"]', 'play = ["1", "1"]'),
        ('play = ["1", "0"]', 'play = ["1"]'),
        ('after = ["CC"]', "after = []"),
        ('after = ["CC"]', 'after = ["CE"]'),
        ("next = { DC = 1 }", "next = { DC = 2 }"),
        ("next = { DC = 1 }", 'next = { DC = "D" }'),
        ("next = { DC = 1 }", "next = { DE = 1 }"),
        ('weight = "27/32"', 'weight = "1/2"'),
        ('weight = "27/32"', "weight = 0.84375"),
        ('weight = "27/32"', 'weight = "d"'),
        ('weight = "1/8"', 'weight = "-1/8"'),
        ('again = ["CC"]', 'law = "uniform"'),
        ('again = ["CC"]', ""),
        ("path = [", "road = ["),
        ('{ CC = "1/2", DD = "1/2" }', '{ CC = "1/2" }'),
        ('{ CC = "1/2", DD = "1/2" }', '{ CE = "1" }'),
        ('law = "uniform"', 'law = "normal"'),
        ("layer = 1", "layer = 3"),
        ("layer = 1", 'layer = "one"'),
        ('["CC", 0, "1/2"]', '["CC", 0]'),
        ('["CC", 0, "1/2"]', '["CC", 5, "1/2"]'),
        ('["CC", 0, "1/2"]', '["CC", 0, "1/4"]'),
        ("[[beliefs.Bob]]", "[[beliefs.Cleo]]"),
        ("rounds = 2", 'rounds = "infinite"\ndiscount = "1/2"'),
        ("rounds = 2", "rounds = 40"),
    ],
)
def test_an_ill_formed_file_is_refused(old, new):
    with pytest.raises((ModelError, ScopeError)):
        read_toml(TEXT.replace(old, new))


def test_the_size_of_a_tree_is_told():
    with pytest.raises(ScopeError, match="22,369,621 histories"):
        COOPERATION.lasting(12)


# --- faults ----------------------------------------------------------------------


def test_a_policy_undefined_at_a_reached_history_is_an_error():
    short = StrategyTable({(): (1, 0)})
    for prop in (SUBJECTIVE, EMBEDDED):
        with pytest.raises(ModelError, match="says nothing about a history"):
            check(replace(COOPERATION, strategies=(short, short)), prop)
    with pytest.raises(ModelError, match="says nothing about a history"):
        check(COOPERATION.lasting(3), SUBJECTIVE, given={"epsilon": 1})


def test_beliefs_that_exclude_an_action_are_no_support():
    sure_of_it = layer_of(process_of(GAME, COOPERATION.strategies))
    bare = replace(COOPERATION, beliefs=((sure_of_it,),) * 2)
    for prop in (SUBJECTIVE, EMBEDDED):
        verdict = check(bare, prop)
        assert verdict.status == "REFUTED"
        assert "D of Ann no probability" in verdict.story.replace(
            "her action D", "D of Ann"
        )
    # a completion is enough for an exact equilibrium, and no grain for an eps one
    twin = layer_of(coin(NAMES, ("1/2", 0, 0, "1/2")))
    full = replace(COOPERATION, beliefs=((sure_of_it, twin, UNIFORM),) * 2)
    assert check(full, SUBJECTIVE).status == "PROVED"
    assert check(full, SUBJECTIVE, given={"epsilon": F(1, 2)}).status == "REFUTED"


def test_what_else_is_refused():
    apart = replace(COOPERATION, beliefs=(COOPERATION.belief(0), (UNIFORM,)))
    with pytest.raises(ModelError, match="one belief that all players hold"):
        check(apart, EMBEDDED)
    with pytest.raises(ModelError, match="states no beliefs"):
        check(replace(COOPERATION, beliefs=()), SUBJECTIVE)
    with pytest.raises(ModelError, match="beliefs of each of 2 players"):
        replace(COOPERATION, beliefs=COOPERATION.beliefs[:1])
    with pytest.raises(ModelError, match="over the profiles"):
        replace(COOPERATION, beliefs=((layer_of(coin("CD", ("1/2", "1/2"))),),) * 2)
    stops = Process((NAMES,), (1, 0), (((0, 1, 1),), ()))
    with pytest.raises(ModelError, match="gives them the probability 0"):
        replace(COOPERATION, beliefs=((layer_of(stops),),) * 2)
    with pytest.raises(ModelError, match="at least 0"):
        check(COOPERATION, SUBJECTIVE, given={"epsilon": -1})
    with pytest.raises(ModelError, match="sum to 1"):
        Layer(("1/2",), (writes("CD", "C", "C"),))
    with pytest.raises(ModelError, match="sum to 1"):
        layer_of(Mixture(("1/2",), (writes("CD", "C", "C"),)))


def test_a_fault_in_the_conditional_is_noticed(monkeypatch):
    """Predicting the others without the own action is the decoupled agent."""

    def decoupled(self, action):
        return tuple(range(len(self.seen)))

    monkeypatch.setattr(predictions.Decisions, "symbols", decoupled)
    assert better_action(COOPERATION, 0, COOPERATION.belief(0)) is None  # all alike
    table = q_table(COOPERATION.decisions(0), COOPERATION.belief(0))
    assert table[()] != (F(11737, 2950), F(31, 10))
