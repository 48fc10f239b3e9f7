"""Settings of matching, schools, objects, amounts and goods: shapes and refusals."""

from fractions import Fraction

import pytest

from accord.theory.errors import AccordError, ModelError
from accord.theory.settings import assignment, division, goods, matching, school_choice

HALF = Fraction(1, 2)
PAIR = ((0, 1),) * 4

ACCEPTED = [
    ("a tuple of partners", matching, {"side": 2}, (2, 3, 0, 1), (2, 3, 0, 1)),
    ("a dict of one side", matching, {"side": 2}, {0: 3, 1: 2}, (3, 2, 1, 0)),
    ("single agents", matching, {"side": 1, "single": True}, {}, (None, None)),
    ("a list of schools", school_choice, {"students": 2, "schools": 2}, [1, 0], (1, 0)),
    (
        "a dict of objects",
        assignment,
        {"agents": 2, "objects": 2},
        {0: 1, 1: 0},
        (1, 0),
    ),
    ("a fraction as text", division, {"agents": 2}, ["1/2", "7/2"], (HALF, 7 * HALF)),
    ("dicts of goods", goods, {"goods": 2}, [{0: 1}, {1: 1}], ((1, 0), (0, 1))),
]


def run(setting, options, result):
    m = setting.mechanism(lambda reports: result, name="mine", **options)
    return m.run(tuple(domain[0] for domain in m.domains))


@pytest.mark.parametrize(
    ("setting", "options", "result", "outcome"),
    [r[1:] for r in ACCEPTED],
    ids=[r[0] for r in ACCEPTED],
)
def test_accepted(setting, options, result, outcome):
    assert run(setting, options, result) == outcome


REFUSED = [
    ("too few partners", matching, {"side": 2}, (2, 0), "a matching of 4 agents"),
    ("a partner of one's side", matching, {"side": 2}, (1, 0, 3, 2), "the other side"),
    ("one-sided love", matching, {"side": 2}, (2, 2, 0, 1), "1 is matched to 2, but"),
    ("a dict that disagrees", matching, {"side": 2}, {0: 2, 1: 2}, "is matched to"),
    ("someone single", matching, {"side": 2}, {0: 2}, "left single"),
    ("a bool partner", matching, {"side": 1}, (True, 0), "`True`"),
    ("a float partner", matching, {"side": 1}, (1.0, 0), "`1.0`"),
    ("no matching at all", matching, {"side": 1}, None, "a matching of 2 agents"),
    ("an unknown school", school_choice, {}, (0, 1, 3), "expected a school 0..2"),
    ("a school too full", school_choice, {}, (0, 0, 1), "capacity of 1"),
    ("a seat left empty", school_choice, {}, (0, 1, None), "1 students have no school"),
    ("a forgotten student", school_choice, {}, {0: 1, 1: 0}, "leaves out 2"),
    ("an unknown agent", school_choice, {}, {0: 1, 9: 0}, "names `9`"),
    ("an unknown object", assignment, {}, (0, 1, "c"), "agent 2 gets `c`"),
    ("an object given twice", assignment, {}, (0, 1, 1), "object 1 is given 2 times"),
    ("nothing though enough", assignment, {}, (0, 1, None), "object 2 is given 0"),
    ("a law below 1", assignment, {}, ({0: HALF}, 1, 2), "agent 0: expected prob"),
    ("a float chance", assignment, {}, ({0: 0.5, 1: 0.5}, 1, 2), "float `0.5`"),
    ("an object overdrawn", assignment, {}, ({0: 1}, {0: 1}, {2: 1}), "given 2 times"),
    ("a wrong sum", division, {}, (1, 1, 1), "sum to 4, got 3"),
    ("a negative share", division, {}, (5, -1, 0), "at least 0"),
    ("a float share", division, {}, (0.5, 3, 0), "float `0.5`"),
    ("one number", division, {}, 4, "one entry for each agent"),
    ("a good given twice", goods, {}, ((1, 1, 1), (1, 0, 0)), "good 0 is given 2"),
    ("an unknown good", goods, {}, ({5: 1}, {}), "good `5`"),
    ("a short share", goods, {}, ((1, 1), (0, 0)), "expected a fraction of each"),
]


@pytest.mark.parametrize(
    ("setting", "options", "result", "message"),
    [r[1:] for r in REFUSED],
    ids=[r[0] for r in REFUSED],
)
def test_refused(setting, options, result, message):
    with pytest.raises(ModelError) as error:
        run(setting, options, result)
    assert message in error.value.message
    assert "`mine`" in error.value.message


OPTIONS = [
    ("no agents", matching, {"side": 0}, "`side`"),
    ("a market too large", matching, {"side": 9}, "362,880"),
    ("unknown liars", matching, {"strategic": "men"}, "`strategic`"),
    ("priorities of one school", school_choice, {"priorities": "012"}, "3 schools"),
    ("a student forgotten", school_choice, {"priorities": "01;012;012"}, "0..2"),
    ("two capacities", school_choice, {"capacities": "1,1"}, "of 3 schools, got 2"),
    ("no seat", school_choice, {"capacities": "1,1,0"}, "`capacities`"),
    ("a flat slope", division, {"slopes": "{0,1}"}, "`slopes` above 0"),
    ("too many values", goods, {"goods": 12, "total": 40}, "types, more than"),
    ("a parameter nobody takes", goods, {"params": {"k": 1}}, "no parameter `k`"),
]


@pytest.mark.parametrize(
    ("setting", "options", "message"),
    [r[1:] for r in OPTIONS],
    ids=[r[0] for r in OPTIONS],
)
def test_options_refused(setting, options, message):
    with pytest.raises(AccordError) as error:
        setting.mechanism(lambda reports: None, name="mine", **options)
    assert message in error.value.message


def test_lotteries_are_not_compared_by_an_order():
    even = {0: HALF, 1: HALF}
    m = assignment.mechanism(lambda r: [even, even], name="even", agents=2, objects=2)
    profile = ((0, 1), (0, 1))
    with pytest.raises(ModelError, match="lotteries, which an order does not compare"):
        m.weakly_prefers(0, profile, m.run(profile), m.run(profile))


def test_schools_as_agents_hand_their_types_to_the_rule_as_priorities():
    def rule(reports, *, priorities):
        assert len(reports) == len(priorities) == 2
        return priorities[0]

    m = school_choice.mechanism(rule, name="r", students=2, schools=2, priorities="all")
    assert m.run(((0, 1), (0, 1), (1, 0), (0, 1))) == (1, 0)
    assert (m.size, m.facts["strategic"]) == (16, (0, 1))
    assert m.weakly_prefers(2, PAIR, (0, 1), (1, 0))
    assert m.share(3, (0, 1)) == frozenset({1})


def test_sizes_and_scope():
    m = matching.mechanism(lambda r: None, name="m", strategic="proposers")
    assert (m.size, len(m.outcomes)) == (46_656, 6)
    assert m.scope == (
        "3 proposers, 3 receivers, complete strict lists, only the proposers choose "
        "their lists"
    )
