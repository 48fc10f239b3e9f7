"""How refutations are made small, told and kept."""
