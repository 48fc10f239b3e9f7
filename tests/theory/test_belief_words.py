"""What is told of beliefs off the path, and of sums that no beliefs bring to 0."""

from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.belief_words import tell_exclusion
from accord.theory.games import StrategicGame, from_arrays

ABC = [list("ABC")] * 2
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]],
    [[2, 7, 7], [0, 1, 6], [0, 6, 1]],
    players=("Ann", "Bob"),
    actions=ABC,
)
KNIFE = from_arrays(
    [[0, 0], [1, 0]], [[0, 0], [0, 1]], players=("Ann", "Bob"), actions=["LR", "LR"]
)
THREE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("a", "b"),) * 3,
    tuple(
        tuple(3 * (i == j == k) - own for own in (i, j, k))
        for i in (0, 1)
        for j in (0, 1)
        for k in (0, 1)
    ),
)
ALONE = StrategicGame(("Ann",), (("x", "y"),), ((1,), (2,)))


def asked(game, profile, **given):
    return check(game, "embedded-equilibrium", given={"profile": profile, **given})


def test_the_sums_are_written_out():
    assert asked(PAPER, ("A", "A")).story == (
        "  Why: Ann gets 2, Bob gets 2. The gains over that from Ann's B, Ann's C, "
        "Bob's B,\n  Bob's C add up in a profile of actions to\n\n"
        "    B,A: 5\n    B,B: 4 + (-1) = 3\n    B,C: (-1) + 4 = 3\n"
        "    C,A: 5\n    C,B: (-1) + 4 = 3\n    C,C: 4 + (-1) = 3\n"
        "    A,B: 5\n    A,C: 5\n\n"
        "  All are above 0: whatever all believe together, what they expect adds up to "
        "more\n  than 0 too, so some of these actions seems to gain."
    )


def test_a_tolerance_is_subtracted():
    story = asked(PAPER, ("A", "A"), epsilon="1/2").story
    assert "over that and 1/2 more from" in story
    assert "    B,B: (4 - 1/2) + (-1 - 1/2) = 2\n" in story
    notes = asked(PAPER, ("A", "A"), epsilon="3/2").notes
    met = "Bob's B with 1/2, Bob's C with 1/2, which gets 7/2 <= 2 + 3/2"
    assert f"Ann plays no B: it is believed to meet {met}" in notes


def test_multipliers_other_than_1_are_told():
    doubled = from_arrays(
        [[0, 0, 0], [9, 9, -5], [9, -5, 9]],
        [[0, 5, 5], [0, -4, 3], [0, 3, -4]],
        players=("Ann", "Bob"),
        actions=ABC,
    )
    times = ((0, 1, 1), (0, 2, 2))
    profile = ((1, 0, 0), (1, 0, 0))
    text = tell_exclusion(doubled, profile, times, "limit", 0)
    assert "from Ann's B, Ann's C, 2 times Bob's B, 2 times Bob's C" in " ".join(
        text.split()
    )
    assert "    B,B: 9 + 2*(-4) = 1\n" in text


def test_one_action_that_always_gains_is_told_without_a_table():
    story = asked(ALONE, ("x",)).story
    assert story == "  Why: Ann gets 1; y gets at least 2 whatever the others do."
    story = asked(THREE, ("a", "a", "b")).story
    assert "Cleo gets -1; a gets at least 0 whatever the others do." in story
    story = asked(ALONE, ("x",), epsilon="1/2").story
    assert "Ann gets 1, and 1/2 more is allowed; y gets" in story


def test_the_weaker_readings_say_what_they_exclude():
    closed = " ".join(asked(KNIFE, ("L", "L"), reading="closed").story.split())
    assert "L,R: 0 None is below 0, and those of some action are all above 0" in closed
    full = " ".join(asked(KNIFE, ("L", "L"), reading="full").story.split())
    assert "so they are not fully supported" in full
    # What excludes limits too is told as that, whatever the reading.
    for reading in ("closed", "full"):
        assert "All are above 0" in asked(PAPER, ("A", "A"), reading=reading).story


def test_what_is_met_names_all_the_others():
    notes = asked(THREE, ("a", "a", "a")).notes
    met = "it is believed to meet Bob's a and Cleo's a, which gets -1 <= 3"
    assert f"Ann plays no b: {met}" in notes


def test_long_lists_say_what_they_leave_out():
    gains = [[5 if a == b else -1 for b in range(4)] for a in range(4)]
    losses = [[4 - x for x in row] for row in gains]
    first = [[0] * 5, *([9, *row] for row in gains)]
    second = [[0, 9, 9, 9, 9], *([0, *row] for row in losses)]
    story = asked(from_arrays(first, second), ("1", "1")).story
    assert "    and 12 more, at least 4 each\n" in story
    wide = from_arrays([[0] * 20], [[1] + [0] * 19])
    notes = asked(wide, ("1", "1")).notes
    assert notes[-1] == "and 7 more"


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        (
            "embedded-best-response",
            {"beliefs": ["0", "1/3", "1/3", "1/3"]},
            "is believed to meet Bob's L with 1/2, Bob's R with 1/2, which gets 1/2;",
        ),
        ("embedded-best-response", {"beliefs": (1, 0, 0, 0)}, "R probability 0"),
        (
            "subjective-beliefs",
            {"beliefs_of": ((1, 0, 0, 0), (0, 0, 1, 0))},
            "beliefs of Ann give R probability 0",
        ),
        (
            "subjective-beliefs",
            {"beliefs_of": (((1, 0, 0, 0), (0, 0, 1, 0)), (1, 0, 0, 0))},
            "L to meet Bob's L, which gets 0; and R to meet Bob's L, which gets 1",
        ),
        (
            "subjective-beliefs",
            {"beliefs_of": ((Fraction(1, 2), 0, Fraction(1, 2), 0), (1, 0, 0, 0))},
            "what Ann believes of the play is 1/2 from it, above 0",
        ),
        (
            "subjective-nash",
            {"expectations": ((1, 0), (1, 0))},
            "Ann expects 0 of L and 1 of R.",
        ),
        (
            "subjective-nash",
            {"expectations": ((0, 1), (1, 0))},
            "what Ann expects of the others is more than 0 from it",
        ),
    ],
)
def test_other_refutations_say_why(name, given, words):
    verdict = check(KNIFE, name, given={"profile": ("L", "L"), **given})
    assert verdict.status == "REFUTED"
    assert words in verdict.story
