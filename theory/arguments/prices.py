"""Arguments of properties of prices: rows of numbers."""

from accord.theory.arguments.reading import row_of_numbers

READERS = dict.fromkeys(("stakes", "weights", "book"), row_of_numbers)
