"""Iterated dominance: these actions, and no others, survive strict dominance."""

import itertools
from collections.abc import Sequence

from accord.theory.bargaining_terms import Proof, need, part
from accord.theory.game_terms import is_law, replaced
from accord.theory.games import StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.eliminates_to import eliminates_to


@prop(StrategicGame, loops=("player", "pure_profile", "action"))
def iterated_dominance(
    game: StrategicGame, *, left: Sequence[Sequence[int]], proof: Proof
) -> bool:
    """What is left when no action is strictly dominated, by a mixture either.

    Strictly dominated actions go as long as there are any; the order does not matter.
    The proof has `steps`, as `eliminates-to` reads them, what they leave as `kept`, and
    `beliefs`: for each kept action of each player a law on what the others keep, in
    the order of their profiles, to which it is a best reply among what she keeps. So no
    mixture of those does better against all of it (Pearce 1984, "Rationalizable
    strategic behavior and the problem of perfection").
    """
    kept = tuple(map(tuple, part(proof, "kept")))
    done = eliminates_to(game, steps=part(proof, "steps"), left=kept)
    need(done, "steps of strict dominance that leave what is kept")
    beliefs = part(proof, "beliefs")
    need(tuple(map(len, beliefs)) == tuple(map(len, kept)), "a belief for each action")
    for player, own in enumerate(kept):
        others = list(itertools.product(*replaced(kept, player, (0,))))
        for action, law in zip(own, beliefs[player], strict=True):
            need(is_law(law, len(others)), "laws on what the others keep")
            worths = {
                a: sum(
                    w * game.payoff(player, replaced(p, player, a))
                    for w, p in zip(law, others, strict=True)
                )
                for a in own
            }
            need(worths[action] == max(worths.values()), "a best reply")
    return kept == tuple(tuple(sorted(own)) for own in left)


def because(game: StrategicGame, *, left: Sequence[Sequence[int]], proof: Proof) -> str:
    """Return what is left."""
    shown = (
        f"of {name} {', '.join(labels[a] for a in own)}"
        for name, labels, own in zip(
            game.players, game.actions, proof["kept"], strict=True
        )
    )
    return f"what is left is {'; '.join(shown)}."
