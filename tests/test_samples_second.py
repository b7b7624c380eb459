"""What the second version's samples are made of, and that nobody takes them for WHO's."""

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from samples.rows import body_lines
from samples.second.__main__ import STEM, second_version, write_second
from samples.second.edits import Edits, Words, read_edits
from samples.second.revise import revise
from samples.transcription import Transcription, read_transcription

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


@pytest.fixture(scope="module")
def source() -> Transcription:
    return read_transcription(SAMPLES / "EB152_34-zh.txt")


def with_edits(edits: str, tmp_path: Path) -> Edits:
    path = tmp_path / "edits.toml"
    head = 'symbol = "S"\nnotice = "N"\nwords = []\nyears = { replace = "Y", by = ["A", "B"] }\n'
    path.write_text(head + edits, encoding="utf-8")
    return read_edits(path)


def test_the_word_document_is_what_text_and_edits_make(tmp_path: Path) -> None:
    made = tmp_path / f"{STEM}.docx"
    write_second(made)
    assert made.read_bytes() == (SAMPLES / made.name).read_bytes()


def test_every_page_says_that_it_is_fictitious() -> None:
    notice = read_edits().notice
    with zipfile.ZipFile(SAMPLES / f"{STEM}.docx") as package:
        assert notice in package.read("word/footer1.xml").decode()
        assert notice in package.read("word/document.xml").decode().partition("</w:p>")[0]
    pdf = pypdfium2.PdfDocument(SAMPLES / f"{STEM}.pdf")
    try:
        for page in pdf:
            text = page.get_textpage().get_text_range()
            assert notice in text
            assert "EB999/34" in text
    finally:
        pdf.close()


def test_the_edits_are_of_every_kind() -> None:
    """As issue 5 asks: implemented, added, removed, edited, moved to a theme, in other order."""
    kinds = Counter(edit.kind for edit in read_edits().rows)
    assert kinds["implemented"] >= 4
    assert kinds["added"] >= 3
    assert kinds["removed"] >= 2
    assert kinds["swapped"] >= 2
    assert kinds["moved"] >= 1
    assert all(edit.why for edit in read_edits().rows)


def test_rows_that_no_edit_names_have_the_published_words(source: Transcription) -> None:
    named = {name for edit in read_edits().rows for name in edit.rows}
    for number, (before, after) in enumerate(
        zip(source.annexes, second_version().annexes, strict=True), start=1
    ):
        kept = {"".join(line[1:4]) for line in after.lines}
        for line in body_lines(before.lines):
            if line[0].isdigit() and f"A{number}-{line[0]}" not in named:
                assert "".join(line[1:4]) in kept, line[0]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ('kind = "removed"\nrow = "A1-99"\nwhy = ""', "no such row"),
        ('kind = "changed"\nrow = "A1-3"\nwhy = ""\nset = { status = "正做计划" }', "already"),
        ('kind = "changed"\nrow = "A1-3"\nwhy = ""\nset = { colour = "x" }', "no such cells"),
        (
            'kind = "changed"\nrow = "A1-3"\nwhy = ""\nreplace.action = [["这里没有", "x"]]',
            "not there once",
        ),
        ('kind = "burnt"\nrow = "A1-3"\nwhy = ""', "not a kind"),
        ('kind = "removed"\nrow = "A1-3"\nwhy = ""\nwen = 1', "not known"),
        ('kind = "removed"\nrow = "A1-1"\nwhy = ""', "due in 2025 or later"),
    ],
)
def test_an_edit_that_can_not_be_made_is_an_error(
    source: Transcription, tmp_path: Path, edit: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        revise(source, with_edits(f"[[edit]]\n{edit}\n", tmp_path))


def test_words_that_are_not_there_as_often_as_said_are_an_error(
    source: Transcription,
) -> None:
    words = Words("没有", "x", 1, whole=False)
    with pytest.raises(ValueError, match="0 times, not 1"):
        revise(source, replace(read_edits(), words=(words,)))
