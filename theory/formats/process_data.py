"""Processes, semimeasures on words, as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.games import payoff_data, read_where, where_data
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_list,
    read_number,
    read_table,
    read_text,
    wrong,
)
from accord.theory.processes import (
    Move,
    Process,
    Word,
    from_values,
    turns_of,
    writes,
)

SHAPES = ("coin", "writes", "values", "moves")
Turns = tuple[tuple[str, ...], ...]


def read_process(data: Mapping[str, Any], where: str) -> Process:
    """Return the process that the data state.

    alphabets  a list of the symbols of each step in turn: [["0", "1"]]
    coin       the probability of each symbol, drawn anew at each step; or
    writes     a word, what stands in brackets again and again: "DD(C)"; or
    values     for each word its probability, 0 if left out where no longer one has it:
               {"" = 1, "0" = "1/2"}; or
    start, moves  for each state its probability at first, and its moves, lists of a
               symbol, the number of the next state and a probability
    where      if some numbers are expressions in parameters, such as "1 - p": a list
               of constraints on these; it may be empty
    """
    check_keys(data, "kind title", where, "alphabets " + " ".join(_shape(data, where)))
    return read_named(data, read_turns(data["alphabets"], f"{where}: alphabets"), where)


def _shape(data: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """Return the keys that the form which was chosen has, besides its title."""
    found = [key for key in SHAPES if key in data]
    if len(found) != 1:
        raise ModelError(
            f"{where}: expected one of the keys {', '.join(SHAPES)}, got "
            f"{', '.join(found) or 'none'}"
        )
    first = ("start",) if found == ["moves"] else ()
    return (*first, found[0], *(("where",) if "where" in data else ()))


def read_turns(data: Any, where: str) -> Turns:
    """Return the alphabets of the steps in turn."""
    found = []
    for entry in read_list(data, where):
        symbols = tuple(read_text(x, where) for x in read_list(entry, where))
        if not symbols or len(set(symbols)) != len(symbols) or not all(symbols):
            raise wrong(where, "distinct symbols, at least one", list(symbols))
        found.append(symbols)
    if not found:
        raise wrong(where, "the symbols of each step", data)
    return tuple(found)


def read_named(data: Any, turns: Turns, where: str, title: str = "") -> Process:
    """Return a process over alphabets that are known."""
    table = read_table(data, where)
    shape = _shape(table, where)
    check_keys(table, "kind title alphabets where", where, " ".join(shape))
    known = read_where(table.get("where"), f"{where}: where")
    name = title or read_text(table.get("title", ""), f"{where}: title")

    def number(entry: Any, of: str) -> Any:
        as_written = known is not None and isinstance(entry, str)
        return entry if as_written else read_number(entry, of)

    def make() -> Process:
        if "coin" in table:
            law = read_list(table["coin"], f"{where}: coin")
            if len(turns) != 1 or len(law) != len(turns[0]):
                raise wrong(f"{where}: coin", "a probability of each symbol", law)
            chances = tuple(number(p, f"{where}: coin") for p in law)
            moves = (tuple((x, 0, p) for x, p in enumerate(chances)),)
            return Process(turns, (1,), moves, name, known)
        if "writes" in table:
            text = read_text(table["writes"], f"{where}: writes")
            return _writes(text, turns, name, f"{where}: writes")
        if "values" in table:
            of = f"{where}: values"
            by_word: dict[Word, Any] = {}
            for text, value in read_table(table["values"], of).items():
                by_word[read_word(text, turns, of)] = number(value, f"{of}.{text}")
            return from_values(turns, by_word, name, known)
        start = [number(p, f"{where}: start") for p in read_list(table["start"], where)]
        rows = _moves(table["moves"], turns, len(start), number, f"{where}: moves")
        return Process(turns, tuple(start), rows, name, known)

    made: Process = located(where, make)
    return made


def read_word(text: str, turns: Turns, where: str) -> Word:
    """Return the word of these symbols; spaces part those of more than one letter."""
    single = all(len(x) == 1 for symbols in turns for x in symbols)
    word = []
    for k, symbol in enumerate(text if single else text.split()):
        own = turns[k % len(turns)]
        if symbol not in own:
            raise wrong(where, f"a word of the symbols {', '.join(own)}", text)
        word.append(own.index(symbol))
    return tuple(word)


def _writes(text: str, turns: Turns, title: str, where: str) -> Process:
    if len(turns) != 1:
        raise ModelError(f"{where}: expected one alphabet, got {len(turns)}")
    first, bracket, rest = text.partition("(")
    if bracket and (not rest.endswith(")") or len(rest) < 2):
        raise wrong(where, "a word whose last part can stand in brackets", text)
    parts = (first, rest[:-1])
    single = all(len(x) == 1 for x in turns[0])
    before, then = (part if single else part.split() for part in parts)
    return writes(turns[0], before, then, title)


def _moves(
    data: Any, turns: Turns, states: int, number: Any, where: str
) -> tuple[tuple[Move, ...], ...]:
    """Return the moves of each state, symbols by number in the alphabet of its turn."""
    rows = [
        [read_list(move, where) for move in read_list(own, where)]
        for own in read_list(data, where)
    ]
    for move in (move for own in rows for move in own):
        if len(move) != 3 or type(move[1]) is not int or not 0 <= move[1] < states:
            expected = f"a symbol, a state from 0 to {states - 1} and a probability"
            raise wrong(where, expected, list(move))
    turn: dict[int, int] = {}
    for first in range(len(rows)):  # those that begin are read at the first turn
        waiting = [(first, 0)]
        while waiting:
            state, at = waiting.pop()
            if state in turn or state >= len(rows):
                continue
            turn[state] = at
            waiting += [(then, (at + 1) % len(turns)) for _, then, _ in rows[state]]
    return tuple(
        tuple(
            (_symbol(x, turns[turn[state]], where), then, number(p, where))
            for x, then, p in own
        )
        for state, own in enumerate(rows)
    )


def _symbol(symbol: Any, known: tuple[str, ...], where: str) -> int:
    name = read_text(symbol, where)
    if name not in known:
        raise wrong(where, f"one of the symbols {', '.join(known)}", name)
    return known.index(name)


def process_data(sigma: Process) -> Data:
    """Return a process as plain data, by its states."""
    return {
        "kind": "process",
        "title": sigma.title,
        "alphabets": [list(symbols) for symbols in sigma.alphabets],
        **shape_data(sigma),
    }


def shape_data(sigma: Process) -> Data:
    """Return its states as plain data, without its alphabets and title."""
    known = where_data(sigma.where)
    at = turns_of(sigma)
    moves = [
        [
            [sigma.alphabet(at.get(state, 0))[x], then, payoff_data(p)]
            for x, then, p in own
        ]
        for state, own in enumerate(sigma.moves)
    ]
    return {"start": [payoff_data(p) for p in sigma.start], "moves": moves, **known}


KIND = Kind(Process, read_process, process_data)
