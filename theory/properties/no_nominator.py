"""No nominator: nobody's favourite is always among those chosen."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import chosen_set, favourites


@prop(Mechanism, forall=("agent",), exists=("witness_profile",))
def no_nominator(m: Mechanism, agent: int, witness_profile: Profile) -> bool:
    """For every agent there is a profile at which none of her favourites is chosen.

    For mechanisms that choose sets of alternatives. An agent whose favourite is always
    among them is called a weak dictator, too. Source: Duggan and Schwartz 2000.
    """
    chosen = chosen_set(m, witness_profile)
    return not chosen & favourites(m, agent, witness_profile)


def because(m: Mechanism, agent: int) -> str:
    """Return whose favourite is always chosen."""
    return f"a favourite of {agent_name(agent)} is chosen at every profile."


def asks(m: Mechanism, words: Words, agent: int) -> str:
    """Return whose favourite is not always chosen."""
    return f"at some profile no favourite of {words.agent(agent)} is chosen"
