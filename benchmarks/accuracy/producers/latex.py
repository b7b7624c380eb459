"""Sheets as LaTeX."""

import re

from benchmarks.accuracy.model import Block, Cell, Chart, Sheet, Table, Text

_PAGE = r"""\documentclass[10pt,a4paper{more}]{article}
\usepackage[margin=57pt]{geometry}\usepackage[T1]{fontenc}\usepackage{lmodern}
\usepackage{booktabs,array,colortbl,xcolor}\setlength{\columnsep}{24pt}
\pagestyle{plain}\begin{document}\small\sloppy\hyphenpenalty=10000
"""
_SPECIAL = re.compile(r"([&%$#_{}])")


def source(sheet: Sheet) -> str:
    """The sheet as a LaTeX document."""
    more = ",twocolumn" if sheet.columns > 1 else ""
    blocks = "\n\n".join(_block(block) for block in sheet.blocks)
    return _PAGE.replace("{more}", more) + blocks + "\n\\end{document}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("–", "--").replace("\u00a0", "~")


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block)
    return _text(block)


def _text(text: Text) -> str:
    said = _escaped(text.text)
    return {
        "heading": rf"\section{{{said}}}",
        "caption": rf"\smallskip\noindent\textbf{{{said}}}\par\nopagebreak\smallskip",
        "note": rf"\noindent{{\footnotesize {said}\par}}\medskip",
        "box": rf"\noindent\fbox{{\parbox{{0.9\columnwidth}}{{{said}}}}}",
        "list": rf"\begin{{itemize}}\item {said}\end{{itemize}}",
        "prose": said,
    }[text.kind]


def _chart(chart: Chart) -> str:
    parts = [r"\put(30,15){\framebox(170,105){}}"]
    for y in range(10, 111, 20):
        parts.append(rf"\put(30,{y + 10}){{\line(1,0){{170}}}}\put(8,{y + 8}){{\tiny {y}}}")
    for number, value in enumerate(chart.values):
        at = 36 + 20 * number
        parts.append(rf"\put({at},15){{\rule{{12pt}}{{{value}pt}}}}")
        parts.append(rf"\put({at},5){{\tiny {2000 + number}}}")
    body = "".join(parts)
    return rf"\setlength{{\unitlength}}{{1pt}}\begin{{picture}}(210,125){body}\end{{picture}}"


def _table(table: Table) -> str:
    ruled = table.style in ("grid", "shaded grid", "open sides", "tiles")
    bars = "|" if ruled else ""
    outer = "" if table.style == "open sides" else bars
    columns = bars.join(_column(table, number) for number in range(table.columns))
    lines = [rf"\begin{{tabular}}{{{outer}{columns}{outer}}}", _rule(table, 0)]
    for row in range(table.rows):
        shade = r"\rowcolor{black!8}" if table.style == "zebra" and row % 2 else ""
        lines.append(f"{shade}{_row(table, row, bars, outer)} \\\\ {_rule(table, row + 1)}")
    size = r"\footnotesize" + (
        r"\renewcommand{\arraystretch}{1.35}" if table.style == "airy" else ""
    )
    body = "\n".join([*lines, r"\end{tabular}"])
    return rf"{{{size}\noindent {body}\par}}"


def _column(table: Table, number: int) -> str:
    if table.widths[number]:
        return rf">{{\raggedright\arraybackslash}}p{{{table.widths[number]}pt}}"
    cells = [cell for cell in table.cells if cell.column == number and cell.row >= table.head]
    return cells[-1].align[0] if cells else "l"


def _row(table: Table, row: int, bars: str, outer: str) -> str:
    cells = {cell.column: cell for cell in table.cells if cell.row == row}
    parts: list[str] = []
    column = 0
    while column < table.columns:
        cell = cells.get(column)
        parts.append(_cell(table, cell, bars, outer) if cell else "")
        column += cell.column_span if cell else 1
    return " & ".join(parts)


def _cell(table: Table, cell: Cell, bars: str, outer: str) -> str:
    text = _escaped(cell.text)
    if cell.bold and text:
        text = rf"\textbf{{{text}}}"
    if cell.indent:
        text = rf"\hspace{{8pt}}{text}"
    if cell.column_span == 1 and (cell.row >= table.head or table.widths[cell.column]):
        return text
    left = outer if cell.column == 0 else ""
    right = outer if cell.column + cell.column_span == table.columns else bars
    return rf"\multicolumn{{{cell.column_span}}}{{{left}{cell.align[0]}{right}}}{{{text}}}"


def _rule(table: Table, row: int) -> str:
    """The rules over a row, or below the last one."""
    closed = _closed(table, row)
    if table.style in ("grid", "shaded grid", "open sides", "tiles"):
        return _partial(table, row, r"\cline") if not closed else r"\hline"
    if table.style == "rows":
        return r"\hline" if closed else ""
    ends = {0: r"\toprule", table.head: r"\midrule", table.rows: r"\bottomrule"}
    if table.style in ("booktabs", "head and foot"):
        if row in ends:
            return ends[row]
        if table.style == "booktabs":
            return "".join(
                rf"\cmidrule(lr){{{cell.column + 1}-{cell.column + cell.column_span}}}"
                for cell in table.head_groups()
                if cell.row + 1 == row
            )
    return ""


def _closed(table: Table, row: int) -> bool:
    return not any(cell.row < row < cell.row + cell.row_span for cell in table.cells)


def _partial(table: Table, row: int, name: str) -> str:
    inside = {
        column
        for cell in table.cells
        if cell.row < row < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }
    free = [column for column in range(table.columns) if column not in inside]
    return "".join(rf"{name}{{{column + 1}-{column + 1}}}" for column in free)
