"""The published plan against itself, however it was read: nothing changed."""

from itertools import permutations

import pytest

import ebplan
from audit.diff import diff_plans
from normalize.records import Plan
from tests.conftest import ROOT

FILES = ("EB152_34-zh.txt", "EB152_34-zh.docx", "EB152_34-zh.pdf", "EB152_34-zh-untagged.pdf")


@pytest.fixture(scope="module")
def read() -> dict[str, Plan]:
    """The published plan from every file of it."""
    return {name: ebplan.read_plan(ROOT / "samples" / name) for name in FILES}


def test_the_same_plan_in_every_format_has_no_changes(read: dict[str, Plan]) -> None:
    for old, new in permutations(FILES, 2):
        assert diff_plans(read[old], read[new]).changes == [], (old, new)


def test_exact_shows_what_a_format_cannot_hold(read: dict[str, Plan]) -> None:
    """The transcription has no line feeds in its cells."""
    diff = diff_plans(read["EB152_34-zh.txt"], read["EB152_34-zh.pdf"], exact=True)
    marked = [part.text for change in diff.changes for field in change.fields
              for part in field.parts or () if part.kind != "same"]  # fmt: skip
    assert marked
    assert {text.strip(" ") for text in marked} == {"\n"}


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_an_excerpt_with_and_without_tags(language: str) -> None:
    stem = ROOT / "samples" / f"EB152_34-excerpt-{language}"
    assert ebplan.diff(f"{stem}.pdf", f"{stem}-untagged.pdf").same
    assert ebplan.diff(f"{stem}.docx", f"{stem}.pdf").same
