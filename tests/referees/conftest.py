"""Tests against pref_voting run in a process of their own: `make test` starts it.

pref_voting brings ortools, which has a library of the name of highspy's. Whichever a
process loads first stays, and the other one cannot be imported any more.
"""

import sys

collect_ignore_glob = ["test_*.py"] if "highspy" in sys.modules else []
