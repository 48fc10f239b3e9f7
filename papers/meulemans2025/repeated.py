"""Repeated games: subjective embedded paths, approximate ones, dogmatic beliefs.

Section 4 of the paper for games of known, finite or discounted infinite length. What
is said of all discounts is said of all real numbers in [0, 1).
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.regions import NOWHERE
from accord.papers.claim import Claim, Part, fails, fails_at, holds, holds_exactly
from accord.theory.believed_plays import BelievedPlay, process_of
from accord.theory.embedded_paths import is_embedded_path
from accord.theory.errors import ModelError
from accord.theory.forms import Form
from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.predictions import Decisions, Layer, Layers, layer_of, q_table
from accord.theory.processes import Process, coin
from accord.theory.properties import prop
from accord.theory.repeated_games import (
    History,
    Play,
    RepeatedGame,
    Strategy,
    StrategyTable,
    always,
)

_F = Fraction
_PLAYERS, _ACTIONS = ("Ann", "Bob"), ("CD", "CD")
DILEMMA = from_arrays(
    [[2, 0], [3, 1]], [[2, 3], [0, 1]], players=_PLAYERS, actions=_ACTIONS
)
ANY_DILEMMA = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    players=_PLAYERS,
    actions=_ACTIONS,
    title="any dilemma",
    where=("T > R > P > S",),
)
PENNIES = from_arrays([[1, 0], [0, 1]], [[0, 1], [1, 0]], title="matching pennies")
CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
FOR_EVER = RepeatedGame(DILEMMA, None, "g", "repeated dilemma", ())
ANY_FOR_EVER = RepeatedGame(ANY_DILEMMA, None, "g", "any repeated dilemma", ())
ALTERNATION = {"again": (CD, DC)}


# --- the closed form against all completions ------------------------------------------


def random_games(count: int, seed: int = 2511) -> Iterator[StrategicGame]:
    """Yield 2 x 2 games whose payoffs 0..3 are drawn, the same ones for a seed."""
    draw = random.Random(seed)

    def array() -> list[list[int]]:
        return [[int(4 * draw.random()) for _ in "ab"] for _ in "ab"]

    for number in range(count):
        title = f"game {number + 1} of seed {seed}"
        yield from_arrays(array(), array(), title=title)


def _has_completion(game: RepeatedGame, play: Play, player: int) -> bool:
    """Return whether some pure completion makes the play a best response to itself.

    A completion says, for each history and own action, what the others do; on the path
    it is what they do there. Every one is tried.
    """
    others = tuple(opponents(game.game, player))
    rounds, actions = game.finite(), range(game.sizes[player])
    places = [
        (history, a)
        for length in range(rounds)
        for history in game.histories(length)
        for a in actions
    ]
    path = {(play.first[:k], play.at(k)[player]): play.at(k) for k in range(rounds)}
    free = [place for place in places if place not in path]
    pays = {p: game.game.payoff(player, p) for p in game.profiles()}

    def best(history: History) -> Any:
        return max(worth(history, a) for a in actions)

    def worth(history: History, action: int) -> Any:
        """Return what an action brings, with what the completion says is answered."""
        profile = said[history, action]
        if len(history) == rounds - 1:
            return pays[profile]
        return pays[profile] + game.discount * best((*history, profile))

    for chosen in itertools.product(others, repeat=len(free)):
        answers = zip(free, chosen, strict=True)
        said = path | {place: replaced(p, player, place[1]) for place, p in answers}
        if all(worth(h, a) == best(h) for h, a in path):
            return True
    return False


@prop(RepeatedGame, forall=("play",), loops=("player",))
def closed_form_is_exact(game: RepeatedGame, play: History) -> bool:
    """The closed form says of a play what a trial of all pure completions says."""
    players = range(len(game.players))
    tried = all(_has_completion(game, Play(play), i) for i in players)
    return is_embedded_path(game, Play(play)) == tried


@prop(RepeatedGame)
def no_subjective_embedded_path(game: RepeatedGame, *, again: History) -> bool:
    """What is played over and over is no subjective embedded path."""
    return not is_embedded_path(game, Play((), again))


@prop(RepeatedGame)
def alternates_where_patient(game: RepeatedGame) -> bool:
    """Alternation is a subjective embedded path iff  g (T - P) >= P - S."""
    pay, g = game.game.payoff, game.discount
    punishment, sucker, temptation = pay(0, DD), pay(0, CD), pay(0, DC)
    path = is_embedded_path(game, Play((), (CD, DC)))
    return path == bool(g * (temptation - punishment) >= punishment - sucker)


# --- dogmatic beliefs -----------------------------------------------------------------


class _Dogma:
    """What a player with dogmatic beliefs expects where rewards are not known.

    In a round she sees what all played and a reward of hers. The layers are the truth;
    the dogma, by which the others go on as in the play and her reward is 0 for ever
    once she has left it; and chance, by which anything is as likely.
    """

    def __init__(self, game: RepeatedGame, play: Play, player: int) -> None:
        pays = {p: game.game.payoff(player, p) for p in game.profiles()}
        if min(pays.values()) < 0:
            raise ModelError("expected rewards of at least 0", "add a constant to them")
        rewards = sorted({0, *pays.values()})
        self.game, self.play, self.player = game, play, player
        self.symbols = list(itertools.product(game.profiles(), rewards))
        self.true = [(p, pays[p]) for p in play.first]
        size = game.sizes[player]
        seen = tuple((p[player], r) for p, r in self.symbols)
        rounds = game.finite("a play with unknown rewards")
        self.decisions = Decisions(seen, size, rounds, game.discount)

    def layers(self) -> Layers:
        """Return the three layers, each a process over profiles with a reward."""
        names = tuple(f"{self.game.say_profile(p)}:{r}" for p, r in self.symbols)
        rounds = self.decisions.rounds
        truth = [((self.symbols.index(x), k + 1, 1),) for k, x in enumerate(self.true)]
        start = (1,) + (0,) * rounds
        size = len(self.symbols)
        path = Process((names,), start, (*truth, ()), "the truth")
        chance = coin(names, (_F(1, size),) * size, "chance")
        return layer_of(path), layer_of(self._dogma(names)), layer_of(chance)

    def _dogma(self, names: tuple[str, ...]) -> Process:
        """Return the dogma: state k while she is in round k of the play, n + k after.

        She takes each of her actions with equal probability.
        """
        rounds, actions = self.decisions.rounds, self.decisions.actions
        moves: list[tuple[tuple[int, int, Any], ...]] = []
        for left, k in itertools.product((False, True), range(rounds + 1)):
            own = []
            for a in range(actions) if k < rounds else ():
                profile = replaced(self.play.at(k), self.player, a)
                off = left or profile != self.play.at(k)
                symbol = (profile, 0) if off else self.true[k]
                after = k + 1 + off * (rounds + 1)
                own.append((self.symbols.index(symbol), after, _F(1, actions)))
            moves.append(tuple(own))
        start = (1,) + (0,) * (len(moves) - 1)
        return Process((names,), start, tuple(moves), "the dogma")


@prop(RepeatedGame, forall=("play", "player"))
def dogma_supports(game: RepeatedGame, play: History, player: int) -> bool:
    """With unknown rewards, dogmatic beliefs support every profile with this play.

    On the path what the play does is a best response; at every other history of actions
    and rewards all actions are worth the same, so that whatever a deterministic policy
    does there is one too. Proposition 4.29: the beliefs are the limit, as e goes to 0,
    of  (1 - e - e^2) truth + e dogma + e^2 chance.
    """
    dogma = _Dogma(game, Play(play), player)
    path = [dogma.symbols.index(x) for x in dogma.true]
    for word, values in q_table(dogma.decisions, dogma.layers()).items():
        if list(word) == path[: len(word)]:
            if values[play[len(word)][player]] != max(values):
                return False
        elif len(set(values)) > 1:
            return False
    return True


# --- approximate equilibria -----------------------------------------------------------


EIGHTH = _F(1, 8), _F(1, 32)


def _mixed(*rows: tuple[Any, Sequence[Any]]) -> Layer:
    """Return the mixture of laws of a round, drawn anew in each, by weights."""
    weights, laws = zip(*rows, strict=True)
    names = FOR_EVER.alphabet
    return Layer(weights, tuple(coin(names, law) for law in laws))


_TWIN, _CHANCE = (_F(1, 2), 0, 0, _F(1, 2)), (_F(1, 4),) * 4


def _onward(path: History) -> tuple[Strategy, Strategy]:
    """Return strategies that follow a path, off it left to a best response."""
    first, second = (
        StrategyTable({path[:k]: (1 - p[i], p[i]) for k, p in enumerate(path)})
        for i in (0, 1)
    )
    return first, second


def cooperation(
    rounds: int, weights: tuple[Any, Any] = EIGHTH, *, always_so: bool = False
) -> BelievedPlay:
    """Return 'always C' with the belief (1-d-k) [CC ...] + d twin + k uniform.

    `weights` are d and k. The twin plays CC or DD, each half of the time. Off the path
    the strategies are left to a best response, unless they are to play C `always_so`.
    """
    d, k = weights
    game = RepeatedGame(DILEMMA, rounds, title=f"{rounds}-round dilemma")
    belief = (_mixed((1 - d - k, (1, 0, 0, 0)), (d, _TWIN), (k, _CHANCE)),)
    one = always(game, 0, 0)
    strategies = (one, one) if always_so else _onward((CC,) * rounds)
    return BelievedPlay(game, strategies, (belief, belief), "always C")


def twins(rounds: int) -> BelievedPlay:
    """Return 'always C' with the belief of twins by a weight d, and else chance."""
    game = RepeatedGame(DILEMMA, rounds, title=f"{rounds}-round dilemma")
    d = Form.unknown("d")
    belief = (_mixed((d, _TWIN), (1 - d, _CHANCE)),)
    return BelievedPlay(game, _onward((CC,) * rounds), (belief, belief), "twins", ())


def expecting(path: History, *others: History) -> BelievedPlay:
    """Return the path of a 2-round dilemma with a common belief off it.

    It is that the `others` are played, each as likely; and below that chance.
    """
    game = RepeatedGame(DILEMMA, 2, title="2-round dilemma")
    plays = tuple(process_of(game, _onward(other)) for other in others)
    common = Layer((_F(1, len(plays)),) * len(plays), plays), _mixed((1, _CHANCE))
    return BelievedPlay(game, _onward(path), (common, common), game.say(path))


COOPERATION = cooperation(2)
_PATH, _PLAY = "subjective-embedded-path", "subjective-embedded-play"


def _path(region: str, path: Mapping[str, Any], *where: str) -> Part:
    """Return the part that a path is a subjective embedded one for these discounts."""
    game = FOR_EVER.knowing(where)
    return holds_exactly(region, game, _PATH, given=path, for_which="g")


CLAIMS = (
    Claim(
        "see-path-constant",
        "'Always C' is a subjective embedded path of the repeated prisoner's dilemma "
        "3,2,1,0 for every discount gamma in [0,1), by the closed form (all real "
        "gamma).",
        (holds(FOR_EVER, _PATH, given={"again": (CC,)}),),
    ),
    Claim(
        "see-path-alternation",
        "Alternating (C,D), (D,C) is a subjective embedded path of the dilemma 3,2,1,0 "
        "iff gamma >= 1/2, by the closed form (all real gamma in [0,1)).",
        (_path("g >= 1/2", ALTERNATION),),
    ),
    Claim(
        "see-path-one-sided",
        "(C,D) for ever is a subjective embedded path of the dilemma 3,2,1,0 for no "
        "gamma in [0,1); nor is (C,D) for ever after (C,C), (D,C).",
        (
            _path(NOWHERE, {"again": (CD,)}),
            _path(NOWHERE, {"path": (CC, DC), "again": (CD,)}),
        ),
    ),
    Claim(
        "see-path-late",
        "In the repeated dilemma 3,2,1,0 (C,D) once and then (C,C) for ever is a "
        "subjective embedded path iff gamma >= 1/2; (C,D) twice and then (C,C) for "
        "ever iff 2 gamma^2 >= 1, an irrational bound.",
        (
            _path("g >= 1/2", {"path": (CD,), "again": (CC,)}),
            _path("g >= 0", {"path": (CD, CD), "again": (CC,)}, "2*g*g >= 1"),
            _path(NOWHERE, {"path": (CD, CD), "again": (CC,)}, "2*g*g < 1"),
        ),
    ),
    Claim(
        "see-path-any-dilemma",
        "In every repeated dilemma T > R > P > S (real payoffs and gamma in [0,1)) "
        "'always C' and 'always D' are subjective embedded paths, (C,D) for ever is "
        "none, and alternation is one iff gamma (T - P) >= P - S.",
        (
            holds(ANY_FOR_EVER, _PATH, given={"again": (CC,)}),
            holds(ANY_FOR_EVER, _PATH, given={"again": (DD,)}),
            holds(ANY_FOR_EVER, alternates_where_patient),
            holds(ANY_FOR_EVER, no_subjective_embedded_path, given={"again": (CD,)}),
        ),
    ),
    Claim(
        "see-path-brute-force",
        "The closed form agrees with brute force over all pure completions in 2-round "
        "2x2 games with payoffs 0..3 (random sample of 60 games of a fixed seed, all "
        "960 paths).",
        tuple(
            holds(RepeatedGame(game, 2, title=game.title), closed_form_is_exact)
            for game in random_games(60)
        ),
    ),
    Claim(
        "dogma-unknown-rewards",
        "With unknown rewards each deterministic profile of a 2-round 2x2 game is a "
        "subjective embedded equilibrium for dogmatic beliefs, in the limit of small "
        "weights (the dilemma, matching pennies and 4 games of a fixed seed, every "
        "path).",
        tuple(
            holds(RepeatedGame(game, 2, title=game.title), dogma_supports)
            for game in (DILEMMA, PENNIES, *random_games(4))
        ),
    ),
    Claim(
        "dogma-known-rewards-paths",
        "With known rewards it is not so in repeated games either: of the 16 paths of "
        "the 2-round dilemma 6 are subjective embedded paths.",
        (
            holds(
                RepeatedGame(DILEMMA, 2),
                "subjective-embedded-paths",
                given={
                    "paths": (
                        (CC, CC),
                        (CC, DD),
                        (CD, CC),
                        (DC, CC),
                        (DD, CC),
                        (DD, DD),
                    )
                },
            ),
            fails(RepeatedGame(DILEMMA, 2), _PATH, given={"path": (CC, CD)}),
        ),
    ),
    Claim(
        "eps-see-instance",
        "In the 2-round dilemma with belief weights d = 1/8, k = 1/32 'always C' (off "
        "the path a best response) is an eps-subjective embedded equilibrium for eps = "
        "63/512.",
        (holds(COOPERATION, _PLAY, given={"epsilon": _F(63, 512)}),),
    ),
    Claim(
        "eps-see-sharp",
        "With those beliefs (d = 1/8, k = 1/32) it is none for eps = 62/512.",
        (fails_at((0,), COOPERATION, _PLAY, given={"epsilon": _F(62, 512)}),),
    ),
    Claim(
        "eps-see-three-rounds",
        "With those beliefs (d = 1/8, k = 1/32) and 3 rounds it is one for eps = "
        "287/2048 and none for 286/2048.",
        (
            holds(cooperation(3), _PLAY, given={"epsilon": _F(287, 2048)}),
            fails(cooperation(3), _PLAY, given={"epsilon": _F(286, 2048)}),
        ),
    ),
    Claim(
        "eps-see-off-path",
        "With those beliefs (d = 1/8, k = 1/32) the policy that plays C at every "
        "history is no embedded best response, whatever eps is: after (C,D) D is "
        "better.",
        (fails(cooperation(2, always_so=True), _PLAY, given={"epsilon": 1}),),
    ),
    Claim(
        "eps-see-twins",
        "In the 1- and in the 2-round dilemma with the weight d on twins and 1 - d on "
        "chance, cooperating on the path is an embedded best response iff d >= 1/2 "
        "(all real d in (0,1)).",
        tuple(
            holds_exactly(
                "d >= 1/2", twins(rounds), _PLAY, given={"epsilon": 1}, for_which="d"
            )
            for rounds in (1, 2)
        ),
    ),
    Claim(
        "ee-repeated-paths",
        "Each of the 6 subjective embedded paths of the 2-round dilemma is that of an "
        "embedded equilibrium (limit reading): off the path all believe in one other "
        "play or in two, and, with infinitely small weight, in chance.",
        tuple(
            holds(expecting(path, *others), "embedded-play")
            for path, *others in (
                ((CC, CC), (CC, CC)),
                ((CC, DD), (DD, CC)),
                ((CD, CC), (DD, DD)),
                ((DC, CC), (DD, DD)),
                ((DD, CC), (CC, DD)),
                ((DD, DD), (CD, CC), (DC, CC)),
            )
        ),
    ),
    Claim(
        "ee-repeated-instance",
        "In the 2- and the 3-round dilemma 'always C' is an exact embedded equilibrium "
        "if off the path all believe in twins (1/8), in chance (1/32), else in C for "
        "ever.",
        (
            holds(COOPERATION, "embedded-play"),
            holds(cooperation(3), "embedded-play"),
        ),
    ),
)
