"""Priors that couple policies with environments: how much, and what that gains.

    S(pi, nu) = ln w(pi, nu) / (w(pi) w(nu)),    I(pi; nu) = E_w S

rho is the mixture of universes with the prior w, and rho_d the one with the product of
its marginals. L_n(rho, lambda) = KL(lambda || rho) on histories of n rounds is what rho
loses when the universe lambda is true (Meulemans et al. 2025, equations 12-14,
Remark 3.20, Proposition 3.21).
"""

from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import simplest
from accord.theory.logarithms import ln
from accord.theory.processes import Process
from accord.theory.universes import Universes
from accord.theory.word_masses import divergence


def pairs(u: Universes) -> tuple[tuple[int, int], ...]:
    """Return the pairs of a policy and an environment that have a positive weight."""
    return tuple((i, j) for i, j, *_ in u.at_first)


def coupling_ratio(u: Universes, policy: int, environment: int) -> Any:
    """Return w(pi, nu) / (w(pi) w(nu)); its logarithm is the similarity S."""
    rows, columns = u.marginals
    apart = Fraction(rows[policy]) * columns[environment]
    return simplest(Fraction(u.weights[policy][environment]) / apart)


def mutual_information(u: Universes) -> Any:
    """Return I(pi; nu), the mean of the similarity, exactly."""
    total: Any = 0
    for i, j in pairs(u):
        total = total + ln(coupling_ratio(u, i, j)) * u.weights[i][j]
    return total


def rho_and_rho_d(u: Universes) -> tuple[Process, Process]:
    """Return the mixture with its own prior, and with the product of the marginals."""
    return u.mixture().process(), u.decoupled().mixture().process()


def coupling_gain(u: Universes, rounds: int) -> Any:
    """Return E_w[L_n(rho_d, lambda) - L_n(rho, lambda)] after these rounds."""
    rho, rho_d = rho_and_rho_d(u)
    found: Any = 0
    for i, j in pairs(u):
        own = u.universe(i, j)
        loss = divergence(own, rho_d, 2 * rounds) - divergence(own, rho, 2 * rounds)
        found = found + loss * u.weights[i][j]
    return found


def coupling_divergence(u: Universes, rounds: int, of: str = "rho") -> Any:
    """Return KL(rho || rho_d) on these rounds, with `of` "rho-d" KL(rho_d || rho)."""
    if of not in ("rho", "rho-d"):
        raise ModelError(f"expected `rho` or `rho-d`, got `{of}`")
    rho, rho_d = rho_and_rho_d(u)
    first, second = (rho, rho_d) if of == "rho" else (rho_d, rho)
    return divergence(first, second, 2 * rounds)
