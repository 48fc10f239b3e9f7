"""`accord bargain`: tables, exit statuses, certificates, pictures and complaints."""

import json
import xml.etree.ElementTree as ET

import pytest

from accord.cli import run

FRONTIER = """
kind = "bargaining-problem"
players = ["Ann", "Bob"]
outcomes = [[0, 10], [6, 8], [8, 5], [9, 0]]
disagreement = [0, 0]
comprehensive = true
"""
FLAT = """
kind = "bargaining-problem"
players = ["Ann", "Bob"]
outcomes = [[0, 1], [1, 0]]
disagreement = ["1/2", "1/2"]
"""
SEGMENT = """
kind = "bargaining-problem"
players = ["Ann", "Bob", "Cleo"]
outcomes = [[0, 1, 1], [1, 0, 2]]
disagreement = [0, 0, 0]
comprehensive = true
"""
SWAPS = """
kind = "bargaining-problem"
players = ["Ann", "Bob"]
outcomes = [[1, 4], [4, 1], [2, 3], [-1, 9]]
disagreement = [0, 0]
lotteries = false
"""
SEXES = """
kind = "strategic-game"
players = ["she", "he"]
payoffs = [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]
[actions]
she = ["ballet", "box"]
he = ["ballet", "box"]
"""
DESTROYER = """
kind = "strategic-game"
players = ["Ann", "Bob"]
payoffs = [[[2, 3], [2, 1]], [[2, -7], [2, -9]]]
[actions]
Ann = ["spare", "destroy"]
Bob = ["1", "2"]
"""
BURNING = """
kind = "strategic-game"
players = ["Ann", "Bob", "Cleo"]
payoffs = [[[[1, 1, 0], [0, 0, 0]]]]
[actions]
Ann = ["wait"]
Bob = ["wait"]
Cleo = ["rest", "burn"]
"""
DILEMMAS = """
kind = "strategic-game"
players = ["Ann", "Bob"]
payoffs = [[["R", "R"], [0, "T"]], [["T", 0], [1, 1]]]
where = ["T > R > 1"]
[actions]
Ann = ["C", "D"]
Bob = ["C", "D"]
"""
NFG = 'NFG 1 R "dilemma" { "1" "2" } { 2 2 } 3 3 5 0 0 5 1 1'


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = {"frontier": FRONTIER, "flat": FLAT, "segment": SEGMENT, "swaps": SWAPS}
    texts |= {"sexes": SEXES, "destroyer": DESTROYER, "burning": BURNING}
    for name, text in {**texts, "dilemmas": DILEMMAS}.items():
        (tmp_path / f"{name}.toml").write_text(text)
    (tmp_path / "dilemma.nfg").write_text(NFG)
    return tmp_path


def said(capsys, *arguments):
    status = run(["bargain", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_all_solutions_are_proved_and_shown_exactly(capsys, here):
    status, out, _ = said(
        capsys, "frontier.toml", "--certificate", "kept", "--plot", "picture.svg"
    )
    assert status == 0
    assert out.count("PROVED") == 7 + 4  # and four points of ROSE
    assert out.count("ROSE-R1 (reconstruction") == 4 + 1
    for text in (
        "7 - sqrt(2) + sqrt(30)/6 (6.49866)",
        "13/2 + 3*sqrt(2)/2 - sqrt(30)/4 (7.25201)",
        "306/47",
        "115/16",
        "reached in 3 steps",
        "the sum is 14; unique",
    ):
        assert text in out
    files = sorted(path.name for path in (here / "kept").iterdir())
    assert len(files) == 8
    assert run(["recheck", *(f"kept/{name}" for name in files)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("accepted") == 8
    assert "proof" not in shown
    assert "about 6.49866" in shown


def test_the_picture_names_every_solution(capsys, here):
    assert said(capsys, "frontier.toml", "--plot", "picture.svg")[0] == 0
    text = (here / "picture.svg").read_text()
    root = ET.fromstring(text)
    words = " ".join(
        t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")
    )
    for name in (
        "egalitarian",
        "raiffa",
        "nash, pmm-nash, ROSE-R1 (reconstruction",
        "d  disagr",
    ):
        assert name in words
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 5 + 3
    assert said(capsys, "swaps.toml", "--plot", "dots.svg")[0] == 0
    assert ET.fromstring((here / "dots.svg").read_text()) is not None


def test_one_certificate_goes_to_one_file(capsys, here):
    status, out, _ = said(
        capsys, "frontier.toml", "--solution", "nash", "--certificate", "one.json"
    )
    assert status == 0
    assert "accord recheck one.json" in out
    kept = json.loads((here / "one.json").read_text())
    assert kept["statement"]["property"]["name"] == "nash-bargaining"
    assert run(["recheck", "one.json"]) == 0
    capsys.readouterr()
    (here / "one.json").write_text(json.dumps(kept).replace("[6, 8]", "[8, 5]"))
    assert run(["recheck", "one.json"]) == 4


def test_json(capsys):
    status, out, _ = said(capsys, "segment.toml", "--solution", "nash", "--json")
    (answer,) = json.loads(out)
    assert status == 0
    assert answer["status"] == "PROVED"
    assert answer["point"][0]["algebraic"]["polynomial"] == [-1, 0, 3]
    assert answer["shown"][0] == "sqrt(3)/3 (0.57735)"


def test_what_is_not_found_or_not_defined_is_said(capsys):
    status, out, _ = said(capsys, "segment.toml")
    assert status == 3
    assert "undefined perles-maschler, pmm-nash, ROSE-R1" in out
    assert "not found raiffa" in out
    status, out, _ = said(capsys, "flat.toml")
    assert status == 0  # of the rest, all proved
    assert "nothing is to be gained" in out
    assert "on the frontier" in " ".join(out.split())
    status, out, _ = said(capsys, "flat.toml", "--solution", "nash")
    assert status == 2


def test_without_lotteries(capsys):
    status, out, _ = said(capsys, "swaps.toml", "--solution", "nash,utilitarian")
    assert status == 0
    assert "the product is 6; no other outcome has this product" in out
    assert "no lotteries" in out


def test_games(capsys):
    status, out, _ = said(capsys, "sexes.toml", "--disagreement", "security")
    assert status == 0
    assert "disagreement (2/3, 2/3)" in out
    status, out, _ = said(capsys, "dilemma.nfg", "--disagreement", "nash")
    assert status == 0
    assert "disagreement (1, 1)" in out
    status, out, _ = said(
        capsys, "dilemma.nfg", "--disagreement", "0,0", "--comprehensive", "--quiet"
    )
    assert status == 0
    assert "thrown away" in out


def test_a_game_has_solutions_of_its_own(capsys, here):
    status, out, _ = said(capsys, "dilemma.nfg", "--certificate", "kept")
    assert status == 0
    assert out.startswith("dilemma\n  over      the game as given, 2 players")
    assert out.count("PROVED") == 4 + 3  # three points without transfers
    assert "the author's own equation is not available" in out
    assert out.count("ROSE") == out.count("ROSE-R1 (reconstruction") > 1
    files = sorted(path.name for path in (here / "kept").iterdir())
    assert files == [
        "ROSE-R1.json",
        "coco.json",
        "harsanyi-point-2.json",
        "harsanyi-point-3.json",
        "harsanyi-point.json",
        "transferable-threats.json",
        "variable-threats.json",
    ]
    assert run(["recheck", *(f"kept/{name}" for name in files)]) == 0
    shown = capsys.readouterr().out
    assert "rose-value(kernel=ROSE-R1 (reconstruction), point=[3, 3])" in shown


def test_what_a_kernel_leaves_open_is_a_range(capsys, here):
    asked = ["destroyer.toml", "--solution", "rose", "--kernel", "R2"]
    status, out, _ = said(capsys, *asked, "--certificate", "range.json")
    assert status == 0
    assert "[2, 7]" in out
    assert "tie (F_Bob anywhere in [-7, 3])" in " ".join(out.split())
    assert run(["recheck", "range.json"]) == 0
    assert "rose-range" in capsys.readouterr().out
    status, out, _ = said(capsys, *asked, "--json")
    (answer,) = json.loads(out)
    assert answer["point"] is None
    assert answer["status"] == "PROVED"
    assert answer["shown"] == ["[2, 7]", "[-2, 3]"]
    assert answer["solution"] == "ROSE-R2 (reconstruction)"


def test_a_game_of_three_and_one_with_parameters(capsys):
    status, out, _ = said(capsys, "burning.toml")
    assert status == 0
    assert out.count("2/3") == 3
    assert "transferable-threats, variable-threats: this solution is defined" in out
    assert "sought for 2 players" in " ".join(out.split())
    status, out, _ = said(capsys, "dilemmas.toml")
    assert status == 0
    assert "got one with parameters" in " ".join(out.split())
    status, out, _ = said(capsys, "dilemmas.toml", "--solution", "coco")
    assert status == 2


def test_a_claimed_value_of_a_game_is_checked(capsys):
    def check(*arguments):
        return run(["check", "destroyer.toml", *arguments]), capsys.readouterr()

    assert check("coco-value", "--point", "7,-2")[0] == 0
    assert check("transferable-threats", "--point", "7,-2")[0] == 0
    status, (out, _) = check("coco-value", "--point", "7,-2.000000000001")
    assert status == 1
    assert "the solution is (7, -2)" in out
    assert check("rose-value", "--kernel", "R1", "--point", "2,3")[0] == 0
    status, (out, _) = check("rose-value", "--kernel", "R2", "--point", "2,3")
    assert status == 1
    assert "gives ([2, 7], [-2, 3])" in out
    ends = ("--least", "2,-2", "--most", "7,3")
    assert check("rose-range", "--kernel", "R2", *ends)[0] == 0
    assert check("rose-range", "--kernel", "R3", *ends)[0] == 1
    threat = ("--player", "Ann", "--action", "destroy")
    status, (out, _) = check("threat-proof", "--kernel", "coco", *threat)
    assert status == 1
    assert "gives (Ann, Bob) (2, 3), and with it (7, -2)" in out
    assert check("threat-proof", "--kernel", "R1", *threat)[0] == 0
    for wrong in (
        ("rose-value", "--point", "2,3"),
        ("rose-value", "--kernel", "R4", "--point", "2,3"),
        ("coco-value",),
        ("coco-value", "--point", "1"),
        ("threat-proof", "--kernel", "coco", "--player", "Ann"),
        ("threat-proof", "--kernel", "coco", "--player", "X", "--action", "1"),
        ("threat-proof", "--kernel", "R9", *threat),
    ):
        status, (_, err) = check(*wrong)
        assert status == 2
        assert err.startswith("error: ")


WRONG = [
    pytest.param(
        ["sexes.toml", "--comprehensive"], "--disagreement", id="a game alone"
    ),
    pytest.param(["sexes.toml", "--kernel", "R4"], "R1, R2, R3", id="no such kernel"),
    pytest.param(
        ["sexes.toml", "--solution", "nash"], "--disagreement", id="of a problem"
    ),
    pytest.param(
        ["sexes.toml", "--solution", "coco", "--disagreement", "0,0"],
        "without --disagreement",
        id="of a game",
    ),
    pytest.param(["sexes.toml", "--plot", "x.svg"], "two players", id="a game drawn"),
    pytest.param(["sexes.toml", "--disagreement", "nash"], "found 3", id="three"),
    pytest.param(["sexes.toml", "--disagreement", "1"], "point", id="one number"),
    pytest.param(["frontier.toml", "--disagreement", "0,0"], "itself", id="twice"),
    pytest.param(["frontier.toml", "--solution", "nahs"], "`nash`", id="a typo"),
    pytest.param(
        ["frontier.toml", "--solution", "weighted-nash"], "--weights", id="no weights"
    ),
    pytest.param(["frontier.toml", "--weights", "1,0"], "positive", id="weight 0"),
    pytest.param(["frontier.toml", "--weights", "1,x"], "exact", id="no number"),
    pytest.param(["segment.toml", "--plot", "x.svg"], "two players", id="a picture"),
    pytest.param(["missing.toml"], "missing.toml", id="no file"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG)
def test_wrong_use_is_one_error(capsys, arguments, word):
    status, out, err = said(capsys, *arguments)
    assert status == 2
    assert out == ""
    assert err.startswith("error: ")
    assert word in err


def test_a_claimed_point_is_checked_like_any_property(capsys):
    def check(point, prop="nash-bargaining"):
        status = run(["check", "frontier.toml", prop, "--point", point])
        return status, capsys.readouterr().out

    assert check("6,8")[0] == 0
    status, out = check("8,5")
    assert status == 1
    assert "at (6, 8) the product of the gains is 48" in out
    status, out = check("7,7")
    assert status == 1
    assert "so it is not feasible" in out
    exact = "7 - sqrt(2) + sqrt(30)/6, 13/2 + 3*sqrt(2)/2 - sqrt(30)/4"
    assert check(exact, "perles-maschler-bargaining")[0] == 0
    assert check("6.49866,7.25201", "perles-maschler-bargaining")[0] == 1
    assert run(["check", "frontier.toml", "nash-bargaining"]) == 2
    assert "give --point" in capsys.readouterr().err
    for steps in ("x", "-1", "1/2", "99"):
        asked = ["check", "frontier.toml", "raiffa-steps", "--point", "1,1"]
        assert run([*asked, "--steps", steps]) == 2
        assert "number of steps" in capsys.readouterr().err
    for point in ("?", "1", "sqrt(2),2,3", "sqrt(x),1", "2**9,sqrt(2)", "1,sqrt(-1)"):
        assert check(point)[0] == 2


ROOT = """
kind = "strategic-game"
players = ["Ann", "Bob"]
payoffs = [[[2, 1], [1, 3], [3, 2]], [[1, 1], [0, 0], [2, 0]]]
[actions]
Ann = ["top", "bottom"]
Bob = ["left", "middle", "right"]
"""


def test_points_of_rose_of_a_problem(capsys, here):
    asked = ["frontier.toml", "--solution", "rose", "--kernel", "R1"]
    kept = ["--certificate", "all.json", "--plot", "points.svg"]
    status, out, _ = said(capsys, *asked, *kept)
    assert status == 0
    rows = [line for line in out.splitlines() if "PROVED" in line]
    assert [line.split()[-2:] for line in rows] == [
        ["9/2", "17/2"],
        ["6", "8"],
        ["41/6", "27/4"],
        ["8", "5"],
    ]
    assert all("ROSE-R1 (reconstruction)" in line for line in rows)
    assert run(["recheck", "all.json"]) == 0
    assert "ROSE-R1 (reconstruction" in capsys.readouterr().out
    drawn = ET.fromstring((here / "points.svg").read_text())
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 4
    status, out, _ = said(capsys, *asked, "--json")
    (answer,) = json.loads(out)
    assert [answer["point"], *(more["point"] for more in answer["more"])] == [
        ["9/2", "17/2"],
        [6, 8],
        ["41/6", "27/4"],
        [8, 5],
    ]
    for kernel, point in (("R2", ["6", "8"]), ("R3", ["25/4", "61/8"])):
        status, out, _ = said(
            capsys, "frontier.toml", "--solution", "rose", "--kernel", kernel
        )
        (row,) = [line for line in out.splitlines() if "PROVED" in line]
        assert row.split()[-2:] == point
        assert f"ROSE-{kernel} (reconstruction)" in row


def test_a_claimed_point_or_list_of_rose_is_checked(capsys):
    def check(prop, *given):
        status = run(["check", "frontier.toml", prop, *given])
        return status, " ".join(capsys.readouterr().out.split())

    one, all_of = "reconstructed-rose-point", "all-reconstructed-rose-points"
    assert check(one, "--kernel", "R1", "--point", "8,5")[0] == 0
    status, out = check(one, "--kernel", "R2", "--point", "8,5")
    assert status == 1
    assert "under ROSE-R2 (reconstruction" in out
    listed = "9/2,17/2;6,8;41/6,27/4;8,5"
    assert check(all_of, "--kernel", "R1", "--points", listed)[0] == 0
    status, out = check(all_of, "--kernel", "R1", "--points", "9/2,17/2;6,8;8,5")
    assert status == 1
    assert "(41/6, 27/4)" in out
    for wrong in (["--points", "6,8"], ["--kernel", "R1"], ["--kernel", "R4"]):
        assert check(all_of, *wrong)[0] == 2


def test_each_rule_for_disagreement_is_proved_and_kept(capsys, here):
    for rule, game, words in (
        ("security", "sexes", "she is sure of 2/3 by `ballet` 1/3, `box` 2/3"),
        ("nash", "dilemma", "no other equilibrium is not claimed"),
        ("threats", "sexes", "solution with variable threats is (3/2, 3/2)"),
    ):
        file = "dilemma.nfg" if game == "dilemma" else f"{game}.toml"
        asked = [file, "--disagreement", rule, "--solution", "nash"]
        status, out, _ = said(capsys, *asked, "--certificate", f"kept-{rule}")
        assert status == 0
        assert "without   PROVED" in out
        assert words in " ".join(out.split())
        kept = sorted((here / f"kept-{rule}").iterdir())
        assert [path.name for path in kept] == ["disagreement.json", "nash.json"]
        assert run(["recheck", *map(str, kept)]) == 0
        capsys.readouterr()
        *_, last = json.loads(said(capsys, *asked, "--json")[1])
        assert last["status"] == "PROVED"
    _, out, _ = said(capsys, "sexes.toml", "--disagreement", "0,0")
    assert "without" not in out


def test_irrational_threats(capsys, here):
    (here / "root.toml").write_text(ROOT)
    status, out, _ = said(capsys, "root.toml", "--solution", "variable-threats")
    assert status == 0
    assert "sqrt(37)" in out
    status, out, err = said(capsys, "root.toml", "--disagreement", "threats")
    assert status == 2
    assert "(3, 2)" in err
    assert out == ""
