"""Settings: what turns a plain rule into a mechanism, one kind of problem a file."""
