"""What looks like a table and is none."""

import random

import pytest

from tests.extract.pdf.alignment.pages import WORDS, Column, prose, wrap, write
from tests.extract.pdf.builder import Page, text_width
from tests.extract.pdf.grids import Reader


@pytest.fixture
def page() -> Page:
    return Page(600, 800)


def _none(read: Reader, page: Page) -> None:
    document = read.document(page, reader="alignment")
    assert [[cell.text for cell in found.cells] for found in document.tables] == []
    assert read.document(page).tables == []


def _words(count: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def test_paragraphs(read: Reader, page: Page) -> None:
    y = 50.0
    for seed in range(6):
        y = prose(page, y, seed=seed) + 8
    _none(read, page)


def test_justified_paragraphs(read: Reader, page: Page) -> None:
    y = 50.0
    for line in wrap(_words(400, 3), 440):
        words = line.split()
        space = (500 - sum(text_width(word, 10) for word in words)) / max(len(words) - 1, 1)
        x = 50.0
        for word in words:
            page.text(x, y, word)
            x += text_width(word, 10) + min(space, 14)
        y += 12
    _none(read, page)


@pytest.mark.parametrize(("count", "width"), [(2, 240), (3, 160)])
def test_columns_of_running_text(read: Reader, page: Page, count: int, width: float) -> None:
    for column in range(count):
        y = 50.0
        for seed in range(5):
            x = 40 + column * (width + 20)
            y = prose(page, y, x=x, width=width, seed=10 * column + seed) + 8
    _none(read, page)


def test_columns_of_ideographs(read: Reader, page: Page) -> None:
    text = "问责职能和制度风险管理正在进行尚未编列预算" * 12
    for x in (50, 310):
        write(page, Column(x, 240), 50, wrap(text, 240))
    _none(read, page)


@pytest.mark.parametrize("mark", ["•", "–", "1.", "(a)", "iv.", "（一）"])
def test_lists(read: Reader, page: Page, mark: str) -> None:
    y = 50.0
    for seed in range(7):
        page.text(50, y, "*" if mark == "•" else mark if mark != "–" else "-")
        y = prose(page, y, x=85, width=440, words=(4, 30, 14)[seed % 3], seed=seed) + 4
    _none(read, page)


@pytest.mark.parametrize("leaders", [True, False])
@pytest.mark.parametrize("numbers", [True, False])
def test_tables_of_contents(read: Reader, page: Page, *, leaders: bool, numbers: bool) -> None:
    for row in range(9):
        y, title = 50 + 14 * row, _words(4, row)
        if numbers:
            page.text(50, y, f"{row // 3 + 1}.{row % 3 + 1}")
        page.text(90, y, title)
        if leaders:
            x = 100 + text_width(title, 10)
            page.text(x, y, "." * int((470 - x) / 6))
        page.text(490 - text_width(str(2 * row + 8), 10), y, str(2 * row + 8))
    _none(read, page)


def test_an_index_in_two_columns(read: Reader, page: Page) -> None:
    draw = random.Random(5)
    for x in (50, 320):
        for row in range(15):
            page.text(x, 50 + 13 * row, _words(2, row + int(x)))
            page.text(x + 200, 50 + 13 * row, str(draw.randint(1, 300)))
    _none(read, page)


def test_a_masthead(read: Reader, page: Page) -> None:
    for row, (left, right) in enumerate([("BOARD", "EB152/34"), ("Session 152", "16 May 2022")]):
        page.text(50, 30 + 14 * row, left)
        page.text(450, 30 + 14 * row, right)
    page.text(50, 58, "Agenda item 22.1")
    prose(page, 100)
    _none(read, page)


def test_headings_and_footnotes(read: Reader, page: Page) -> None:
    y = 50.0
    for number in range(3):
        page.text(50, y, f"{number + 1}.")
        page.text(90, y, _words(4, number))
        y = prose(page, y + 20, seed=number) + 14
    page.line(50, y, 200, y)
    for number in range(3):
        page.text(50, y + 6, str(number + 1), 6)
        y = prose(page, y + 6, x=62, words=20, seed=9 + number)
    _none(read, page)


def test_the_labels_of_a_chart(read: Reader, page: Page) -> None:
    draw = random.Random(7)
    for _ in range(50):
        page.text(draw.uniform(50, 500), draw.uniform(100, 600), str(draw.randint(0, 99)))
    _none(read, page)
