"""Trading on finitely many days: what logical induction does on each of them.

Sentences have prices each day; traders buy and sell by features of the prices so far.
A budgeter scales a trader's trades so that she cannot lose more than a budget, and the
trading firm sums up all traders with all budgets. Everything is a rational number.
Source: Garrabrant, Benson-Tilsen, Critch, Soares and Taylor 2016, "Logical induction".
"""

import ast
import itertools
import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.features import Feature, parse_bounded, parse_feature
from accord.theory.names import counted

MAX_ATOMS, MAX_SENTENCES, MAX_DAYS, MAX_BUDGETS = 10, 8, 60, 100
Row = tuple[Exact, ...]
World = tuple[int, ...]  # 0 or 1 for each sentence


@dataclass(frozen=True, slots=True)
class TradingDays:
    """Sentences, what is known of them, and traders, on finitely many days.

    atoms      names of what is true or not, independently
    sentences  names of what is traded, each a word
    formulas   for each sentence a formula in the atoms, with not, and, or
    known      for each day the formulas that become known on it
    traders    their names; the firm hears the k-th from day k on
    trades     for each trader and day, of each sentence how much she buys: a feature of
               the prices today, `rain`, and on an earlier day, `rain[2]`
    prices     for each day the price of each sentence, from 0 to 1; perhaps only of the
               first days
    budgets    B: the firm runs budgets 1 to B, and all larger ones as one; they have to
               be inert, since nobody can lose more than B
    title      what it is called
    """

    atoms: tuple[str, ...]
    sentences: tuple[str, ...]
    formulas: tuple[str, ...]
    known: tuple[tuple[str, ...], ...]
    traders: tuple[str, ...]
    trades: tuple[tuple[tuple[str, ...], ...], ...]
    prices: tuple[Row, ...] = ()
    budgets: int = 40
    title: str = ""
    trees: tuple[Any, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for what, names in (("atoms", self.atoms), ("sentences", self.sentences)):
            word = all(n.isidentifier() and not keyword.iskeyword(n) for n in names)
            if not names or len(set(names)) != len(names) or not word:
                raise ModelError(
                    f"expected distinct {what}, at least one, each a word, "
                    f"got {names!r:.80}"
                )
        if len(set(self.traders)) != len(self.traders) or not all(self.traders):
            raise ModelError(f"expected distinct traders, got {self.traders!r:.80}")
        self._check_sizes()
        if len(self.formulas) != len(self.sentences):
            raise ModelError(
                f"expected a formula for each of {len(self.sentences)} sentences, got "
                f"{len(self.formulas)}"
            )
        for text in (*self.formulas, *itertools.chain(*self.known)):
            _parsed(text, self.atoms)
        object.__setattr__(self, "trees", tuple(self._read_trader(k) for k in self.who))
        object.__setattr__(self, "prices", tuple(map(self.checked, self.prices)))
        if len(self.prices) > len(self.known):
            raise ModelError(
                f"expected prices of at most {counted(len(self.known), 'day')}, got "
                f"{len(self.prices)}"
            )
        if not plausible(self, len(self.known)):
            raise ModelError("what is known by the last day is true in no world")

    def _check_sizes(self) -> None:
        for count, most, what in (
            (len(self.atoms), MAX_ATOMS, "atom"),
            (len(self.sentences), MAX_SENTENCES, "sentence"),
            (len(self.known), MAX_DAYS, "day"),
        ):
            if count > most:
                raise ScopeError(
                    f"{counted(count, what)}, more than the {most} that fit"
                )
        if not self.known:
            raise ModelError("expected at least one day")
        if type(self.budgets) is not int or not 1 <= self.budgets <= MAX_BUDGETS:
            raise ModelError(
                f"expected from 1 to {MAX_BUDGETS} budgets, got {self.budgets!r:.40}"
            )
        if len(self.trades) != len(self.traders):
            raise ModelError(
                f"expected trades of {counted(len(self.traders), 'trader')}, got those "
                f"of {len(self.trades)}"
            )

    def _read_trader(self, trader: int) -> tuple[tuple[Feature, ...], ...]:
        days = self.trades[trader]
        if len(days) != len(self.known):
            raise ModelError(
                f"expected trades of `{self.traders[trader]}` on "
                f"{counted(len(self.known), 'day')}, got {len(days)}"
            )
        found = []
        for n, row in enumerate(days, 1):
            where = f"trades of `{self.traders[trader]}` on day {n}"
            if len(row) != len(self.sentences):
                raise ModelError(
                    f"{where}: expected {counted(len(self.sentences), 'feature')}, one "
                    f"for each sentence, got {len(row)}"
                )
            found.append(
                tuple(parse_feature(t, self.sentences, where, days=n - 1) for t in row)
            )
        return tuple(found)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the trading days"

    @property
    def scope(self) -> str:
        """The scope in words: these days, and nothing of what comes after."""
        sizes = ((self.sentences, "sentence"), (self.traders, "trader"))
        size = ", ".join(counted(len(rows), what) for rows, what in sizes)
        return f"{counted(len(self.prices), 'day')} as given, {size}"

    @property
    def who(self) -> range:
        """The traders by number."""
        return range(len(self.traders))

    @property
    def days(self) -> range:
        """The days that have prices, from 1."""
        return range(1, len(self.prices) + 1)

    def checked(self, row: Sequence[Any]) -> Row:
        """Return prices as exact numbers, or raise unless they are from 0 to 1."""
        if len(row) != len(self.sentences):
            raise ModelError(
                f"expected {counted(len(self.sentences), 'price')} a day, one of each "
                f"sentence, got {len(row)}"
            )
        found = tuple(x if is_exact(x) else exact(x, "price") for x in row)
        for name, x in zip(self.sentences, found, strict=True):
            if not 0 <= x <= 1:
                raise ModelError(f"expected a price of `{name}` from 0 to 1, got {x}")
        return found

    def priced(self, row: Sequence[Any]) -> "TradingDays":
        """Return the same with the prices of one more day."""
        return replace(self, prices=(*self.prices, tuple(row)))


# --- sentences and worlds -----------------------------------------------------------


def _parsed(text: str, atoms: Sequence[str]) -> ast.expr:
    tree = parse_bounded(text, "sentence", "a formula", _HINT)
    allowed = (ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.Name, ast.Load)
    for node in ast.walk(tree):
        if not isinstance(node, allowed):
            raise ModelError(f"sentence: expected a formula, got `{text[:60]}`", _HINT)
        if isinstance(node, ast.Name) and node.id not in atoms:
            raise ModelError(
                f"`{text[:60]}` names `{node.id}`, which is no atom",
                f"the atoms are {', '.join(atoms)}",
            )
    return tree


_HINT = "atoms with not, and, or and ( ), such as `rain and not snow`"


def _is_true(tree: ast.expr, facts: Mapping[str, bool]) -> bool:
    if isinstance(tree, ast.Name):
        return facts[tree.id]
    if isinstance(tree, ast.UnaryOp):
        return not _is_true(tree.operand, facts)
    assert isinstance(tree, ast.BoolOp)
    each = (_is_true(part, facts) for part in tree.values)
    return all(each) if isinstance(tree.op, ast.And) else any(each)


@lru_cache(maxsize=1 << 10)
def plausible(m: TradingDays, day: int) -> tuple[World, ...]:
    """Return the worlds that agree with all that is known on a day, PC(D_n)."""
    known = [_parsed(t, m.atoms) for row in m.known[:day] for t in row]
    own = [_parsed(text, m.atoms) for text in m.formulas]
    found: dict[World, None] = {}
    for values in itertools.product((False, True), repeat=len(m.atoms)):
        facts = dict(zip(m.atoms, values, strict=True))
        if all(_is_true(tree, facts) for tree in known):
            found[tuple(int(_is_true(tree, facts)) for tree in own)] = None
    return tuple(found)


def assignments(m: TradingDays) -> tuple[World, ...]:
    """Return all worlds of the market maker: each sentence by itself is 0 or 1."""
    return tuple(itertools.product((0, 1), repeat=len(m.sentences)))


# --- what trades are worth ----------------------------------------------------------


def worth(amounts: Row, prices: Row, world: World) -> Fraction:
    """Return sum_s a_s (W_s - p_s): what the trades of a day come to in a world."""
    rows = zip(amounts, world, prices, strict=True)
    return Fraction(sum(a * (w - p) for a, w, p in rows))


def amounts(m: TradingDays, trader: int, day: int, today: Row) -> Row:
    """Return what a trader buys of each sentence on a day at these prices, T_n."""
    place = {name: k for k, name in enumerate(m.sentences)}

    def price(name: str, on: int | None) -> Exact:
        return (today if on is None else m.prices[on - 1])[place[name]]

    return tuple(tree.value(price) for tree in m.trees[trader][day - 1])


def heard(m: TradingDays, trader: int, day: int, today: Row) -> Row:
    """Return what of it the firm hears, S^k_n: nothing before day k."""
    if day < trader + 1:  # traders are numbered from 0 here, as k - 1
        return (0,) * len(m.sentences)
    return amounts(m, trader, day, today)


@lru_cache(maxsize=1 << 16)
def value(
    m: TradingDays, trader: int, day: int, world: World, start: int = 1
) -> Fraction:
    """Return what the trades of a trader since `start` come to by the end of a day."""
    if day < start:
        return Fraction(0)
    today = m.prices[day - 1]
    own = worth(amounts(m, trader, day, today), today, world)
    return value(m, trader, day - 1, world, start) + own


def heard_value(m: TradingDays, trader: int, day: int, world: World) -> Fraction:
    """Return what the trades that the firm hears come to by the end of a day."""
    return value(m, trader, day, world, trader + 1)


def budget_factor(
    m: TradingDays, trader: int, budget: int, day: int, today: Row
) -> Fraction:
    """Return by what the budgeter scales the trades of a trader on a day.

    0 if on an earlier day, in a world plausible then, she was worth -b or less; else
    the least, over worlds plausible today, of 1 / max(1, -W(T_n) / (b + W(T_<n))).
    """
    for before in range(1, day):
        worths = (heard_value(m, trader, before, w) for w in plausible(m, before))
        if min(worths) <= -budget:
            return Fraction(0)
    own = heard(m, trader, day, today)
    # b + W(T_<n) > 0: a world plausible today was so yesterday.
    losses = (
        -worth(own, today, w) / (budget + heard_value(m, trader, day - 1, w))
        for w in plausible(m, day)
    )
    return min(1 / max(Fraction(1), loss) for loss in losses)


@lru_cache(maxsize=1 << 16)
def factor_on(m: TradingDays, trader: int, budget: int, day: int) -> Fraction:
    """Return the budgeter's factor on a day of the history."""
    return budget_factor(m, trader, budget, day, m.prices[day - 1])


@lru_cache(maxsize=1 << 17)
def budgeted_value(
    m: TradingDays, trader: int, budget: int, day: int, world: World
) -> Fraction:
    """Return what a trader on a budget comes to by the end of a day in a world."""
    if day == 0:
        return Fraction(0)
    today = m.prices[day - 1]
    own = worth(heard(m, trader, day, today), today, world)
    before = budgeted_value(m, trader, budget, day - 1, world)
    return before + factor_on(m, trader, budget, day) * own


def fits(m: TradingDays, trader: int, budget: int, day: int, today: Row) -> bool:
    """Return whether a budgeter has nothing to do on a day.

    On all earlier days the trader was worth more than -b in all worlds plausible then,
    and what she risks today leaves her at -b or more.
    """
    for before in range(1, day):
        worths = (heard_value(m, trader, before, w) for w in plausible(m, before))
        if min(worths) <= -budget:
            return False
    own = heard(m, trader, day, today)
    return all(
        heard_value(m, trader, day - 1, w) + worth(own, today, w) >= -budget
        for w in plausible(m, day)
    )


def firm(m: TradingDays, day: int, today: Row) -> Row:
    """Return what the trading firm buys on a day at these prices.

    The sum over traders k and budgets b, from 1, of 2^(-k-b) times the budgeted trades.
    Budgets above B are inert, or ModelError: then their sum is 2^(-k-B) times S^k.
    """
    total: list[Fraction] = [Fraction(0)] * len(m.sentences)
    for trader in m.who:
        k, own = trader + 1, heard(m, trader, day, today)
        if not any(own):
            continue
        if not fits(m, trader, m.budgets + 1, day, today):
            raise ModelError(
                f"`{m.traders[trader]}` can lose more than {m.budgets} by day {day}",
                "budgets = N runs more budgets before the rest, which has to be inert",
            )
        weight = Fraction(1, 2 ** (k + m.budgets))
        for b in range(1, m.budgets + 1):
            share = budget_factor(m, trader, b, day, today)
            weight += share / 2 ** (k + b)
        total = [t + weight * a for t, a in zip(total, own, strict=True)]
    return tuple(total)


@lru_cache(maxsize=1 << 12)
def firm_on(m: TradingDays, day: int) -> Row:
    """Return what the trading firm buys on a day of the history."""
    return firm(m, day, m.prices[day - 1])


@lru_cache(maxsize=1 << 14)
def firm_value(m: TradingDays, day: int, world: World) -> Fraction:
    """Return what the trading firm comes to by the end of a day in a world."""
    if day == 0:
        return Fraction(0)
    own = worth(firm_on(m, day), m.prices[day - 1], world)
    return firm_value(m, day - 1, world) + own
