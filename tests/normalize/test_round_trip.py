"""Random plans, cut at random rows and inside random cells, are read as if they were whole."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Block, Document, Table
from normalize.records import Record
from normalize.text import fold
from tests.normalize.tables import HEADER_1, Row, action, document, plan, subheading, table, theme

AREAS = ("问责职能\n风险管理", "问责职能\n下放权力", "资金", "治理\n决议\n成本", "在国家级的影响")
TITLES = ("问责职能和制度", "数字化", "治理", "新的主题")
TEXT_COLUMNS = {"action": 2, "objective": 3, "comments": 10}
PROSE = "世界卫生组织秘书处将在年度会议上报告工作进展情况，。、（）“”"
FIGURES = PROSE + "2023 年WHA75-/."


@dataclass(frozen=True)
class Item:
    """A row of the plan with what its record must say."""

    row: Row
    kind: str
    texts: dict[str, str]
    number: int | None = None


def wrapped(text: str, width: int) -> str:
    """The text as lines of that width."""
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@st.composite
def prose(draw: st.DrawFn, alphabet: str) -> str:
    text = draw(st.text(alphabet, min_size=4, max_size=40))
    return "工作" + text.strip() + "情况"


@st.composite
def items(draw: st.DrawFn, alphabet: str) -> list[Item]:
    """Rows of themes, subheadings and actions, the actions numbered through."""
    found: list[Item] = []
    number = 0
    area = draw(st.sampled_from(AREAS))
    kinds = draw(st.lists(st.sampled_from("aaasst"), min_size=1, max_size=10))
    for position, kind in enumerate(["t", *kinds]):
        if kind == "t":
            title = draw(st.sampled_from(TITLES))
            found.append(Item(theme(f"{position + 1}. {title}"), "theme", {"title": title}))
            continue
        area = draw(st.sampled_from((area, area, *AREAS)))
        texts = {name: draw(prose(alphabet)) for name in TEXT_COLUMNS}
        cells = {name: wrapped(text, draw(st.integers(3, 20))) for name, text in texts.items()}
        if kind == "s":
            row = subheading(area, cells["action"], cells["objective"], cells["comments"])
            found.append(Item(row, "subheading", texts))
        else:
            number += 1
            row = action(
                number,
                area,
                cells["action"],
                objective=cells["objective"],
                comments=cells["comments"],
                cost=draw(st.sampled_from(("100 000", "待完成", "", "40 000+"))),
            )
            found.append(Item(row, "action", texts, number))
    return found


@st.composite
def cut(draw: st.DrawFn, row: Row) -> tuple[Row, Row]:
    """A row in two: what stands before a page break, and its rest in some of the text columns."""
    before, after = list(row), [""] * len(row)
    names = draw(st.sets(st.sampled_from(sorted(TEXT_COLUMNS)), min_size=1))
    for column in (TEXT_COLUMNS[name] for name in names):
        text = row[column]
        at = draw(st.integers(1, len(text) - 1))
        if text[:at].strip() and text[at:].strip():
            before[column], after[column] = text[:at].strip("\n"), text[at:].strip("\n")
    return before, after


@st.composite
def parts(draw: st.DrawFn, rows: list[Item], *, headers: bool) -> Document:
    """The rows as a document of several tables, some rows cut."""
    blocks: list[Block | str] = ["附件 1"]
    current: list[Row] = list(HEADER_1)
    for position, item in enumerate(rows):
        split = draw(st.sampled_from(("", "", "after", "inside")))
        row = item.row
        if split == "inside" and item.kind != "theme":
            row, rest = draw(cut(row))
        else:
            rest = [""] * 11
        current.append(row)
        if split and (position < len(rows) - 1 or any(rest)):
            blocks.append(table(*current, page=len(blocks)))
            current = [*(HEADER_1 if headers or draw(st.booleans()) else ())]
            current.extend([rest] if any(rest) else [])
    if current and current != list(HEADER_1):
        blocks.append(table(*current, page=len(blocks)))
    return document(*blocks)


def facts(record: Record) -> dict[str, Any]:
    """All that must not depend on where the pages break."""
    plain = replace_texts(record.model_dump())
    plain.pop("sources")
    return plain


def replace_texts(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its prose folded."""
    return {**record, **{name: fold(record[name]) for name in TEXT_COLUMNS}}


def whole(rows: list[Item]) -> Table:
    """The rows as one table."""
    return table(*HEADER_1, *(item.row for item in rows))


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_plan_cut_into_pages_is_the_same_plan(data: st.DataObject) -> None:
    headers = data.draw(st.booleans())
    rows = data.draw(items(FIGURES if headers else PROSE))
    read = plan(data.draw(parts(rows, headers=headers)))
    uncut = plan(document("附件 1", whole(rows)))
    assert [facts(record) for record in read.records] == [facts(record) for record in uncut.records]
    assert read.themes == uncut.themes


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_row_of_a_cut_plan_is_a_record_with_its_own_texts(data: st.DataObject) -> None:
    rows = data.draw(items(FIGURES))
    read = plan(data.draw(parts(rows, headers=True)))
    wanted = [item for item in rows if item.kind != "theme"]
    assert [(record.kind, record.number) for record in read.records] == [
        (item.kind, item.number) for item in wanted
    ]
    for record, item in zip(read.records, wanted, strict=True):
        for name, text in item.texts.items():
            assert fold(getattr(record, name)) == fold(text)
    assert {item.texts["title"] for item in rows if item.kind == "theme"} == {
        found.title for found in read.themes
    }
