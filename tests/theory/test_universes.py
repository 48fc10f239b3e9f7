"""Universes: predictions and posteriors by a second route, and what is refused."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from universe_classes import CD, PAIRS, classes, histories, law_of, mixed

from accord.counterexamples.gallery import COUPLED, DELAYED_TWINS, ONE_STEP
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact
from accord.theory.forms import Form
from accord.theory.policies import (
    Environment,
    Policy,
    answers,
    copying,
    draws,
    named_policy,
    plays,
    shows,
    steps_of,
)
from accord.theory.policy_classes import copies, delayed, every_policy, every_word
from accord.theory.ratios import Ratio, divided, ratio
from accord.theory.universes import Universes

F = Fraction


@settings(max_examples=15, deadline=None)
@given(classes())
def test_probabilities_are_plain_sums_over_all_universes(u):
    whole = u.mixture().process()
    for history in histories(2):
        total = mixed(u, history)
        assert u.probability(history) == total == whole.probability(history)
        if not total:
            continue
        acts = [mixed(u, (*history, a)) for a in (0, 1)]
        assert list(u.self_model(history)) == [p / total for p in acts]
        posterior = u.posterior(history)
        for i, j in itertools.product(range(3), repeat=2):
            joint = u.weights[i][j] * law_of(u, i, j, history)
            assert posterior[i][j] == joint / total
        for a in (0, 1):
            if acts[a]:
                answers_to = [mixed(u, (*history, a, e)) for e in (0, 1)]
                law = u.environment_model(history, a)
                assert list(law) == [p / acts[a] for p in answers_to]


@settings(max_examples=10, deadline=None)
@given(classes(noise=False))
def test_the_mixture_of_processes_is_the_same_measure(u):
    mixture = u.mixture()
    for history in histories(2):
        if mixed(u, history):
            flat = [w for row in u.posterior(history) for w in row]
            pairs = [w for row in u.weights for w in row]
            kept = [p for p, w in zip(flat, pairs, strict=True) if w]
            assert tuple(kept) == mixture.posterior(history)


def test_coupled_bits_by_hand():
    assert COUPLED.environment_model((), 0) == (F(23, 40), F(17, 40))
    assert COUPLED.environment_model((), 1) == (F(17, 40), F(23, 40))
    split = COUPLED.decoupled()
    assert split.environment_model((), 0) == split.environment_model((), 1)
    assert split.weights == ((F(1, 4),) * 2,) * 2
    assert COUPLED.marginals == ((F(1, 2),) * 2,) * 2
    assert COUPLED.posterior((1,)) == (
        (F(1, 5), F(1, 20)),
        (F(3, 20), F(3, 5)),
    )


def test_words_end_or_repeat():
    assert steps_of(CD, "DD(CD)") == ([1, 1], [0, 1])
    assert steps_of(("left", "right"), "left (right)") == ([0], [1])
    word = plays(CD, CD, "CD")
    u = Universes(CD, CD, (word,), (shows(CD, CD, "(C)"),), ((1,),), ((0, 0),) * 2, 3)
    assert u.probability((0, 0, 1, 0)) == 1
    assert u.universe(0, 0).probability((0, 0, 1, 0)) == 1
    assert u.universe(0, 0).masses((0, 0, 1, 0))
    assert u.universe(0, 0).probability((0, 0, 1, 0, 0)) == 0
    with pytest.raises(ModelError, match="`CD` is not defined after a history"):
        u.self_model((0, 0, 1, 0))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "at least one symbol"),
        ("()", "at least one symbol"),
        ("C(D", "what repeats at its end"),
        ("(C)D", "what repeats at its end"),
        ("(C)(D)", "what repeats at its end"),
        ("CE", "no symbol of `CE` is called `E`"),
    ],
)
def test_a_word_that_cannot_be_read_is_refused(text, message):
    with pytest.raises(ModelError) as error:
        steps_of(CD, text)
    assert message in error.value.message


def test_named_policies():
    tft = named_policy(CD, CD, "tit-for-tat")
    grim = named_policy(CD, CD, "grim")
    seen = (1, 0, 0, 1)

    def run(policy):
        state, done = 0, []
        for e in seen:
            a = policy.laws[state].index(1)
            done.append(a)
            state = policy.moves[state][a][e]
        return done

    assert run(tft) == [0, 1, 0, 0]
    assert run(grim) == [0, 1, 1, 1]
    with pytest.raises(ModelError, match="same actions"):
        named_policy(CD, ("c", "d"), "tit-for-tat")
    with pytest.raises(ModelError, match="two of them"):
        named_policy("abc", "abc", "grim")
    with pytest.raises(ModelError, match="as many percepts"):
        copying(CD, ("C",))
    assert copying(CD, CD).laws == (((1, 0), (0, 1)),)


def test_classes_by_name():
    assert len(every_word(CD, 5)) == 32
    assert every_word(("go", "stay"), 1) == ("go", "stay")
    assert delayed(CD, 1) == ("(C)", "D(C)", "(D)")
    full = every_policy(CD, CD, 2)
    assert len(full) == 32 == len({p.title for p in full})
    chosen = next(p for p in full if p.title == "C DCCD")
    answers_to = [chosen.laws[chosen.moves[0][a][e]].index(1) for a, e in PAIRS]
    assert answers_to == [1, 0, 0, 1]
    with pytest.raises(ScopeError, match="21 histories make more policies"):
        every_policy(CD, CD, 3)
    with pytest.raises(ScopeError, match="131,072 sequences"):
        every_word(CD, 17)
    with pytest.raises(ModelError, match="2 actions, got 3"):
        delayed("abc", 2)


def test_copies_are_a_prior():
    for players, noise in ((2, 0), (3, F(1, 5))):
        own = (F(1, 2), F(1, 3), F(1, 6))
        prior = copies(players, F(2, 7), own, noise=noise)
        assert sum(w for _, w in prior) == 1
        alike = sum(w for m, w in prior if set(m) == {0})
        chance = F(5, 7) * F(1, 2) ** players
        assert alike == (1 - noise) * (F(2, 7) * F(1, 2) + chance)
    with pytest.raises(ScopeError, match="have 1,000,000 universes"):
        copies(6, 0, (F(1, 10),) * 10)


TWINS = {
    "actions": CD,
    "percepts": CD,
    "policies": (plays(CD, CD, "C"), plays(CD, CD, "D")),
    "environments": (shows(CD, CD, "C"), shows(CD, CD, "D")),
    "weights": ((F(3, 8), F(1, 8)), (F(1, 8), F(3, 8))),
    "rewards": ((2, 0), (3, 1)),
}
BAD = [
    ({"actions": ("C", "C")}, "expected distinct actions"),
    ({"percepts": ()}, "expected distinct percepts"),
    ({"rounds": 0}, "whole number of rounds, at least 1"),
    ({"rounds": F(1, 2)}, "whole number of rounds"),
    ({"discount": 2}, "expected a discount from 0 to 1, got 2"),
    ({"discount": 0.5}, "float"),
    ({"policies": ()}, "at least one policy and one environment"),
    ({"weights": ((1,), (0,))}, "expected a row of 2 weights"),
    ({"weights": ((F(1, 2), 0), (0, F(1, 4)))}, "sum to 1 of the weights, got sum 3/4"),
    ({"weights": ((F(3, 2), 0), (0, F(-1, 2)))}, "at least 0 that sum to 1"),
    ({"rewards": ((2, 0),)}, "expected 2 rows of rewards, got 1"),
    ({"rewards": ((2, 0), (3,))}, "expected a row of 2 rewards"),
    (
        {"policies": (draws(CD, CD, (F(1, 2), F(1, 3))),) * 2},
        "sum to 1 of policy 1, got sum 5/6",
    ),
    (
        {"environments": (answers(CD, CD, ((1, 0), (1, 1))),) * 2},
        "sum to 1 of environment 1, got sum 2",
    ),
    (
        {"environments": (Environment((((1, 0),),), (((0, 0),) * 2,)),) * 2},
        "expected 2 rows of laws in environment 1, got 1",
    ),
    (
        {"policies": (Policy(((1, 0),), (((0, 1),) * 2,)),) * 2},
        "a next state, or -1",
    ),
    ({"policies": (Policy(((1, 0),), (((0,),) * 2,)),) * 2}, "a next state, or -1"),
    ({"policies": (Policy((), ()),) * 2}, "a next state, or -1"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_bad_universes_are_refused(change, message):
    with pytest.raises(ModelError) as error:
        Universes(**{**TWINS, **change})
    assert message in f"{error.value.message} {error.value.help}"


def test_too_many_universes_are_refused():
    many = (plays(CD, CD, "C"),) * 400
    with pytest.raises(ScopeError, match="160,000 universes"):
        Universes(CD, CD, many, (shows(CD, CD, "C"),) * 400, (), ())


def test_what_has_no_probability_has_no_posterior():
    with pytest.raises(ModelError, match=r"gives `\(D\)` no probability"):
        Universes(**TWINS | {"weights": ((F(1, 2), F(1, 2)), (0, 0))}).posterior((1,))


def test_parameters_are_put_in():
    twins = Universes(
        **TWINS | {"weights": (("a/2", "1/2 - a/2"),) * 2, "where": ("0 <= a <= 1",)}
    )
    assert twins.unknowns == {"a"}
    assert "all real a with 0 <= a <= 1" in twins.scope
    there = twins.at({"a": F(1, 3)})
    assert there.weights[0] == (F(1, 6), F(1, 3))
    assert there.scope.endswith("at a = 1/3")
    with pytest.raises(ModelError, match="does not hold"):
        twins.at({"a": 2})
    assert twins.knowing(("a > 0",)).where == ("0 <= a <= 1", "a > 0")
    with pytest.raises(ModelError, match="1 - p - q"):
        replace(twins, weights=(("a", "a"),) * 2)


def test_exhibits_are_what_they_say():
    assert ONE_STEP.self_model((1, 0)) == (F(9, 10), F(1, 10))
    assert DELAYED_TWINS.probability((1, 1, 1, 1, 0, 0, 1)) == 0
    assert DELAYED_TWINS.self_model((1, 1, 1, 1, 0, 0)) == (1, 0)


# --- quotients ------------------------------------------------------------------------

X, Y = Form.unknown("x"), Form.unknown("y")


def parts(draw_form):
    return {(): draw_form[0], ("x",): draw_form[1], ("x", "y"): draw_form[2]}


@given(
    st.lists(
        st.lists(st.integers(-3, 3), min_size=3, max_size=3), min_size=2, max_size=2
    )
)
def test_quotients_calculate_like_numbers(tops):
    values = {"x": F(2, 3), "y": F(5, 4)}
    forms = [Form(parts(top)) for top in tops]
    one, two = Ratio(forms[0], 1 + X), Ratio(forms[1], X * Y + 2)
    there = [forms[0].at(values) / (1 + values["x"])]
    there.append(forms[1].at(values) / (values["x"] * values["y"] + 2))

    def at(q):
        def put(form):
            return form.at(values) if isinstance(form, Form) else form

        return F(put(q.top)) / put(q.bottom)

    assert at(one + two) == there[0] + there[1]
    assert at(one - two) == there[0] - there[1]
    assert at(3 - two) == 3 - there[1]
    assert at(one * two) == there[0] * there[1]
    assert at(2 * one + 1) == 2 * there[0] + 1


def test_a_quotient_of_numbers_is_a_number_and_needs_a_positive_bottom():
    assert ratio(1, 2) == F(1, 2)
    assert ratio(X, 2).terms == (X * F(1, 2)).terms
    with pytest.raises(ModelError, match="divide by a positive number, got 0"):
        ratio(1, 0)
    with pytest.raises(ModelError, match="divide by a positive number, got -2"):
        ratio(1, exact("-2"))


FORMS = st.dictionaries(
    st.sampled_from([(), ("x",), ("y",), ("x", "x"), ("x", "y")]),
    st.integers(-3, 3).filter(bool),
    min_size=1,
    max_size=3,
).map(Form)


@given(FORMS, FORMS)
def test_a_product_is_divided_by_its_factors_and_by_nothing_else(one, other):
    assert divided(one * other, other).terms == one.terms
    more = divided(one * other + X * X * X * Y * Y * Y, other)
    if more is not None:
        assert (more * other).terms == (one * other + X * X * X * Y * Y * Y).terms


@pytest.mark.parametrize("top", [X, X * Y + 1, X * X + 1, Form({(): 2})])
def test_what_does_not_divide_is_left(top):
    assert divided(top, X + Y + 2) is None
    assert divided(top, Form({})) is None
    assert divided(2, X) is None
