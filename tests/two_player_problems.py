"""Bargaining problems of two players: those of the table, and random ones."""

from fractions import Fraction

from hypothesis import strategies as st

from accord.theory.bargaining import BargainingProblem

F = Fraction
TINY = F(1, 10**12)
OUTCOMES = {
    "P1": "0,1 3/4,3/4 1,0",
    "P2": "0,1 1,7/10",
    "P3": "0,1 1,0",
    "P4": "0,1 1/2,1/2",
    "P5": "0,6 4,4 6,0",
    "P6": "0,1 2,0",
    "P7": "0,5 4,4 7,1",
    "P8": "0,10 6,8 8,5 9,0",
}


def points(text):
    return tuple(tuple(map(F, word.split(","))) for word in text.split())


def polygon(name):
    """Return a problem of the table; payoffs can be thrown away."""
    return BargainingProblem(
        ("Ann", "Bob"), points(OUTCOMES[name]), (0, 0), True, title=name
    )


coordinate = st.integers(0, 8).map(lambda k: F(k, 2))
outcome = st.tuples(coordinate, coordinate)
polygons = st.lists(outcome, min_size=1, max_size=6).flatmap(
    lambda rows: st.tuples(outcome, st.booleans()).map(
        lambda extra: BargainingProblem(
            ("Ann", "Bob"),
            (*rows, (extra[0][0] + 1, extra[0][1] + 1)),
            (F(1, 3), F(1, 2)),
            extra[1],
        )
    )
)


def rescaled(problem, scale, shift, order):
    """Return how a point goes over into another scale and order, and the problem there.

    Payoffs are scaled and shifted, and then the players exchanged as `order` says.
    """

    def image(point):
        there = [scale[i] * x + shift[i] for i, x in enumerate(point)]
        return tuple(there[i] for i in order)

    outcomes = tuple(map(image, problem.outcomes))
    d = image(problem.disagreement)
    return image, BargainingProblem(("Ann", "Bob"), outcomes, d, problem.comprehensive)
