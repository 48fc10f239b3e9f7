"""Axioms of bargaining solutions, proved over all polygons of a class.

The class: two players, payoffs can be thrown away, lotteries over four outcomes, whose
payoffs and the disagreement point are any real numbers. These are all problems whose
frontier has at most four vertices (outcomes may coincide or lie behind the frontier).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.expressions import read_form
from accord.theory.forms import Form
from accord.theory.properties import find_property
from accord.theory.specifications import data_spec
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, prove as checked
from accord.verifiers.engines.cases import payload
from accord.verifiers.engines.products import prove_by_products
from accord.verifiers.kernel.statements import read_statement
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

VERTICES = 4


def row(*texts: str) -> tuple[Any, ...]:
    return tuple(map(read_form, texts))


@dataclass
class Class_:
    """Names of unknown numbers as they are needed, with what is known of each."""

    where: list[str]

    def positive(self, *names: str) -> tuple[Any, ...]:
        self.where += [f"{name} > 0" for name in names]
        return row(*names)

    def nonnegative(self, *names: str) -> tuple[Any, ...]:
        self.where += [f"{name} >= 0" for name in names]
        return row(*names)

    def any(self, *names: str) -> tuple[Any, ...]:
        self.where += [f"{name} >= {name}" for name in names]
        return row(*names)

    def lottery(self, name: str, size: int = VERTICES):
        weights = self.nonnegative(*(f"{name}{k}" for k in range(1, size)))
        last = 1 - sum(weights) if weights else 1
        if weights:
            self.where.append(f"{last} >= 0")
        return tuple(enumerate((*weights, last)))


def outcomes(a="a", b="b", d=("d1", "d2"), size=VERTICES):
    return tuple((f"{d[0]} + {a}{k}", f"{d[1]} + {b}{k}") for k in range(1, size + 1))


def problem(known: Class_, outs=None, d=("d1", "d2")):
    return BargainingProblem(("Ann", "Bob"), outs or outcomes(d=d), d, comprehensive=True,
        title="every polygon", where=tuple(known.where))


def proof_of(known, solution, mark="", d=("d1", "d2"), size=VERTICES, at=4):
    g = known.positive(f"g{mark}1", f"g{mark}2")
    found = {"solution": tuple(read_form(x) + y for x, y in zip(d, g)),
             "lottery": known.lottery(f"l{mark}", size)}
    if solution in ("egalitarian", "proportional", "kalai-smorodinsky"):
        found["normal"] = known.nonnegative(f"n{mark}1", f"n{mark}2")
    if solution == "kalai-smorodinsky":
        found["ideal"] = (((at, 1),), ((at + 1, 1),))
        found["caps"] = (known.nonnegative(f"c{mark}1", f"c{mark}2"), known.nonnegative(f"e{mark}1", f"e{mark}2"))
    return found

def extra(known, s, mark="", d=("d1", "d2")):
    """The outcomes that show the ideal point."""
    if s != "kalai-smorodinsky": return ()
    known.positive(f"i{mark}1", f"i{mark}2"); known.nonnegative(f"z{mark}1", f"z{mark}2")
    return ((f"{d[0]} + i{mark}1", f"{d[1]} + z{mark}2"), (f"{d[0]} + z{mark}1", f"{d[1]} + i{mark}2"))


def given_of(known, solution):
    if solution == "weighted-nash":
        return {"weights": known.positive("w1", "w2")}
    if solution == "proportional":
        return {"shares": known.positive("w1", "w2")}
    return {}


def ask(name, known, prob, **parameters):
    question = Question(find_property(name), data_spec(replace(prob, where=tuple(known.where))), parameters)
    scope=question.statement().scope
    data = question.as_data(scope)
    statement = read_statement(data)
    found = prove_by_products(statement, Limits())
    certificate = make_certificate(data, "PROVED", "cases", payload(found))
    return checked(question, statement, certificate, Limits())


def unique(s):
    k = Class_([])
    outs = (*outcomes(), *extra(k, s), *extra(k, s, "h"))
    return ask("one-solution", k, problem(k, outs), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=len(outs)), other_proof=proof_of(k, s, "h", at=6, size=len(outs)))


def pareto(s, strong):
    k = Class_([])
    y = row("d1 + x", "d2 + y"); k.any("x", "y")
    outs = (*outcomes(), *extra(k, s))
    return ask("solution-undominated", k, problem(k, outs), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=len(outs)), lottery=k.lottery("m", len(outs)), point=y, strong=strong)


def swapped(proof, partners):
    def lottery(rows): return tuple((partners[k], w) for k, w in rows)
    def back(r): return tuple(reversed(r))
    change = {"solution": back, "normal": back, "lottery": lottery,
        "ideal": lambda rows: tuple(map(lottery, back(rows))),
        "caps": lambda rows: tuple(map(back, back(rows)))}
    return {n: change[n](v) for n, v in proof.items()}


def symmetry(s):
    k = Class_([])
    outs = tuple((f"d1 + {x}", f"d1 + {y}") for x, y in (("a1", "b1"), ("b1", "a1"), ("a2", "b2"), ("b2", "a2")))
    if s == "kalai-smorodinsky":
        k.positive("i"); k.nonnegative("z")
        outs += (("d1 + i", "d1 + z"), ("d1 + z", "d1 + i"))
    p = proof_of(k, s, d=("d1", "d1"), size=len(outs))
    partners = (1, 0, 3, 2, 5, 4)[:len(outs)]
    return ask("solution-symmetric", k, problem(k, outs, ("d1", "d1")), solution=s, given=given_of(k, s), proof=p, partners=partners, exchanged=swapped(p, partners))


def units(s, scale):
    k = Class_([])
    outs = (*outcomes(), *extra(k, s))
    p = proof_of(k, s, size=len(outs))
    q = dict(p)
    if scale:
        r, c = k.positive("r", "c")
        f, z = (r * c, c), (0, 0)
        if "caps" in p:
            (c11, c12), (e1, e2) = p["caps"]
            p = {**p, "caps": ((c11, c12), (r * e1, e2))}
            q = {**p, "caps": ((c11, r * c12), (e1, e2))}
        if "normal" in p:
            q["normal"] = (p["normal"][0], r * p["normal"][1])
    else:
        f, z = (1, 1), k.any("s1", "s2")
    q["solution"] = tuple(x * y + w for x, y, w in zip(p["solution"], f, z))
    return ask("solution-in-other-units", k, problem(k, outs), solution=s, given=given_of(k, s), proof=p, factors=f, shift=z, changed=q)


def both():
    return (*outcomes("x", "y"), *outcomes())

def iia(s):
    k = Class_([])
    return ask("solution-ignores-alternatives", k, problem(k, both()), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=8), kept=4, lottery=k.lottery("m"))


def grows(s, individual):
    k = Class_([])
    outs = (*outcomes(), *extra(k, s))
    more = tuple(row(*v) for v in (*outcomes("x", "y"), *extra(k, s, "h")))
    for i in range(1, 5): k.any(f"x{i}", f"y{i}")
    n = len(outs) + len(more)
    return ask("solution-grows", k, problem(k, outs), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=len(outs)), more=more, proof_more=proof_of(k, s, "h", size=n, at=n - 2), individual=individual)


def rises(s):
    k = Class_([])
    (t,) = k.nonnegative("rise")
    outs = (*outcomes(), *extra(k, s), *extra(k, s, "h", ("d1 + rise", "d2")))
    n = len(outs)
    return ask("solution-rises-with-disagreement", k, problem(k, outs), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=n), rise=t, proof_after=proof_of(k, s, "h", d=("d1 + rise", "d2"), size=n, at=n-2))


def superadd(s):
    k = Class_([])
    second = tuple(row(*v) for v in outcomes("x", "y", ("f1", "f2")))
    for i in range(1, 5): k.any(f"x{i}", f"y{i}")
    k.any("f1", "f2")
    return ask("solution-superadditive", k, problem(k), solution=s, given=given_of(k, s), proof=proof_of(k, s), second=second, second_disagreement=row("f1", "f2"), second_proof=proof_of(k, s, "i", ("f1", "f2")), whole_proof=proof_of(k, s, "h", ("d1 + f1", "d2 + f2"), 16))


def midpoint(s):
    k = Class_([])
    y = row("d1 + x", "d2 + y"); k.any("x", "y")
    outs = (*outcomes(), *extra(k, s))
    return ask("solution-above-midpoint", k, problem(k, outs), solution=s, given=given_of(k, s), proof=proof_of(k, s, size=len(outs)), lottery=k.lottery("m", len(outs)), point=y)

if __name__ == "__main__":
    import sys, time
    fs = dict(unique=unique, weak=lambda s: pareto(s, False), strong=lambda s: pareto(s, True), symmetry=symmetry,
       translation=lambda s: units(s, False), scale=lambda s: units(s, True), iia=iia, strongmono=lambda s: grows(s, False),
       indmono=lambda s: grows(s, True), rises=rises, superadd=superadd, midpoint=midpoint)
    for s in sys.argv[1].split(","):
        for n, f in fs.items():
            if len(sys.argv) > 2 and n not in sys.argv[2].split(","): continue
            t = time.time()
            try:
                v = f(s); r = v.status + f" {len(v.certificate['payload']['lemmas'])} lemmas {len(str(v.certificate))} bytes vac={v.vacuous}"
            except Exception as e:
                r = type(e).__name__ + " " + str(e)[:150]
            print(s, n, r, round(time.time() - t, 2), flush=True)
