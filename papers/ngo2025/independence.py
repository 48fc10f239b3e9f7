"""Which independence the reconstruction ROSE-R1 gives up, and which it does not."""

from fractions import Fraction

from accord.papers.claim import Claim, Part, fails, holds
from accord.papers.nash1950_bargaining import POLYGONS
from accord.theory.aggregation import Aggregation

_HALF = Fraction(1, 2)


def cut_triangle() -> tuple[Part, ...]:
    """Return the parts on x + y <= 1 and its cut at x <= 1/2, by ROSE-R1.

    All points are listed. The one of the larger problem stays feasible and is not
    chosen in the smaller: independence of irrelevant alternatives fails. Both are best
    for the society with weights (1,1), whose preference over lotteries is independent
    as von Neumann and Morgenstern say.
    """
    wide, narrow = POLYGONS["P3"], POLYGONS["P4"]
    before, after = (_HALF, _HALF), (Fraction(1, 4), Fraction(3, 4))
    cut = {"solution": "rose-points-r1", "more": wide.outcomes}
    found: list[Part] = [fails(narrow, "nash-iia", given=cut)]
    for problem, point in ((wide, before), (narrow, after)):
        society = Aggregation(
            ("Alice", "Bob"),
            tuple(map(str, problem.outcomes)),
            tuple(zip(*problem.outcomes, strict=True)),
            tuple(map(sum, problem.outcomes)),
            f"the equal weights of {problem.title}",
        )
        listed = {"kernel": "R1", "points": (point,)}
        found += [
            holds(problem, "all-reconstructed-rose-points", given=listed),
            holds(problem, "utilitarian-bargaining", given={"point": point}),
            holds(society, "weighted-sum", given={"weights": (1, 1)}),
            holds(society, "vnm-independence"),
        ]
    return tuple(found)


CLAIMS = (
    Claim(
        "rose-abandons-independence",
        "The reconstruction ROSE-R1 gives up independence of irrelevant alternatives, "
        "not von Neumann-Morgenstern independence: cutting x+y<=1 at x<=1/2 moves its "
        "only point from (1/2,1/2) to (1/4,3/4), and each of these is best for a "
        "society with weights (1,1), whose preference over lotteries satisfies the "
        "second axiom.",
        cut_triangle(),
    ),
)
