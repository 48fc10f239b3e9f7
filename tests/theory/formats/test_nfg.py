""".nfg files: both versions, exact numbers, errors with their place, round trips."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import AccordError, ModelError
from accord.theory.formats import read_file
from accord.theory.formats.nfg import read_nfg, write_nfg
from accord.theory.formats.source import load_text
from accord.theory.games import StrategicGame

GAMBIT = Path(__file__).resolve().parents[4] / "shared" / "data" / "gambit"
FILES = sorted(GAMBIT.rglob("*.nfg"))

HEAD = 'NFG 1 R "a game" { "Ann" "Bob" } '
ASYMMETRIC = {
    "payoffs, counted strategies": HEAD + "{ 2 3 }\n1 2 3 4 5 6 7 8 9 10 11 12",
    "payoffs, named strategies": HEAD
    + '{ { "1" "2" } { "1" "2" "3" } } "comment" 1 2, 3 4, 5 6, 7 8, 9 10, 11 12',
    "a D file": HEAD.replace(" R", " D") + "{ 2 3 } 1 2 3 4 5 6 7 8 9 10 11 12.000",
    "outcomes": HEAD
    + '{ 2 3 } { { "a" 1 2 } { "" 3, 4 } { 5 6 } { 7, 8, } {9 10} {11 12}} 1 2 3 4 5 6',
    "outcomes in another order": HEAD
    + "{ 2 3 } { {11 12} {1 2} {3 4} {5 6} {7 8} {9 10} } 2 3 4 5 6 1",
}


@pytest.mark.parametrize("text", ASYMMETRIC.values(), ids=ASYMMETRIC)
def test_the_first_player_runs_fastest(text: str) -> None:
    game = read_nfg(text)
    assert game.sizes == (2, 3)
    assert game.payoffs((1, 0)) == (3, 4)
    assert game.payoffs((0, 1)) == (5, 6)
    assert game.payoffs((1, 2)) == (11, 12)
    assert (game.title, game.players) == ("a game", ("Ann", "Bob"))


def test_numbers_are_exact_and_outcome_0_is_zero() -> None:
    game = read_nfg(
        'NFG 1 R "" {"a"} {6} { {0.1} {-1/3} {1e-2} {+2.} {.50} } 1 2 3 4 5 0'
    )
    values = [Fraction(1, 10), Fraction(-1, 3), Fraction(1, 100), 2, Fraction(1, 2), 0]
    assert [row[0] for row in game.table] == values


def test_only_quotes_are_escaped() -> None:
    game = read_nfg(r'NFG 1 R "a \"b\" \neg \\x" {"\""} {1} 0')
    assert (game.title, game.players) == (r'a "b" \neg \\x', ('"',))


REJECTED = [
    ("nothing", "", "1:1: expected `NFG 1 R` at the start of a .nfg file, got the end"),
    ("another format", "EFG 2 R", "1:1: expected `NFG 1 R`"),
    ("another version", "NFG 2 R", "1:5: expected version `1`, got `2`"),
    ("no R", "NFG 1 X", "1:7: expected `R` or `D`, got `X`"),
    ("no title", "NFG 1 R {", "1:9: expected a title in quotes, got `{`"),
    ("an open quote", 'NFG 1 R "abc', "1:9: expected a closing quote, got the end"),
    ("an open quote by escape", 'NFG 1 R "abc\\"', "1:9: expected a closing quote"),
    (
        "no players",
        'NFG 1 R "" { } { }',
        "1:12: expected at least one player, got none",
    ),
    ("a bare player", 'NFG 1 R "" { a }', "1:14: expected the name of a player or `}`"),
    ("no strategies", HEAD, "expected `{` and the strategies, got the end of the file"),
    ("strategies of one", HEAD + "{ 2 } 1", "the number of strategies of player `Bob`"),
    ("strategies of three", HEAD + "{ 2 2 2 } 1", "after the strategies of 2 players"),
    ("no strategy", HEAD + '{ { } { "1" } }', "strategies of player `Ann`, got none"),
    ("zero strategies", HEAD + "{ 0 2 }", "`Ann` from 1 to 1000000, got `0`"),
    ("half a strategy", HEAD + "{ 1/2 2 }", "from 1 to 1000000, got `1/2`"),
    (
        "a short body",
        HEAD + "{ 1 2 }\n1 2 3",
        "2:6: expected payoff 2 of profile 2 (of 2)",
    ),
    (
        "a long body",
        HEAD + "{ 1 1 }\n1 2\n3",
        "3:1: expected the end of the file after 1",
    ),
    (
        "a word for a number",
        HEAD + "{ 1 1 } 1 x",
        "payoff 2 of profile 1 (of 1), got `x`",
    ),
    ("a zero denominator", HEAD + "{ 1 1 } 1 1/0", "got `1/0`"),
    ("a number of 1001 digits", HEAD + "{ 1 1 } 1 " + "9" * 1001, "got `9999"),
    ("an exponent of 10 digits", HEAD + "{ 1 1 } 1 1e9999999999", "got `1e9999999999`"),
    ("a fraction with exponent", HEAD + "{ 1 1 } 1 1/3e5", "got `1/3e5`"),
    ("not a number", HEAD + "{ 1 1 } 1 nan", "got `nan`"),
    ("a missing payoff", HEAD + '{ 1 1 } { { "" 1 } } 1', "payoff 2 of outcome 1"),
    ("a payoff too many", HEAD + "{ 1 1 } { { 1 2 3 } } 1", "`}` after 2 payoffs"),
    ("an outcome too high", HEAD + "{ 1 1 } { { 1 2 } } 2", "from 0 to 1, got `2`"),
    ("a negative outcome", HEAD + "{ 1 1 } { { 1 2 } } -1", "from 0 to 1, got `-1`"),
    ("too many profiles", HEAD + "{ 9999 9999 } 1", "99,980,001 profiles"),
]


@pytest.mark.parametrize(
    ("text", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(text: str, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        read_nfg(text, "bad.nfg")
    assert message in caught.value.message
    assert "bad.nfg" in caught.value.message


LABEL = st.text(max_size=4).filter(lambda text: not text.endswith("\\"))
NUMBERS = st.fractions(min_value=-3, max_value=3, max_denominator=9)


@st.composite
def games(draw: st.DrawFn) -> StrategicGame:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    rows = 1
    for size in sizes:
        rows *= size
    return StrategicGame(
        tuple(draw(LABEL) for _ in sizes),
        tuple(tuple(draw(LABEL) for _ in range(size)) for size in sizes),
        tuple(tuple(draw(NUMBERS) for _ in sizes) for _ in range(rows)),
        draw(LABEL),
    )


@given(games(), st.booleans())
def test_round_trip(game: StrategicGame, outcomes: bool) -> None:
    assert read_nfg(write_nfg(game, outcomes=outcomes)) == game


def test_what_cannot_be_written() -> None:
    with pytest.raises(ModelError, match="backslash"):
        write_nfg(StrategicGame(("a\\",), (("x",),), ((1,),)))


def test_files_are_read_by_their_ending(tmp_path: Path) -> None:
    path = tmp_path / "game.nfg"
    path.write_text(ASYMMETRIC["outcomes"], encoding="utf-8-sig")
    assert read_file(path) == read_nfg(ASYMMETRIC["outcomes"])
    with pytest.raises(ModelError, match=r"ends in \.nfg"):
        read_file(tmp_path / "game.xls")
    with pytest.raises(ModelError, match="cannot read"):
        read_file(tmp_path / "absent.nfg")
    path.write_bytes(b"NFG 1 R \xff")
    with pytest.raises(ModelError, match="cannot read"):
        read_file(path)


@pytest.mark.skipif(not FILES, reason="the shared Gambit files are not here")
def test_all_shared_files_agree_with_pygambit() -> None:
    pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed")
    assert len(FILES) == 30
    for path in FILES:
        game = read_nfg(load_text(path), str(path))
        assert read_nfg(write_nfg(game)) == game
        arrays = [a.ravel() for a in pygambit.read_nfg(str(path)).to_arrays()]
        for row, theirs in zip(game.table, zip(*arrays, strict=True), strict=True):
            assert row == tuple(Fraction(str(value)) for value in theirs), path
