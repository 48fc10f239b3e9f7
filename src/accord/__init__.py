"""accord: finite games and decision procedures, stated once, proved or refuted."""
