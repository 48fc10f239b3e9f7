"""Text that is read: where it comes from, where in it something is, its numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact

MAX_BYTES = 64 * 1024 * 1024

# No fraction with an exponent: 1/3e5 has two readings.
_DECIMAL = r"([0-9]*\.[0-9]+|[0-9]+\.?)([eE][+-]?[0-9]+)?"
_NUMBER = re.compile(rf"[+-]?([0-9]+(/[0-9]+)?|{_DECIMAL})")
_MAX_LENGTH = 1000


def load_text(path: str | Path) -> str:
    """Return the text of a file, or raise: unreadable, too large, or not UTF-8."""
    try:
        size = Path(path).stat().st_size
        if size > MAX_BYTES:
            raise ScopeError(
                f"`{path}` has {size:,} bytes, more than the {MAX_BYTES:,} that fit"
            )
        return Path(path).read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ModelError(f"cannot read `{path}`: {reason.lower()}") from error


def check_length(text: str, file: str) -> None:
    """Raise ScopeError when a text is too long to be read."""
    if len(text) > MAX_BYTES:
        raise ScopeError(
            f"`{file}` has {len(text):,} characters, more than the {MAX_BYTES:,} "
            "that are read"
        )


def error_at(
    file: str, line: int, column: int, message: str, help: str = ""
) -> ModelError:
    """Return an error that starts with file, line and column."""
    return ModelError(f"{file}:{line}:{column}: {message}", help)


def quoted(text: str) -> str:
    """Return a text between backquotes, shortened when it is long."""
    return f"`{text if len(text) <= 40 else text[:37] + '...'}`"


class Token(NamedTuple):
    """A piece of a Gambit file: its text, and whether it stood in quotes."""

    text: str
    is_string: bool
    start: int


# `\"` is the one escape of these files; any other backslash stands for itself.
_TOKEN = re.compile(r'\s+|"((?:\\"|[^"])*+)"|([{},])|([^\s{},"]+)|(")')


@dataclass
class Reader:
    """The tokens of a Gambit file, read one after the other."""

    text: str
    file: str

    def __post_init__(self) -> None:
        check_length(self.text, self.file)
        self._tokens = self._split()
        self.next = next(self._tokens, None)

    def _split(self) -> Iterator[Token]:
        for match in _TOKEN.finditer(self.text):
            if match[1] is not None:
                yield Token(match[1].replace('\\"', '"'), True, match.start())
            elif match[4] is not None:
                raise self.error_at(
                    match.start(), "expected a closing quote, got the end"
                )
            elif match[2] or match[3]:
                yield Token(match[0], False, match.start())

    def error_at(self, place: int, message: str, help: str = "") -> ModelError:
        """Return an error at a place of the text."""
        line = self.text.count("\n", 0, place) + 1
        column = place - (self.text.rfind("\n", 0, place) + 1) + 1
        return error_at(self.file, line, column, message, help)

    def expected(self, what: str, help: str = "") -> ModelError:
        """Return the error that `what` was expected where the next token stands."""
        if self.next is None:
            end = len(self.text.rstrip())
            return self.error_at(end, f"expected {what}, got the end of the file", help)
        token = self.next
        shown = f'"{token.text}"' if token.is_string else token.text
        return self.error_at(token.start, f"expected {what}, got {quoted(shown)}", help)

    def take(self) -> Token:
        """Return the next token and go on."""
        assert self.next is not None
        token = self.next
        self.next = next(self._tokens, None)
        return token

    def at(self, mark: str) -> bool:
        """Return whether the next token is this mark or word."""
        token = self.next
        return token is not None and not token.is_string and token.text == mark

    def at_string(self) -> bool:
        """Return whether the next token is a quoted text."""
        return self.next is not None and self.next.is_string

    def skip(self, mark: str) -> bool:
        """Go past this mark if it is next, and return whether it was."""
        if self.at(mark):
            self.take()
            return True
        return False

    def mark(self, mark: str, what: str = "") -> None:
        """Go past this mark, or raise."""
        if not self.skip(mark):
            raise self.expected(what or f"`{mark}`")

    def string(self, what: str) -> str:
        """Return the next quoted text, or raise."""
        if not self.at_string():
            raise self.expected(f"{what} in quotes")
        return self.take().text

    def strings(self, what: str) -> tuple[str, ...]:
        """Return the quoted texts between braces, or raise."""
        self.mark("{", f"`{{` and {what}")
        found = []
        while not self.skip("}"):
            found.append(self.string(f"{what} or `}}`"))
            self.skip(",")
        return tuple(found)

    def header(self, word: str, version: str, what: str) -> tuple[str, tuple[str, ...]]:
        """Return the title and the players that the file's first line states."""
        self.mark(word, f"`{word} {version} R` at the start of {what}")
        self.mark(version, f"version `{version}`")
        if not (self.skip("R") or self.skip("D")):
            raise self.expected("`R` or `D`")
        title = self.string("a title")
        place = self.next
        players = self.strings("the name of a player")
        if not players:
            assert place is not None
            raise self.error_at(place.start, "expected at least one player, got none")
        return title, players

    def number(self, what: str) -> Exact:
        """Return the next number exactly, or raise."""
        if self.next is None or self.next.is_string:
            raise self.expected(what)
        number = exact_number(self.next.text)
        if number is None:
            raise self.expected(what)
        self.take()
        return number

    def count(self, what: str, least: int, most: int) -> int:
        """Return the next integer from `least` to `most`, or raise."""
        if self.next is None or self.next.is_string:
            raise self.expected(what)
        number = exact_number(self.next.text)
        if not isinstance(number, int) or not least <= number <= most:
            raise self.expected(f"{what} from {least} to {most}")
        self.take()
        return number


def exact_number(text: str) -> Exact | None:
    """Return the number that a text is, exactly, or None if it is none.

    Integers, fractions and decimals, of at most 1000 characters, with an exponent of
    at most three digits; zero is no denominator.
    """
    if len(text) > _MAX_LENGTH or not _NUMBER.fullmatch(text):
        return None
    try:
        return exact(text)
    except (ModelError, ValueError):
        return None
