"""The axioms x solutions matrix as the literature has it, with a source for each cell.

Written down before anything was computed. Each line is (axiom, solutions, verdict,
source). REFUTED: some problem shows that the solution violates the axiom. HOLDS: proved
somewhere for two players, comprehensive polygons and a gain for both, so that a search
has to come back empty-handed (UNFALSIFIED) and a proof may be found (PROVED). OPEN:
nothing is known to us; the computation decides. "M" marks what is from memory, "own" an
argument made here, "page" what the project's notes on bargaining say.

The utilitarian solution and ROSE-R1 may choose several points. There an axiom is asked
of problems at which it chooses one, so that REFUTED means: violated however one of them
is picked.
"""

SOLUTIONS = (
    "nash",
    "weighted-nash",  # weights 2:1
    "kalai-smorodinsky",
    "egalitarian",
    "proportional",  # shares 2:1
    "utilitarian",
    "raiffa",
    "perles-maschler",
    "pmm-nash",
    "rose-points-r1",
)
ALL = " ".join(SOLUTIONS)
NASH_UNIQUE = (
    "Nash 1950: Pareto, symmetry, scale covariance and independence leave only Nash's"
)
KS_UNIQUE = (
    "Kalai-Smorodinsky 1975: Pareto, symmetry, scale covariance and individual "
    "monotonicity leave only theirs"
)
KALAI_UNIQUE = (
    "Kalai 1977 (M): weak Pareto, symmetry and strong monotonicity leave only the "
    "egalitarian solution"
)
PM_UNIQUE = (
    "Perles-Maschler 1981 (M): Pareto, symmetry, scale covariance, superadditivity and "
    "continuity leave only theirs"
)

LINES = (
    # weak Pareto
    (
        "weak-pareto-optimality",
        ALL,
        "HOLDS",
        "definitions: each point lies on the frontier",
    ),
    # strong Pareto
    (
        "strong-pareto-optimality",
        "nash weighted-nash utilitarian",
        "HOLDS",
        "own: the product of positive gains, and the sum, rise with either payoff",
    ),
    (
        "strong-pareto-optimality",
        "kalai-smorodinsky",
        "HOLDS",
        "Kalai-Smorodinsky 1975, for two players; with three it fails (Roth 1979, M)",
    ),
    (
        "strong-pareto-optimality",
        "egalitarian proportional",
        "REFUTED",
        "Kalai 1977 (M): only weak Pareto; own: the single outcome (2,1)",
    ),
    (
        "strong-pareto-optimality",
        "raiffa",
        "HOLDS",
        "own: where the steps rest, no dictator can improve without harm",
    ),
    (
        "strong-pareto-optimality",
        "perles-maschler pmm-nash",
        "HOLDS",
        "definitions: the point is chosen among the Pareto optimal ones",
    ),
    # symmetry
    (
        "symmetry",
        "nash kalai-smorodinsky egalitarian raiffa perles-maschler pmm-nash",
        "HOLDS",
        "page 2.1; the definitions treat the players alike and give one point",
    ),
    (
        "symmetry",
        "utilitarian",
        "HOLDS",
        "own: the chosen set is symmetric and convex; if it is one point, on the axis",
    ),
    (
        "symmetry",
        "weighted-nash proportional",
        "REFUTED",
        "own: the triangle (0,1), (1,0) gives (2/3,1/3); page 2.1 drops symmetry",
    ),
    # scale covariance
    (
        "scale-covariance",
        "nash weighted-nash kalai-smorodinsky raiffa perles-maschler pmm-nash",
        "HOLDS",
        "page 2.1: products, ratios to the ideal point, midpoints, sqrt(dx dy)",
    ),
    (
        "scale-covariance",
        "egalitarian utilitarian",
        "REFUTED",
        "page 2.5 NB3, triangle (0,1), (1,0) against (0,1), (2,0)",
    ),
    (
        "scale-covariance",
        "proportional",
        "REFUTED",
        "Kalai 1977 (M); own: the same triangles",
    ),
    # translation covariance
    (
        "translation-covariance",
        ALL,
        "HOLDS",
        "definitions: gains over disagreement only, or (utilitarian) a sum",
    ),
    # independence of irrelevant alternatives (Nash)
    ("nash-iia", "nash weighted-nash", "HOLDS", "Nash 1950; page 2.5 NB1"),
    (
        "nash-iia",
        "egalitarian proportional",
        "HOLDS",
        "page 2.1; the largest gain in the larger set is the largest in the smaller",
    ),
    (
        "nash-iia",
        "utilitarian",
        "HOLDS",
        "page 2.1, as: the chosen set meets the part iff that meeting is chosen there",
    ),
    (
        "nash-iia",
        "kalai-smorodinsky raiffa perles-maschler pmm-nash",
        "REFUTED",
        "page 2.5 NB1 and RV10, P3 against P4; and " + NASH_UNIQUE,
    ),
    # individual monotonicity
    (
        "individual-monotonicity",
        "kalai-smorodinsky",
        "HOLDS",
        "Kalai-Smorodinsky 1975; page 2.5 NB2",
    ),
    ("individual-monotonicity", "nash", "REFUTED", "page 2.5 NB2, P1 in P2"),
    (
        "individual-monotonicity",
        "egalitarian proportional",
        "HOLDS",
        "own: follows from strong monotonicity",
    ),
    ("individual-monotonicity", "raiffa perles-maschler", "REFUTED", KS_UNIQUE),
    (
        "individual-monotonicity",
        "pmm-nash",
        "REFUTED",
        KS_UNIQUE + "; (1/2,17/20) on P2 is not (10/13,10/13)",
    ),
    (
        "individual-monotonicity",
        "weighted-nash",
        "REFUTED",
        "own: P1 in P2, from (3/4,3/4) to (1,7/10)",
    ),
    (
        "individual-monotonicity",
        "utilitarian",
        "REFUTED",
        "own: (0,3), (2,0) and with (2,2): player 2 falls from 3 to 2",
    ),
    # strong monotonicity
    (
        "strong-monotonicity",
        "egalitarian proportional",
        "HOLDS",
        "Kalai 1977; page 2.1",
    ),
    (
        "strong-monotonicity",
        "nash kalai-smorodinsky raiffa perles-maschler pmm-nash",
        "REFUTED",
        KALAI_UNIQUE,
    ),
    (
        "strong-monotonicity",
        "weighted-nash utilitarian",
        "REFUTED",
        "own: the instances against individual monotonicity",
    ),
    # disagreement-point monotonicity
    (
        "disagreement-monotonicity",
        "nash kalai-smorodinsky egalitarian",
        "HOLDS",
        "Thomson 1987 (M); page 2.5 NB8",
    ),
    (
        "disagreement-monotonicity",
        "weighted-nash proportional",
        "HOLDS",
        "own: Thomson's arguments do not need equal weights",
    ),
    ("disagreement-monotonicity", "utilitarian", "HOLDS", "own: d does not matter"),
    (
        "disagreement-monotonicity",
        "raiffa",
        "HOLDS",
        "own, by induction over the steps: 1 stands no lower and 2 no higher",
    ),
    (
        "disagreement-monotonicity",
        "perles-maschler",
        "HOLDS",
        "own: the frontier is cut at player 2's end, so its middle moves to 1's",
    ),
    (
        "disagreement-monotonicity",
        "pmm-nash",
        "HOLDS",
        "own: the Pareto meet minimum rises for 1 alone; then as for Nash",
    ),
    # superadditivity
    ("superadditivity", "perles-maschler", "HOLDS", "Perles-Maschler 1981"),
    (
        "superadditivity",
        "egalitarian proportional utilitarian",
        "HOLDS",
        "own: the sum of the points is feasible, with proportional gains; sums add",
    ),
    (
        "superadditivity",
        "nash kalai-smorodinsky raiffa",
        "REFUTED",
        PM_UNIQUE + "; own: the outcome (1,1) and the triangle (0,1), (2,0)",
    ),
    (
        "superadditivity",
        "weighted-nash",
        "REFUTED",
        "own: the outcome (1,1) and the triangle (0,1), (1,0)",
    ),
    (
        "superadditivity",
        "pmm-nash",
        "REFUTED",
        "own: Nash violates it where the frontier meets both axes, as far as we see",
    ),
    # midpoint domination
    ("midpoint-domination", "nash", "HOLDS", "Sobel 1981, Moulin 1983 (M)"),
    (
        "midpoint-domination",
        "kalai-smorodinsky",
        "HOLDS",
        "own: the midpoint is feasible and on the way to the ideal point",
    ),
    ("midpoint-domination", "raiffa", "HOLDS", "own: the first step leads there"),
    ("midpoint-domination", "perles-maschler", "HOLDS", "Sobel 1981 (M)"),
    (
        "midpoint-domination",
        "pmm-nash",
        "HOLDS",
        "own: Nash dominates the midpoint from the meet minimum, which is >= d",
    ),
    (
        "midpoint-domination",
        "weighted-nash proportional",
        "REFUTED",
        "own: the triangle (0,1), (1,0) gives (2/3,1/3)",
    ),
    (
        "midpoint-domination",
        "egalitarian",
        "REFUTED",
        "own: the triangle (0,1), (2,0) gives (2/3,2/3), the midpoint is (1,1/2)",
    ),
    ("midpoint-domination", "utilitarian", "REFUTED", "own: (0,1), (2,0) gives (2,0)"),
    # continuity
    (
        "continuity",
        "nash weighted-nash",
        "HOLDS",
        "M: the maximiser of a strictly quasi-concave function moves continuously",
    ),
    (
        "continuity",
        "kalai-smorodinsky egalitarian proportional",
        "HOLDS",
        "M: on comprehensive problems the last point on a ray moves continuously",
    ),
    ("continuity", "raiffa", "HOLDS", "M: each step is continuous; the limit is too"),
    ("continuity", "perles-maschler", "HOLDS", "Perles-Maschler 1981, page 2.1 (M)"),
    (
        "continuity",
        "utilitarian",
        "REFUTED",
        "own: (0,1), (1+e,0) and (0,1+e), (1,0) tend to one triangle",
    ),
    (
        "continuity",
        "pmm-nash",
        "REFUTED",
        "own: (0,1), (1,7/10) and a third outcome (1+e,0): the meet minimum jumps",
    ),
)

R1_LINES = (
    (
        "strong-pareto-optimality symmetry scale-covariance",
        "HOLDS",
        (
            "definition: Pareto optimal, the players treated alike, weights for "
            "scales; symmetry where there is one point"
        ),
    ),
    ("nash-iia", "REFUTED", "page 2.5 NB1, P3 against P4"),
    ("individual-monotonicity", "REFUTED", KS_UNIQUE + "; (1/2,17/20) on P2"),
    ("strong-monotonicity", "REFUTED", KALAI_UNIQUE),
    (
        "disagreement-monotonicity",
        "HOLDS",
        (
            "own: a_1(I_1-u_1) - a_2(I_2-u_2) changes sign once along the frontier, "
            "and rises where I_2 falls"
        ),
    ),
    ("superadditivity", "OPEN", "nothing known"),
    (
        "midpoint-domination",
        "HOLDS",
        "own: a.x <= a.u on the frontier gives a_1(I_1-u_1) <= a_1 u_1 if d = 0",
    ),
    ("continuity", "OPEN", "page 1.3 says continuous, of the transferable value"),
)
LINES += tuple(
    (axiom, "rose-points-r1", verdict, source)
    for axioms, verdict, source in R1_LINES
    for axiom in axioms.split()
)

# Games with transferable payoffs. R1 and R2 are the reconstructions of ROSE by that
# name; R2 is asked only where it is defined.
GAME_SOLUTIONS = ("coco", "rose-r1", "rose-r2")
GAME_LINES = (
    (
        "maximin-rationality",
        "coco",
        "HOLDS",
        "Kalai-Kalai 2013 (M); own: A-B >= 2A-M, so val(A-B) >= 2 maximin - M",
    ),
    ("maximin-rationality", "rose-r1", "HOLDS", "page 1.4, RV5"),
    (
        "maximin-rationality",
        "rose-r2",
        "HOLDS",
        "own: M - F_B >= V_A and F_A are both at least the maximin",
    ),
    (
        "threat-immunity",
        "coco",
        "REFUTED",
        "page 1.5, the unconditional torturizer: (5,5) becomes (12,-2)",
    ),
    ("threat-immunity", "rose-r1", "HOLDS", "page 1.4, 2,679 games without violation"),
    (
        "threat-immunity",
        "rose-r2",
        "HOLDS",
        "own: V_A, V_B and the maximisers stay, or R2 becomes undefined by a tie",
    ),
    ("action-monotonicity", "coco", "HOLDS", "Kalai-Kalai 2013; page 1.6 RV7"),
    ("action-monotonicity", "rose-r1", "REFUTED", "page 1.4, RV6"),
    ("action-monotonicity", "rose-r2", "OPEN", "page 1.4 has R1 alone"),
    ("payoff-dominance", "coco", "HOLDS", "Kalai-Kalai 2013 (M)"),
    ("payoff-dominance", "rose-r1", "HOLDS", "page 1.4, RV6b"),
    ("payoff-dominance", "rose-r2", "OPEN", "page 1.4 has R1 alone"),
)


def cells(lines):
    """Return {(axiom, solution): (verdict, source)}, each cell once."""
    found = {}
    for axiom, solutions, verdict, source in lines:
        for solution in solutions.split():
            assert (axiom, solution) not in found, (axiom, solution)
            found[axiom, solution] = (verdict, source)
    return found


EXPECTED = cells(LINES)
EXPECTED_OF_GAMES = cells(GAME_LINES)
AXIOMS = tuple(dict.fromkeys(axiom for axiom, _ in EXPECTED))
GAME_AXIOMS = tuple(dict.fromkeys(axiom for axiom, _ in EXPECTED_OF_GAMES))
assert set(EXPECTED) == {(a, s) for a in AXIOMS for s in SOLUTIONS}
assert set(EXPECTED_OF_GAMES) == {(a, s) for a in GAME_AXIOMS for s in GAME_SOLUTIONS}
