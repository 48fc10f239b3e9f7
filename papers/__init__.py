"""Papers: theorems as claims that run, one file a paper, found by itself."""
