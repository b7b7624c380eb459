"""A plan in any language: the same facts, with a lexicon and, as far as structure goes, without."""

from dataclasses import replace

import pytest

from extract.document import Document, Table
from extract.errors import NoPlanError
from normalize.lexicon import languages
from normalize.records import Plan
from tests.layouts.speech import SPEECH
from tests.normalize.languages import PROSE, first_annex, header, second_annex, tables, whole
from tests.normalize.tables import LEFT, Row, codes, document, plan, table

IDS = ["A1-1", "A1-s1", "A1-2", "A1-3", "A1-4", "A2-1", "A2-2", "A2-3"]
FACTS = [
    ("A1-1", 1, None, "budgeted", 100_000, ["due", "none", "blank"], "ongoing"),
    ("A1-s1", 1, None, None, None, None, None),
    ("A1-2", 1, "A1-s1", "not_budgeted", 100_000, ["due", "none", "due"], "planned"),
    ("A1-3", 2, None, "partially_budgeted", 40_000, ["due", "tbc", "due"], "planning"),
    ("A1-4", None, None, "not_budgeted", 100_000, ["none", "none", "due"], "planned"),
    ("A2-1", 1, None, None, None, None, "implemented"),
    ("A2-2", 1, None, None, None, None, "implemented"),
    ("A2-3", None, None, None, None, None, "implemented"),
]


def facts(read: Plan) -> list[tuple[object, ...]]:
    return [
        (
            record.id,
            record.theme,
            record.subheading,
            record.budget and record.budget.value,
            record.cost and record.cost.min_usd,
            record.timeline and [entry.mark for entry in record.timeline],
            record.status and record.status.value,
        )
        for record in read.records
    ]


def test_headings_tell_the_language_where_most_tables_have_none_and_another_script() -> None:
    """A header on the first page only, over texts that nobody translated."""
    rows = [*header(SPEECH["zh"]), *first_annex(SPEECH["zh"], PROSE["en"])]
    parts = [table(*[(str(number), "治理", *[PROSE["en"]] * 9)] * 3) for number in range(10, 20)]
    assert plan(document(table(*rows), *parts)).document.language == "zh"


@pytest.mark.parametrize("wording", [0, 1])
@pytest.mark.parametrize("code", languages())
def test_a_known_language_gives_every_fact_and_no_finding(code: str, wording: int) -> None:
    read = plan(whole(code, wording=wording))
    assert read.document.language == code
    assert facts(read) == FACTS
    assert [theme.number for theme in read.themes] == [1, 2, None]
    assert [entry.period for entry in read.records[0].timeline or []] == ["2023", "2024", "2025+"]
    assert codes(read) == []


@pytest.mark.parametrize("code", languages())
def test_areas_are_split_and_prefixed_by_known_ones(code: str) -> None:
    speech = SPEECH[code]
    subheading = plan(whole(code)).records[1]
    assert (subheading.functional_area, subheading.sub_area) == (
        speech.areas[0],
        speech.sub_areas[1],
    )


def test_a_language_without_lexicon_keeps_its_structure() -> None:
    read = plan(whole("pt"))
    assert read.document.language == "pt"
    assert [record.id for record in read.records] == IDS
    assert [record.theme for record in read.records] == [fact[1] for fact in FACTS]
    assert [record.subheading for record in read.records] == [fact[2] for fact in FACTS]
    assert [(theme.number, theme.title) for theme in read.themes] == [
        (1, SPEECH["pt"].titles[0]),
        (2, SPEECH["pt"].titles[1]),
        (None, "Outros assuntos"),
    ]
    first, second = read.records[0], read.records[2]
    assert first.budget is not None
    assert (first.budget.value, first.budget.text) == ("unrecognised", "Orçamentado")
    assert first.cost is not None
    assert (first.cost.min_usd, first.cost.max_usd) == (100_000, 100_000)
    assert [(entry.period, entry.mark) for entry in first.timeline or []] == [
        ("2023", "due"),
        ("2024", "none"),
        ("2025+", "blank"),
    ]
    assert (second.functional_area, second.sub_area) == (
        "Funções de prestação de contas",
        "Gestão dos riscos",
    )
    assert read.records[5].comments == PROSE["pt"]


def test_each_unknown_wording_is_told_once_with_the_list_to_add_it_to() -> None:
    read = plan(whole("pt"))
    messages = [
        found.message for found in read.all_findings() if found.code == "unrecognised_value"
    ]
    [twice] = [message for message in messages if '"Ainda não orçamentado"' in message]
    assert "here first, 2 times in all" in twice
    assert twice.endswith("add it to [budget] in normalize/lexicon/pt.toml.")
    assert len(messages) == len(set(messages))
    headings = [found for found in read.findings if found.code == "heading_by_position"]
    assert len({found.message for found in headings}) == len(headings)
    [status] = [found.message for found in headings if "Situação atual" in found.message]
    assert "add it to status in [columns] of normalize/lexicon/pt.toml" in status
    [beyond] = [found.message for found in headings if "seguintes" in found.message]
    assert "add it to beyond in [periods]" in beyond


@pytest.mark.parametrize("code", languages())
def test_headings_that_nobody_listed_are_told_by_what_stands_under_them(code: str) -> None:
    read = plan(_reworded(whole(code)))
    assert read.document.language == code
    assert facts(read) == FACTS
    found = {finding.code for finding in read.all_findings()}
    assert "heading_by_position" in found
    assert "unrecognised_value" not in found


def _reworded(read: Document) -> Document:
    """The document with headings of no sense, but for the years."""
    blocks = [_with_headings(block) if isinstance(block, Table) else block for block in read.blocks]
    return replace(read, blocks=tuple(blocks))


def _with_headings(block: Table) -> Table:
    rows = 2 if block.column_count == 11 else 1
    cells = [
        replace(cell, text=f"Z{'qk'[rows % 2]}{'wx'[cell.column % 2] * (cell.column + 1)}")
        if cell.row < rows and not any(figure.isdecimal() for figure in cell.text)
        else cell
        for cell in block.cells
    ]
    return replace(block, cells=tuple(cells))


def test_a_language_that_nothing_tells_is_undetermined() -> None:
    words = {
        text: f"{text[:2] if text[0].isdecimal() else ''} blorp{at}"
        for at, text in enumerate(_texts(whole("pt")))
    }
    blocks = [
        replace(
            block,
            cells=tuple(
                replace(cell, text=words.get(cell.text, cell.text)) for cell in block.cells
            ),
        )
        for block in tables("pt")
    ]
    read = plan(document(*blocks))
    assert read.document.language == "und"
    assert len([record for record in read.records if record.number]) == 7
    assert any("normalize/lexicon/XX.toml" in found.message for found in read.all_findings())


def _texts(read: Document) -> list[str]:
    """Every text that is no number, dash, mark or year."""
    cells = {cell.text for block in read.tables for cell in block.cells}
    return sorted(text for text in cells if len(text) > 5 and not text[:2].isdecimal())


def test_a_column_more_is_left_out_and_shifts_none_whatever_the_language() -> None:
    speech = SPEECH["pt"]
    rows = [*header(speech), *first_annex(speech, PROSE["pt"])]
    wider = [_with_column(row, at) for at, row in enumerate(rows)]
    read = plan(document(f"{PROSE['pt']}.", table(*wider)))
    actions = read.actions()
    assert [record.number for record in actions] == [1, 2, 3, 4]
    assert [record.action for record in actions] == [f"{PROSE['pt']} {at}" for at in range(1, 5)]
    assert [entry.mark for entry in actions[0].timeline or []] == ["due", "none", "blank"]
    assert {record.comments for record in actions} == {PROSE["pt"]}


def _with_column(row: Row, at: int) -> Row:
    """The row with a column more before the last one."""
    if at == 0:
        return (*row[:-1], "Responsável", row[-1])
    more = LEFT if row[-1] == LEFT else ("^" if at == 1 else "DG")
    return (*row[:-1], more, row[-1])


@pytest.mark.parametrize(
    "rows",
    [
        [("Indicador", "2019", "2020", "2021"), ("1", "5", "6", "7"), ("2", "8", "9", "10")],
        [("Países", "Visitas", "Datas", "Nomes", "Notas"), ("Angola", "1", "2", "3", "4")],
        [("N.º", "País", "Data", "Nome", "Nota"), ("1", "b", "c", "d", "e"), ("2", *"bcde")],
    ],
)
def test_a_table_of_something_else_is_no_plan(rows: list[Row]) -> None:
    read = plan(document(table(*rows), *_blocks("pt")))
    assert [record.id for record in read.records] == IDS
    assert "table_ignored" in codes(read)


def _blocks(code: str) -> list[str | Table]:
    speech = SPEECH[code]
    one, two, three = tables(code)
    return [f"{PROSE[code]}.", f"{speech.annex} 1", one, two, f"{speech.annex} 2", three]


def test_arabic_figures_number_rows_and_years() -> None:
    figures = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    blocks = [
        replace(
            block,
            cells=tuple(replace(cell, text=cell.text.translate(figures)) for cell in block.cells),
        )
        for block in tables("ar")
    ]
    read = plan(document("الملحق ١", *blocks[:2], "الملحق ٢", blocks[2]))
    assert facts(read) == FACTS


def test_a_title_without_number_before_numbered_ones_is_no_theme() -> None:
    speech, text = SPEECH["pt"], PROSE["pt"]
    rows = first_annex(speech, text)
    moved = [*rows[:4], ("Qualquer coisa", *[LEFT] * 10), *rows[4:6]]
    read = plan(document(table(*header(speech), *moved)))
    assert "row_unassigned" in codes(read)
    assert [theme.number for theme in read.themes] == [1, 2]


def test_costs_in_thousands_are_not_read_as_dollars() -> None:
    speech, text = SPEECH["en"], PROSE["en"]
    first, second = header(speech)
    heading = (*first[:5], "Estimated cost (US$ thousand)", *first[6:])
    read = plan(document("Annex 1", table(heading, second, *first_annex(speech, text))))
    assert {record.cost.kind for record in read.actions() if record.cost} == {"unrecognised"}
    assert "cost_in_multiples" in codes(read)


def test_second_annex_alone_in_an_unknown_language() -> None:
    speech, text = SPEECH["pt"], PROSE["pt"]
    head = ("Zq", "Zw", "Zx", "Zy", "Zz")
    read = plan(document(f"{text}.", table(head, *second_annex(speech, text))))
    assert [record.id for record in read.records] == ["A2-1", "A2-2", "A2-3"]


@pytest.mark.parametrize("code", languages())
def test_a_language_that_the_headings_are_not_in_is_told_with_the_one_they_are_in(
    code: str,
) -> None:
    other = "en" if code != "en" else "fr"
    with pytest.raises(NoPlanError) as caught:
        plan(whole(code), language=other)
    line = str(caught.value)
    assert f"no table has the columns of a plan in {other} (" in line
    assert f"its headings look like {code} (" in line
    assert line.endswith(f"; use --language {code}, or leave --language out")


def test_a_language_for_a_table_in_none_is_told_without_another() -> None:
    with pytest.raises(NoPlanError) as caught:
        plan(document(table(("Qq", "Ww"), ("1", "2"))), language="fr")
    line = str(caught.value)
    assert "look like" not in line
    assert "leave --language out" in line
