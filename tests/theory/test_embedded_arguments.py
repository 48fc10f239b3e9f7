"""What is typed about universes and embedded agents, and what is refused."""

from fractions import Fraction

import pytest

from accord.counterexamples.gallery import DELAYED_TWINS, ONE_STEP
from accord.papers.meulemans2025.agents import agents
from accord.theory.arguments import normalize, read_argument
from accord.theory.errors import ModelError
from accord.theory.forms import Form

F = Fraction
TWINS = agents(("(C)", "(D)"), F(1, 4), 2)
READ = [
    (DELAYED_TWINS, "history", "DD,DC", (1, 1, 1, 0)),
    (DELAYED_TWINS, "history", "D,D,D,C", (1, 1, 1, 0)),
    (DELAYED_TWINS, "history", "", ()),
    (ONE_STEP, "history", "R,nothing", (1, 0)),
    (ONE_STEP, "action", "R", 1),
    (ONE_STEP, "actions", "R,L", (1, 0)),
    (ONE_STEP, "actions", "R", (1,)),
    (ONE_STEP, "law", "1/2,0,1/2", (F(1, 2), 0, F(1, 2))),
    (ONE_STEP, "worths", "1/4,1", (F(1, 4), 1)),
    (ONE_STEP, "copy", "1/4", F(1, 4)),
    (TWINS, "path", "DD,CD", ((1, 1), (0, 1))),
    (TWINS, "path", "D/D,C/D", ((1, 1), (0, 1))),
    (TWINS, "player", "Bob", 1),
    (TWINS, "weight", "1/4", F(1, 4)),
    (TWINS, "distances", "1/2,0", (F(1, 2), 0)),
    (TWINS, "worths", "1,2;3,4", ((1, 2), (3, 4))),
]


@pytest.mark.parametrize(("subject", "name", "text", "value"), READ)
def test_an_argument_is_read(subject, name, text, value):
    given = {name: read_argument(text) if text else ""}
    assert normalize(subject, given)[name] == value


REFUSED = [
    (DELAYED_TWINS, "history", "DX", "no symbol is named `X`"),
    (DELAYED_TWINS, "history", "D", "whole rounds, fewer than 4, got (D)"),
    (DELAYED_TWINS, "history", "DD,DD,DD,DD", "whole rounds, fewer than 4"),
    (ONE_STEP, "action", "M", "no action is named `M`"),
    (ONE_STEP, "actions", "L,M", "no action is named `M`"),
    (TWINS, "path", "DD", "expected 2 rounds of a play, got 1"),
    (TWINS, "path", "DD,DE", "no action is named `E`"),
    (TWINS, "path", "DDD,CCC", "expected 2 actions in each round"),
    (TWINS, "path", "1,2", "expected 2 actions in each round"),
    (TWINS, "player", "Cleo", "no player is named `Cleo`"),
    (TWINS, "weight", "0.1x", "expected an exact number"),
]


@pytest.mark.parametrize(("subject", "name", "text", "message"), REFUSED)
def test_what_cannot_be_read_is_refused(subject, name, text, message):
    with pytest.raises(ModelError) as error:
        normalize(subject, {name: read_argument(text)})
    assert message in error.value.message


def test_a_threshold_may_be_asked_in_parameters():
    from accord.papers.meulemans2025.agents import ANY_TWINS

    found = normalize(ANY_TWINS, {"defecting": "1 - c"})["defecting"]
    assert found.terms == (1 - Form.unknown("c")).terms
    with pytest.raises(ModelError):
        normalize(ANY_TWINS, {"defecting": "1 - z"})
