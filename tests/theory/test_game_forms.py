"""Trees, recall, normal forms; game forms and the library of procedures."""

import itertools
from fractions import Fraction
from typing import Any

import pytest

from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.game_forms import (
    CHANCE,
    GameForm,
    Infoset,
    Node,
    Tree,
    direct_mechanism,
    find_absent_minded,
    find_forgetful,
    game_form,
    normal_form,
    payoffs_at,
    require_perfect_recall,
)
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile
from accord.theory.rules.game_forms import (
    ascending_clock,
    sealed,
    sealed_deferred_acceptance,
    sealed_second_price,
    sequential_serial_dictatorship,
)

HALF = Fraction(1, 2)
COIN = Infoset(CHANCE, ("heads", "tails"), "coin", (HALF, HALF))

# A coin falls; Ann guesses it unseen; outcome 10 for entering the guess, 1 if right.
GUESS = Tree(
    ("Ann",),
    (COIN, Infoset(0, ("h", "t"))),
    (
        Node(0, (1, 4)),
        Node(1, (2, 3), (10,)),
        Node(outcome=(1,)),
        Node(),
        Node(1, (5, 6), (10,)),
        Node(),
        Node(outcome=(3,)),
    ),
)
# The absent-minded driver (Piccione and Rubinstein 1997): junctions that look alike.
DRIVER = Tree(
    ("driver",),
    (Infoset(0, ("exit", "on"), "junction"),),
    (
        Node(0, (1, 2)),
        Node(outcome=(0,)),
        Node(0, (3, 4)),
        Node(outcome=(4,)),
        Node(outcome=(1,)),
    ),
)
# Ann moves and then forgets how.
FORGETS = Tree(
    ("Ann",),
    (Infoset(0, ("l", "r")), Infoset(0, ("L", "R"), "later")),
    (
        Node(0, (1, 4)),
        Node(1, (2, 3)),
        Node(outcome=(1,)),
        Node(outcome=(2,)),
        Node(1, (5, 6)),
        Node(outcome=(3,)),
        Node(outcome=(4,)),
    ),
)


def test_payoffs_add_up_along_a_play() -> None:
    assert payoffs_at(GUESS) == (None, None, (11,), (10,), None, (10,), (13,))
    assert GUESS.ends() == (2, 3, 5, 6)
    assert GUESS.members(1) == (1, 4)


def test_normal_form_takes_expectations_over_chance() -> None:
    game = normal_form(GUESS)
    assert game.actions == (("h", "t"),)
    assert game.table == ((Fraction(21, 2),), (Fraction(23, 2),))


def test_normal_form_of_an_absent_minded_driver_has_no_exit_at_the_second() -> None:
    assert normal_form(DRIVER).table == ((0,), (1,))


def test_full_plans_also_cover_what_they_rule_out() -> None:
    game = normal_form(FORGETS)
    assert game.actions == (("l/L", "l/R", "r/L", "r/R"),)
    assert game.table == ((1,), (2,), (3,), (4,))


def test_a_normal_form_too_large_is_refused_with_its_size() -> None:
    with pytest.raises(ScopeError, match="has 4 profiles of plans"):
        normal_form(FORGETS, limit=3)


@pytest.mark.parametrize(
    ("tree", "forgetful", "absent"),
    [(GUESS, None, None), (DRIVER, 0, 0), (FORGETS, 1, None)],
    ids=["a coin is not forgotten", "the driver forgets all", "Ann forgets her move"],
)
def test_recall(tree: Tree, forgetful: int | None, absent: int | None) -> None:
    assert find_forgetful(tree) == forgetful
    assert find_absent_minded(tree) == absent


def test_imperfect_recall_is_refused_by_name() -> None:
    require_perfect_recall(GUESS, "this")
    with pytest.raises(
        ModelError, match=r"absent-mindedness.*1 `junction` of `driver`"
    ):
        require_perfect_recall(DRIVER, "this")
    with pytest.raises(ModelError, match=r"imperfect recall at .* 2 `later` of `Ann`"):
        require_perfect_recall(FORGETS, "this")


def test_a_deep_tree_is_refused() -> None:
    nodes = [Node(0, (k + 1,)) for k in range(1001)] + [Node(outcome=(0,))]
    with pytest.raises(ScopeError, match="1,001 moves in a row"):
        Tree(("a",), (Infoset(0, ("on",)),), tuple(nodes))


MOVE = Infoset(0, ("l", "r"))
TREES = [
    ("no node", (), (), "at least one node"),
    (
        "a child before its parent",
        (MOVE,),
        (Node(0, (0, 1)), Node()),
        "after it, got 0",
    ),
    (
        "a child that is not there",
        (MOVE,),
        (Node(0, (1, 2)), Node()),
        "after it, got 2",
    ),
    ("a child twice", (MOVE,), (Node(0, (1, 1)), Node()), "exactly one parent"),
    ("an orphan", (), (Node(), Node()), "exactly one parent"),
    ("too few children", (MOVE,), (Node(0, (1,)), Node()), "expected 2 children"),
    ("an unknown player", (Infoset(3, ("l",)),), (Node(0, (1,)), Node()), "player 4"),
    ("no action", (Infoset(0, ()),), (Node(0),), "at least one action"),
    ("no law of chance", (Infoset(CHANCE, ("l",)),), (Node(0, (1,)), Node()), "got 0"),
    (
        "a law that sums to 1/2",
        (Infoset(CHANCE, ("l",), "", (HALF,)),),
        (Node(0, (1,)), Node()),
        "got sum 1/2, at chance move 1",
    ),
    (
        "a negative law",
        (Infoset(CHANCE, ("l", "r"), "", (2, -1)),),
        (Node(0, (1, 2)), Node(), Node()),
        "got a negative one",
    ),
    (
        "a player's law",
        (Infoset(0, ("l",), "", (1,)),),
        (Node(0, (1,)), Node()),
        "got 1",
    ),
]


@pytest.mark.parametrize(
    ("infosets", "nodes", "message"), [r[1:] for r in TREES], ids=[r[0] for r in TREES]
)
def test_rejects(infosets: Any, nodes: Any, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        Tree(("a",), infosets, nodes)
    assert message in caught.value.message


# Game forms. Obvious strategyproofness as Li (2017) defines it, in its plain words.


def obvious_lie(form: GameForm) -> tuple[int, Any, int, int] | None:
    for agent in form.agents:
        for own_type in form.types[agent]:
            for infoset, action in form.departures(agent, own_type):
                truths = form.outcomes_of_truth(agent, own_type, infoset)
                lies = form.outcomes_of_lie(agent, own_type, infoset, action)
                pairs = itertools.product(truths, lies)
                if not all(
                    form.weakly_prefers(agent, own_type, x, y) for x, y in pairs
                ):
                    return agent, own_type, infoset, action
    return None


def is_strategyproof(form: GameForm) -> bool:
    m = direct_mechanism(form)
    return all(
        m.weakly_prefers(
            agent, Profile(p), m(Profile(p)), m(Profile(p).with_report(agent, r))
        )
        for p in itertools.product(*m.domains)
        for agent in m.agents
        for r in m.domains[agent]
    )


FORMS = [
    (ascending_clock(1), True),
    (ascending_clock(4), True),
    (sequential_serial_dictatorship(1, 1), True),
    (sequential_serial_dictatorship(3, 3), True),
    (sequential_serial_dictatorship(2, 4), True),
    (sealed_second_price(1, 3), True),
    (sealed_second_price(2, 1), False),
    (sealed_second_price(3, 2), False),
    (sealed_deferred_acceptance(((0, 1), (1, 0))), True),
    (sealed_deferred_acceptance(), False),
]


@pytest.mark.parametrize(
    ("form", "obvious"), FORMS, ids=[f"{f.name}, {f.scope}" for f, _ in FORMS]
)
def test_the_library_is_strategyproof_and_some_of_it_obviously(
    form: GameForm, obvious: bool
) -> None:
    assert (obvious_lie(form) is None) == obvious
    assert is_strategyproof(form)


def test_clock_and_sealed_bids_are_the_same_rule() -> None:
    clock = direct_mechanism(ascending_clock(4))
    bids = direct_mechanism(sealed_second_price(2, 4))
    for profile in map(Profile, itertools.product(range(5), repeat=2)):
        assert clock(profile) == bids(profile)
        for agent in range(2):
            mine = clock.utility_at(agent, profile, clock(profile))
            assert mine == bids.utility_at(agent, profile, bids(profile))


def test_turns_and_sealed_dictatorship_differ_in_being_obvious() -> None:
    def dictate(orders: tuple[Any, ...]) -> tuple[int, ...]:
        picked: list[int] = []
        for order in orders:
            picked.append(next(x for x in order if x not in picked))
        return tuple(picked)

    orders = tuple(itertools.permutations(range(3)))
    turns = sequential_serial_dictatorship(3, 3)
    secret = sealed(
        dictate, (orders,) * 3, lambda a, t, x: -t.index(x[a]), cardinal=False
    )
    for profile in map(Profile, itertools.product(orders, repeat=3)):
        assert direct_mechanism(turns)(profile) == direct_mechanism(secret)(profile)
    assert obvious_lie(secret) is not None


def test_what_can_follow_the_truth_and_a_lie() -> None:
    form = ascending_clock(2)
    # Information sets: Bob at 1, Ann at 1, Bob at 2, Ann at 2.
    assert form.reached(0, form.truth[0, 0]) == (1,)
    assert form.reached(0, form.truth[0, 1]) == (1, 3)
    assert form.departures(0, 1) == ((1, 0), (3, 1))
    truths = form.outcomes_of_truth(0, 1, 1)
    assert [tuple(x) for x in truths] == [(0, (1, 0)), (1, (0, 1))]
    assert [tuple(x) for x in form.outcomes_of_lie(0, 1, 1, 0)] == [(1, (0, 0))]


def test_a_play_through_chance_is_a_lottery() -> None:
    nodes = (
        Node(0, (1, 4)),
        Node(1, (2, 3)),
        Node(outcome="x"),
        Node(outcome="y"),
        Node(outcome="y"),
    )
    tree = Tree(("Ann",), (COIN, MOVE), nodes)
    form = game_form(
        tree, ((0, 1),), lambda a, t, k: t, lambda a, t, x: (x == "y" and 1) or 0
    )
    assert form.play([form.truth[0, 0]]) == Lottery({"x": HALF, "y": HALF})
    assert form.play([form.truth[0, 1]]) == Lottery({"y": 1})


def build(truth: Any = None, scores: Any = None, tree: Tree | None = None) -> GameForm:
    plain = Tree(
        ("Ann",), (MOVE,), (Node(0, (1, 2)), Node(outcome="x"), Node(outcome="y"))
    )
    return GameForm(
        tree or plain,
        ((0,),),
        {(0, 0): {0: 1}} if truth is None else truth,
        {(0, 0): {"x": 0, "y": 1}} if scores is None else scores,
    )


BAD = [
    ("no plan of a type", {"truth": {}}, "a truthful plan of `Ann` of type `0`"),
    ("a plan with a gap", {"truth": {(0, 0): {}}}, "an action at information set 1"),
    ("an action that is not there", {"truth": {(0, 0): {0: 2}}}, "got action 2"),
    ("a plan with too much", {"truth": {(0, 0): {0: 1, 7: 1}}}, "got 2 entries"),
    ("no preferences", {"scores": {}}, "a score of the outcome `x`"),
    ("a missing outcome", {"scores": {(0, 0): {"x": 0}}}, "a score of the outcome `y`"),
    (
        "an end without outcome",
        {"tree": Tree(("Ann",), (MOVE,), (Node(0, (1, 2)), Node(), Node(outcome="y")))},
        "none at end 1",
    ),
    ("absent-mindedness", {"tree": DRIVER}, "expects perfect recall"),
]


@pytest.mark.parametrize(
    ("change", "message"), [r[1:] for r in BAD], ids=[r[0] for r in BAD]
)
def test_rejects_forms(change: Any, message: str) -> None:
    build()
    with pytest.raises(ModelError) as caught:
        build(**change)
    assert message in caught.value.message


LIBRARY = [
    ("no values", lambda: ascending_clock(0), "`values` of at least 1"),
    ("no bidders", lambda: sealed_second_price(0), "`agents` of at least 1"),
    (
        "too few objects",
        lambda: sequential_serial_dictatorship(3, 2),
        "at least 3 objects",
    ),
    ("no order", lambda: sealed_deferred_acceptance(((0, 0), (0, 1))), "strict orders"),
    ("too large", lambda: sealed_second_price(9, 9), "1,000,000,000 ends"),
    ("too many turns", lambda: sequential_serial_dictatorship(9, 9), "362,880 ends"),
]


@pytest.mark.parametrize(
    ("make", "message"), [r[1:] for r in LIBRARY], ids=[r[0] for r in LIBRARY]
)
def test_library_rejects(make: Any, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        make()
    assert message in caught.value.message


def test_ordinal_forms_have_no_utility() -> None:
    form = sequential_serial_dictatorship(1, 2)
    with pytest.raises(ModelError, match="ordinal"):
        form.utility(0, (0, 1), (0,))
