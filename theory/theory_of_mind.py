"""Theory of mind of order k: predictions that are replies to predictions.

At order 0 the agents predict a start. At order k + 1 each is predicted to reply to what
the others are predicted to do at order k. Predictions are consistent to all orders if
they are replies to themselves: a fixed point of mutual prediction, which the orders
reach, approach, or go round.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from accord.theory.box_demands import BoxPoints
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact, simplest
from accord.theory.expressions import read_form
from accord.theory.forms import Form, Literal, literal
from accord.theory.game_terms import replaced
from accord.theory.games import ActionProfile, StrategicGame
from accord.theory.names import counted
from accord.theory.parameters import positive
from accord.theory.traces import Trace

MAX_ORDERS = 2_000
MAX_AGENTS = 100
TIES = {"first": "ties to the first action", "stay": "ties to the predicted action"}


def read_orders(given: Any) -> int:
    """Return a number of orders, or raise."""
    found = positive(given, "orders")
    if found > MAX_ORDERS:
        raise ScopeError(f"{found:,} orders, more than the {MAX_ORDERS:,} that fit")
    return found


@dataclass(frozen=True)
class LevelReplies:
    """Best replies of increasing order in a strategic game.

    game    with exact payoffs
    start   the profile of actions that is predicted at order 0
    rounds  the orders that a run shows
    ties    among best replies: to the "first", or, where it is one, to "stay" with what
            was predicted
    title   what it is called

    >>> from accord.theory.games import from_arrays
    >>> pennies = from_arrays([[1, 0], [0, 1]], [[0, 1], [1, 0]])
    >>> [LevelReplies(pennies, (0, 0), 4).order(k) for k in range(5)]
    [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    """

    game: StrategicGame
    start: ActionProfile
    rounds: int = 8
    ties: str = "first"
    title: str = ""

    def __post_init__(self) -> None:
        if not all(is_exact(value) for row in self.game.table for value in row):
            raise ModelError(
                "expected a game with exact payoffs, got parameters",
                "give each of them a number",
            )
        object.__setattr__(self, "start", checked_profile(self.game, self.start))
        object.__setattr__(self, "rounds", read_orders(self.rounds))
        if self.ties not in TIES:
            raise ModelError(
                f'expected the ties "first" or "stay", got `{self.ties!r:.40}`'
            )

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or self.game.name

    @property
    def scope(self) -> str:
        """The scope in words."""
        return f"{self.game.scope}, {TIES[self.ties]}, start {self.say(self.start)}"

    def say(self, profile: Sequence[int]) -> str:
        """Return a profile of actions by their labels."""
        pairs = zip(self.game.actions, profile, strict=True)
        return "(" + ", ".join(own[k] for own, k in pairs) + ")"

    def reply(self, profile: Sequence[int]) -> ActionProfile:
        """Return what each plays in reply to what the others are predicted to do."""
        return tuple(self._own(player, profile) for player in range(len(profile)))

    def _own(self, player: int, profile: Sequence[int]) -> int:
        worth = [
            self.game.payoff(player, replaced(profile, player, action))
            for action in range(self.game.sizes[player])
        ]
        stays = self.ties == "stay" and worth[profile[player]] == max(worth)
        return profile[player] if stays else worth.index(max(worth))

    def starting(self, start: Sequence[int]) -> "LevelReplies":
        """Return it with another start."""
        return replace(self, start=tuple(start))

    def lasting(self, rounds: int) -> "LevelReplies":
        """Return it with this number of orders."""
        return replace(self, rounds=rounds)

    def order(self, order: int) -> ActionProfile:
        """Return the prediction of an order: where it goes round, by its period."""
        path, entry = self._path
        if order < len(path):
            return path[order]
        return path[entry + (order - entry) % (len(path) - entry)]

    @cached_property
    def _path(self) -> tuple[list[ActionProfile], int]:
        """Return the predictions until one comes again, and the order it first had."""
        path: list[ActionProfile] = []
        place: dict[ActionProfile, int] = {}
        now = self.start
        while now not in place:
            place[now] = len(path)
            path.append(now)
            now = self.reply(now)
        return path, place[now]

    @property
    def cycle(self) -> tuple[int, int]:
        """The order from which predictions repeat, and their least period."""
        path, entry = self._path
        return entry, len(path) - entry

    def trace(self, only: Container[int] | None = None) -> Trace:
        """Return the predictions of the orders, and what they are worth to each."""
        players = self.game.players
        rows = [
            (k, *self._labels(self.order(k)), *self.game.payoffs(self.order(k)))
            for k in range(self.rounds + 1)
            if only is None or max(k, 1) in only
        ]
        entry, period = self.cycle
        repeats = "consistent" if period == 1 else f"repeated with period {period}"
        worth = tuple(f"payoff of {name}" for name in players)
        headers = ("order", *players, *worth)
        totals = {"predictions": f"{repeats} from order {entry} on"}
        return Trace(headers, tuple(rows), totals, worth)

    def _labels(self, profile: ActionProfile) -> tuple[str, ...]:
        return tuple(own[k] for own, k in zip(self.game.actions, profile, strict=True))


def checked_profile(game: StrategicGame, given: Sequence[Any]) -> ActionProfile:
    """Return a profile of actions by number, or raise."""
    found = tuple(given)
    right = len(found) == len(game.players) and all(
        type(k) is int and 0 <= k < size
        for k, size in zip(found, game.sizes, strict=False)
    )
    if not right:
        raise ModelError(
            f"expected an action of each of {counted(len(game.players), 'player')}, "
            f"got {found!r:.60}"
        )
    return found


@dataclass(frozen=True)
class SoftReplies:
    """Probabilities that are replies to probabilities, affine and cut off at 0 and 1.

    names    of the agents, each with a probability from 0 to 1
    replies  for each an expression in the names, of degree at most 1; where it is
             below 0 the reply is 0, and above 1 it is 1
    start    the probabilities that are predicted at order 0
    rounds   the orders that a run shows
    title    what it is called

    >>> soft = SoftReplies(("p", "q"), ("1/4 + q/2", "3/4 - p/2"), (1, 0))
    >>> soft.order(1), soft.order(8)
    ((Fraction(1, 4), Fraction(1, 4)), (Fraction(257, 512), Fraction(255, 512)))
    """

    names: tuple[str, ...]
    replies: tuple[str, ...]
    start: tuple[Exact, ...]
    rounds: int = 8
    title: str = ""
    forms: tuple[Form, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names, replies = tuple(self.names), tuple(self.replies)
        words = all(isinstance(n, str) and n.isidentifier() for n in names)
        if not names or len(set(names)) != len(names) or not words:
            raise ModelError(
                f"expected distinct names of agents, at least one, each a word, "
                f"got {names!r:.80}"
            )
        if len(names) > MAX_AGENTS:
            raise ScopeError(
                f"{len(names):,} agents, more than the {MAX_AGENTS} that fit"
            )
        if len(replies) != len(names):
            raise ModelError(
                f"expected a reply of each of {counted(len(names), 'agent')}, "
                f"got {len(replies)}"
            )
        pairs = zip(names, replies, strict=True)
        forms = tuple(_affine(name, text, names) for name, text in pairs)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "replies", replies)
        object.__setattr__(self, "start", self.checked(self.start))
        object.__setattr__(self, "rounds", read_orders(self.rounds))
        object.__setattr__(self, "forms", forms)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the replies"

    @property
    def scope(self) -> str:
        """The scope in words."""
        shown = ", ".join(map(str, self.start))
        agents = counted(len(self.names), "agent")
        return f"soft replies of {agents} as given, start ({shown})"

    def checked(self, given: Sequence[Any]) -> tuple[Exact, ...]:
        """Return probabilities, one of each agent, as exact numbers, or raise."""
        found = tuple(exact(x, "probability") for x in given)
        if len(found) != len(self.names) or not all(0 <= x <= 1 for x in found):
            shown = ", ".join(map(str, found))
            raise ModelError(
                f"expected a probability of each of "
                f"{counted(len(self.names), 'agent')}, got ({shown})"
            )
        return found

    def reply(self, point: Sequence[Any]) -> tuple[Any, ...]:
        """Return the replies to predicted probabilities, numbers or forms."""
        worth = dict(zip(self.names, point, strict=True))
        return tuple(_cut_off(_value(form, worth)) for form in self.forms)

    def starting(self, start: Sequence[Any]) -> "SoftReplies":
        """Return them with another start."""
        return replace(self, start=tuple(start))

    def lasting(self, rounds: int) -> "SoftReplies":
        """Return them with this number of orders."""
        return replace(self, rounds=rounds)

    def order(self, order: int) -> tuple[Exact, ...]:
        """Return the prediction of an order."""
        kept = self._kept
        while len(kept) <= order:
            kept.append(self.reply(kept[-1]))
        return kept[order]

    @cached_property
    def _kept(self) -> list[tuple[Exact, ...]]:
        return [self.start]

    @property
    def slope(self) -> Exact:
        """The largest sum of absolute coefficients of a reply.

        What two predictions differ by at most is multiplied by at most this, since
        cutting off never moves numbers apart.
        """
        rows = (
            [abs(Fraction(c)) for names, c in form.terms.items() if names]
            for form in self.forms
        )
        return simplest(max(Fraction(sum(row)) for row in rows))

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the symbols of quantified predictions."""
        marks = [mark for name, mark in MARKS.items() if name in names]
        symbols = (x for mark in marks for x in self.symbols(mark))
        return tuple(
            row for x in symbols for row in (literal(x, ">="), literal(1 - x, ">="))
        )

    def symbols(self, mark: str) -> tuple[Form, ...]:
        """Return a prediction as unknowns that have this mark."""
        return tuple(Form.unknown(f"{mark}{name}") for name in self.names)

    def predictions(self, mark: str) -> BoxPoints:
        """Return all predictions as one symbol with this mark."""
        return BoxPoints(self.symbols(mark))

    def trace(self, only: Container[int] | None = None) -> Trace:
        """Return the predictions of the orders, and how far replies are from them."""
        rows = []
        for k in range(self.rounds + 1):
            if only is None or max(k, 1) in only:
                now = self.order(k)
                rows.append((k, *now, distance(now, self.reply(now))))
        totals: dict[str, Any] = {"slope": self.slope}
        if self.slope < 1:
            last = distance(self.order(self.rounds), self.order(self.rounds + 1))
            totals["distance from the fixed point, at most"] = simplest(
                Fraction(last) / (1 - self.slope)
            )
        headers = ("order", *self.names, "distance of the reply")
        return Trace(headers, tuple(rows), totals, self.names)


MARKS: Mapping[str, str] = {"prediction": "x.", "second_prediction": "y."}


def _affine(name: str, text: str, names: Sequence[str]) -> Form:
    form: Form = read_form(text)
    odd = sorted({n for monomial in form.terms for n in monomial} - set(names))
    if odd:
        raise ModelError(
            f"reply of `{name}`: `{odd[0]}` is no agent",
            f"the agents are {', '.join(names[:20])}",
        )
    if any(len(monomial) > 1 for monomial in form.terms):
        raise ModelError(f"reply of `{name}`: expected degree 1, got `{text}`")
    return form


def _value(form: Form, worth: Mapping[str, Any]) -> Any:
    total: Any = 0
    for monomial, coefficient in form.terms.items():
        total = total + coefficient * (worth[monomial[0]] if monomial else 1)
    return total


def _cut_off(value: Any) -> Any:
    return max(0, min(1, value))


def distance(first: Sequence[Any], second: Sequence[Any]) -> Any:
    """Return the largest difference of two predictions."""
    return max(abs(x - y) for x, y in zip(first, second, strict=True))
