"""What things are: exact numbers, preferences, domains, games, mechanisms.

Standard library only; nothing here knows a solver.
"""
