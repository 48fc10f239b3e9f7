"""Regions told, drawn, as JSON and on the command line."""

import json
import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from accord.cli import run
from accord.counterexamples.plots import draw
from accord.counterexamples.regions import Region, sample, tell_facts, tell_region
from accord.theory.errors import ModelError
from accord.theory.expressions import read_constraints as read
from accord.theory.forms import read_literal

OWN = """
def share(bids, k=0):
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): k * second}


def entry(bids, reserve=0, fee=0):
    first, second = sorted(bids, reverse=True)[:2]
    if first < reserve:
        return None, {}
    return bids.index(first), {bids.index(first): max(second, reserve) + fee}
"""


def cells(*texts):
    """Return cells from texts, `+` or `-` first: whether it holds there."""
    return tuple((read(text[1:]), text[0] == "+") for text in texts)


LINES = [
    (("+x > 0", "-x <= 0"), "", "exactly for x > 0"),
    (("+x > 0", "+x <= 0"), "", "for every x"),
    (("-x > 0", "-x <= 0"), "", "for no x"),
    (("+x > 0", "-x == 0", "+x < 0"), "", "for every x but x = 0"),
    (("-x > 0", "+x == 0", "-x < 0"), "", "exactly for x = 0"),
    (("+x >= 0", "-x < 0"), "0 <= x <= 1", "for every x"),
    (("+x > 1/2", "-x <= 1/2"), "0 <= x <= 1", "exactly for 1/2 < x <= 1"),
    (("-x > 2", "+1 < x <= 2", "+x <= 1"), "", "exactly for x <= 2"),
    (("+x*x >= 2", "-x*x < 2"), "x > 0", "exactly for x >= 1.41421... (x^2 = 2)"),
    (
        ("+x*x > 2", "-x*x <= 2"),
        "",
        "exactly for x < -1.41421... (x^2 = 2) or x > 1.41421... (x^2 = 2)",
    ),
    (("+x*x > 4", "-x*x <= 4"), "", "exactly for x < -2 or x > 2"),
]


@pytest.mark.parametrize(("texts", "where", "expected"), LINES)
def test_a_region_of_one_parameter_in_words(texts, where, expected):
    known = read(where) if where else ()
    assert tell_region(Region(("x",), cells(*texts), known)) == expected


PLANES = [
    (("+x > y", "-x <= y"), "exactly for x > y"),
    (("+x > y, x > 0", "+x > y, x <= 0", "-x <= y"), "exactly for x > y"),
    (("+x > 0, y > 0", "-x > 0, y <= 0", "-x <= 0"), "exactly for x > 0 and y > 0"),
    (("-x > 0, y > 0", "+x > 0, y <= 0", "+x <= 0"), "exactly for y <= 0 or x <= 0"),
    (("+x >= y, x <= y", "-x > y", "-x < y"), "exactly for x = y"),
    (("+x > 0, x*y > 1", "-x > 0, x*y <= 1", "-x <= 0"), None),
]


@pytest.mark.parametrize(("texts", "expected"), PLANES)
def test_a_region_of_two_parameters_in_words(texts, expected):
    told = tell_region(Region(("x", "y"), cells(*texts), ()))
    assert told == (expected or "exactly for x > 0 and x*y > 1")


def test_literals_are_written_with_the_unknowns_on_the_left():
    assert tell_facts(read("1 - 2*x > 0")) == "x < 1/2"
    assert tell_facts(read("x >= y, y >= x")) == "x = y"
    assert tell_facts(read("0 <= x <= 1, y > 2*x + 1")) == "0 <= x <= 1 and y > 2*x + 1"


def test_a_cell_is_shown_at_simple_numbers_that_are_in_it():
    region = Region(("x",), cells("+x > 5/7", "-x <= 5/7"), ())
    assert sample(region, 0) == {"x": 1}
    assert sample(region, 1) == {"x": 0}
    alone = Region(("x",), cells("+x*x == 2", "-x*x > 2", "-x*x < 2"), ())
    assert sample(alone, 0) is None
    two = Region(("x", "y"), cells("+x*y > 3", "-x*y <= 3"), ())
    found = sample(two, 0)
    assert found["x"] * found["y"] > 3


# --- pictures -------------------------------------------------------------------------


def words(svg):
    return [e.text for e in ET.fromstring(svg).iter() if e.tag.endswith("text")]


def test_a_line_has_its_parts_in_words_and_its_ends_marked():
    region = Region(("x",), cells("+x >= 1", "-x < 1"), read("x <= 3"))
    svg = draw(region, "a < b & c")
    assert {"holds", "fails", "x", "1", "3"} <= set(words(svg))
    assert "a < b & c" in words(svg)
    circles = [e for e in ET.fromstring(svg).iter() if e.tag.endswith("circle")]
    assert len(circles) == 2
    assert [c.get("fill") == "white" for c in circles] == [False, False]
    opened = Region(("x",), cells("+x > 1", "-x <= 1"), ())
    marks = [e for e in ET.fromstring(draw(opened, "")).iter() if "circle" in e.tag]
    assert [c.get("fill") for c in marks] == ["white"]


def test_a_plane_has_an_area_for_each_cell_and_dashes_where_a_border_fails():
    region = Region(("x", "y"), cells("+x > y", "-x <= y"), ())
    svg = draw(region, "t")
    assert svg.count("<polygon") == 2
    assert "stroke-dasharray" in svg
    closed = Region(("x", "y"), cells("+x >= y", "-x < y"), ())
    assert "stroke-dasharray" not in draw(closed, "t")
    alone = Region(("x", "y"), cells("+x == y", "-x > y", "-x < y"), ())
    assert 'stroke-width="5"' in draw(alone, "t")


def test_the_areas_of_a_plane_fill_its_window_and_no_more():
    texts = ("+x > 0, y > 0", "-x > 0, y <= 0", "-x <= 0, y > x", "+x <= 0, y <= x")
    svg = draw(Region(("x", "y"), cells(*texts), ()), "t")
    total = Fraction(0)
    for points in re.findall(r'<polygon points="([^"]*)"', svg):
        xy = [tuple(map(Fraction, p.split(","))) for p in points.split()]
        total += abs(
            sum(
                a[0] * b[1] - b[0] * a[1]
                for a, b in zip(xy, [*xy[1:], xy[0]], strict=True)
            )
        )
    assert abs(total / 2 - 420 * 420) < 420


def test_what_has_no_picture_is_refused():
    with pytest.raises(ModelError, match="only a region"):
        draw(None, "")
    with pytest.raises(ModelError, match="one or two parameters"):
        draw(Region(("x", "y", "z"), cells("+x > 0", "-x <= 0"), ()), "")
    curved = cells("+x*y > 0", "-x*y <= 0")
    for known in ("", "x >= 0, y >= 0", "0 <= x <= 1, y >= 0", "x*y <= 1, x >= 0"):
        where = read(known) if known else ()
        with pytest.raises(ModelError, match="straight borders"):
            draw(Region(("x", "y"), curved, where), "")


def test_curved_borders_are_drawn_in_squares_within_bounds():
    where = read("0 <= x <= 1, 0 <= y <= 2")
    texts = ("+x*y > 1", "-x*y <= 1")
    svg = draw(Region(("x", "y"), cells(*texts), where), "a hyperbola")
    ET.fromstring(svg)
    filled = {"#2a6fbb": 0, "url(#fails)": 0}
    for y, width, height, fill in re.findall(
        r'<rect x="[0-9]+" y="([0-9]+)" width="([0-9]+)" height="([0-9]+)" '
        r'fill="([^"]*)"/>',
        svg,
    ):
        assert 50 <= int(y) < 470
        filled[fill] += int(width) * int(height)
    assert sum(filled.values()) == 420 * 420
    # The part of 2 where x*y > 1 is 1 - ln 2, of 2.
    assert abs(filled["#2a6fbb"] / 420**2 - (1 - 0.6931) / 2) < 0.005
    triangle = read("x >= 0, y >= 0, x + y <= 1")
    half = draw(Region(("x", "y"), cells("+x*y >= 0"), triangle), "t")
    found = re.findall(r'width="([0-9]+)" height="4" fill="#2a6fbb"', half)
    assert abs(sum(map(int, found)) * 4 / 420**2 - 0.5) < 0.01


# --- the command line -----------------------------------------------------------------


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.py").write_text(OWN, "utf-8")
    return tmp_path


def asked(name, prop, *options):
    setting = ["--as", "auction", "--agents", "2", "--values", "reals>=0"]
    return run(["check", f"own.py:{name}", prop, *setting, *options])


def test_check_for_which_says_the_region_and_recheck_agrees(own, capsys):
    keep = ["--certificate", "c.json", "--plot", "c.svg"]
    region = ["--k", "k", "--for-which", "k"]
    assert asked("share", "strategyproof", *region, *keep) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].startswith("PROVED      share(")
    assert told.splitlines()[0].endswith("strategyproof exactly for k = 1")
    assert "k = 1: it holds, closed by" in told
    assert "k > 1: it fails: agent Ann" in told
    assert "At k = 0:" in told
    assert (own / "c.svg").read_text("utf-8").startswith("<svg")
    assert run(["recheck", "c.json", "--subject", "own.py:share"]) == 0
    again = capsys.readouterr().out.splitlines()[0]
    assert again.endswith("strategyproof exactly for k = 1")


def test_a_recheck_rejects_a_file_that_claims_another_region(own, capsys):
    region = ["--k", "k", "--for-which", "k", "--certificate", "c.json"]
    asked("share", "strategyproof", *region)
    text = (own / "c.json").read_text("utf-8")
    (own / "c.json").write_text(text.replace('"-1"', '"-2"', 1), "utf-8")
    capsys.readouterr()
    assert run(["recheck", "c.json", "--subject", "own.py:share"]) == 4
    assert "exactly" not in capsys.readouterr().out


def test_json_has_the_cells_as_literals(own, capsys):
    region = ["--reserve", "r", "--fee", "f", "--for-which", "r,f", "--json"]
    assert asked("entry", "ex-post-ir", *region) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["region"]["parameters"] == ["f", "r"]
    assert data["region"]["holds"] == "exactly for f <= 0"
    for cell in data["region"]["cells"]:
        at = {"f": 1, "r": 1}
        inside = all(read_literal(row).holds(at) for row in cell["literals"])
        assert not (inside and cell["holds"])


def test_without_for_which_a_refutation_says_where_it_holds(own, capsys):
    assert asked("share", "strategyproof", "--k", "k", "--where", "k >= 0") == 1
    told = capsys.readouterr().out
    assert told.startswith("REFUTED")
    assert "it fails at k = " in told
    assert "it holds exactly for k = 1 (--for-which k proves this)" in told


def test_a_picture_of_no_region_is_a_complaint_and_no_file(own, capsys):
    assert asked("share", "strategyproof", "--k", "1", "--plot", "c.svg") == 0
    assert "not drawn" in capsys.readouterr().err
    assert not (own / "c.svg").exists()
