"""Embedded agents that play a repeated game against each other.

Each agent has its own prior over universes: over what all players do, itself among
them. It acts by its planner, sees what the others did, and updates exactly. What
happens is compared with what it thought would happen (Meulemans et al. 2025, Box 3.2,
Definition 4.10, Example 4.13).
"""

import itertools
import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    simple,
    unknowns_of,
)
from accord.theory.embedded_agents import Planner, check_size, greatest
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import simplest
from accord.theory.expressions import values_of_names
from accord.theory.forms import Form, Literal, literal
from accord.theory.games import ActionProfile
from accord.theory.policies import NOWHERE, Law, Policy
from accord.theory.ratios import is_zero, ratio
from accord.theory.repeated_games import MAX_HISTORIES, History, RepeatedGame
from accord.theory.seats import Seat
from accord.theory.traces import Trace
from accord.theory.universes import Universes

TIES = ("first", "even")
Members = tuple[int, ...]  # for each player one of the policies of its class


@dataclass(frozen=True, slots=True)
class Agent:
    """One player: what it believes and how it plans, or a policy that it just plays.

    prior   pairs of members, a policy of each player, and the weight of this universe
    update  "evidential" or "causal", as of a planner
    steps   how many actions it plans, None for a best response
    plays   None, or the policy of its class that it plays, whatever it believes
    """

    prior: tuple[tuple[Members, Any], ...] = ()
    update: str = "evidential"
    steps: int | None = None
    plays: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a player does after a history: its law, its values and beliefs, if any."""

    law: Law
    values: Law = ()
    belief: Any = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A history that is reached: how likely that is, and what each player does."""

    mass: Any
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class EmbeddedAgents:
    """Agents with beliefs about universes, in a game of finitely many rounds.

    game     the repeated game; each player knows her own payoffs
    classes  for each player the policies that anyone holds possible of her, or that she
             plays. A policy reads her own action and the number of the others' profile
    agents   one for each player
    ties     among best actions: "first" takes the first, "even" draws evenly
    title    what it is called
    where    None where all weights are given. Else they may be text, expressions in
             parameters with these constraints
    values   in words, the values that its parameters were given
    """

    game: RepeatedGame
    classes: tuple[tuple[Policy, ...], ...]
    agents: tuple[Agent, ...]
    ties: str = "first"
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)
    held: tuple[Universes | None, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.game.finite("a play of embedded agents")
        players = len(self.game.players)
        if len(self.agents) != players or len(self.classes) != players:
            raise ModelError(
                f"expected an agent and a class of policies for each of {players} "
                f"players, got {len(self.agents)} and {len(self.classes)}"
            )
        if self.ties not in TIES:
            raise ModelError(f"expected ties, one of {', '.join(TIES)}: `{self.ties}`")
        for name, own in zip(self.game.players, self.classes, strict=True):
            titles = [policy.title for policy in own]
            if not own or not all(titles) or len(set(titles)) != len(titles):
                raise ModelError(
                    f"expected policies of `{name}` with distinct titles, at least one"
                )
        check_where(self.where)
        read: list[Agent] = []
        for i, agent in enumerate(self.agents):
            alike = (j for j in range(i) if self.agents[j] is agent)
            twin = next(alike, None) if agent.plays is None else None
            read.append(self._read(i, agent) if twin is None else read[twin])
        object.__setattr__(self, "agents", tuple(read))
        held = tuple(
            self._universes(i) if agent.plays is None else None
            for i, agent in enumerate(read)
        )
        object.__setattr__(self, "held", held)
        for i, universes in enumerate(held):
            if universes is not None:
                self.planner(i)  # raises where it cannot plan so
                check_size(universes, self.rounds)

    def _read(self, player: int, agent: Agent) -> Agent:
        """Return an agent with its weights read, or raise unless they are a prior."""
        name = self.game.players[player]
        if agent.plays is not None:
            if agent.prior or agent.plays not in range(len(self.classes[player])):
                raise ModelError(
                    f"expected of `{name}` a policy of its class and no prior"
                )
            return agent
        if not agent.prior:
            raise ModelError(f"expected a prior of `{name}` over universes, got none")
        prior = tuple(
            (tuple(m), read_entry(w, self.where, "weight")) for m, w in agent.prior
        )
        for members, _ in prior:
            pairs = zip(members, self.classes, strict=False)
            if len(members) != len(self.classes) or not all(
                k in range(len(own)) for k, own in pairs
            ):
                raise ModelError(
                    f"expected of `{name}` universes of a policy of each player, "
                    f"got {members!r:.60}"
                )
        if len({members for members, _ in prior}) != len(prior):
            raise ModelError(f"the prior of `{name}` lists a universe twice")
        return replace(agent, prior=prior)

    # --- what it is called, and its parameters ---------------------------------------

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the embedded agents"

    @property
    def rounds(self) -> int:
        """How often the game is played: the horizon of every plan."""
        return self.game.finite("a play of embedded agents")

    @property
    def scope(self) -> str:
        """The scope in words."""
        rule = "ties to the first action" if self.ties == "first" else "ties drawn"
        many = "/".join(str(len(agent.prior)) for agent in self.agents)
        size = f"{self.game.scope}, {many} universes, {rule}"
        if self.where is None:
            return f"{size}, at {self.values}" if self.values else size
        return f"{size}, {all_real(self._own, self.where)}"

    @property
    def _own(self) -> frozenset[str]:
        """The parameters of the weights and their constraints."""
        weights = (w for a in self.agents for _, w in a.prior)
        return unknowns_of(weights, self.where)

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the game and of the weights."""
        return self.game.unknowns | self._own

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters; no weight is negative."""
        forms = (w for a in self.agents for _, w in a.prior if isinstance(w, Form))
        known = premises_of(self.where, (literal(w, ">=") for w in forms))
        return tuple(dict.fromkeys((*self.game.premises, *known)))

    def at(self, numbers: Mapping[str, Any]) -> "EmbeddedAgents":
        """Return it at these values of its parameters, which satisfy what is known."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        game = self.game
        if game.unknowns:
            game = game.at({name: values[name] for name in game.unknowns})
        agents = tuple(
            replace(a, prior=evaluated(values, a.prior)) for a in self.agents
        )
        return replace(self, game=game, agents=agents, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "EmbeddedAgents":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def lasting(self, rounds: int) -> "EmbeddedAgents":
        """Return it with another number of rounds."""
        return replace(self, game=replace(self.game, rounds=rounds))

    # --- an agent's universes ---------------------------------------------------------

    def seat(self, player: int) -> Seat:
        """Return the game as a player sees it."""
        return Seat(self.game.game, player)

    def universes(self, player: int) -> Universes:
        """Return the universes of an agent: own policies and what they may face."""
        found = self.held[player]
        if found is None:
            raise ModelError(f"`{self.game.players[player]}` has no beliefs")
        return found

    def _universes(self, player: int) -> Universes:
        seat, own = self.seat(player), self.classes[player]
        prior = [
            (m[player], _without(m, player), w) for m, w in self.agents[player].prior
        ]
        faced = {
            others: k for k, others in enumerate(dict.fromkeys(o for _, o, _ in prior))
        }
        weights: list[list[Any]] = [[0] * len(faced) for _ in own]
        for mine, others, weight in prior:
            weights[mine][faced[others]] = weight
        classes = _without(self.classes, player)
        environments = (
            seat.environment([c[k] for c, k in zip(classes, others, strict=True)])
            for others in faced
        )
        return Universes(
            self.game.game.actions[player],
            seat.labels,
            own,
            tuple(environments),
            tuple(map(tuple, weights)),
            seat.rewards,
            self.rounds,
            self.game.discount,
            f"the class of {self.game.players[player]}",
            () if self.where is not None or self.game.unknowns else None,
        )

    def planner(self, player: int) -> Planner:
        """Return how an agent believes and plans."""
        agent = self.agents[player]
        return Planner(self.universes(player), agent.update, agent.steps)

    def predictor(self, player: int) -> Universes:
        """Return the class whose mixture predicts: for a causal agent the split one."""
        own = self.universes(player)
        return own if self.agents[player].update == "evidential" else own.decoupled()

    # --- what happens ----------------------------------------------------------------

    def moments(self) -> list[dict[History, Moment]]:
        """Return for each round the histories that are reached before it."""
        players = range(len(self.agents))
        planners = [
            self.planner(i) if self.agents[i].plays is None else None for i in players
        ]
        level: dict[History, tuple[Any, tuple[Any, ...]]] = {
            (): (1, tuple(p.beliefs.at_first if p else 0 for p in planners))
        }
        found = []
        for t in range(self.rounds):
            now: dict[History, Moment] = {}
            longer: dict[History, tuple[Any, tuple[Any, ...]]] = {}
            for history, (mass, minds) in level.items():
                choices = tuple(
                    self._choice(i, planners[i], minds[i], history, self.rounds - t)
                    for i in players
                )
                now[history] = Moment(mass, choices)
                for profile in itertools.product(*(_support(c.law) for c in choices)):
                    pairs = zip(choices, profile, strict=True)
                    p = math.prod(choice.law[a] for choice, a in pairs)
                    after = tuple(
                        self._after(i, planners[i], minds[i], profile) for i in players
                    )
                    longer[(*history, profile)] = (mass * p, after)
            found.append(now)
            level = longer
            if len(level) > MAX_HISTORIES:
                raise ScopeError(
                    f"more than {MAX_HISTORIES:,} histories are reached",
                    'fewer rounds, or ties = "first"',
                )
        found.append({h: Moment(mass, ()) for h, (mass, _) in level.items()})
        return found

    def _choice(
        self,
        player: int,
        planner: Planner | None,
        mind: Any,
        history: History,
        left: int,
    ) -> Choice:
        if planner is None:
            policy = self.classes[player][self.agents[player].plays or 0]
            if mind == NOWHERE:
                raise ModelError(
                    f"the policy `{policy.title}` of `{self.game.players[player]}` is "
                    "not defined after a history that is reached"
                )
            return Choice(policy.laws[mind])
        values = planner.values_of(mind, self.seat(player).word(history), left)
        best = greatest(values)
        chosen = best if self.ties == "even" else best[:1]
        share = ratio(1, len(chosen))
        law = tuple(share if a in chosen else 0 for a in range(len(values)))
        return Choice(law, values, mind)

    def _after(
        self, player: int, planner: Planner | None, mind: Any, profile: ActionProfile
    ) -> Any:
        action, percept = profile[player], self.seat(player).percept(profile)
        if planner is not None:
            return planner.after(mind, action, percept)
        policy = self.classes[player][self.agents[player].plays or 0]
        return policy.moves[mind][action][percept]

    def law(self) -> dict[History, Any]:
        """Return the probability of each play that comes about."""
        return {history: m.mass for history, m in self.moments()[-1].items()}

    def true_universes(
        self, player: int, law: Mapping[History, Any]
    ) -> tuple[tuple[int, int], ...]:
        """Return the universes of an agent's class in which exactly this happens."""
        words = [(self.seat(player).word(history), p) for history, p in law.items()]
        u = self.predictor(player)
        alive = [(u.at_first, word, p) for word, p in words]
        found: set[tuple[int, int]] | None = None
        for prior, word, p in alive:
            weight = {(i, j): w for i, j, _, _, w in prior}
            alike = {
                (i, j) for i, j, _, _, mass in u.after(word) if mass == weight[i, j] * p
            }
            found = alike if found is None else found & alike
        return tuple(sorted(found or ()))

    def weight_of_truth(self, player: int, law: Mapping[History, Any]) -> Any:
        """Return the weight that an agent's prior gives to what happens by this law.

        The mixture dominates the truth with this constant: a grain of truth.
        """
        weights = self.predictor(player).weights
        return simple(sum(weights[i][j] for i, j in self.true_universes(player, law)))

    def distance_to_truth(
        self, player: int, history: History, law: Mapping[History, Any]
    ) -> Any:
        """Return the total variation of prediction and truth after a history.

        Over what is left of the horizon, own actions and the others'.
        """
        u = self.predictor(player)
        reached = sum(p for h, p in law.items() if h[: len(history)] == history)
        before = u.probability(self.seat(player).word(history))
        total: Any = 0
        for h, p in law.items():
            if h[: len(history)] == history:
                true = ratio(p, reached)
                thought = ratio(u.probability(self.seat(player).word(h)), before)
                total = total + max(0, true - thought)
        return total

    def payoffs(self, law: Mapping[History, Any]) -> tuple[Any, ...]:
        """Return what each player expects by this law."""
        game, g = self.game.game, self.game.discount
        return tuple(
            simple(
                sum(
                    p * g**t * game.payoff(i, profile)
                    for history, p in law.items()
                    for t, profile in enumerate(history)
                )
            )
            for i in range(len(self.agents))
        )

    # --- a run, as a table ------------------------------------------------------------

    def trace(self, only: Container[int] | None = None) -> Trace:
        """Return the run: for each round what is done, and what each agent thinks.

        Q of each action, the posterior weight of the true universes and the distance of
        prediction and truth; where chance decides, their expectations.
        """
        if self.unknowns:
            raise ModelError(
                f"`{self.name}` has parameters without values, and cannot be run",
                "`accord check` decides for all their values",
            )
        moments = self.moments()
        law = {history: m.mass for history, m in moments[-1].items()}
        names = self.game.players
        planning = [i for i, a in enumerate(self.agents) if a.plays is None]
        true = {i: self.true_universes(i, law) for i in planning}
        headers = ["round", *names]
        drawn = []
        for i in planning:
            qs = [f"{names[i]} Q({a})" for a in self.game.game.actions[i]]
            more = [f"{names[i]} truth", f"{names[i]} distance"]
            headers += [*qs, *more]
            drawn += [*qs, more[0]]
        rows = []
        for t, level in enumerate(moments[:-1], 1):
            if only is not None and t not in only:
                continue
            row: list[Any] = [t, *(self._told(i, level) for i in range(len(names)))]
            for i in planning:
                row += self._thoughts(i, level, law, true[i])
            rows.append(tuple(row))
        totals: dict[str, Any] = {}
        for i, worth in enumerate(self.payoffs(law)):
            totals[f"payoff of {names[i]}"] = worth
        for i in planning:
            totals[f"weight of the truth, {names[i]}"] = self.weight_of_truth(i, law)
        return Trace(tuple(headers), tuple(rows), totals, tuple(drawn))

    def _told(self, player: int, level: Mapping[History, Moment]) -> str:
        """Return what a player does in a round: `C`, or `C 1/2 D 1/2`."""
        labels = self.game.game.actions[player]
        law = [
            sum(m.mass * m.choices[player].law[a] for m in level.values())
            for a in range(len(labels))
        ]
        parts = [(x, p) for x, p in zip(labels, law, strict=True) if p]
        return (
            parts[0][0] if len(parts) == 1 else " ".join(f"{x} {p}" for x, p in parts)
        )

    def _thoughts(
        self,
        player: int,
        level: Mapping[History, Moment],
        law: Mapping[History, Any],
        true: Sequence[tuple[int, int]],
    ) -> list[Any]:
        """Return the expected Q of each action, posterior of the truth and distance."""
        size = self.game.game.sizes[player]
        planner = self.planner(player)
        sums: list[Any] = [0] * (size + 2)
        for history, m in level.items():
            choice = m.choices[player]
            share = planner.beliefs.share(choice.belief, true)
            away = self.distance_to_truth(player, history, law)
            for k, value in enumerate((*choice.values, share, away)):
                sums[k] = sums[k] + m.mass * value
        return [simplest(x) for x in sums]


def _without(row: tuple[Any, ...], player: int) -> tuple[Any, ...]:
    """Return what is the others' of a row with an entry for each player."""
    return (*row[:player], *row[player + 1 :])


def _support(law: Law) -> list[int]:
    return [a for a, p in enumerate(law) if not is_zero(p)]
