"""Tables as reports have them: text close by, headings in several lines, rules here and there."""

from tests.extract.pdf.alignment.pages import Column, prose, spans, table, texts, write
from tests.extract.pdf.builder import Page, text_width
from tests.extract.pdf.grids import Reader

THREE = [Column(50, 120), Column(200, 60, "r"), Column(290, 60, "r")]
SALES = [["Item", "2012", "2013"], ["Goods", "1,234", "12"], ["Services", "17", "(3.5)"]]
WORDS = "spending on health services has grown in most states since the".split()  # noqa: SIM905


def _justified(page: Page, top: float, words: list[str], x: float = 50, width: float = 396) -> None:
    """A line of words from edge to edge, as justification sets them, one gap wider than others."""
    free = width - sum(text_width(word, 10) for word in words)
    gaps = [free / len(words)] * (len(words) - 1)
    gaps[2] += free - sum(gaps)
    for word, gap in zip(words, [*gaps, 0.0], strict=True):
        page.text(x, top, word)
        x += text_width(word, 10) + gap


def _found(read: Reader, *pages: Page) -> list[list[list[str]]]:
    return [texts(one) for one in read.document(*pages).tables]


def test_justified_text_under_a_table_is_none_of_it(read: Reader) -> None:
    page = Page()
    bottom = table(page, THREE, SALES)
    _justified(page, bottom, WORDS)
    page.text(
        50,
        bottom + 12,
        "The report of the committee shows that spending has grown in near-",
    )
    page.text(50, bottom + 24, "ly all the states but one.")
    assert _found(read, page) == [SALES]


def test_rules_of_two_tables_don_t_join_what_stands_between(read: Reader) -> None:
    page, top = Page(height=500), 60.0
    for _ in range(2):
        page.line(50, top - 4, 350, top - 4)
        page.line(50, top + 13, 350, top + 13)
        bottom = table(page, THREE, SALES, top=top)
        page.line(50, bottom - 2, 350, bottom - 2)
        top = prose(page, bottom + 10, words=40) + 20
    assert _found(read, page) == [SALES, SALES]


def test_a_table_in_one_column_of_a_page_is_read_without_the_other(read: Reader) -> None:
    page = Page(700, 500)
    prose(page, 60, x=40, width=280, words=120, seed=3)
    three = [Column(380, 100), Column(500, 60, "r"), Column(580, 60, "r")]
    bottom = table(page, three, SALES)
    prose(page, bottom + 12, x=360, width=300, words=40, seed=4)
    assert _found(read, page) == [SALES]


def test_lines_that_all_go_on_in_lower_case_are_of_one_row(read: Reader) -> None:
    page = Page()
    columns = [Column(50, 120), Column(200, 120), Column(350, 120)]
    lines = [
        ["Measure", "Objective", "Body"],
        ["Training the staff", "Better care for the", "The ministry and its"],
        ["of rural schools", "people who need it", "regional offices"],
        ["Annual survey of", "Good data for next", "The statistics office"],
        ["public spending", "year and the budget", "and the committee"],
    ]
    for number, row in enumerate(lines):
        for column, text in zip(columns, row, strict=True):
            page.text(column.x, 60 + 12 * number, text)
    assert [row[0] for row in texts(read.table(page))] == [
        "Measure",
        "Training the staff\nof rural schools",
        "Annual survey of\npublic spending",
    ]


def test_a_rule_under_two_headings_is_shared_by_them(read: Reader) -> None:
    page = Page()
    five = [Column(50, 80), *(Column(150 + 60 * number, 50, "r") for number in range(4))]
    page.text(196, 46, "Men")
    page.text(310, 46, "Women")
    page.line(150, 58, 390, 58)
    table(
        page,
        five,
        [["", "2012", "2013", "2012", "2013"], ["Goods", "1", "2", "3", "4"]] * 1
        + [["Other", "5", "6", "7", "8"], ["All", "6", "8", "10", "12"]],
    )
    assert {"Men": (1, 2), "Women": (1, 2)}.items() <= spans(read.table(page)).items()


def test_a_title_over_all_columns_is_one_cell(read: Reader) -> None:
    page = Page()
    title = "All the operators"
    page.text(200 - text_width(title, 10) / 2, 46, title)
    page.line(50, 58, 350, 58)
    rows = [["Symbol", "One", "Other"], ["plus", "two", "three"], ["minus", "four", "five"]]
    bottom = table(page, THREE, rows)
    page.line(50, bottom, 350, bottom)
    page.line(50, 40, 350, 40)
    assert spans(read.table(page)) == {title: (1, 3)}


def test_a_caption_with_wide_gaps_is_no_row(read: Reader) -> None:
    page = Page()
    page.text(50, 46, "Table 2.")
    page.text(110, 46, "Sales")
    table(page, THREE, SALES)
    assert _found(read, page) == [SALES]


def _spaced(page: Page, top: float, words: list[str], gap: float) -> None:
    x = 50.0
    for word in words:
        page.text(x, top, word)
        x += text_width(word, 10) + gap


def test_code_in_a_font_of_fixed_pitch_is_no_table(read: Reader) -> None:
    """Its blanks are wider than those of the text around."""
    page = Page()
    for number in range(8):
        _spaced(page, 200 + 12 * number, WORDS, 3)
    for number, line in enumerate(["git pull origin", "svn move readme", "cvs edit change"]):
        _spaced(page, 60 + 12 * number, line.split(), 6)
    assert _found(read, page) == []


def test_a_number_and_what_it_numbers_are_one_text(read: Reader) -> None:
    page = Page()
    for number, (name, value) in enumerate([("Goods", "12"), ("Services", "7"), ("Other", "5")]):
        page.text(50, 60 + 14 * number, f"{number + 1}.")
        page.text(69, 60 + 14 * number, name)
        write(page, Column(200, 60, "r"), 60 + 14 * number, [value])
    assert [row[1] for row in texts(read.table(page))] == ["12", "7", "5"]
    assert read.table(page).column_count == 2


def test_the_gap_under_a_ruled_header_says_nothing_of_rows(read: Reader) -> None:
    page = Page()
    columns = [Column(50, 120), Column(200, 150)]
    write(page, columns[0], 50, ["Measure"])
    write(page, columns[1], 50, ["Result"])
    for at in (46, 64, 112):
        page.line(50, at, 350, at)
    rows = [
        ("Number one", "Alpha beta"),
        ("Number two", "Gamma corn"),
        ("Number six", "Delta food"),
    ]
    for number, (name, value) in enumerate(rows):
        write(page, columns[0], 72 + 12 * number, [name])
        write(page, columns[1], 72 + 12 * number, [value])
    assert len(texts(read.table(page))) == 4


def _coarse(page: Page) -> None:
    """A grid of one row of headings over one of all figures, a rule between two groups."""
    five = [Column(55, 80), *(Column(150 + 50 * number, 40, "r") for number in range(4))]
    page.text(185, 46, "Men")
    page.text(280, 46, "Women")
    rows = [["", "2012", "2013", "2012", "2013"]]
    rows += [[name, "1", "2", "3", "4"] for name in ("Goods", "Services", "Other", "Total")]
    bottom = table(page, five, rows)
    for at in (40, 75, bottom):
        page.line(50, at, 350, at)
    page.line(145, 58, 350, 58)
    page.line(145, 40, 145, bottom)
    page.line(245, 40, 245, bottom)


def test_rows_and_columns_that_rules_leave_open_are_told_by_figures(read: Reader) -> None:
    page = Page()
    _coarse(page)
    found = read.table(page)
    assert [row[0] for row in texts(found)][-4:] == ["Goods", "Services", "Other", "Total"]
    assert found.column_count == 5
    assert {"Men": (1, 2), "Women": (1, 2)}.items() <= spans(found).items()


def _striped(page: Page) -> None:
    rows = [*SALES, ["Other", "3", "4"], ["More", "5", "6"], ["Total", "8", "10"]]
    edges = [60 + 17 * number - 3.5 for number in range(len(rows) + 1)]
    for number in range(2, len(rows), 2):
        for x0, x1 in ((45, 190), (190, 275), (275, 360)):
            page.shade(x0, edges[number], x1, edges[number + 1])
    table(page, THREE, rows)


def test_headings_over_rows_that_are_shaded_in_turn_belong_to_the_table(read: Reader) -> None:
    page = Page()
    _striped(page)
    assert texts(read.table(page))[0] == SALES[0]
    assert len(texts(read.table(page))) == 6


def _tall_stripes(page: Page) -> list[list[str]]:
    """Rows of several lines, every second one shaded cell by cell; headings of two lines."""
    stub, figures = THREE[0], THREE[1:]
    lines: list[tuple[float, list[str]]] = [
        (60, ["", "Number of", "Share of"]),
        (72, ["Item", "schools", "total"]),
    ]
    rows = [["Item", "Number of schools", "Share of total"]]
    top = 90.0
    names = [
        ("Goods that were", "sold in the year"),
        ("Services",),
        ("Other things that", "were bought from", "other states"),
    ]
    for number, name in enumerate(names):
        height = 12 * len(name) + 4
        if number % 2 == 0:
            for x0, x1 in ((45, 190), (190, 275), (275, 360)):
                page.shade(x0, top - 2, x1, top + height - 2)
        lines += [(top, [name[0], f"1{number}7", f"{number}.5"])]
        lines += [(top + 12 * at, [text, "", ""]) for at, text in enumerate(name) if at]
        rows.append([" ".join(name), f"1{number}7", f"{number}.5"])
        top += height
    for at, texts_ in lines:
        for column, text in zip((stub, *figures), texts_, strict=True):
            if text:
                write(page, column, at, [text])
    return rows


def test_the_last_lines_of_a_shaded_row_and_headings_over_the_first_belong_to_the_table(
    read: Reader,
) -> None:
    page = Page()
    rows = _tall_stripes(page)
    page.text(45, 180, "Adopted states most on from report shows measures states grown. The states")
    found = [[" ".join(cell.split()) for cell in row] for row in texts(read.table(page))]
    assert found == rows
