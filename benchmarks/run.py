"""Measure the named speeds, as ratios to what a user would do otherwise.

Each line gives seconds, the bound that the project set itself where there is one, and
a ratio to an alternative measured in the same run. Run it with `make bench`; add
`--all` for the re-check of 8 million profiles.
"""

import argparse
import importlib.util
import itertools
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import aggregation
import axioms
import bargaining
import coalitional
import decision_auctions
import embedded
import embedded_equilibria
import merging
import solving

from accord.theory.domains import strict_orders
from accord.theory.properties import find_property
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.theory.tables import table_hash
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question
from accord.verifiers.engines import arrays
from accord.verifiers.engines.enumerate import search
from accord.verifiers.kernel import check
from accord.verifiers.limits import Limits


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that `work` took, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def line(
    what: str, seconds: float, bound: float | None = None, ratio: str = ""
) -> None:
    """Print one figure."""
    limit = f"  bound {bound:g} s" if bound else ""
    print(f"{what:<58}{seconds:>9.3f} s{limit:<16}{ratio}", flush=True)


def statement(rule: str, agents: int, alternatives: int) -> Statement:
    """Return "rule is strategyproof" at this size."""
    spec = rule_spec(rule, {"agents": agents, "alternatives": alternatives})
    return Statement(find_property("strategyproof"), build(spec), {})


def tables() -> None:
    """Strategyproofness of a tabulated rule, against the plain definition."""
    plain_statement = statement("borda", 3, 3)
    plain, found = timed(lambda: search(plain_statement, Limits()))
    rate = found.instances / plain
    line(
        "plain definition, Borda 3 voters 3 alternatives",
        plain,
        None,
        f"{rate:,.0f} instances/s",
    )
    for agents, bound in ((4, 0.05), (5, 0.5)):
        asked = statement("borda", agents, 4)
        profiles = 24**agents
        seconds, (table, outcomes) = timed(
            partial(arrays.tabulate, asked.subject, Limits())
        )
        limit = 2.0 if agents == 5 else None
        line(f"tabulate Borda, {agents} voters 4 alternatives", seconds, limit)
        seconds, _ = timed(partial(arrays.search, asked, table, outcomes, Limits()))
        times = profiles * agents * 23 / rate / seconds
        ratio = f"{times:,.0f} times the plain definition"
        line(
            f"search the table, {agents} voters {profiles:,} profiles",
            seconds,
            bound,
            ratio,
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory so far':<58}{peak:>9.0f} MiB  bound 1024 MiB")


def against_pref_voting() -> None:
    """The same question asked of pref_voting's checker, on part of the profiles."""
    if importlib.util.find_spec("pref_voting") is None:
        print("pref_voting is not installed: no comparison")
        return
    from pref_voting.profiles import Profile as Ballots
    from pref_voting.scoring_methods import borda
    from pref_voting.strategic_axioms import has_strategy_proofness_violation

    orders = strict_orders(4)
    some = list(itertools.islice(itertools.product(orders, repeat=4), 0, 331_776, 1659))

    def theirs() -> None:
        for profile in some:
            has_strategy_proofness_violation(Ballots([list(o) for o in profile]), borda)

    seconds, _ = timed(theirs)
    asked = statement("borda", 4, 4)

    def ours() -> None:
        table, outcomes = arrays.tabulate(asked.subject, Limits())
        arrays.search(asked, table, outcomes, Limits())

    mine, _ = timed(ours)
    times = (seconds / len(some)) / (mine / 331_776)
    line(f"pref_voting's checker, {len(some)} profiles (4 voters)", seconds)
    line(
        "accord, all 331,776 profiles, tabulation included",
        mine,
        None,
        f"{times:,.0f} times faster a profile",
    )


def kernel(*, everything: bool) -> None:
    """What the kernel needs to check by itself."""
    asked = statement("dictatorship", 3, 4)
    seconds, found = timed(lambda: search(asked, Limits()))
    question = Question(
        asked.prop, rule_spec("dictatorship", {"agents": 3, "alternatives": 4})
    )
    payload = {"instances": found.instances, "table": table_hash(asked.subject)}
    data = question.as_data(asked.scope)
    certificate = make_certificate(data, "PROVED", "table", payload)
    seconds, accepted = timed(lambda: check(certificate))
    million = seconds / accepted.instances * 1e6
    line("kernel, 10^6 instances of a table", million, 10)
    if everything:
        whole(
            "accord check dictatorship, 5 voters 4 alternatives",
            180,
            "check",
            "dictatorship",
            "strategyproof",
            "--agents",
            "5",
            "--alternatives",
            "4",
        )


HERE = Path(__file__).parent


def reals(folder: str) -> None:
    """All real values, whole processes, against z3 asked by hand in the same run."""
    auctions = f"{HERE / 'sorted_auctions.py'}"
    asked = ("strategyproof", "--as", "auction", "--values", "reals>=0")
    kept = str(Path(folder) / "reals.json")
    for agents, bound in ((3, 1.0), (4, 1.5), (5, 4.0), (6, 20.0)):
        by_hand = [sys.executable, str(HERE / "second_price_z3.py"), str(agents)]
        hand, code = timed(partial(_run, by_hand))
        assert code == 0, by_hand
        rule, size = f"{auctions}:second_price", ("--agents", str(agents))
        proof = ("check", rule, *asked, *size, "--certificate", kept)
        again = ("recheck", kept, "--subject", rule)
        for what, command, limit in (
            ("proved and checked", proof, bound),
            ("re-checked", again, bound / 2),
        ):
            run = partial(_run, [sys.executable, "-m", "accord", *command])
            seconds, code = timed(run)
            assert code == 0, command
            ratio = f"{seconds / hand:.1f} times z3 by hand ({hand:.2f} s)"
            line(
                f"second price by sorting, {agents} bidders, {what}",
                seconds,
                limit,
                ratio,
            )
    rule = f"{auctions}:first_price"
    whole("first price, 6 bidders, refuted", 2, "check", rule, *asked, "--agents", "6")


def _run(command: list[str]) -> int:
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own
    return done.returncode


def whole(what: str, bound: float, *arguments: str) -> None:
    """Time a whole process."""
    command = [sys.executable, "-m", "accord", *arguments]
    seconds, _ = timed(lambda: _run(command))
    bare, _ = timed(lambda: _run([sys.executable, "-c", ""]))
    line(what, seconds, bound, f"{seconds / bare:.0f} times a bare start of Python")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="the slow ones too")
    everything = parser.parse_args().all
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder) / "c.json")
        whole("accord --help", 0.3, "--help")
        size = ("--agents", "3", "--alternatives", "4")
        whole(
            "accord check borda strategyproof, 3 voters 4 alternatives",
            1,
            "check",
            "borda",
            "strategyproof",
            *size,
        )
        whole(
            "accord check second-price, 3 bidders, values 0..4",
            1,
            "check",
            "second-price",
            "strategyproof",
            "--certificate",
            kept,
        )
        whole("accord recheck of the same", 1, "recheck", kept)
        reals(folder)
        many, out = aggregation.write_table(Path(folder)), ("--certificate", kept)
        what = "50 individuals, 200 outcomes"
        whole(f"strong-pareto, {what}", 2, "check", many, "strong-pareto", *out)
        whole(f"its recheck, {what}", 2, "recheck", kept)
        whole(f"accord aggregate, {what}", 4, "aggregate", many)
    axioms.impossibilities(line, timed)
    axioms.lotteries(line, timed)
    bargaining.solutions(line, timed)
    bargaining.values_of_games(line, timed)
    bargaining.axioms(line, timed)
    coalitional.solutions(line, timed)
    merging.horizons(line, timed)
    decision_auctions.invariants(line, timed)
    embedded_equilibria.equilibria(line, timed)
    solving.solutions(line, timed)
    embedded.twins(line, timed)
    tables()
    # Apart: pref_voting brings a library of the name of highspy's; both do not load.
    apart = multiprocessing.get_context("spawn").Process(target=against_pref_voting)
    apart.start()
    apart.join()
    kernel(everything=everything)


if __name__ == "__main__":
    main()
