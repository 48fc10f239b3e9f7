"""Why axioms hold of bargaining solutions: an argument in words for each, with source.

For two players and comprehensive polygons in which both can gain; F is the feasible
set, d the disagreement point, u the solution. What is from a paper was not checked
here: these arguments are read, and the verdict beside them stays UNFALSIFIED.
"""

HERE = "argued here"

# axioms, solutions, the argument, the source
_LINES: tuple[tuple[str, str, str, str], ...] = (
    (
        "weak-pareto-optimality",
        (
            "nash weighted-nash kalai-smorodinsky egalitarian proportional utilitarian "
            "perles-maschler pmm-nash rose-points-r1"
        ),
        (
            "The definition itself bounds F by a line through u with a normal >= 0, "
            "beyond which nothing is feasible."
        ),
        HERE,
    ),
    (
        "weak-pareto-optimality strong-pareto-optimality",
        "raiffa",
        (
            "Where the steps end, no player can get more that leaves the other at "
            "least as much, or the step would go on."
        ),
        HERE,
    ),
    (
        "strong-pareto-optimality",
        "nash weighted-nash utilitarian",
        (
            "The product of positive gains, and the sum of payoffs, is larger where "
            "one of them is larger and none is smaller."
        ),
        HERE,
    ),
    (
        "strong-pareto-optimality",
        "kalai-smorodinsky",
        (
            "A better point for one player alone would lie level with u, so the other "
            "has the most she can get there, which is her ideal payoff; then u is the "
            "ideal point, and nothing is better."
        ),
        "Kalai and Smorodinsky 1975; with three players it fails (Roth 1979)",
    ),
    (
        "strong-pareto-optimality",
        "perles-maschler pmm-nash rose-points-r1",
        "u is chosen among the Pareto optimal points.",
        HERE,
    ),
    (
        "symmetry",
        "nash kalai-smorodinsky egalitarian raiffa perles-maschler pmm-nash",
        (
            "The definition treats the players alike and has one solution; its mirror "
            "image is a solution of the mirrored problem, which is the same problem."
        ),
        "Nash 1950, and the papers that define the others",
    ),
    (
        "symmetry",
        "utilitarian rose-points-r1",
        (
            "The set of points is its own mirror image, so where it has a single "
            "point, this gives both players the same."
        ),
        HERE,
    ),
    (
        "scale-covariance",
        (
            "nash weighted-nash kalai-smorodinsky raiffa perles-maschler pmm-nash "
            "rose-points-r1"
        ),
        (
            "Products of gains, shares of the way to the ideal point, midpoints, areas "
            "-dx dy and weights all take a factor with a player's payoffs."
        ),
        "Nash 1950, and the papers that define the others",
    ),
    (
        "translation-covariance",
        (
            "nash weighted-nash kalai-smorodinsky egalitarian proportional raiffa "
            "perles-maschler pmm-nash rose-points-r1"
        ),
        "The definition speaks of differences of payoffs alone.",
        HERE,
    ),
    (
        "translation-covariance",
        "utilitarian",
        "A shift adds the same to all sums, so the largest stays the largest.",
        HERE,
    ),
    (
        "nash-iia",
        "nash weighted-nash utilitarian",
        (
            "What is largest in the larger set and is in the smaller is largest there; "
            "d, and with it what is maximised, is the same."
        ),
        "Nash 1950",
    ),
    (
        "nash-iia",
        "egalitarian proportional",
        (
            "The largest gain in given proportions in the larger set is the largest in "
            "the smaller if it is still feasible."
        ),
        "Kalai 1977",
    ),
    (
        "individual-monotonicity",
        "kalai-smorodinsky",
        (
            "The old way to the ideal point leads at least as far in the larger set, "
            "and if player 2's ideal payoff alone rises, the way turns towards her, "
            "where the frontier is higher."
        ),
        "Kalai and Smorodinsky 1975",
    ),
    (
        "individual-monotonicity strong-monotonicity",
        "egalitarian proportional",
        (
            "What is feasible stays so, and u is as far as the given proportions lead: "
            "in a larger set nobody gets less."
        ),
        "Kalai 1977",
    ),
    (
        "disagreement-monotonicity",
        "nash weighted-nash",
        (
            "u is where the slope of the frontier, which gets steeper towards player "
            "1's side, passes w_1 g_2 / (w_2 g_1) for the gains g, which gets smaller; "
            "raising d_1 makes it larger everywhere, so they meet further on player "
            "1's side."
        ),
        "Thomson 1987 for equal weights",
    ),
    (
        "disagreement-monotonicity",
        "kalai-smorodinsky",
        (
            "Raising d_1 cannot raise player 2's ideal payoff and leaves player 1's, "
            "so that the way from d to the ideal point runs no higher than before."
        ),
        "Thomson 1987",
    ),
    (
        "disagreement-monotonicity",
        "egalitarian proportional",
        (
            "From a d further to the right the ray in the given direction meets the "
            "frontier further to the right."
        ),
        "Thomson 1987 for equal shares",
    ),
    (
        "disagreement-monotonicity",
        "utilitarian",
        "The disagreement point does not matter.",
        HERE,
    ),
    (
        "disagreement-monotonicity",
        "raiffa",
        (
            "By induction over the steps player 1 stands no lower and player 2 no "
            "higher: what a dictator gets falls with what the other has, and a step is "
            "an average."
        ),
        HERE,
    ),
    (
        "disagreement-monotonicity",
        "perles-maschler",
        (
            "Raising d_1 cuts the frontier at player 2's end, so that its middle moves "
            "to player 1's."
        ),
        HERE,
    ),
    (
        "disagreement-monotonicity",
        "pmm-nash",
        (
            "The Pareto meet minimum rises for player 1 alone, if it moves; then as "
            "for Nash's solution."
        ),
        HERE,
    ),
    (
        "disagreement-monotonicity",
        "rose-points-r1",
        (
            "Along the frontier a_1 (I_1 - u_1) - a_2 (I_2 - u_2) goes from positive "
            "to negative, at a single point once; raising d_1 can only lower I_2, so "
            "that it rises and that point moves to player 1's side."
        ),
        HERE,
    ),
    (
        "superadditivity",
        "egalitarian proportional",
        (
            "The sum of both points is feasible at once, with gains in the same "
            "proportions, so that the largest such gains are no smaller."
        ),
        HERE,
    ),
    (
        "superadditivity",
        "utilitarian",
        (
            "The largest sum at once is the sum of the largest ones, and is reached at "
            "the sum of their points alone."
        ),
        HERE,
    ),
    (
        "superadditivity",
        "perles-maschler",
        (
            "At once the frontier consists of the edges of both in the order of their "
            "slopes, each as long by sqrt(-dx dy) as before; the paper shows that the "
            "middle of it is no loss."
        ),
        "Perles and Maschler 1981, the property that gives the solution its name",
    ),
    (
        "midpoint-domination",
        "nash",
        (
            "F lies where sum (x_i - d_i) / (u_i - d_i) <= 2, and so do the points at "
            "which one player gets her ideal payoff a_i and the other no less than d; "
            "hence a_i - d_i <= 2 (u_i - d_i)."
        ),
        "Sobel 1981; Moulin 1983",
    ),
    (
        "midpoint-domination",
        "kalai-smorodinsky",
        (
            "The midpoint is feasible and lies on the way to the ideal point, of which "
            "u is the last feasible point."
        ),
        "Sobel 1981",
    ),
    (
        "midpoint-domination",
        "raiffa",
        "The first step leads to the midpoint or above it, and no step loses.",
        HERE,
    ),
    (
        "midpoint-domination",
        "perles-maschler",
        (
            "Edges before u are no steeper than those after it, so that half of the "
            "length by sqrt(-dx dy) is wider before u than after it: player 1 gets at "
            "least the middle of her payoffs on the frontier. Likewise player 2."
        ),
        "Sobel 1981; the argument is ours",
    ),
    (
        "midpoint-domination",
        "pmm-nash",
        (
            "Nash's solution from the Pareto meet minimum dominates the midpoint of "
            "that and the ideal point, and the meet minimum is at least d."
        ),
        HERE,
    ),
    (
        "midpoint-domination",
        "rose-points-r1",
        (
            "With d = 0 and a.x <= a.u on F, player 2's ideal point gives a_2 I_2 <= "
            "a.u; so a_1 (I_1 - u_1) = a_2 (I_2 - u_2) <= a_1 u_1, which is u_1 >= I_1 "
            "/ 2."
        ),
        HERE,
    ),
    (
        "continuity",
        "nash weighted-nash",
        (
            "What is maximised is continuous in u and d, and its maximiser on a convex "
            "set is unique; so it moves continuously."
        ),
        "Berge's maximum theorem",
    ),
    (
        "continuity",
        "kalai-smorodinsky egalitarian proportional",
        (
            "The ideal point is continuous where both can gain, and so is the last "
            "feasible point of a comprehensive set on a ray with positive slope."
        ),
        HERE,
    ),
    (
        "continuity",
        "raiffa",
        (
            "Each step is continuous, and halves at least the box of what is left to "
            "gain, so that the steps converge uniformly."
        ),
        HERE,
    ),
    (
        "maximin-rationality",
        "coco",
        (
            "A - B is A + A - (A + B), at least 2 A - M; so val(A - B) is at least 2 v "
            "- M for what A can make sure of, v, and (M + val(A - B)) / 2 at least v."
        ),
        "Kalai and Kalai 2013",
    ),
    (
        "maximin-rationality",
        "rose-r1",
        (
            "V_A >= v, by committing to the mixture that makes sure of v, and V_B <= M "
            "- v, since B's promise leaves A no less than v; so (M + V_A - V_B) / 2 >= "
            "v."
        ),
        HERE,
    ),
    (
        "maximin-rationality",
        "rose-r2",
        (
            "Each follower can get what she can make sure of, F_A >= v; and F_B <= M - "
            "V_A <= M - v. So (M + F_A - F_B) / 2 >= v."
        ),
        HERE,
    ),
    (
        "threat-immunity",
        "rose-r1 rose-r2",
        (
            "As the leader, A keeps from the threat what it gives herself, no more "
            "than V_A, in whatever mixture; as a follower she has an action as good, "
            "and no sum rises. So V_A, V_B, M stay, and the fallbacks, unless the "
            "threat ties with V_A."
        ),
        HERE,
    ),
    (
        "action-monotonicity",
        "coco",
        (
            "M is a maximum over the actions, and val(A - B) what a maximum over them "
            "guarantees; both can only fall with fewer actions of A."
        ),
        "Kalai and Kalai 2013",
    ),
    (
        "payoff-dominance",
        "coco",
        "A - B >= 0 everywhere, so val(A - B) >= 0.",
        "Kalai and Kalai 2013",
    ),
    (
        "payoff-dominance",
        "rose-r1",
        (
            "Let B lead best by a mixture that keeps V_B. Against each action of A "
            "some reply gives B at least V_B; let A commit to her part of the best "
            "play then: she keeps her own payoff at B's best reply, no less than B's, "
            "which is at least V_B."
        ),
        HERE,
    ),
)

# What is to be said of a refutation that seems to contradict the literature.
REMARKS = {
    ("continuity", "perles-maschler"): (
        "The literature calls this solution continuous, as far as we recall where the "
        "Pareto optimal points converge as well; on the way here they do not, for an "
        "edge of them becomes a level one, of which only the end is Pareto optimal."
    ),
    ("continuity", "pmm-nash"): (
        "The Pareto meet minimum jumps, as the Pareto optimal points do not converge; "
        "where they do, so does the solution."
    ),
}


def _arguments() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for axioms, solutions, argument, source in _LINES:
        for axiom in axioms.split():
            for solution in solutions.split():
                assert (axiom, solution) not in found, (axiom, solution)
                found[axiom, solution] = argument, source
    return found


ARGUMENTS = _arguments()
