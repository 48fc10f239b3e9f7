"""A game as one of its players sees it: own actions, and what the others do.

What the others do in a round is one percept. Others who each play a policy are an
environment: the personal environment of Meulemans et al. (2025, section 2).
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ScopeError
from accord.theory.games import ActionProfile, StrategicGame, position
from accord.theory.policies import NOWHERE, Environment, Policy
from accord.theory.processes import Word

MAX_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class Seat:
    """A player of a strategic game.

    >>> from accord.theory.games import from_arrays
    >>> dilemma = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
    >>> Seat(dilemma, 1).word([(0, 1), (1, 0)])
    (1, 0, 0, 1)
    """

    game: StrategicGame
    player: int

    @property
    def others(self) -> list[int]:
        """The other players."""
        return [j for j in range(len(self.game.players)) if j != self.player]

    @property
    def labels(self) -> tuple[str, ...]:
        """A label of each percept: the others' actions, numbers where these are alike.

        In the order in which the table of the game runs through them.
        """
        actions = self.game.actions
        told = ["".join(actions[j][a] for j, a in p.items()) for p in self.percepts()]
        alike = len(set(told)) < len(told)
        return tuple(str(k + 1) for k in range(len(told))) if alike else tuple(told)

    def percepts(self) -> Iterator[dict[int, int]]:
        """Yield what the others can do, for each of them her action."""
        sizes = self.game.sizes
        for chosen in itertools.product(*(range(sizes[j]) for j in self.others)):
            yield dict(zip(self.others, chosen, strict=True))

    def percept(self, profile: Sequence[int]) -> int:
        """Return the number of what the others do in a profile."""
        sizes = self.game.sizes
        others = self.others
        return position([profile[j] for j in others], [sizes[j] for j in others])

    def profile(self, action: int, others: Mapping[int, int]) -> ActionProfile:
        """Return the profile of an own action and what the others do."""
        players = range(len(self.game.players))
        return tuple(action if j == self.player else others[j] for j in players)

    def word(self, history: Sequence[ActionProfile]) -> Word:
        """Return a history as the player sees it: own actions and percepts in turn."""
        return tuple(x for p in history for x in (p[self.player], self.percept(p)))

    @property
    def rewards(self) -> tuple[tuple[Any, ...], ...]:
        """The own payoff of each action and percept."""
        every = list(self.percepts())
        return tuple(
            tuple(self.game.payoff(self.player, self.profile(a, p)) for p in every)
            for a in range(self.game.sizes[self.player])
        )

    def environment(self, policies: Sequence[Policy]) -> Environment:
        """Return the environment that the others are who each play one policy.

        Each reads her own action and, as a percept, those of all others. Where one is
        not defined the environment is not.
        """
        seats = [Seat(self.game, j) for j in self.others]
        places: list[tuple[int, ...]] = [(0,) * len(seats)]
        number = {places[0]: 0}
        laws, moves = [], []
        for place in places:  # grows as places are reached
            pairs = zip(policies, place, strict=True)
            own = itertools.product(*(policy.laws[s] for policy, s in pairs))
            laws.append((tuple(map(math.prod, own)),) * self.game.sizes[self.player])
            rows = []
            for action in range(self.game.sizes[self.player]):
                row = []
                for chosen in self.percepts():
                    profile = self.profile(action, chosen)
                    then = tuple(
                        policy.moves[s][profile[seat.player]][seat.percept(profile)]
                        for seat, policy, s in zip(seats, policies, place, strict=True)
                    )
                    if NOWHERE not in then and then not in number:
                        number[then] = len(places)
                        places.append(then)
                    row.append(number.get(then, NOWHERE))
                rows.append(tuple(row))
            moves.append(tuple(rows))
            if len(places) > MAX_PLACES:
                raise ScopeError(
                    f"the others of `{self.game.players[self.player]}` have more than "
                    f"the {MAX_PLACES:,} joint states that fit"
                )
        title = " and ".join(p.title for p in policies if p.title)
        return Environment(tuple(laws), tuple(moves), title)
