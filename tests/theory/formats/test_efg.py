""".efg files: all shapes of node, lenient labels, errors with their place."""

from fractions import Fraction
from pathlib import Path

import pytest

from accord.theory.errors import AccordError
from accord.theory.formats import read_file
from accord.theory.formats.efg import read_efg
from accord.theory.formats.source import load_text
from accord.theory.game_forms import (
    CHANCE,
    find_absent_minded,
    find_forgetful,
    normal_form,
    payoffs_at,
)

GAMBIT = Path(__file__).resolve().parents[4] / "shared" / "data" / "gambit"
FILES = sorted(GAMBIT.rglob("*.efg"))
# Refused by pygambit 16.7 for repeated labels, or an information set without name.
LENIENT = {"4cards", "caro2", "e10", "holdout", "nim7", "guess_the_ace"}

HEAD = 'EFG 2 R "a game" { "Ann" "Bob" }\n'
# Chance, a repeated information set, an outcome at an inner node, outcome 0.
GAME = (
    HEAD
    + """"a comment"
c "" 1 "deal" { "red" 1/4, "black" .75 } 0
p "x" 1 1 "Ann's" { "up" "down" } 1 "stake" { 1, -1 }
p "x" 2 1 { "yes" "no" } 0
t "" 2 "two" { 2 3, }
t "" 0
t "" 2
p "" 1 1 0
p "" 2 1 "" { "yes" "no" } 1
t "" 2 "two" { 2, 3 }
t "" 1
t "" 3 { 0.5 -1/3 }
"""
)


def test_all_shapes_of_nodes() -> None:
    tree = read_efg(GAME)
    assert [s.player for s in tree.infosets] == [CHANCE, 0, 1]
    assert tree.infosets[0].probabilities == (Fraction(1, 4), Fraction(3, 4))
    assert [s.name for s in tree.infosets] == ["deal", "Ann's", ""]
    assert tree.members(1) == (1, 6)
    sums = [payoffs_at(tree)[end] for end in tree.ends()]
    third = Fraction(-1, 3)
    assert sums == [(3, 2), (1, -1), (3, 2), (3, 2), (2, -2), (Fraction(1, 2), third)]
    assert find_forgetful(tree) is None


def test_normal_form_of_a_file() -> None:
    game = normal_form(read_efg(GAME))
    assert game.actions == (("up", "down"), ("yes", "no"))
    assert game.payoffs((0, 1)) == (
        Fraction(1, 4) + 2 * Fraction(3, 4),
        Fraction(-7, 4),
    )


CHAIN = HEAD + 'p "" 1 1 "" { "on" } 0\n' * 1001 + 't "" 0'
REJECTED = [
    (
        "nothing",
        "",
        "1:1: expected `EFG 2 R` at the start of an .efg file, got the end",
    ),
    ("another format", "NFG 1 R", "1:1: expected `EFG 2 R`"),
    ("no players", 'EFG 2 R "" { }', "1:12: expected at least one player"),
    (
        "no node",
        HEAD,
        "expected a node: `c` (chance), `p` (player) or `t` (end), got the end",
    ),
    ("an unknown node", HEAD + "x", "2:1: expected a node"),
    (
        "a node without name",
        HEAD + "t 0",
        "2:3: expected the name of the node in quotes",
    ),
    ("no outcome", HEAD + 't ""', "the number of an outcome (0 for none), got the end"),
    (
        "an unknown player",
        HEAD + 'p "" 3 1 { "l" } 0',
        "2:6: expected the number of a player",
    ),
    ("player 0", HEAD + 'p "" 0 1 { "l" } 0', "from 1 to 2, got `0`"),
    (
        "a set without actions",
        HEAD + 'p "" 1 1 0',
        "2:10: expected `{` and the actions",
    ),
    (
        "no action",
        HEAD + 'p "" 1 1 { } 0',
        "2:10: expected at least one action, got none",
    ),
    ("an unfinished tree", HEAD + 'p "" 1 1 { "l" "r" } 0 t "" 0', "a node: `c`"),
    (
        "a finished tree",
        HEAD + 't "" 0\nt "" 0',
        "3:1: expected the end of the file, because",
    ),
    (
        "another number of actions",
        HEAD + 'p "" 1 1 { "l" "r" } 0\np "" 1 1 { "l" } 0',
        "3:10: expected the 2 actions that information set 1 had before, got 1",
    ),
    (
        "a law without numbers",
        HEAD + 'c "" 1 { "l" "r" } 0',
        "2:14: expected a probability",
    ),
    (
        "a law of 5/6",
        HEAD + 'c "" 1 { "l" 1/2 "r" 1/3 } 0',
        "2:8: expected probabilities",
    ),
    ("a negative law", HEAD + 'c "" 1 { "l" 2 "r" -1 } 0', "of at least 0, got -1"),
    (
        "another law",
        HEAD + 'c "" 1 { "l" 1 } 0\nc "" 1 { "l" 1/1 "r" 0 } 0',
        "3:8: expected the 1 actions",
    ),
    (
        "other probabilities",
        HEAD + 'c "" 1 { "l" 1/2 "r" 1/2 } 0\nc "" 1 { "l" 1 "r" 0 } 0',
        "3:8: expected the probabilities that chance move 1 had before",
    ),
    (
        "an outcome without payoffs",
        HEAD + 't "" 1 "x"',
        "the payoffs of outcome 1 at its",
    ),
    (
        "payoffs of outcome 0",
        HEAD + 't "" 0 { 1 2 }',
        "2:6: expected no payoffs of outcome 0",
    ),
    (
        "a missing payoff",
        HEAD + 't "" 1 { 1 }',
        "2:12: expected the payoff of player `Bob`",
    ),
    (
        "a payoff too many",
        HEAD + 't "" 1 { 1 2 3 }',
        "2:14: expected `}` after 2 payoffs",
    ),
    (
        "other payoffs",
        HEAD + 'p "" 1 1 { "l" "r" } 0 t "" 1 { 1 2 }\nt "" 1 { 2 2 }',
        "3:6: expected the payoffs that outcome 1 had before",
    ),
    ("a chain of 1001 moves", CHAIN, "1,001 moves in a row"),
    ("1001 players", 'EFG 2 R "" {' + '""' * 1001 + '} t "" 0', "1,001 players"),
]


@pytest.mark.parametrize(
    ("text", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(text: str, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        read_efg(text, "bad.efg")
    assert message in caught.value.message


needs_files = pytest.mark.skipif(
    not FILES, reason="the shared Gambit files are not here"
)


@needs_files
def test_all_shared_files_are_read() -> None:
    assert len(FILES) == 83
    trees = {path.stem: read_efg(load_text(path), str(path)) for path in FILES}
    forgetful = {
        name for name, tree in trees.items() if find_forgetful(tree) is not None
    }
    assert "holdout" in forgetful  # its last information sets share a number
    assert find_absent_minded(trees["AM-driver-one-infoset"]) == 0
    assert len(normal_form(trees["el_farol_bar"]).players) == 5


@needs_files
def test_shared_files_agree_with_pygambit() -> None:
    pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed")
    agreed = 0
    for path in FILES:
        if path.stem in LENIENT:
            continue
        tree = read_file(path)
        theirs = pygambit.read_efg(str(path))
        assert theirs.is_perfect_recall == (find_forgetful(tree) is None)  # type: ignore[arg-type]
        ends, laws = _plays(theirs)
        mine = payoffs_at(tree)  # type: ignore[arg-type]
        assert [mine[end] for end in tree.ends()] == ends, path  # type: ignore[union-attr]
        own = [s.probabilities for s in tree.infosets if s.player == CHANCE]  # type: ignore[union-attr]
        assert sorted(own) == sorted(laws), path
        agreed += 1
    assert agreed == 77


def _plays(
    game: object,
) -> tuple[list[tuple[Fraction, ...]], list[tuple[Fraction, ...]]]:
    """Return pygambit's payoffs at the ends, leftmost first, and its laws of chance."""
    players = list(game.players)  # type: ignore[attr-defined]
    zero = (Fraction(0),) * len(players)
    ends: list[tuple[Fraction, ...]] = []
    stack = [(game.root, zero)]  # type: ignore[attr-defined]
    while stack:
        node, total = stack.pop()
        if node.outcome:
            own = (Fraction(str(node.outcome[player])) for player in players)
            total = tuple(a + b for a, b in zip(total, own, strict=True))
        if node.is_terminal:
            ends.append(total)
        stack.extend((child, total) for child in reversed(list(node.children)))
    chance = game.players.chance.infosets  # type: ignore[attr-defined]
    laws = [tuple(Fraction(str(a.prob)) for a in infoset.actions) for infoset in chance]
    return ends, laws
