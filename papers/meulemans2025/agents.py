"""Universes, embedded and decoupled agents, and agents that play each other."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.gallery import COUPLED, DELAYED_TWINS, ONE_STEP
from accord.papers.claim import Claim, Part, fails, fails_at, holds, holds_exactly
from accord.theory.embedded_play import Agent, EmbeddedAgents
from accord.theory.forms import Form
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.policies import (
    Environment,
    Policy,
    answers,
    copying,
    draws,
    named_policy,
    plays,
    shows,
)
from accord.theory.policy_classes import (
    constant,
    copies,
    delayed,
    evenly,
    every_policy,
    every_word,
)
from accord.theory.ratios import is_zero
from accord.theory.repeated_games import RepeatedGame
from accord.theory.universes import Universes

_F = Fraction
_HALF = _F(1, 2)
CD = ("C", "D")
CAUSAL = {"update": "causal"}
PAYOFFS = ((2, 0), (3, 1))  # R, S and T, P


def dilemma(payoffs: Sequence[Sequence[Any]] = PAYOFFS) -> StrategicGame:
    """Return the prisoner's dilemma with these payoffs of a row player."""
    (r, s), (t, p) = payoffs
    return from_arrays(
        [[r, s], [t, p]],
        [[r, t], [s, p]],
        players=("Ann", "Bob"),
        actions=(CD, CD),
        title="prisoner's dilemma",
    )


def twins(
    words: Sequence[str],
    weights: Any,
    payoffs: Sequence[Sequence[Any]] = PAYOFFS,
    rounds: int = 1,
    where: tuple[str, ...] | None = None,
    discount: Any = 0,
) -> Universes:
    """Return the universes of an agent and another, each of which plays a word."""
    return Universes(
        CD,
        CD,
        tuple(plays(CD, CD, word) for word in words),
        tuple(shows(CD, CD, word) for word in words),
        weights,
        tuple(map(tuple, payoffs)),
        rounds,
        discount,
        "twin dilemma",
        where,
    )


def copied(own: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the weights, in words, of copies with the real weight a."""
    return tuple(
        tuple(
            f"(1 - a)*({x})*({y})" + (f" + a*({x})" if i == j else "")
            for j, y in enumerate(own)
        )
        for i, x in enumerate(own)
    )


def at_weight(alpha: Any, payoffs: Sequence[Sequence[Any]] = PAYOFFS) -> Universes:
    """Return the one-shot twin dilemma with c = 1/2 and this weight of copies."""
    prior = dict(copies(2, _F(alpha), evenly(2)))
    weights = tuple(tuple(prior.get((i, j), 0) for j in (0, 1)) for i in (0, 1))
    return twins(CD, weights, payoffs)


def _occam(length: int) -> Universes:
    """Return the twins whose prior weighs programs by their length.

    Two policies of this code length; a copied one costs its code once, two
    independent ones cost both.
    """
    alike, apart = _F(1, 2**length), _F(1, 4**length)
    total = 2 * alike + 4 * apart
    both, other = (alike + apart) / total, apart / total
    return twins(CD, ((both, other), (other, both)))


def copy_environment(alpha: Any) -> Universes:
    """Return the twin dilemma with an environment that copies what is done.

    Example 4.26: as the marginal of an environment it needs no prior that couples.
    """
    own = (_HALF, _HALF)
    faced = (_F(alpha), *((1 - _F(alpha)) * w for w in own))
    return Universes(
        CD,
        CD,
        tuple(plays(CD, CD, word) for word in CD),
        (copying(CD, CD), *(shows(CD, CD, word) for word in CD)),
        tuple(tuple(p * q for q in faced) for p in own),
        PAYOFFS,
        1,
        0,
        "twin dilemma with a copying environment",
    )


def agents(
    words: Sequence[str],
    alpha: Any,
    rounds: int,
    *,
    discount: Any = 0,
    noise: Any = 0,
    payoffs: Sequence[Sequence[Any]] = PAYOFFS,
    where: tuple[str, ...] | None = None,
) -> EmbeddedAgents:
    """Return two embedded agents with one prior of copies over a class of words."""
    own = [plays(CD, CD, word) for word in words]
    if not is_zero(noise):
        own.append(named_policy(CD, CD, "random"))
    prior = copies(2, alpha, evenly(len(words)), noise=noise)
    return EmbeddedAgents(
        RepeatedGame(dilemma(payoffs), rounds, discount),
        (tuple(own),) * 2,
        (Agent(prior),) * 2,
        title="twins",
        where=where,
    )


def open_loop(alpha: Any) -> EmbeddedAgents:
    """Return the agents of Example 4.13 with all sequences of 5 actions."""
    return agents(every_word(CD, 5), _F(alpha), 5)


# The two sides of the threshold, for all dilemmas: at the start, and after a round in
# which both defected and a policy was ruled out.
_PARAMETERS = (("R", "S"), ("T", "P"))
ANY_TWINS = twins(
    CD,
    copied(("c", "1 - c")),
    _PARAMETERS,
    where=("T > R > P > S", "0 <= a <= 1", "0 < c < 1"),
)
ANY_TWINS_LATER = twins(
    ("CC", "DC", "DD"),
    copied(("1 - c - d", "c", "d")),
    _PARAMETERS,
    2,
    ("T > R > P > S", "0 <= a <= 1", "c > 0", "d > 0", "c + d <= 1"),
)
# The weight of copies is any number, for payoffs 3, 2, 1, 0 and 5, 3, 1, 0.
_ANY_COPY = ("0 <= a <= 1",)
TWINS_3210 = twins(
    ("CC", "DC", "DD"),
    copied(("1 - c - d", "c", "d")),
    PAYOFFS,
    2,
    ("0 <= a <= 1", "c > 0", "d > 0", "c + d <= 1"),
)
TWINS_5310 = twins(CD, copied(("1/2", "1/2")), ((3, 0), (5, 1)), where=_ANY_COPY)


def product(
    policies: Sequence[Policy],
    environments: Sequence[Environment],
    own: Sequence[Any],
    faced: Sequence[Any],
) -> Universes:
    """Return 2 rounds of the dilemma with the product of two priors."""
    return Universes(
        CD,
        CD,
        tuple(policies),
        tuple(environments),
        tuple(tuple(p * q for q in faced) for p in own),
        PAYOFFS,
        2,
        1,
        "independent policies and environments",
    )


_TIT_FOR_TAT = named_policy(CD, CD, "tit-for-tat")
_RANDOM = named_policy(CD, CD, "random")
_MIRROR = Environment(
    (((1, 0), (1, 0)), ((0, 1), (0, 1))), (((0, 0), (1, 1)),) * 2, "tit-for-tat"
)
_WARY = answers(CD, CD, ((_F(3, 4), _F(1, 4)), (_F(1, 3), _F(2, 3))), "wary")
PRODUCTS = (
    product(
        [plays(CD, CD, "(C)"), plays(CD, CD, "(D)"), _RANDOM],
        [shows(CD, CD, "(C)"), shows(CD, CD, "(D)"), _WARY],
        (_HALF, _F(1, 3), _F(1, 6)),
        (_F(1, 5), _HALF, _F(3, 10)),
    ),
    product(
        [_TIT_FOR_TAT, _RANDOM], [_MIRROR, _WARY], (_HALF, _HALF), (_F(2, 3), _F(1, 3))
    ),
    product(
        [draws(CD, CD, (_F(1, 4), _F(3, 4)), "low"), _RANDOM],
        [_WARY, shows(CD, CD, "CD")],
        (_F(1, 7), _F(6, 7)),
        (_F(1, 7), _F(6, 7)),
    ),
)
_LAWS = ("s", "t", "u", "v", "x", "y")


def any_product(
    policies: Sequence[Policy], environments: Sequence[Environment], rounds: int
) -> Universes:
    """Return two policies and two environments with any product prior.

    Their laws may have the parameters s, t, u, v, x, y, from 0 to 1 each.
    """
    used = _LAWS if rounds == 1 else ()
    return Universes(
        CD,
        CD,
        tuple(policies),
        tuple(environments),
        tuple(tuple(f"({p})*({q})" for q in ("q", "1 - q")) for p in ("p", "1 - p")),
        PAYOFFS,
        rounds,
        1,
        "any independent policies and environments",
        tuple(f"0 < {name} < 1" for name in ("p", "q", *used)),
    )


# In one round any stochastic machines, in two rounds some, with any product prior.
ANY_PRODUCTS = (
    any_product(
        [draws(CD, CD, (x, f"1 - {x}"), x) for x in ("x", "y")],
        [
            answers(CD, CD, tuple((z, f"1 - {z}") for z in pair), pair)
            for pair in ("st", "uv")
        ],
        1,
    ),
    any_product(
        [draws(CD, CD, (_F(1, 4), _F(3, 4)), "low"), _TIT_FOR_TAT],
        [_WARY, _MIRROR],
        2,
    ),
    any_product([_RANDOM, plays(CD, CD, "(D)")], [_WARY, copying(CD, CD)], 2),
)
# Three rounds of the dilemma, summed: delayed cooperation, copies and some noise.
THREE_ROUNDS = agents(
    delayed(CD, 2), _F(2, 5), 3, discount=1, noise=_F(1, 10)
).universes(0)


def noisy(words: Sequence[str]) -> Universes:
    """Return 3 rounds of a class of words with any positive weight e of noise."""
    count = len(words)
    return Universes(
        CD,
        CD,
        (*(plays(CD, CD, word) for word in words), _RANDOM),
        (
            *(shows(CD, CD, word) for word in words),
            answers(CD, CD, ((_HALF, _HALF),) * 2, "random"),
        ),
        (
            *((f"(1 - e)/{count * count}",) * count + (0,) for _ in words),
            (0,) * count + ("e",),
        ),
        PAYOFFS,
        3,
        0,
        "a class with noise",
        ("0 < e <= 1",),
    )


# All deterministic policies of both, each a reply to every history of 2 rounds.
FULL = tuple(every_policy(CD, CD, 2))


def full_class(
    alpha: Any, payoffs: Sequence[Sequence[Any]] = PAYOFFS
) -> EmbeddedAgents:
    """Return two embedded agents with a prior on all deterministic joint policies."""
    return EmbeddedAgents(
        RepeatedGame(dilemma(payoffs), 2),
        (FULL, FULL),
        (Agent(copies(2, alpha, evenly(len(FULL)))),) * 2,
        title="all policies",
    )


_ALWAYS = constant(CD)


def small_class(
    rounds: int, *where: str, alpha: Any = 0, noise: Any = None, discount: Any = 1
) -> EmbeddedAgents:
    """Return the class of always C and always D, with noise of any weight e if None.

    The payoffs are 3, 2, 1, 0, by default summed.
    """
    weight = Form.unknown("e") if noise is None else noise
    known = ("0 < e < 1", *where) if noise is None else None
    return agents(_ALWAYS, alpha, rounds, discount=discount, noise=weight, where=known)


def plays_path(subject: EmbeddedAgents, path: str) -> Part:
    """Return the part "they play this path", profiles with spaces between."""
    return holds(subject, "path-of-play", given={"path": tuple(path.split())})


def _values(subject: Universes, worths: Sequence[Any], **given: Any) -> Part:
    return holds(subject, "action-values", given={"worths": tuple(worths), **given})


def _best(subject: Universes, actions: str, **given: Any) -> Part:
    return holds(subject, "best-actions", given={"actions": tuple(actions), **given})


def _threshold(subject: Universes, m_c: str, m_d: str, history: str = "") -> Part:
    given = {"copy": "a", "cooperating": m_c, "defecting": m_d, "history": history}
    return holds(subject, "twin-threshold", given=given)


def _played(
    alpha: Any, path: str, worths: Sequence[Sequence[Any]], truth: Any, away: Any
) -> tuple[Part, ...]:
    """Return the parts of a row of Example 4.13: play, values, truth, distances."""
    subject = open_loop(alpha)
    return (
        plays_path(subject, path),
        holds(subject, "switches-by-threshold", given={"copy": _F(alpha)}),
        holds(subject, "values-in-play", given={"player": 0, "worths": tuple(worths)}),
        holds(
            subject,
            "weight-of-truth",
            given={"weight": truth, "distances": tuple(away)},
        ),
    )


def _row(text: str) -> tuple[Fraction, ...]:
    return tuple(map(_F, text.split()))


def _rows(text: str) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(map(_row, text.split(";")))


def _law(action: str, law: str, **given: Any) -> Part:
    given |= {"action": action, "law": _row(law)}
    return holds(COUPLED, "predicts-percepts", given=given)


CLAIMS = (
    Claim(
        "uncertainty-uniform",
        "Mixing in the uniform universe with any positive weight e gives a grain of "
        "uncertainty (2 actions, 2 percepts, horizon 3; all real e, and the class of "
        "delays and that of constant actions).",
        (
            holds(noisy(delayed(CD, 2)), "grain-of-uncertainty"),
            holds(noisy(_ALWAYS), "grain-of-uncertainty"),
            fails(DELAYED_TWINS, "grain-of-uncertainty"),
        ),
    ),
    Claim(
        "uncertainty-tiny-class-fails",
        "The class {D^k then C for ever (k=0,1,2), D for ever} with copies of weight "
        "2/5 plays D, D, C and then lacks a grain of uncertainty: after (DD)(DD)(CC) "
        "the action D has probability 0.",
        (
            fails_at(((1, 1, 1, 1, 0, 0), 1), DELAYED_TWINS, "grain-of-uncertainty"),
            plays_path(agents(delayed(CD, 2), _F(2, 5), 3), "DD DD CC"),
            _best(DELAYED_TWINS, "C", history="DDDD"),
            _values(DELAYED_TWINS, _row("11/7 10/7"), history="DDDD"),
        ),
    ),
    Claim(
        "prop-3.17",
        "With a product prior the embedded and the decoupled agent have the same "
        "predictions, Q-values and best actions at every history (2 rounds of the "
        "dilemma: some stochastic and reacting machines with every real product prior, "
        "and three classes with plans of one step too; 1 round: every stochastic "
        "policy and environment, two of each).",
        (
            *(
                holds(subject, "embedded-is-decoupled", given=given)
                for subject in PRODUCTS
                for given in ({}, {"steps": 1})
            ),
            *(holds(subject, "embedded-is-decoupled") for subject in ANY_PRODUCTS),
        ),
    ),
    Claim(
        "naive-split",
        "Splitting a coupled prior is not equivalent: the coupled class gives the "
        "percept 1 probability 17/40 after the action 0 and 23/40 after the action 1, "
        "the split mixture 1/2 after both.",
        (
            _law("0", "23/40 17/40"),
            _law("1", "17/40 23/40"),
            _law("0", "1/2 1/2", **CAUSAL),
            _law("1", "1/2 1/2", **CAUSAL),
            fails(COUPLED, "embedded-is-decoupled"),
            holds(COUPLED.decoupled(), "embedded-is-decoupled"),
        ),
    ),
    Claim(
        "twin-threshold",
        "In the one-shot twin dilemma the embedded agent cooperates iff alpha(R-P) > "
        "(1-alpha)(m_C(T-R) + m_D(P-S)), for all reals T > R > P > S; and so after a "
        "round of defection that ruled a policy out, with any masses m_C, m_D left.",
        (
            _threshold(ANY_TWINS, "c", "1 - c"),
            _threshold(ANY_TWINS_LATER, "c", "d", "DD"),
        ),
        covers="whole",
    ),
    Claim(
        "twin-paper",
        "For payoffs 3,2,1,0 the threshold is alpha > m/(1+m), all real alpha and all "
        "masses m = c + d that are left.",
        (
            holds(
                TWINS_3210.knowing(("a*(1 + c + d) > c + d",)),
                "best-actions",
                given={"actions": ("C",), "history": "DD"},
            ),
            holds(
                TWINS_3210.knowing(("a*(1 + c + d) < c + d",)),
                "best-actions",
                given={"actions": ("D",), "history": "DD"},
            ),
            holds(
                TWINS_3210.knowing(("a*(1 + c + d) == c + d",)),
                "best-actions",
                given={"actions": ("C", "D"), "history": "DD"},
            ),
        ),
    ),
    Claim(
        "twin-paper-not-general",
        "That formula is not the threshold of every dilemma: for 5,3,1,0 and c = 1/2 "
        "it is 3/7, and the formula says 1/2 with m = 1.",
        (
            holds_exactly(
                "3/7 < a <= 1",
                TWINS_5310,
                "best-actions",
                given={"actions": ("C",)},
                for_which="a",
            ),
            _best(at_weight("9/20", ((3, 0), (5, 1))), "C"),
        ),
    ),
    Claim(
        "twin-table",
        "One-shot twin dilemma, c = 1/2: alpha 3/4 gives Q 7/4 > 5/4 and C, 1/2 a tie, "
        "1/4 gives D, while the decoupled agent always defects, with Q 1 and 2; with "
        "a copying environment in place of coupling the threshold is the same.",
        tuple(
            part
            for alpha, values, best in (
                ("3/4", "7/4 5/4", "C"),
                ("1/2", "3/2 3/2", "CD"),
                ("1/4", "5/4 7/4", "D"),
            )
            for part in (
                _values(at_weight(alpha), _row(values)),
                _best(at_weight(alpha), best),
                _values(at_weight(alpha), (1, 2), **CAUSAL),
                _best(at_weight(alpha), "D", **CAUSAL),
                _values(copy_environment(alpha), _row(values)),
                _best(copy_environment(alpha), best, **CAUSAL),
            )
        ),
    ),
    Claim(
        "example-4.13",
        "Open-loop class of length 5, gamma 0: alpha 3/4, 1/4, 1/10, 0 play CCCCC, "
        "DDCCC, DDDDC, DDDDD, switching at the least k with alpha > m_k/(1+m_k); the "
        "truth has the weights 97/4096, 35/4096, 41/10240, 1/1024.",
        (
            *_played(
                "3/4",
                "CC CC CC CC CC",
                _rows("7/4 5/4; 13/7 8/7; 25/13 14/13; 49/25 26/25; 97/49 50/49"),
                _F(97, 4096),
                _row("3999/4096 1695/1792 735/832 303/400 99/196 0"),
            ),
            *_played(
                "1/4",
                "DD DD CC CC CC",
                _rows("5/4 7/4; 7/5 8/5; 11/7 10/7; 19/11 14/11; 35/19 22/19"),
                _F(35, 4096),
                _row("4061/4096 249/256 59/64 141/176 41/76 0"),
            ),
            *_played(
                "1/10",
                "DD DD DD DD CC",
                _rows(
                    "11/10 19/10; 13/11 20/11; 17/13 22/13; 25/17 26/17; 41/25 34/25"
                ),
                _F(41, 10240),
                _row("10199/10240 2775/2816 791/832 231/272 59/100 0"),
            ),
            *_played(
                "0",
                "DD DD DD DD DD",
                _rows("1 2; 1 2; 1 2; 1 2; 1 2"),
                _F(1, 1024),
                _row("1023/1024 255/256 63/64 15/16 3/4 0"),
            ),
        ),
    ),
    Claim(
        "evidential-vs-causal",
        "With the same prior (alpha = 3/4, c = 1/2) the evidential update cooperates "
        "and the causal update defects.",
        (
            _best(at_weight("3/4"), "C"),
            _best(at_weight("3/4"), "D", **CAUSAL),
        ),
    ),
    Claim(
        "occam",
        "Two policies of code length l, of weight 2^-l for a copied one and 2^-2l "
        "for each independent pair: alpha/(1-alpha) = 2^(l-1), so l = 1 is a tie and "
        "l = 2, 3, 4 cooperate.",
        (
            _best(_occam(1), "CD"),
            *(_best(_occam(length), "C") for length in (2, 3, 4)),
            *(_best(_occam(length), "D", **CAUSAL) for length in (1, 2, 3, 4)),
        ),
    ),
    Claim(
        "kplanner-monotone",
        "The k-step value never exceeds the k+1-step value at any history and action "
        "(3-round dilemma, all k).",
        (
            holds(THREE_ROUNDS, "longer-plans-never-worse"),
            holds(ONE_STEP, "longer-plans-never-worse"),
        ),
    ),
    Claim(
        "kplanner-full-horizon",
        "For k at least the number of remaining rounds the k-step value is that of the "
        "embedded best response (3-round dilemma).",
        (
            holds(THREE_ROUNDS, "full-plans-are-best"),
            holds(ONE_STEP, "full-plans-are-best"),
        ),
    ),
    Claim(
        "kplanner-one-step-fails",
        "The 1-step planner is no embedded best response: Q1(L) = 1/4 > Q1(R) = 1/10 "
        "although Q2(R) = 1.",
        (
            _values(ONE_STEP, _row("1/4 1/10"), steps=1),
            _values(ONE_STEP, _row("1/4 1"), steps=2),
            fails_at(((),), ONE_STEP, "plan-is-best-response", given={"steps": 1}),
            holds(ONE_STEP, "plan-is-best-response", given={"steps": 2}),
        ),
    ),
    Claim(
        "closure-full-class",
        "The class of all deterministic joint policies of horizon 2 contains the play "
        "of its own embedded best responses (2x2 dilemma, copies of weight 0, 1/4 and "
        "3/4; every play is that of a universe of the class).",
        (
            *(
                holds(full_class(_F(alpha)), "grain-of-truth")
                for alpha in ("0", "1/4", "3/4")
            ),
            holds(full_class(0), "holds-every-play"),
        ),
    ),
    Claim(
        "closure-small-class",
        "The class {always C, always D} of independent policies with uniform noise of "
        "weight e, summed payoffs 3,2,1,0, ties to C: its embedded best responses do "
        "what has positive weight in it at horizon 2 for all e in (0,1); at horizon 3 "
        "iff 19e^2 - 36e + 16 < 0 (e > 0.7119...), else (DD)(CC)(DD); at horizon 4 iff "
        "271e^2 - 528e + 256 < 0 (e > 0.9081...), else C is played in round 2 or 3. So "
        "it is not closed at horizons 3 and 4 where noise is unlikely.",
        (
            holds(small_class(2), "grain-of-truth"),
            plays_path(small_class(2), "DD DD"),
            plays_path(small_class(3, "19*e*e - 36*e + 16 >= 0"), "DD CC DD"),
            plays_path(small_class(3, "19*e*e - 36*e + 16 < 0"), "DD DD DD"),
            plays_path(small_class(4, "e <= 4/5"), "DD CC DD DD"),
            plays_path(
                small_class(4, "e > 4/5", "271*e*e - 528*e + 256 >= 0"), "DD DD CC DD"
            ),
            plays_path(small_class(4, "271*e*e - 528*e + 256 < 0"), "DD DD DD DD"),
            fails(small_class(3, noise=_F(1, 10)), "grain-of-truth"),
            holds(small_class(3, noise=_F(3, 4)), "grain-of-truth"),
            fails(small_class(4, noise=_F(9, 10)), "grain-of-truth"),
            holds(small_class(4, noise=_F(10, 11)), "grain-of-truth"),
        ),
    ),
    Claim(
        "closure-small-class-myopic",
        "With gamma 0 that class is closed at the horizons 2, 3 and 4 for all e in "
        "(0,1): who looks one round ahead always defects.",
        tuple(
            part
            for rounds in (2, 3, 4)
            for part in (
                holds(small_class(rounds, discount=0), "grain-of-truth"),
                plays_path(small_class(rounds, discount=0), " ".join(["DD"] * rounds)),
            )
        ),
    ),
    Claim(
        "closure-small-class-copies",
        "With copies of weight 3/4 in that class and noise of weight 1/10 it is not "
        "closed at horizon 2 either: both cooperate and then defect, (CC)(DD).",
        (
            plays_path(small_class(2, alpha=_F(3, 4), noise=_F(1, 10)), "CC DD"),
            fails(small_class(2, alpha=_F(3, 4), noise=_F(1, 10)), "grain-of-truth"),
        ),
    ),
)
