"""Files spoilt at random: only our own errors escape from a reader."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import AccordError
from accord.theory.formats import read_json
from accord.theory.formats.efg import read_efg
from accord.theory.formats.nfg import read_nfg
from accord.theory.formats.preflib import read_preflib
from accord.theory.formats.toml_file import read_toml

HERE = Path(__file__).parent
NFG = 'NFG 1 R "g" { "a" "b" } { 2 2 } "c" { { "x" 1 2 } { "" 1/2, .5 } } 1 2 0 1'
EFG = (
    'EFG 2 R "g" { "a" "b" } "c" c "" 1 "n" { "h" 1/2 "t" 1/2 } 0 '
    'p "" 1 1 { "l" "r" } 1 "o" { 1 2 } t "" 0 t "" 1 p "" 2 1 { "l" } 0 t "" 0'
)
VOTES = (
    "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 3\n"
    "# NUMBER UNIQUE ORDERS: 2\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n"
    "# ALTERNATIVE NAME 3: c\n2: 1,{2,3}\n1: 3\n"
)
JSON = (
    '{"kind": "strategic-game", "players": ["a"], '
    '"actions": {"a": ["x"]}, "payoffs": [[1]]}'
)
SUBJECTS: list[tuple[str, Callable[[str], Any], str]] = [
    ("nfg", read_nfg, NFG),
    ("efg", read_efg, EFG),
    ("preflib", read_preflib, VOTES),
    ("json", read_json, JSON),
    *((path.stem, read_toml, path.read_text()) for path in sorted(HERE.glob("*.toml"))),
]
PIECES = st.sampled_from(
    [
        *"{}[]\"'\\,:=#\n -/.0129x\x00\x0cé²",
        *(
            "1/0",
            "1e999",
            "nan",
            "-1",
            "0.5",
            "true",
            "9" * 1200,
            "[[",
            '""',
            "{}",
            "[]",
        ),
        *("$set", "1979-05-27", "\u2028", "\ud800"),
    ]
)


@pytest.mark.parametrize(
    ("read", "text"), [s[1:] for s in SUBJECTS], ids=[s[0] for s in SUBJECTS]
)
def test_only_our_errors_escape(read: Callable[[str], Any], text: str) -> None:
    read(text)

    @settings(max_examples=150)
    @given(
        st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, 12), PIECES),
            min_size=1,
            max_size=3,
        )
    )
    def spoil(edits: list[tuple[int, int, str]]) -> None:
        spoilt = text
        for start, length, piece in edits:
            spoilt = spoilt[:start] + piece + spoilt[start + length :]
        try:
            read(spoilt)
        except AccordError as error:
            assert error.message  # noqa: PT017 - any of our errors will do

    spoil()
