"""Monotone machines: programs that write bits and never take one back, all of them.

A program is a list of instructions, each of three bits, so that one of n instructions
has the weight 8^-n:

    0 1   write this bit
    ~     write the opposite of the last bit, 0 where there is none
    ?     skip the next instruction unless the last bit is 1
    :     write all that was written once more
    <     go back to the first instruction; this ends the text
    ^     go back to the instruction before this one; this ends the text
    .     stop; this ends the text

No program begins another one, so that the weights sum to at most 1 (Kraft). One that
skips its end stops. M(x), the weight of the programs whose output begins with x, is a
semimeasure, and dominates each program's output by the program's weight: a finite
likeness of Solomonoff's mixture (Definition 2.10 of Meulemans et al. 2025). Here every
program runs for so many steps, a bit or an instruction each. What it has not written by
then counts as never written, and longer programs are left out, so that these numbers
are lower bounds, which rise to those of all programs as both bounds grow.
"""

import itertools
from collections.abc import Iterator
from fractions import Fraction

from accord.theory.errors import ModelError, ScopeError
from accord.theory.processes import Mixture, writes

INSIDE, ENDS = "01~?:", "<^."
BITS = ("0", "1")
MAX_PROGRAMS, MAX_STEPS = 20_000, 200


def count_programs(length: int) -> int:
    """Return how many programs have at most this many instructions."""
    return sum(len(ENDS) * len(INSIDE) ** k for k in range(length))


def programs(length: int) -> Iterator[str]:
    """Yield the programs of at most this many instructions, the shorter first.

    >>> sum(Fraction(1, 8 ** len(p)) for p in programs(3)) == 1 - Fraction(5, 8) ** 3
    True
    """
    for size in range(length):
        for inside in itertools.product(INSIDE, repeat=size):
            for end in ENDS:
                yield "".join((*inside, end))


def output(program: str, steps: int) -> str:
    """Return the bits that a program writes within so many steps.

    >>> output("01<", 9), output("0~:.", 9), output("^", 9), output("1^", 5)
    ('010101', '0101', '', '111')
    """
    written: list[str] = []
    at = spent = 0
    while at < len(program) and spent < steps:
        spent += 1
        last = written[-1] if written else ""
        match program[at]:
            case "0" | "1" as bit:
                written.append(bit)
            case "~":
                written.append("1" if last == "0" else "0")
            case "?":
                at += last != "1"
            case ":":
                more = written[: steps - spent]
                written += more
                spent += len(more)
            case "<":
                at = -1
            case "^":
                at = max(at - 2, -1)
            case ".":
                break
        at += 1
    return "".join(written)


def machine_mixture(length: int, steps: int, title: str = "") -> Mixture:
    """Return the mixture of all programs of at most `length` instructions.

    Programs with one output are one hypothesis, named by the shortest of them, with the
    sum of their weights. Each runs for `steps` steps.
    """
    if type(length) is not int or length < 1 or type(steps) is not int or steps < 1:
        raise ModelError("expected at least 1 instruction and 1 step")
    if length > 20 or count_programs(length) > MAX_PROGRAMS or steps > MAX_STEPS:
        many = f"{count_programs(length):,} programs" if length <= 20 else "programs"
        fits = next(k for k in range(20) if count_programs(k + 1) > MAX_PROGRAMS)
        raise ScopeError(
            f"{many} of at most {length} instructions and {steps:,} steps, more than "
            f"the {MAX_PROGRAMS:,} programs and {MAX_STEPS} steps that fit",
            f"{fits} instructions fit",
        )
    weights: dict[str, Fraction] = {}
    names: dict[str, str] = {}
    for program in programs(length):
        word = output(program, steps)
        weight = Fraction(1, 8 ** len(program))
        weights[word] = weights.get(word, Fraction(0)) + weight
        names.setdefault(word, program)
    each = tuple(writes(BITS, word, title=names[word]) for word in weights)
    return Mixture(tuple(weights.values()), each, title)
