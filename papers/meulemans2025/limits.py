"""What the paper says of limits and of infinite classes, and no finite tool can check.

The finite instances and the bounds that are certified are claims of the other files.
"""

from accord.papers.claim import Claim


def _beyond(name: str, statement: str, reason: str) -> Claim:
    return Claim(name, statement, covers="beyond", reason=reason)


_LIMIT = "a statement about all sufficiently late times, which no finite horizon shows"
_ANALOGUES = "the class is infinite; finite analogues of it are run instead"

CLAIMS = (
    _beyond(
        "def-2.1-2.3",
        "Semimeasures, total variation over all futures and dominance (Definitions "
        "2.1-2.3) concern all finite histories at once.",
        "they are decided exactly, but on finite alphabets and horizons only: up to a "
        "horizon dominance is no more than an inclusion of supports",
    ),
    _beyond(
        "def-2.7-2.10",
        "Computable, lower semicomputable and limit computable functions, and monotone "
        "machines (Definitions 2.7-2.10).",
        "infinite objects; machines run here only with bounded steps",
    ),
    _beyond(
        "theorem-2.4",
        "Where a mixture dominates the truth, its predictions converge to those of the "
        "truth in total variation, almost surely (Theorem 2.4).",
        "a limit; its finite bounds are certified instead",
    ),
    _beyond(
        "theorem-3.11",
        "With a grain of truth the predictions of oneself and of the environment "
        "converge to the truth (Theorem 3.11).",
        "a limit; its finite bounds are certified instead",
    ),
    _beyond(
        "theorem-4.6-4.9",
        "The tails of play form approximate subjective Nash and correlated equilibria "
        "(Theorems 4.6, 4.9).",
        _LIMIT,
    ),
    _beyond(
        "theorem-4.12",
        "The tails of play form approximate subjective embedded equilibria (Theorem "
        "4.12).",
        _LIMIT,
    ),
    _beyond(
        "theorem-4.24",
        "With a mixture common to all, tails of play come close in law to approximate "
        "embedded equilibria (Theorem 4.24).",
        _LIMIT,
    ),
    _beyond(
        "theorem-4.28-4.31-4.33",
        "Agents converge in general multi-agent learning, and with finite planning "
        "horizons (Theorems 4.28, 4.31, Proposition 4.33).",
        _LIMIT,
    ),
    _beyond(
        "def-5.3-5.11",
        "Machines with oracles, the universal mixture over them and its reflective "
        "oracle (Definitions 5.3-5.11).",
        _ANALOGUES,
    ),
    _beyond(
        "theorem-5.16-5.21",
        "The reflective universal inductor and reflective oracles exist (Theorems "
        "5.16, 5.21).",
        "infinitely many queries; with finitely many, all fixed points are found",
    ),
    _beyond(
        "theorem-5.29-5.33",
        "Embedded universal agents live in their own class, and converge or fail to "
        "(Theorems 5.29-5.33).",
        "limits over universal classes",
    ),
    _beyond(
        "theorem-5.36-5.42",
        "The Solomonoff prior is coupled without bound, through shared subroutines "
        "(5.36-5.42).",
        "Kolmogorov complexity is not computable",
    ),
    _beyond(
        "consciousness",
        "What the paper remarks on self-models, consciousness and free will.",
        "no formal statement of it exists that could be checked",
    ),
)
