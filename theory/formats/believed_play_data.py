"""Plays with beliefs as plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accord.theory.believed_plays import BelievedPlay, process_of
from accord.theory.errors import ModelError
from accord.theory.formats.games import (
    number_reader,
    payoff_data,
    read_where,
    where_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_member,
    read_number,
    read_table,
    read_text,
    value_to_data,
    wrong,
)
from accord.theory.formats.repeated_game_data import read_repeated, repeated_data
from accord.theory.predictions import Layer, Layers
from accord.theory.processes import Move, Process, coin, writes
from accord.theory.repeated_games import (
    Automaton,
    History,
    Law,
    RepeatedGame,
    Strategy,
    StrategyTable,
    sure,
)

COMMON = "common"


def read_believed(data: Mapping[str, Any], where: str) -> BelievedPlay:
    """Return the play with beliefs that the data state.

    game        a repeated game, as such a file states it
    strategies  for each player an action that she always takes; or rows `after` (a list
                of profiles) and `play`; or a table `states` of such rows with `play`
                and `next` (from profiles to numbers of states, from 0)
    beliefs     for each player rows, or for all in one under `common`; they may be left
                out where only the strategies are asked about. A row has a `weight`
                (default: 1), perhaps a `title` and a `layer` (default: 0, each of
                infinitely small weight against the one before), and one of

                path     profiles that are played, and `again` others over and over
                law      the probability of each profile, drawn anew in each round;
                         "uniform"
                policies for each player a strategy, acting independently
                moves    any finite process: `start` and lists of (profile, next state,
                         probability)

    A `play` is an action, or a list with the probability of each. With `where`, a list
    of constraints on parameters, perhaps empty, weights may be expressions in them.
    """
    check_keys(data, "kind title beliefs where", where, "game strategies")
    stated = {"kind": "repeated-game", **read_table(data["game"], f"{where}: game")}
    game = read_repeated(stated, f"{where}: game")
    strategies = _strategies(data["strategies"], game, f"{where}: strategies")
    known = read_where(data.get("where"), f"{where}: where")
    read = number_reader(known)
    place = f"{where}: beliefs"
    beliefs = read_table(data.get("beliefs", {}), place)
    if "beliefs" not in data:
        layers: tuple[Layers, ...] = ()
    elif set(beliefs) == {COMMON}:
        one = _belief(beliefs[COMMON], game, f"{place}.{COMMON}", read)
        layers = (one,) * len(game.players)
    else:
        each = zip(game.players, read_each(beliefs, game.players, place), strict=True)
        layers = tuple(
            _belief(rows, game, f"{place}.{name}", read) for name, rows in each
        )
    title = read_text(data.get("title", ""), f"{where}: title")
    made: BelievedPlay = located(
        where, lambda: BelievedPlay(game, strategies, layers, title, known)
    )
    return made


def _profiles(data: Any, game: RepeatedGame, where: str) -> History:
    profiles = dict(zip(game.alphabet, game.profiles(), strict=True))
    return tuple(
        profiles[read_member(text, profiles, where)] for text in read_list(data, where)
    )


def _law(data: Any, game: RepeatedGame, player: int, where: str) -> Law:
    labels = game.actions[player]
    if isinstance(data, str):
        return sure(game, player, labels.index(read_member(data, labels, where)))
    row = tuple(read_number(p, where) for p in read_list(data, where))
    if len(row) != len(labels) or any(p < 0 for p in row) or sum(row) != 1:
        raise wrong(where, f"{len(labels)} probabilities that sum to 1", data)
    return row


def _strategies(data: Any, game: RepeatedGame, where: str) -> tuple[Strategy, ...]:
    each = read_each(data, game.players, where)
    return tuple(
        _strategy(one, game, i, f"{where}.{game.players[i]}")
        for i, one in enumerate(each)
    )


def _strategy(data: Any, game: RepeatedGame, player: int, where: str) -> Strategy:
    if isinstance(data, str):
        return Automaton((_law(data, game, player, where),), ({},))
    if isinstance(data, Mapping):
        check_keys(data, "", where, "states")
        return _automaton(read_list(data["states"], where), game, player, where)
    laws: dict[History, Law] = {}
    for row in read_list(data, where):
        check_keys(read_table(row, where), "", where, "after play")
        history = _profiles(row["after"], game, f"{where}: after")
        if history in laws:
            raise wrong(f"{where}: after", "each history once", row["after"])
        laws[history] = _law(row["play"], game, player, f"{where}: play")
    return StrategyTable(laws)


def _automaton(
    rows: Sequence[Any], game: RepeatedGame, player: int, where: str
) -> Automaton:
    laws, moves = [], []
    for row in rows:
        check_keys(read_table(row, where), "next", where, "play")
        laws.append(_law(row["play"], game, player, f"{where}: play"))
        table = read_table(row.get("next", {}), f"{where}: next")
        after = {}
        for text, state in table.items():
            if type(state) is not int:
                raise wrong(f"{where}: next.{text}", "the number of a state", state)
            after[_profiles([text], game, f"{where}: next")[0]] = state
        moves.append(after)
    made: Automaton = located(where, lambda: Automaton(tuple(laws), tuple(moves)))
    return made


def _belief(
    data: Any, game: RepeatedGame, where: str, read: Callable[[Any, str], Any]
) -> Layers:
    layers: dict[int, list[tuple[Any, Process]]] = {}
    for row in read_list(data, where):
        table = read_table(row, where)
        kinds = [k for k in ("path", "law", "policies", "moves") if k in table]
        if len(kinds) != 1:
            raise wrong(where, "one of path, law, policies, moves in a row", kinds)
        more = {"path": "again", "moves": "start"}.get(kinds[0], "")
        check_keys(table, f"weight layer title {more}", where, kinds[0])
        layer = table.get("layer", 0)
        if type(layer) is not int or layer < 0:
            raise wrong(f"{where}: layer", "a number from 0", layer)
        weight = read(table.get("weight", 1), f"{where}: weight")
        process = _process(table, kinds[0], game, f"{where}: {kinds[0]}")
        process = replace(process, title=read_text(table.get("title", ""), where))
        layers.setdefault(layer, []).append((weight, process))
    if sorted(layers) != list(range(len(layers))) or not layers:
        raise wrong(where, "rows of the layers 0, 1, ... in turn", sorted(layers))
    return tuple(_layer(layers[k], where) for k in sorted(layers))


def _layer(rows: Sequence[tuple[Any, Process]], where: str) -> Layer:
    weights, hypotheses = zip(*rows, strict=True)
    made: Layer = located(where, lambda: Layer(weights, hypotheses))
    return made


def _process(
    table: Mapping[str, Any], kind: str, game: RepeatedGame, where: str
) -> Process:
    given, alphabet = table[kind], game.alphabet
    if kind == "path":
        first = _profiles(given, game, where)
        again = _profiles(table.get("again", []), game, f"{where}: again")
        return _path(game, first, again, where)
    if kind == "policies":
        one = _strategies(given, game, where)
        made: Process = located(where, lambda: process_of(game, one))
        return made
    if kind == "law":
        return coin(alphabet, _row(given, alphabet, where))
    start = [read_number(p, where) for p in read_list(table.get("start", [1]), where)]
    moves = tuple(
        tuple(_move(move, alphabet, where) for move in read_list(own, where))
        for own in read_list(given, where)
    )
    start += [0] * (len(moves) - len(start))
    built: Process = located(where, lambda: Process((alphabet,), tuple(start), moves))
    return built


def _path(game: RepeatedGame, first: History, again: History, where: str) -> Process:
    if not first and not again:
        raise ModelError(f"{where}: expected profiles, got none")
    symbols = "".join(chr(k) for k in range(len(game.alphabet)))  # one letter for each
    texts = ["".join(symbols[game.number(p)] for p in part) for part in (first, again)]
    made = writes(symbols, *texts)
    return Process((game.alphabet,), made.start, made.moves)


def _row(given: Any, alphabet: Sequence[str], where: str) -> tuple[Any, ...]:
    if given == "uniform":
        return (f"1/{len(alphabet)}",) * len(alphabet)
    table = read_table(given, where)
    for text in table:
        read_member(text, alphabet, where)
    row = tuple(read_number(table.get(x, 0), where) for x in alphabet)
    if any(p < 0 for p in row) or sum(row) != 1:
        raise wrong(where, "probabilities that sum to 1", given)
    return row


def _move(data: Any, alphabet: Sequence[str], where: str) -> Move:
    entries = read_list(data, where)
    if len(entries) != 3 or type(entries[1]) is not int:
        raise wrong(where, "moves (profile, next state, probability)", data)
    symbol = alphabet.index(read_member(entries[0], alphabet, where))
    return symbol, entries[1], read_number(entries[2], where)


# --- back --------------------------------------------------------------------------


def believed_data(p: BelievedPlay) -> Data:
    """Return a play with beliefs as plain data."""
    game, names = p.game, p.game.players
    strategies = {n: _told(s, game) for n, s in zip(names, p.strategies, strict=True)}
    beliefs: Data = {}
    if p.beliefs:
        each = {n: _rows(b, game) for n, b in zip(names, p.beliefs, strict=True)}
        beliefs = {"beliefs": {COMMON: each[names[0]]} if p.is_common else each}
    return {
        "kind": "believed-play",
        "title": p.title,
        **where_data(p.where),
        "game": repeated_data(game),
        "strategies": strategies,
        **beliefs,
    }


def _told(strategy: Strategy, game: RepeatedGame) -> Any:
    if isinstance(strategy, StrategyTable):
        return [
            {"after": [game.say_profile(p) for p in history], "play": _numbers(law)}
            for history, law in strategy.laws.items()
        ]
    if not isinstance(strategy, Automaton):
        raise ModelError("expected a strategy as a table or an automaton")
    return {
        "states": [
            {
                "play": _numbers(law),
                "next": {game.say_profile(p): state for p, state in own.items()},
            }
            for law, own in zip(strategy.laws, strategy.moves, strict=True)
        ]
    }


def _rows(layers: Layers, game: RepeatedGame) -> list[Data]:
    def moves(process: Process) -> list[Any]:
        return [
            [[game.alphabet[x], s, value_to_data(p)] for x, s, p in own]
            for own in process.moves
        ]

    return [
        {
            **({"title": hypothesis.title} if hypothesis.title else {}),
            "layer": k,
            "weight": payoff_data(weight),
            "start": _numbers(hypothesis.start),
            "moves": moves(hypothesis),
        }
        for k, layer in enumerate(layers)
        for weight, hypothesis in zip(layer.weights, layer.hypotheses, strict=True)
    ]


def _numbers(row: Sequence[Any]) -> list[Any]:
    return [value_to_data(p) for p in row]


KIND = Kind(BelievedPlay, read_believed, believed_data)
