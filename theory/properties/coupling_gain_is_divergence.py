"""What the coupled prior loses less, on the mean, is a divergence."""

from accord.theory.coupling import coupling_divergence, coupling_gain
from accord.theory.merging import decimal
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def coupling_gain_is_divergence(u: Universes, *, of: str = "rho") -> bool:
    """E_w[L_n(rho_d, lambda) - L_n(rho, lambda)] = KL(rho || rho_d).

    L_n(rho, lambda) = KL(lambda || rho) on histories of n rounds, for n up to `rounds`,
    and rho_d has the prior w(pi) w(nu). With `of` "rho-d" it is said to be KL(rho_d ||
    rho), the order in which Proposition 3.21 of Meulemans et al. 2025 prints it.
    """
    rounds = range(1, u.rounds + 1)
    return all(
        bool(coupling_gain(u, n) == coupling_divergence(u, n, of)) for n in rounds
    )


def because(u: Universes, *, of: str = "rho") -> str:
    """Return both numbers after the first round in which they differ."""
    n = next(
        n
        for n in range(1, u.rounds + 1)
        if coupling_gain(u, n) != coupling_divergence(u, n, of)
    )
    gain, found = decimal(coupling_gain(u, n)), decimal(coupling_divergence(u, n, of))
    rounds = "1 round" if n == 1 else f"{n} rounds"
    return f"After {rounds} the gain is {gain}, the divergence {found}."
