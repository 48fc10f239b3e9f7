"""Programs that may ask an oracle, and their queries, as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, text_of
from accord.theory.formats.plain import (
    check_keys,
    located,
    read_number,
    read_table,
    read_text,
    wrong,
)
from accord.theory.oracle_programs import (
    MAX_DEPTH,
    STOP,
    Ask,
    Flip,
    Program,
    Stop,
    Write,
)

_FORMS = (
    '1, 0, "stop", or a table: {ask = "q", yes = 0, no = 1}, '
    '{flip = "1/3", heads = 1, tails = 0}, {write = 1, then = 0}'
)


def read_program(data: Any, where: str, depth: int = 0) -> Program:
    """Return the program that the data state.

    A number     write it, and stop
    "stop"       write nothing any more
    ask yes no   ask the named query, and go on by the answer
    flip heads tails   throw a coin that shows heads with this probability
    write then   write a number, and go on
    """
    if depth >= MAX_DEPTH:
        raise ModelError(f"{where}: more than {MAX_DEPTH} instructions in a row")
    if data == "stop":
        return STOP
    if type(data) is int:
        number = data
        return _made(where, lambda: Write(number))
    if not isinstance(data, Mapping):
        raise wrong(where, "an instruction", data, _FORMS)
    table = read_table(data, where)

    def part(key: str) -> Program:
        return read_program(table[key], f"{where}.{key}", depth + 1)

    if "ask" in table:
        check_keys(table, "", where, "ask yes no")
        return Ask(read_text(table["ask"], f"{where}.ask"), part("yes"), part("no"))
    if "flip" in table:
        check_keys(table, "", where, "flip heads tails")
        chance = read_number(table["flip"], f"{where}.flip")
        heads, tails = part("heads"), part("tails")
        return _made(where, lambda: Flip(chance, heads, tails))
    if "write" in table:
        check_keys(table, "", where, "write then")
        symbol, then = table["write"], part("then")
        return _made(where, lambda: Write(symbol, then))
    raise wrong(where, "an instruction", dict(table), _FORMS)


def _made(where: str, make: Any) -> Program:
    found: Program = located(where, make)
    return found


def program_data(program: Program) -> Any:
    """Return a program as plain data."""
    match program:
        case Write(symbol, Stop()):
            return symbol
        case Write(symbol, then):
            return {"write": symbol, "then": program_data(then)}
        case Flip(chance, heads, tails):
            return {
                "flip": text_of(chance),
                "heads": program_data(heads),
                "tails": program_data(tails),
            }
        case Ask(query, yes, no):
            return {"ask": query, "yes": program_data(yes), "no": program_data(no)}
    return "stop"


def read_threshold(table: Mapping[str, Any], where: str) -> Exact:
    """Return the threshold of a query."""
    return read_number(table["threshold"], f"{where}.threshold")
