"""How claims are decided: engines search, the kernel checks, `decide` joins them."""
