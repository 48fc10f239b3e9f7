"""Parameters of rules are checked by name, and options are read from text."""

import pytest

from accord.theory.errors import ModelError
from accord.theory.parameters import bind, choose, flag, indices, positive


def plain(reports):
    return reports


def rich(reports, *, objects, order=None, first_choice="x"):
    return reports, objects, order, first_choice


def test_a_rule_without_parameters_is_left_as_it_is():
    assert bind(plain, name="plain") == (plain, "plain")


def test_the_setting_gives_what_the_rule_asks_for_and_the_user_the_rest():
    bound, name = bind(
        rich,
        name="rich",
        params={"first-choice": 2},
        offered={"objects": 3, "priorities": ()},
    )
    assert bound((0,)) == ((0,), 3, None, 2)
    assert name == "rich(first-choice 2)"


REFUSED = [
    ("an unknown parameter", rich, {"ordr": 1}, "no parameter `ordr`", "`order`"),
    ("what the setting gives", rich, {"objects": 1}, "no parameter `objects`", ""),
    ("any parameter of a plain rule", plain, {"k": 1}, "expected one of: none", ""),
    (
        "nothing for a required one",
        lambda r, k: r,
        {},
        "needs the parameter `k`",
        "default",
    ),
    ("a rule without reports", lambda: 0, {}, "takes no reports", "one argument"),
]


@pytest.mark.parametrize(
    ("rule", "params", "message", "fix"),
    [r[1:] for r in REFUSED],
    ids=[r[0] for r in REFUSED],
)
def test_bind_refuses(rule, params, message, fix):
    with pytest.raises(ModelError) as error:
        bind(rule, name="rule", params=params, offered={"objects": 3})
    assert message in error.value.message
    assert fix in error.value.help


READ = [
    ("digits", lambda: indices("201", 3, "order"), (2, 0, 1)),
    ("numbers with commas", lambda: indices("2, 0,1", 3, "order"), (2, 0, 1)),
    ("a list", lambda: indices([1, 0], 2, "order"), (1, 0)),
    ("a count as text", lambda: positive("4", "side"), 4),
    ("a word in capitals", lambda: choose("ALL", ("all", "none"), "who"), "all"),
    ("a flag as text", lambda: flag("true", "single"), True),
    ("a flag", lambda: flag(value=False, option="single"), False),
]


@pytest.mark.parametrize(
    ("call", "expected"), [r[1:] for r in READ], ids=[r[0] for r in READ]
)
def test_read(call, expected):
    assert call() == expected


BAD = [
    ("a missing number", lambda: indices("20", 3, "order"), "an order of 0..2"),
    ("a repeated number", lambda: indices("0,0,1", 3, "order"), "an order of 0..2"),
    ("letters", lambda: indices("abc", 3, "order"), "an order of 0..2"),
    ("a negative number", lambda: indices("0,-1", 2, "order"), "an order of 0..1"),
    ("no agents", lambda: positive(0, "agents"), "at least 1"),
    ("a float", lambda: positive(2.0, "agents"), "at least 1"),
    ("a bool", lambda: positive(value=True, option="agents"), "at least 1"),
    ("a word", lambda: positive("two", "agents"), "at least 1"),
    ("an unknown word", lambda: choose("propsers", ("proposers",), "who"), "`who`"),
    ("a flag that is neither", lambda: flag("maybe", "single"), "`single`"),
]


@pytest.mark.parametrize(
    ("call", "message"), [r[1:] for r in BAD], ids=[r[0] for r in BAD]
)
def test_refused(call, message):
    with pytest.raises(ModelError, match=message):
        call()
