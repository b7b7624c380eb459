"""Two languages in a document are refused with one line, unless one is named; names are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.document import Document, Table
from extract.errors import TwoLanguagesError
from tests.layouts.speech import SPEECH
from tests.normalize.languages import PROSE, tables, whole
from tests.normalize.tables import codes, document, plan, table

PAIRS = [("en", "fr"), ("zh", "en"), ("ar", "en"), ("es", "fr"), ("ru", "en")]


def alternating(one: str, other: str) -> Document:
    """Each table in one language, then in the other."""
    blocks: list[str | Table] = []
    for code, number, pair in zip("xy", (1, 2), (slice(0, 2), slice(2, 3)), strict=True):
        assert code
        blocks.append(f"{SPEECH[one].annex} {number}")
        for mine, theirs in zip(tables(one)[pair], tables(other)[pair], strict=True):
            blocks += [mine, theirs]
    return document(*blocks)


def beside(one: str, other: str) -> Document:
    """The columns of one language, then those of the other, in each table."""
    blocks = []
    for mine, theirs in zip(tables(one), tables(other), strict=True):
        moved = [replace(cell, column=cell.column + mine.column_count) for cell in theirs.cells]
        width = 2 * mine.column_count
        blocks.append(replace(mine, cells=(*mine.cells, *moved), column_count=width))
    return document(f"{SPEECH[one].annex} 1", *blocks)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    ("make", "says", "does_not_say"),
    [
        (alternating, ", one after another: table ", "side by side"),
        (beside, "table 1 on page 1 has columns in two languages ", "after another"),
    ],
)
def test_tables_in_two_languages_are_refused(
    make: Callable[[str, str], Document], says: str, does_not_say: str, one: str, other: str
) -> None:
    with pytest.raises(TwoLanguagesError) as caught:
        plan(make(one, other))
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith("plan.pdf: ")
    assert f"({one} and {other})" in line or f"({other} and {one})" in line
    assert says in line
    assert does_not_say not in line
    assert "on page 1" in line
    assert line.endswith("name the one to read with --language, or split the document")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_naming_one_reads_its_tables_and_leaves_the_others(one: str, other: str) -> None:
    wanted = [record.model_dump(exclude={"sources"}) for record in plan(whole(one)).records]
    read = plan(alternating(one, other), language=one)
    assert read.document.language == one
    assert [record.model_dump(exclude={"sources"}) for record in read.records] == wanted
    assert codes(read) == ["table_ignored"] * 3


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_paragraphs_that_take_turns_are_refused(one: str, other: str) -> None:
    text = [f"{PROSE[code]}. {PROSE[code]}." for code in (one, other)] * 4
    with pytest.raises(TwoLanguagesError, match="the running text"):
        plan(document(*text, *tables(one)))


def test_columns_whose_headings_nobody_knows_are_refused_too() -> None:
    rows = [
        (str(number), PROSE["en"], PROSE["fr"], PROSE["en"], PROSE["fr"]) for number in range(1, 9)
    ]
    with pytest.raises(TwoLanguagesError, match="columns of table 1"):
        plan(document(table(("Qw", "Qx", "Qy", "Qz", "Qq"), *rows)))


@pytest.mark.parametrize("code", ["zh", "ru", "ar", "fr"])
def test_names_and_titles_in_another_language_are_no_second_language(code: str) -> None:
    titles = [f"{PROSE[code]} (“{PROSE['en']}”)." for _ in range(6)]
    read = plan(document(*titles, PROSE["en"], *whole(code).blocks[2:]))
    assert read.document.language == code
    assert codes(read) == []


def test_a_text_in_another_language_behind_the_plan_is_no_second_one() -> None:
    read = plan(document(*whole("zh").blocks[2:], *[f"{PROSE['en']}. {PROSE['en']}."] * 5))
    assert read.document.language == "zh"


def test_a_column_in_another_language_under_a_known_heading_is_read() -> None:
    blocks = [
        replace(
            block,
            cells=tuple(
                replace(cell, text=PROSE["en"])
                if cell.text == PROSE["zh"] and cell.column == block.column_count - 1
                else cell
                for cell in block.cells
            ),
        )
        for block in tables("zh")
    ]
    read = plan(document("附件 1", *blocks[:2], "附件 2", blocks[2]))
    assert {record.comments for record in read.records} == {PROSE["en"]}
