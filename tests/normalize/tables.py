"""Tables and documents built in memory, as readers would give them."""

from collections.abc import Sequence
from pathlib import PurePath

from extract.document import Block, Cell, Document, Paragraph, Place, Table
from extract.document import Format as FileFormat
from normalize.columns import find_layout
from normalize.grid import Grid
from normalize.lexicon import load_lexicon
from normalize.plan import plan_from
from normalize.profiles import load_profile
from normalize.records import Plan, SourceFile

ZH = load_lexicon("zh")
EB152 = load_profile("eb152-34")
LEFT, UP = "<", "^"
ACTION = "秘书处在职能领域内采取的行动或可交付的成果"
OBJECTIVE = "目标或要解决的需求"
BUDGET = "已编入预算/尚未编列预算"
COST = "估计交付成本(美元)"
YEARS = "活动或可交付成果完成时间："
STATUS = "当前实施状态：正在进行/已做计划/正做计划"
COMMENTS = "秘书处的一般性意见，包括对迄今为止（截至 2022 年 12 月底）进展的看法"

# `<` goes on with the cell to the left, `^` with the cell above.
HEADER_1 = (
    ("编号", "职能领域", ACTION, OBJECTIVE, BUDGET, COST, YEARS, LEFT, LEFT, STATUS, COMMENTS),
    (UP, UP, UP, UP, UP, UP, "2023 年", "2024 年", "2025 年及以后", UP, UP),
)
HEADER_2 = (("编号", "职能领域", ACTION, OBJECTIVE, COMMENTS),)
PLAIN_HEADER_1 = tuple(
    tuple("" if cell in (LEFT, UP) else cell for cell in row) for row in HEADER_1
)
Row = Sequence[str]


def table(
    *rows: Row,
    spans_known: bool = True,
    page: int | None = None,
    breaks: dict[tuple[int, int], tuple[int, ...]] | None = None,
    room: dict[tuple[int, int], tuple[float | None, float | None]] | None = None,
) -> Table:
    """A table of these rows; `<` and `^` are taken up by the cell to the left or above.

    `breaks` and `room` (room after, lead) name cells by row and column.
    """
    width = max(map(len, rows))
    cells = [
        _cell(rows, row, column, page, (breaks or {}).get((row, column), ()), (room or {}))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text not in (LEFT, UP)
    ]
    places = () if page is None else (Place(page, 40.0, 60.0, 800.0, 60.0 + 20 * len(rows)),)
    return Table(tuple(cells), len(rows), width, "rules", places, spans_known)


def _cell(
    rows: Sequence[Row],
    row: int,
    column: int,
    page: int | None,
    breaks: tuple[int, ...],
    room: dict[tuple[int, int], tuple[float | None, float | None]],
) -> Cell:
    columns, height = 1, 1
    while column + columns < len(rows[row]) and rows[row][column + columns] == LEFT:
        columns += 1
    while row + height < len(rows) and _at(rows[row + height], column) == UP:
        height += 1
    text = rows[row][column]
    box = (40.0 + 60 * column, 60.0 + 20 * row, 100.0 + 60 * column, 80.0 + 20 * row)
    after, lead = room.get((row, column), (None, None))
    return Cell(
        row,
        column,
        text,
        height,
        columns,
        breaks,
        () if page is None else (Place(page, *box, lines=text.count("\n") + 1),),
        room_after=after,
        lead=lead,
    )


def _at(row: Row, column: int) -> str:
    return row[column] if column < len(row) else ""


def theme(title: str, width: int = 11) -> Row:
    """A theme row across the table."""
    return (title, *[LEFT] * (width - 1))


def action(
    number: object = 1,
    area: str = "问责职能\n风险管理",
    text: str = "制定框架",
    *,
    objective: str = "目标甲",
    budget: str = "已编入预算",
    cost: str = "100 000",
    marks: Sequence[str] = ("X", "-", ""),
    status: str = "正在进行",
    comments: str = "意见甲",
) -> Row:
    """An action row of Annex 1, sound in every cell."""
    return (str(number), area, text, objective, budget, cost, *marks, status, comments)


def subheading(area: str, text: str, objective: str = "", comments: str = "") -> Row:
    """A subheading row of Annex 1 whose budget to status are one merged dash."""
    return ("", area, text, objective, "-", *[LEFT] * 4, LEFT, comments)


def done(number: object = 1, area: str = "治理", text: str = "已做", comments: str = "意见") -> Row:
    """An action row of Annex 2."""
    return (str(number), area, text, "目标乙", comments)


def rest(**cells: str) -> Row:
    """A row of Annex 1 that holds text only in the columns named."""
    names = ("number", "area", "action", "objective", "budget", "cost", "y1", "y2", "y3", "status")
    return tuple(cells.get(name, "") for name in (*names, "comments"))


def document(
    *blocks: Block | str, file_format: FileFormat = "pdf", title: str | None = None
) -> Document:
    """A document of these blocks; a string is a body paragraph."""
    return Document(
        format=file_format,
        blocks=tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks),
        reader="rules",
        page_count=2 if file_format == "pdf" else None,
        metadata={} if title is None else {"title": title},
    )


def annex(*rows: Row, heading: str = "附件 1") -> Document:
    """A document that is one annex under its heading, its table with the header of Annex 1."""
    return document(heading, table(*HEADER_1, *rows))


def source(name: str = "plan.pdf") -> SourceFile:
    """The file that a document pretends to come from."""
    suffix = PurePath(name).suffix
    file_format: FileFormat = "docx" if suffix == ".docx" else "pdf"
    return SourceFile(name=name, format=file_format, sha256="0" * 64, pages=None)


def plan(read: Document, **options: str) -> Plan:
    """The plan that a document holds."""
    return plan_from(read, source=source(), **options)


def layout_roles(*rows: Row) -> tuple[int, tuple[str | None, ...]] | None:
    """The number of header rows and the roles of a table of these rows."""
    layout = find_layout(Grid.of(table(*rows)), ZH, EB152)
    return None if layout is None else (layout.header_rows, layout.roles)


def codes(read: Plan) -> list[str]:
    """The codes of all findings of a plan but those on missing front matter."""
    usual = {"claims_missing", "title_missing", "symbol_assumed", "themes_missing"}
    return [finding.code for finding in read.all_findings() if finding.code not in usual]


def ids(read: Plan) -> list[str]:
    """The ids of all records, in order."""
    return [record.id for record in read.records]
