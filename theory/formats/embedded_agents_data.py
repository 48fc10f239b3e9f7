"""Embedded agents in a repeated game as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.embedded_play import Agent, EmbeddedAgents
from accord.theory.errors import ModelError
from accord.theory.formats.games import (
    Number,
    number_reader,
    payoff_data,
    read_given,
    read_strategic,
    read_where,
    strategic_data,
    where_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_table,
    read_text,
    wrong,
)
from accord.theory.formats.policy_machines import (
    policy_data,
    read_policy,
)
from accord.theory.formats.universes_data import read_own
from accord.theory.policies import RANDOM, Policy
from accord.theory.policy_classes import constant, copies, delayed, every_word
from accord.theory.ratios import is_zero
from accord.theory.repeated_games import RepeatedGame
from accord.theory.seats import Seat

CLASSES = ("every-word", "delayed", "constant")
Classes = list[list[Policy]]


def read_embedded(data: Mapping[str, Any], where: str) -> EmbeddedAgents:
    """Return the embedded agents that the data state.

    game      the stage game: players, actions and payoffs as in a strategic game
    rounds    how often it is played
    discount  what a round counts for against the round before it (default: 1)
    ties      among best actions: "first" (default) or "even"
    class     the policies that are held possible: "every-word" (all sequences of
              actions), "delayed" (the second action k times and then the first for
              ever, k below the number of rounds, and the second for ever), "constant",
              or a list of words such as "DD(C)", names and tables of machines. For all
              players, or a table by player
    agents    for each player a table, or the name of an earlier player who believes
              and plans the same. Either `plays`, a policy of the class that she just
              plays; or what she believes and how she plans:
              copy       the weight of all players playing one policy (default: 0)
              own        the weight of each policy of the class (default: even)
              noise      the weight of all playing at random (default: 0)
              universes  in place of these: a list of tables with `plays`, for each
                         player in order a policy by its title, and `weight`
              update     "evidential" (default) or "causal"
              steps      how many actions she plans (default: to the end)
    where     if some weights are expressions in parameters: a list of constraints
    """
    check_keys(
        data, "kind title discount ties where", where, "game rounds class agents"
    )
    table = dict(read_table(data["game"], f"{where}: game"))
    if table.setdefault("kind", "strategic-game") != "strategic-game":
        raise ModelError(
            f"{where}: game: expected a strategic game, got `{table['kind']!s:.40}`"
        )
    stage = read_strategic(table, f"{where}: game")
    if type(data["rounds"]) is not int:
        raise wrong(f"{where}: rounds", "a number of rounds", data["rounds"])
    known = read_where(data.get("where"), f"{where}: where")
    number = number_reader(known)
    discount = read_given(data.get("discount", 1), f"{where}: discount")
    game = located(where, lambda: RepeatedGame(stage, data["rounds"], discount))
    classes = _classes(data["class"], game, f"{where}: class", number)
    agents = _agents(data["agents"], game, classes, f"{where}: agents", number)
    made: EmbeddedAgents = located(
        where,
        lambda: EmbeddedAgents(
            game,
            tuple(map(tuple, classes)),
            agents,
            read_text(data.get("ties", "first"), f"{where}: ties"),
            read_text(data.get("title", ""), f"{where}: title"),
            known,
        ),
    )
    return made


def _classes(data: Any, game: RepeatedGame, where: str, number: Number) -> Classes:
    stage = game.game
    each = (
        read_each(data, stage.players, where)
        if isinstance(data, Mapping)
        else [data] * len(stage.players)
    )
    return [
        [
            read_policy(entry, stage.actions[i], Seat(stage, i).labels, where, number)
            for entry in _entries(own, stage.actions[i], game.finite(), where)
        ]
        for i, own in enumerate(each)
    ]


def _entries(data: Any, labels: tuple[str, ...], rounds: int, where: str) -> Any:
    if not isinstance(data, str):
        return read_list(data, where)
    if data not in CLASSES:
        raise wrong(where, f"one of {', '.join(CLASSES)}, or a list", data)
    if data == "every-word":
        return located(where, lambda: every_word(labels, rounds))
    if data == "delayed":
        return located(where, lambda: delayed(labels, rounds - 1))
    return constant(labels)


def _agents(
    data: Any, game: RepeatedGame, classes: Classes, where: str, number: Number
) -> tuple[Agent, ...]:
    names = game.players
    found: list[Agent] = []
    for player, entry in enumerate(read_each(data, names, where)):
        place = f"{where}.{names[player]}"
        if isinstance(entry, str):
            before = [n for n, a in zip(names, found, strict=False) if a.plays is None]
            if entry not in before:
                raise wrong(place, "a table, or an earlier player who believes", entry)
            found.append(found[names.index(entry)])
            continue
        found.append(_agent(entry, player, game, classes, place, number))
    return tuple(found)


def _agent(
    data: Any,
    player: int,
    game: RepeatedGame,
    classes: Classes,
    where: str,
    number: Number,
) -> Agent:
    table = read_table(data, where)
    if "plays" in table:
        check_keys(table, "plays", where)
        return Agent(plays=_named(table["plays"], classes[player], where))
    check_keys(table, "copy own noise universes update steps", where)
    if "universes" in table:
        check_keys(table, "universes update steps", where)
        prior = tuple(
            _universe(entry, classes, f"{where}: universes", number)
            for entry in read_list(table["universes"], f"{where}: universes")
        )
    else:
        prior = _copies(table, game, classes, where, number)
    update = read_text(table.get("update", "evidential"), f"{where}: update")
    return Agent(prior, update, table.get("steps"))


def _copies(
    table: Mapping[str, Any],
    game: RepeatedGame,
    classes: Classes,
    where: str,
    number: Number,
) -> Any:
    """Return the prior of copies; the random policy joins the classes if need be."""
    plain = [[p for p in own if p.title != RANDOM] for own in classes]
    sizes = {len(own) for own in plain}
    if len(sizes) != 1:
        raise ModelError(
            f"{where}: expected classes of as many policies, to copy, got "
            f"{[len(own) for own in plain]}",
            "list `universes` with their weights",
        )
    count = sizes.pop()
    noise = number(table.get("noise", 0), f"{where}: noise")
    own = read_own(table.get("own"), count, where, number)
    alpha = number(table.get("copy", 0), f"{where}: copy")
    if not is_zero(noise):
        for i, policies in enumerate(classes):
            if all(p.title != RANDOM for p in policies):
                seen, labels = Seat(game.game, i).labels, game.game.actions[i]
                policies.append(read_policy(RANDOM, labels, seen, where, number))
    places = [
        [k for k, p in enumerate(own) if p.title != RANDOM]
        + [k for k, p in enumerate(own) if p.title == RANDOM]
        for own in classes
    ]
    prior = located(where, lambda: copies(len(classes), alpha, own, noise=noise))
    return tuple(
        (tuple(at[k] for at, k in zip(places, members, strict=True)), w)
        for members, w in prior
    )


def _universe(data: Any, classes: Classes, where: str, number: Number) -> Any:
    table = read_table(data, where)
    check_keys(table, "", where, "plays weight")
    listed = read_list(table["plays"], where)
    if len(listed) != len(classes):
        raise wrong(where, f"{len(classes)} policies, one of each player", listed)
    pairs = zip(listed, classes, strict=True)
    members = tuple(_named(entry, own, where) for entry, own in pairs)
    return members, number(table["weight"], where)


def _named(data: Any, own: list[Policy], where: str) -> int:
    titles = [policy.title for policy in own]
    if data not in titles:
        raise wrong(where, f"a policy of the class, {', '.join(titles[:12])}", data)
    return titles.index(data)


def embedded_data(play: EmbeddedAgents) -> Data:
    """Return embedded agents as plain data, each universe with its weight."""
    stage = play.game.game

    def agent(player: int) -> Any:
        a = play.agents[player]
        if a.plays is None and any(a is b for b in play.agents[:player]):
            return stage.players[[a is b for b in play.agents].index(True)]
        if a.plays is not None:
            return {"plays": play.classes[player][a.plays].title}
        universes = [
            {
                "plays": [
                    own[k].title for own, k in zip(play.classes, members, strict=True)
                ],
                "weight": payoff_data(weight),
            }
            for members, weight in a.prior
        ]
        steps = {} if a.steps is None else {"steps": a.steps}
        return {"universes": universes, "update": a.update, **steps}

    return {
        "kind": "embedded-agents",
        "title": play.title,
        **where_data(play.where),
        "rounds": play.rounds,
        "discount": payoff_data(play.game.discount),
        "ties": play.ties,
        "game": strategic_data(stage),
        "class": {
            name: [policy_data(p, stage.actions[i], Seat(stage, i).labels) for p in own]
            for i, (name, own) in enumerate(
                zip(stage.players, play.classes, strict=True)
            )
        },
        "agents": {name: agent(i) for i, name in enumerate(stage.players)},
    }


KIND = Kind(EmbeddedAgents, read_embedded, embedded_data)
