"""Policies and environments as finite machines that answer each other in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError

RANDOM, TIT_FOR_TAT, GRIM, COPY = "random", "tit-for-tat", "grim", "copy"
NAMED = (RANDOM, TIT_FOR_TAT, GRIM)
NOWHERE = -1  # the next state of a machine that is not defined from there on
Law = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A machine that draws actions: in each state by a law.

    laws   for each state the probability of each action; it starts in state 0
    moves  for each state, action and percept the next state; -1 where it is not
           defined from there on
    title  what it is called; of one that plays a word whatever happens, the word
    """

    laws: tuple[Law, ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """A machine that answers actions with percepts.

    laws   for each state and action the probability of each percept
    moves  for each state, action and percept the next state, or -1
    """

    laws: tuple[tuple[Law, ...], ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]
    title: str = ""


def steps_of(labels: Sequence[str], text: str) -> tuple[list[int], list[int]]:
    """Return the word of a text such as "DD(C)": what comes first, and what repeats.

    >>> steps_of("CD", "DD(C)"), steps_of("CD", "CDC")
    (([1, 1], [0]), ([0, 1, 0], []))
    """
    single = all(len(label) == 1 for label in labels) and " " not in text.strip()
    spaced = text.replace("(", " ( ").replace(")", " ) ")
    parts = list(text.strip()) if single else spaced.split()
    opens = parts.count("(")
    if opens != parts.count(")") or opens > 1 or (opens and parts[-1] != ")"):
        raise ModelError(
            f"expected a word such as `DD(C)`, what repeats at its end, got `{text}`"
        )
    cut = parts.index("(") if opens else len(parts)
    first, then = parts[:cut], parts[cut + 1 : -1] if opens else []
    known = list(labels)
    for part in (*first, *then):
        if part not in known:
            raise ModelError(
                f"no symbol of `{text}` is called `{part}`",
                f"the symbols are {', '.join(known)}",
            )
    if not first and not then:
        raise ModelError("expected a word of at least one symbol, got none")
    return [known.index(x) for x in first], [known.index(x) for x in then]


def _track(labels: Sequence[str], text: str) -> tuple[list[int], list[int]]:
    """Return the symbol of each state of a machine that writes a word, and the next."""
    first, then = steps_of(labels, text)
    word = first + then
    after = [*range(1, len(word)), len(first) if then else NOWHERE]
    return word, after


def sure(size: int, index: int) -> tuple[int, ...]:
    """Return the law that gives one of so many symbols for certain."""
    return tuple(int(k == index) for k in range(size))


def plays(actions: Sequence[str], percepts: Sequence[str], text: str) -> Policy:
    """Return the policy that plays a word, whatever it perceives.

    "DDC" is defined for three rounds, "DD(C)" plays C for ever after.
    """
    word, after = _track(actions, text)
    return Policy(
        tuple(sure(len(actions), a) for a in word),
        tuple(((s,) * len(percepts),) * len(actions) for s in after),
        text,
    )


def shows(actions: Sequence[str], percepts: Sequence[str], text: str) -> Environment:
    """Return the environment that shows a word, whatever is done."""
    word, after = _track(percepts, text)
    return Environment(
        tuple((sure(len(percepts), e),) * len(actions) for e in word),
        tuple(((s,) * len(percepts),) * len(actions) for s in after),
        text,
    )


def draws(
    actions: Sequence[str], percepts: Sequence[str], law: Sequence[Any], title: str = ""
) -> Policy:
    """Return the policy that draws each action anew by one law."""
    return Policy((tuple(law),), (((0,) * len(percepts),) * len(actions),), title)


def named_policy(actions: Sequence[str], percepts: Sequence[str], name: str) -> Policy:
    """Return the policy of a name: "random", "tit-for-tat" or "grim".

    Tit for tat plays the first action and then what it perceived; grim plays the first
    until it perceives another, and then the second for ever.
    """
    size, kinds = len(actions), range(len(percepts))
    if name == RANDOM:
        return draws(actions, percepts, (Fraction(1, size),) * size, RANDOM)
    if tuple(actions) != tuple(percepts) or (name == GRIM and size != 2):
        raise ModelError(
            f"`{name}` answers one player with the same actions"
            + (", two of them" if name == GRIM else "")
        )
    laws = tuple(sure(size, a) for a in range(size))
    if name == TIT_FOR_TAT:
        return Policy(laws, ((tuple(kinds),) * size,) * size, name)
    return Policy(laws, (((0, 1),) * 2, ((1, 1),) * 2), name)


def answers(
    actions: Sequence[str],
    percepts: Sequence[str],
    laws: Sequence[Sequence[Any]],
    title: str = "",
) -> Environment:
    """Return the environment that draws each percept by a law of the action."""
    moves = (((0,) * len(percepts),) * len(actions),)
    return Environment((tuple(map(tuple, laws)),), moves, title)


def copying(actions: Sequence[str], percepts: Sequence[str]) -> Environment:
    """Return the environment that shows each action itself."""
    if len(actions) != len(percepts):
        raise ModelError(
            f"`{COPY}` shows actions, and expected as many percepts, got "
            f"{len(actions)} and {len(percepts)}"
        )
    laws = [sure(len(percepts), a) for a in range(len(actions))]
    return answers(actions, percepts, laws, COPY)
