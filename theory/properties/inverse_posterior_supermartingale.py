"""The inverse posterior of the truth is a supermartingale under the truth."""

from fractions import Fraction

from accord.theory.merging import Prediction
from accord.theory.processes import Word
from accord.theory.properties import assume, prop


@prop(Prediction, forall=("history",))
def inverse_posterior_supermartingale(p: Prediction, history: Word) -> bool:
    """E_mu[1/w(mu | hx)] <= 1/w(mu | h) of the next symbol x, where mu(h) > 0.

    So E_mu[1/w(mu | h_t)] <= 1/w(mu) at each t. Equal iff the mixture writes no hx that
    the truth does not write.
    """
    xi, mu, k = p.predictor, p.truth, p.known_hypothesis()
    assume(mu.probability(history) > 0)
    own = Fraction(mu.probability(history))
    longer = [(*history, x) for x in range(len(mu.alphabet(len(history))))]
    met = [word for word in longer if mu.probability(word) > 0]
    ended = [(xi.gap(history), mu.gap(history))] if mu.gap(history) > 0 else []
    after = sum(mu.probability(w) / own / p.posterior(w)[k] for w in met) + sum(
        whole / (p.weight * own) for whole, _ in ended
    )
    before = 1 / Fraction(p.posterior(history)[k])
    every = all(mu.probability(w) > 0 or not xi.probability(w) for w in longer)
    nested = every and (bool(ended) or not xi.gap(history))
    return bool(after <= before) and (after == before) is nested
