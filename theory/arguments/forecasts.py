"""Arguments of properties of forecasts: rows of numbers."""

from accord.theory.arguments.reading import row_of_numbers

_ROWS = ("stakes", "weights", "pooled", "forecast", "gains", "likelihood")
READERS = dict.fromkeys(_ROWS, row_of_numbers)
