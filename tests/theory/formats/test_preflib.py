"""PrefLib files: the four kinds of orders, header checks, round trips, real data."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import AccordError, ModelError
from accord.theory.formats.preflib import Election, read_preflib, write_preflib
from accord.theory.formats.source import load_text

PREFLIB = Path(__file__).resolve().parents[4] / "shared" / "data" / "preflib"
FILES = sorted(path for path in PREFLIB.rglob("*.*") if path.is_file())
GOOD = [path for path in FILES if path.parent.name != "abcvoting-fail"]
OLD = [path for path in FILES if path.parent.name == "abcvoting-fail"]


def file(
    kind: str = "soc",
    body: str = "2: 1,2,3\n1: 3,2,1",
    voters: object = 3,
    orders: object = 2,
    names: str = "1: a|2: b|3: c",
    size: object = 3,
) -> str:
    lines = [
        f"# DATA TYPE: {kind}",
        "# TITLE: a title",
        f"# NUMBER ALTERNATIVES: {size}",
    ]
    lines += [f"# NUMBER VOTERS: {voters}", f"# NUMBER UNIQUE ORDERS: {orders}"]
    lines += [f"# ALTERNATIVE NAME {name}" for name in names.split("|")]
    return "\n".join([*lines, body]) + "\n"


def group(*alternatives: int) -> frozenset[int]:
    return frozenset(alternatives)


def test_a_strict_election() -> None:
    election = read_preflib(file())
    assert election.names == ("a", "b", "c")
    assert election.lines == (((0, 1, 2), 2), ((2, 1, 0), 1))
    assert (election.voters, election.kind, election.warnings) == (3, "soc", ())
    assert election.meta == (("TITLE", "a title"),)


KINDS = [
    ("soi", "2: 2\n1: 3 , 1", ((1,), (2, 0))),
    ("toc", "2: 1,{2,3}\n1:{1,2,3}", ((group(0), group(1, 2)), (group(0, 1, 2),))),
    ("toi", "2: {3}\n1: {1, 2}", ((group(2),), (group(0, 1),))),
]


@pytest.mark.parametrize(("kind", "body", "orders"), KINDS, ids=[k[0] for k in KINDS])
def test_other_kinds(kind: str, body: str, orders: tuple[object, ...]) -> None:
    election = read_preflib(file(kind, body))
    assert tuple(order for order, _ in election.lines) == orders
    assert election.warnings == ()


WARNED = [
    (
        "numbered from 0",
        file(names="0: a|1: b|2: c", body="2: 0,1,2\n1: 2,1,0"),
        "from 0",
    ),
    (
        "numbers with a gap",
        file(names="1: a|2: b|9: c", body="2: 1,2,9\n1: 9,2,1"),
        "gaps",
    ),
    ("a name twice", file(names="1: a|2: a|3: c"), "the same name"),
    ("a wider type", file("toi"), "the orders would fit soc"),
    ("complete as incomplete", file("soi"), "the orders would fit soc"),
    ("ties where none are", file("toi", "2: 1\n1: 2"), "the orders would fit soi"),
]


@pytest.mark.parametrize(
    ("text", "warning"), [w[1:] for w in WARNED], ids=[w[0] for w in WARNED]
)
def test_warns(text: str, warning: str) -> None:
    election = read_preflib(text)
    assert warning in " ".join(election.warnings)
    assert len(election.lines[0][0][:1]) == 1


CAT = """# DATA TYPE: cat
# NUMBER ALTERNATIVES: 2
# NUMBER VOTERS: 3
# NUMBER UNIQUE PREFERENCES: 2
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: yes
# CATEGORY NAME 2: no
# ALTERNATIVE NAME 1: a
# ALTERNATIVE NAME 2: b
2: {}, {1, 2}
1: 2, 1
"""


def test_categories() -> None:
    election = read_preflib(CAT)
    assert election.categories == ("yes", "no")
    assert election.lines == (((group(), group(0, 1)), 2), ((group(1), group(0)), 1))
    assert read_preflib(write_preflib(election)) == election


REJECTED = [
    ("an empty file", "", ":1:1: expected metadata lines, got an empty file"),
    ("the old format", "3\n1,a\n", ":1:1: expected a metadata line such as"),
    ("no data type", "# TITLE: x\n", "expected a `DATA TYPE` among soc, soi"),
    ("an unknown type", file("wmd"), ":1:1: expected a `DATA TYPE` among"),
    ("a line without colon", "# TITLE\n", ":1:1: expected `# KEY: value`"),
    ("a key twice", "# TITLE: a\n# TITLE: b\n", ":2:1: expected `TITLE` once"),
    (
        "no number of voters",
        file().replace("# NUMBER VOTERS: 3\n", ""),
        "NUMBER VOTERS",
    ),
    (
        "a word as number",
        file(voters="many"),
        ":4:1: expected a number as `NUMBER VOTERS`",
    ),
    ("too many voters", file(voters=10**13), "more than the 1,000,000,000,000"),
    ("wrong voters", file(voters=4), ":4:1: expected 4 voters (NUMBER VOTERS), got 3"),
    ("wrong orders", file(orders=3), ":5:1: expected 3 lines of orders"),
    ("wrong alternatives", file(size=4), ":3:1: expected 4 `ALTERNATIVE NAME` lines"),
    ("a number twice", file(names="1: a|1: b|3: c"), "`ALTERNATIVE NAME 1` once"),
    ("a number that is none", file(names="x: a"), "after `ALTERNATIVE NAME`, got `X`"),
    (
        "an unknown alternative",
        file(body="3: 1,2,4"),
        ":9:8: expected an alternative that",
    ),
    ("an alternative twice", file(body="3: 1,2,2"), "each alternative once"),
    ("one twice in a group", file("toc", "3: 1,{2,2}"), "once in a group"),
    (
        "an incomplete order",
        file(body="3: 1,2"),
        "all 3 alternatives in an order of a soc",
    ),
    ("an incomplete toc", file("toc", "3: {1,2}"), "order of a toc election, got 2"),
    ("ties in a soc", file(body="3: 1,{2,3}"), "a strict order in a soc election"),
    ("ties in a soi", file("soi", "3: {2,3}"), "a strict order in a soi election"),
    ("an empty group", file("toi", "3: {},1"), "in a group of ties, got none"),
    (
        "an open group",
        file("toi", "3: 1,{2,3"),
        ":9:6: expected an alternative or a group",
    ),
    ("a missing comma", file(body="3: 1 2,3"), ":9:6: expected an alternative"),
    ("a comma too many", file(body="3: 1,2,3,"), "got the end of the line"),
    ("two commas", file(body="3: 1,,2"), "expected an alternative or a group"),
    ("no order", file(body="3:"), "expected an alternative or a group"),
    ("no count", file(body="1,2,3"), ":9:1: expected a line `count: order`"),
    ("a count of 0", file(body="0: 1,2,3"), "a count of at least 1"),
    ("a negative count", file(body="-1: 1,2,3"), "a count of at least 1"),
    (
        "an order twice",
        file(body="2: 1,2,3\n1: 1,2,3"),
        ":10:1: expected each order once",
    ),
    ("a category too few", CAT.replace("1: 2, 1", "1: {1,2}"), "2 categories, got 1"),
    (
        "wrong categories",
        CAT.replace("CATEGORIES: 2", "CATEGORIES: 3"),
        "CATEGORY NAME",
    ),
]


@pytest.mark.parametrize(
    ("text", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(text: str, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        read_preflib(text, "bad")
    assert message in caught.value.message


def test_the_ending_of_the_name_must_agree() -> None:
    with pytest.raises(
        ModelError, match="data type `soi` of the file's name, got `soc`"
    ):
        read_preflib(file(), "x.soi")


def test_elections_are_checked_when_built() -> None:
    for bad in [
        Election("soc", ("a",), ()),
    ]:
        assert bad.voters == 0
    for kind, order, count in [
        ("xyz", (0, 1), 1),
        ("soc", (0,), 1),
        ("soc", (0, 2), 1),
        ("soi", (), 1),
        ("soi", (group(0, 1),), 1),
        ("soc", (0, 1), 0),
    ]:
        with pytest.raises(ModelError):
            Election(kind, ("a", "b"), ((order, count),))
    with pytest.raises(ModelError, match="one line"):
        write_preflib(Election("soc", ("a\nb",), ()))


@st.composite
def elections(draw: st.DrawFn) -> Election:
    kind = draw(st.sampled_from(["soc", "soi", "toc", "toi"]))
    size = draw(st.integers(1, 4))
    orders = []
    for _ in range(draw(st.integers(0, 4))):
        order = draw(st.permutations(range(size)))
        if kind[2] == "i":
            order = order[: draw(st.integers(1, size))]
        if kind[0] == "s":
            orders.append(tuple(order))
            continue
        classes: list[list[int]] = [[order[0]]]
        for x in order[1:]:
            if draw(st.booleans()):
                classes.append([x])
            else:
                classes[-1].append(x)
        orders.append(tuple(map(frozenset, classes)))
    names = tuple(
        draw(st.text("ab :#", max_size=3).map(str.strip)) for _ in range(size)
    )
    counted = tuple((order, draw(st.integers(1, 9))) for order in dict.fromkeys(orders))
    return Election(kind, names, counted)


@given(elections())
def test_round_trip(election: Election) -> None:
    back = read_preflib(write_preflib(election))
    assert (back.kind, back.names, back.lines) == (
        election.kind,
        election.names,
        election.lines,
    )


needs_files = pytest.mark.skipif(not FILES, reason="the shared elections are not here")


@needs_files
@pytest.mark.parametrize("path", GOOD, ids=[path.name for path in GOOD])
def test_real_elections_agree_with_preflibtools(path: Path) -> None:
    election = read_preflib(load_text(path), path.name)
    again = read_preflib(write_preflib(election))
    assert (again.names, again.lines) == (election.names, election.lines)
    instances = pytest.importorskip(
        "preflibtools.instances", reason="preflibtools is not installed"
    )
    if election.kind == "cat":
        return
    theirs = instances.OrdinalInstance(str(path))
    assert theirs.num_voters == election.voters
    place = {number: k for k, number in enumerate(theirs.alternatives_name)}
    orders = {
        tuple(frozenset(place[x] for x in tied) for tied in order): count
        for order, count in theirs.multiplicity.items()
    }
    mine = {
        tuple(x if isinstance(x, frozenset) else group(x) for x in order): count
        for order, count in election.lines
    }
    assert mine == orders


@needs_files
@pytest.mark.parametrize("path", OLD, ids=[path.name for path in OLD])
def test_files_of_the_old_format_get_one_clear_error(path: Path) -> None:
    with pytest.raises(ModelError, match="expected a metadata line such as") as caught:
        read_preflib(load_text(path), path.name)
    assert "older than 2022" in caught.value.help
