"""Arguments of properties of predictive chains: `levels` as a row of numbers."""

from accord.theory.arguments.reading import row_of_numbers

READERS = {"levels": row_of_numbers}
