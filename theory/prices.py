"""Prices of bets on sentences, and the worlds in which a bet can end."""

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Literal
from accord.theory.names import counted

MAX_WORLDS = 256
_LONGEST = 400
_HINT = "names with `and`, `or`, `not` and ( ), such as `rain and not wind`"
# What is quantified runs over unknowns of its own, told apart by a letter with a dot:
# a person's parameters are identifiers.
STAKES, GAIN, MEASURE = "s", "gain.", "w"
World = frozenset[str]  # the propositions that are true in it


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices at which bets on sentences are bought and sold, in any amount.

    A bet pays 1 where its sentence is true, else 0. A stake is how many of the bets
    are bought; below 0 they are sold.

    propositions  names; any of them can be true together, unless `given` says else
    sentences     texts such as "rain and not wind" in these names
    prices        of each sentence a number from 0 to 1
    given         sentences that are true in every world that is possible
    exclusive     whether exactly one of the propositions is true
    where         None where all prices are numbers. Else they may be text, expressions
                  in parameters, of which these constraints are known
    values        in words, the values that its parameters were given
    worlds        the possible worlds: which propositions are true

    >>> p = Prices(("rain",), ("rain", "not rain"), ("3/5", "3/5"))
    >>> list(p.gains((-1, -1)))
    [Fraction(1, 5), Fraction(1, 5)]
    """

    propositions: tuple[str, ...]
    sentences: tuple[str, ...]
    prices: tuple[Any, ...]
    given: tuple[str, ...] = ()
    exclusive: bool = False
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)
    worlds: tuple[World, ...] = field(init=False, compare=False, repr=False)
    truths: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = self.propositions
        if not names or len(set(names)) != len(names):
            raise ModelError(f"expected distinct propositions, got {list(names)}")
        for name in names:
            if not name.isidentifier() or name in ("and", "or", "not"):
                raise ModelError(
                    f"expected a proposition's name of letters, got `{name[:40]}`",
                    "write `two_words` in place of `two words`",
                )
        if not self.sentences or len(set(self.sentences)) != len(self.sentences):
            raise ModelError(
                f"expected distinct sentences, got {list(self.sentences)}",
                "a sentence has one price",
            )
        if len(self.prices) != len(self.sentences):
            raise ModelError(
                f"expected a price for each of "
                f"{counted(len(self.sentences), 'sentence')}, got {len(self.prices)}"
            )
        object.__setattr__(self, "worlds", tuple(self._possible()))
        pairs = zip(self.sentences, self.prices, strict=True)
        read = tuple(self._price(price, text) for text, price in pairs)
        object.__setattr__(self, "prices", read)
        trees = [read_sentence(text, names) for text in self.sentences]
        truths = tuple(
            tuple(int(is_true(tree, world)) for world in self.worlds) for tree in trees
        )
        object.__setattr__(self, "truths", truths)
        check_where(self.where)

    def _possible(self) -> Iterator[World]:
        names, known = self.propositions, self.given
        count = len(names) if self.exclusive else 2 ** len(names)
        if count > MAX_WORLDS:
            raise ScopeError(
                f"{counted(len(names), 'proposition')} have more than the "
                f"{MAX_WORLDS:,} worlds that are listed",
                "of propositions of which exactly one is true there can be as many",
            )
        trees = [read_sentence(text, names) for text in known]
        worlds = (
            [frozenset({name}) for name in names]
            if self.exclusive
            else [
                frozenset(itertools.compress(names, bits))
                for bits in itertools.product((1, 0), repeat=len(names))
            ]
        )
        found = [w for w in worlds if all(is_true(tree, w) for tree in trees)]
        if not found:
            raise ModelError(
                f"in no world are all of these true: {', '.join(known)}",
                "leave out one of the sentences that are given",
            )
        yield from found

    def _price(self, price: Any, sentence: str) -> Any:
        number = read_entry(price, self.where, f"price of `{sentence}`")
        if is_exact(number) and not 0 <= number <= 1:
            raise ModelError(
                f"expected a price of `{sentence}` from 0 to 1, got {number}",
                "a bet pays 1 or nothing",
            )
        return number

    @property
    def name(self) -> str:
        """What they are called."""
        return self.title or "the prices"

    @property
    def scope(self) -> str:
        """The scope in words."""
        bets = counted(len(self.sentences), "sentence")
        size = f"{bets}, {counted(len(self.worlds), 'world')}"
        if self.where is not None:
            return f"prices as given, {size}, {all_real(self.unknowns, self.where)}"
        which = f"prices at {self.values}" if self.values else "prices as given"
        return f"{which}, {size}"

    @property
    def is_given(self) -> bool:
        """Whether all prices are numbers."""
        return all(map(is_exact, self.prices))

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the prices and of `where`."""
        return unknowns_of(self.prices, self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "Prices":
        """Return them at these values of the parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        prices = evaluated(values, self.prices)
        return replace(self, prices=prices, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "Prices":
        """Return them with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def gain(self, stakes: Sequence[Any], world: int) -> Any:
        """Return what bets with these stakes gain in a world, by its number."""
        return next(self._gains(stakes, (world,)))

    def gains(self, stakes: Sequence[Any]) -> Iterator[Any]:
        """Yield what bets with these stakes gain in each world."""
        return self._gains(stakes, range(len(self.worlds)))

    def _gains(self, stakes: Sequence[Any], worlds: Sequence[int]) -> Iterator[Any]:
        if len(stakes) != len(self.prices):
            raise ModelError(
                f"expected a stake for each of "
                f"{counted(len(self.prices), 'sentence')}, got {len(stakes)}"
            )
        pairs = zip(stakes, self.prices, strict=True)
        cost = sum((s * p for s, p in pairs), start=Fraction(0))
        for world in worlds:
            paid = (s for s, row in zip(stakes, self.truths, strict=True) if row[world])
            yield sum(paid, start=-cost)

    def expected(self, stakes: Sequence[Any], weights: Sequence[Any]) -> Any:
        """Return what bets with these stakes gain on average over the worlds."""
        if len(weights) != len(self.worlds):
            raise ModelError(
                f"expected a weight for each of {counted(len(self.worlds), 'world')}, "
                f"got {len(weights)}"
            )
        pairs = zip(weights, self.gains(stakes), strict=True)
        return sum((w * won for w, won in pairs), start=Fraction(0))

    def say_world(self, world: int) -> str:
        """Return a world in words: `rain, not wind`."""
        true = self.worlds[world]
        if self.exclusive:
            return ", ".join(true)
        return ", ".join(n if n in true else f"not {n}" for n in self.propositions)


def are_probabilities(weights: Sequence[Any]) -> bool:
    """Return whether the weights are at least 0 and add up to 1."""
    return all(bool(w >= 0) for w in weights) and bool(sum(weights) == 1)


def reproduces(p: Prices, weights: Sequence[Any]) -> bool:
    """Return whether each price is the weight of the worlds where its bet pays."""
    return all(
        bool(sum(w for w, true in zip(weights, row, strict=True) if true) == price)
        for row, price in zip(p.truths, p.prices, strict=True)
    )


def read_sentence(text: str, names: Sequence[str]) -> ast.expr:
    """Return a sentence as a tree of `and`, `or`, `not` and names, or raise."""
    if len(text) > _LONGEST or "#" in text:
        raise ModelError(
            f"expected a sentence of at most {_LONGEST} characters without `#`, "
            f"got `{text[:40]}`",
            _HINT,
        )
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        _check(tree, text, names)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ModelError(f"expected a sentence, got `{text[:60]}`", _HINT) from error
    return tree


def _check(tree: ast.expr, text: str, names: Sequence[str]) -> None:
    if isinstance(tree, ast.BoolOp):
        for part in tree.values:
            _check(part, text, names)
    elif isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
        _check(tree.operand, text, names)
    elif not isinstance(tree, ast.Name):
        raise ModelError(f"cannot read `{text[:60]}` as a sentence", _HINT)
    elif tree.id not in names:
        raise ModelError(
            f"`{tree.id}` in `{text[:60]}` is no proposition",
            f"these are {', '.join(names)}",
        )


def is_true(tree: ast.expr, world: World) -> bool:
    """Return whether a sentence is true in a world."""
    if isinstance(tree, ast.BoolOp):
        each = (is_true(part, world) for part in tree.values)
        return all(each) if isinstance(tree.op, ast.And) else any(each)
    if isinstance(tree, ast.UnaryOp):
        return not is_true(tree.operand, world)
    assert isinstance(tree, ast.Name), "it was checked when it was read"
    return tree.id in world
