"""Strategic games as plain data; what both kinds of games share is in `games`."""

from accord.theory.formats.games import read_strategic, strategic_data
from accord.theory.formats.plain import Kind
from accord.theory.games import StrategicGame

KIND = Kind(StrategicGame, read_strategic, strategic_data)
