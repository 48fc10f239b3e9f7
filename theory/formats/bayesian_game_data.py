"""Bayesian games as plain data; what both kinds of games share is in `games`."""

from accord.theory.formats.games import bayesian_data, read_bayesian
from accord.theory.formats.plain import Kind
from accord.theory.games import BayesianGame

KIND = Kind(BayesianGame, read_bayesian, bayesian_data)
