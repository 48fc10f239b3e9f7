"""Engines: oracles that search. What they say counts only once the kernel agrees."""
