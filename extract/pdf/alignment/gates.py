"""What looks like a table and is none: lists, contents, columns of running text, charts."""

from collections.abc import Sequence

from extract.document import Cell
from extract.pdf.alignment.columns import Columns
from extract.pdf.alignment.values import is_figure, is_list_mark, is_prose, page_number
from extract.pdf.alignment.words import TextLine
from extract.pdf.characters import Characters

# Shares: of cells with text, of rows with several, of texts that stand at an edge or middle of
# their column, of the lines of a column that are long, of list marks and page numbers in theirs.
_FILLED = 0.3
_FULL = 0.5
_ALIGNED = 0.5
_MOSTLY = 0.6
_NEARLY_ALL = 0.75
_NEAR = 2.5
# An index has so many lines at least: fewer may be a small table of counts.
_FEWEST_ENTRIES = 8
# A column with a text in fewer than one row in so many is sparse.
_SPARSE = 8


def is_table(
    columns: Columns,
    lines: Sequence[TextLine],
    cells: Sequence[Cell],
    characters: Characters,
    *,
    ruled: bool,
    known: bool,
) -> bool:
    """Whether cells made of aligned texts are a table's.

    `ruled` where rules bound them too, `known` where the columns are those of the page before.
    """
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        if cell.text.strip() and cell.column_span == 1:
            rows.setdefault(cell.row, {})[cell.column] = " ".join(cell.text.split())
    full = [row for row in rows.values() if len(row) > 1]
    texts = _column_texts(columns, lines, characters)
    fewest = 2 if ruled or known else 3
    if len(full) < fewest or (not known and not all(texts)):
        return False
    if _is_list(texts, full):
        return False
    if ruled:
        return True
    usual, width = _without_sparse(full, len(columns))
    if _is_contents(usual, width) or _is_index(usual, width):
        return False
    filled = sum(len(row) for row in full)
    count = 1 + max(cell.row for cell in cells)
    return (
        filled >= _FILLED * len(full) * len(columns)
        and (known or len(full) >= _FULL * count)
        and not _is_prose(texts)
        and _is_aligned(columns, lines)
    )


def _column_texts(
    columns: Columns, lines: Sequence[TextLine], characters: Characters
) -> list[list[str]]:
    """The texts of each column, a printed line each."""
    texts: list[list[str]] = [[] for _ in range(len(columns))]
    for line in lines:
        for segment in line.segments:
            first, last = columns.covered(segment)
            if first == last:
                texts[first].append(segment.text(characters))
    return texts


def _share(found: int, texts: Sequence[str]) -> float:
    return found / len(texts) if texts else 0.0


def _is_list(texts: Sequence[Sequence[str]], rows: Sequence[dict[int, str]]) -> bool:
    """Whether bullets or numbers stand before lines of text."""
    if len(texts) == 3 and _share(sum(map(is_list_mark, texts[0])), texts[0]) >= _MOSTLY:
        # The notes at a page's foot, with gaps that justification made.
        return _share(sum(map(is_prose, texts[1])), texts[1]) >= _MOSTLY
    if len(texts) != 2:
        single = [row for row in rows if len(row) == 2 and is_list_mark(row.get(0, ""))]
        return len(single) >= _MOSTLY * len(rows)
    marks = _share(sum(map(is_list_mark, texts[0])), texts[0])
    figures = _share(sum(map(is_figure, texts[1])), texts[1])
    return marks >= _MOSTLY and figures < _MOSTLY


def _without_sparse(rows: Sequence[dict[int, str]], width: int) -> tuple[list[dict[int, str]], int]:
    """The rows without columns that hardly any has (a running head's), and how many are left."""
    counts = [sum(at in row for row in rows) for at in range(width)]
    kept = [at for at, count in enumerate(counts) if not count or count * _SPARSE > len(rows)]
    found = [{new: row[old] for new, old in enumerate(kept) if old in row} for row in rows]
    return [row for row in found if row], len(kept)


def _is_contents(rows: Sequence[dict[int, str]], width: int) -> bool:
    """Whether page numbers that never fall stand behind titles."""
    if width > 3:
        return False
    last = [row[width - 1] for row in rows if width - 1 in row]
    pages = [page for page in map(page_number, last) if page is not None]
    arabic = [page for page in pages if page >= 0]
    if len(pages) < 3 or len(pages) < _NEARLY_ALL * len(last) or arabic != sorted(arabic):
        return False
    if width == 3 and _share(sum(is_list_mark(row.get(0, "1")) for row in rows), last) < _MOSTLY:
        return False
    titles = [row.get(width - 2, "") for row in rows]
    return _share(sum(map(is_figure, titles)), titles) < _MOSTLY


def _is_index(rows: Sequence[dict[int, str]], width: int) -> bool:
    """Whether titles with page numbers stand in several columns side by side, without headings."""
    if width % 2 or width < 4 or len(rows) < _FEWEST_ENTRIES:
        return False
    pages = [[_last_page(row[at]) for at in range(1, width, 2) if at in row] for row in rows]
    pages = [found for found in pages if found]
    if not pages or None in pages[0] or sum(None in found for found in pages) * 10 > len(pages):
        return False
    titles = [row[column] for row in rows for column in range(0, width, 2) if column in row]
    return not any(map(is_figure, titles))


def _last_page(text: str) -> int | None:
    """The last of page numbers with commas between them, None where it isn't one."""
    return page_number(text.split(",")[-1].strip())


def _is_prose(texts: Sequence[Sequence[str]]) -> bool:
    """Whether columns hold running text: all of up to three, or one of two without figures."""
    long = [_share(sum(map(is_prose, found)), found) >= _MOSTLY for found in texts]
    if len(texts) > 3:
        return False
    if len(texts) == 2 and any(long):
        return not any(_share(sum(map(is_figure, found)), found) >= _MOSTLY for found in texts)
    return all(long)


def _is_aligned(columns: Columns, lines: Sequence[TextLine]) -> bool:
    """Whether the texts of the columns stand at common left or right edges or middles."""
    edges: list[list[tuple[float, float]]] = [[] for _ in range(len(columns))]
    for line in lines:
        for segment in line.segments:
            first, last = columns.covered(segment)
            if first == last:
                edges[first].append((segment.x0, segment.x1))
    shares = [max(_common(side) for side in _sides(found)) for found in edges]
    return sum(shares) >= _ALIGNED * len(shares)


def _sides(found: Sequence[tuple[float, float]]) -> tuple[list[float], ...]:
    return (
        [x0 for x0, _ in found],
        [x1 for _, x1 in found],
        [(x0 + x1) / 2 for x0, x1 in found],
    )


def _common(values: Sequence[float]) -> float:
    """The largest share of values that lie near one of them; none where there is but one."""
    ordered = sorted(values)
    best = begin = 0
    for end, value in enumerate(ordered):
        while value - ordered[begin] > _NEAR:
            begin += 1
        best = max(best, end - begin + 1)
    return best / len(values) if len(values) > 1 else 1.0
