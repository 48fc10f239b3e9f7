"""Arguments of properties of processes: a horizon."""

from accord.theory.arguments.reading import whole

READERS = {"horizon": whole}
