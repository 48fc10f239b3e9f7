"""Every exhibit of the gallery: its certificate is accepted, its story is today's."""

import pytest

from accord.counterexamples.gallery import EXHIBITS, Exhibit, path_of, told
from accord.verifiers.certificates import load_certificate
from accord.verifiers.kernel import check


def test_the_gallery_shows_enough_and_nothing_else():
    names = {exhibit.name for exhibit in EXHIBITS}
    folder = path_of("x", "json").parent
    assert len(names) == len(EXHIBITS) >= 15
    assert {p.stem for p in folder.glob("*.json")} == names
    assert {p.stem for p in folder.glob("*.txt")} == names


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda e: e.name)
def test_an_exhibit_is_accepted_by_the_kernel(exhibit: Exhibit):
    certificate = load_certificate(path_of(exhibit.name, "json"))
    assert check(certificate).status == "REFUTED"


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda e: e.name)
def test_the_story_of_an_exhibit_is_what_accord_tells_today(exhibit: Exhibit):
    # `python -m accord.counterexamples.gallery` writes both files anew
    verdict = exhibit.verdict()
    assert path_of(exhibit.name, "txt").read_text(encoding="utf-8") == told(verdict)
    assert load_certificate(path_of(exhibit.name, "json")) == verdict.certificate
