"""Documents in two languages, which are refused unless one is named.

Names and titles in another language don't count, nor does a column in another language whose
heading is known. A document is in two where each has headings of its own, in one table or in
several, where columns with headings that nobody knows hold long texts of two languages, or where
paragraphs take turns.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.document import Document, Table
from extract.errors import TwoLanguagesError
from normalize.columns import exact_roles, header_rows
from normalize.grid import Grid
from normalize.lexicon import Lexicon, key
from normalize.lexicon.known import KnownLexicons
from normalize.tongues import WordsByLanguage, language_of, language_words, scripts_in

# So many headings that only the other language has.
_HEADINGS = 3
# Rows and letters a cell of a column in another language, and how pure its script must be.
_ROWS, _LETTERS, _PURITY = 6, 40, 0.85
# Paragraphs in each language, how often they take turns, and the lesser language's part of them.
_PARAGRAPHS, _TURNS, _PART = 3, 3, 0.25


def check_one_language(
    document: Document,
    grids: Sequence[Grid],
    lexicon: Lexicon,
    candidates: Iterable[Lexicon],
    known: KnownLexicons,
) -> None:
    """Raise TwoLanguagesError where the document is in the lexicon's language and another.

    `candidates` are the languages that headings may be in.
    """
    others = [other for other in candidates if other.language != lexicon.language]
    # Without headings of its own a language can't be told from a neighbour that shares some.
    for number, grid in enumerate(grids if lexicon.columns else [], start=1):
        for other in others:
            if _own_headings(grid, other, lexicon) >= _HEADINGS:
                place = f"table {number}{_page(grid.table)}"
                raise _refused(_in_tables(grid, lexicon, other, place))
    words = language_words([lexicon, *others])
    for number, grid in enumerate(grids, start=1):
        columns = _languages_of_columns(grid, lexicon, words)
        if len(columns) > 1:
            pair = sorted(columns)
            raise _refused(
                f"columns of table {number}{_page(grid.table)} are in two languages "
                f"({' and '.join(pair)}) side by side"
            )
    other_language = _taking_turns(document, lexicon, known)
    if other_language is not None:
        raise _refused(
            f"the running text is in two languages ({lexicon.language} and {other_language}) that "
            "take turns"
        )


def foreign_tables(grids: Iterable[Grid], lexicon: Lexicon, others: Sequence[Lexicon]) -> set[int]:
    """The indexes of tables whose headings are another language's, to leave out."""
    return {
        index
        for index, grid in enumerate(grids)
        if any(
            _own_headings(grid, other, lexicon) >= _HEADINGS
            and len(exact_roles(grid, lexicon)) < len(exact_roles(grid, other))
            for other in others
        )
    }


def _refused(what: str) -> TwoLanguagesError:
    remedy = "name the one to read with --language, or split the document"
    return TwoLanguagesError(what, remedy=remedy)


def _in_tables(grid: Grid, lexicon: Lexicon, other: Lexicon, place: str) -> str:
    """How the two languages stand: both in this table, or the other here and one elsewhere."""
    pair = f"two languages ({lexicon.language} and {other.language})"
    if _own_headings(grid, lexicon, other) >= _HEADINGS:
        return f"{place} has columns in {pair} side by side"
    return f"the tables are in {pair}, one after another: {place} is in {other.language}"


def _page(table: Table) -> str:
    return f" on page {table.places[0].page}" if table.places else ""


def _own_headings(grid: Grid, other: Lexicon, lexicon: Lexicon) -> int:
    """How many headings are the other language's to the letter and not this one's."""
    return len({*exact_roles(grid, other).items()} - {*exact_roles(grid, lexicon).items()})


def _languages_of_columns(grid: Grid, lexicon: Lexicon, words: WordsByLanguage) -> set[str]:
    """The languages of columns of long texts whose headings are not known."""
    headings = exact_roles(grid, lexicon)
    known = {
        at
        for row in range(header_rows(grid, lexicon))
        for cell, columns in grid.row(row)
        if key(cell.text) in headings
        for at in columns
    }
    found = set()
    for column in {*range(grid.table.column_count)} - known:
        cells = [
            cell.text
            for cell in grid.table.cells
            if cell.column == column and cell.column_span == 1 and cell.text.strip()
        ]
        text = "\n".join(cells)
        counts = scripts_in(text[:20_000])
        if len(cells) < _ROWS or counts.total() < _LETTERS * len(cells):
            continue
        if max(counts.values()) >= _PURITY * counts.total():
            language = language_of(text, words)
            found |= {language} if language else set()
    return found


def _taking_turns(document: Document, lexicon: Lexicon, known: KnownLexicons) -> str | None:
    """Another language than the lexicon's whose paragraphs take turns with those of a second."""
    bodies = [paragraph.text for paragraph in document.paragraphs if paragraph.kind == "body"]
    counts = scripts_in("\n".join(bodies)[:40_000])
    scripts = [name for name, count in counts.items() if count >= _PART * counts.total() / 2]
    words = language_words([lexicon, *known.in_scripts(scripts)])
    if sum(script in scripts for script, _ in words.values()) < 2:
        return None
    named = [(language_of(text, words, least=30), len(text)) for text in bodies]
    told = [(language, size) for language, size in named if language]
    weights: dict[str, int] = {}
    for language, size in told:
        weights[language] = weights.get(language, 0) + size
    ranked = sorted(weights, key=lambda language: -weights[language])[:2]
    if len(ranked) < 2:
        return None
    lesser = min(ranked, key=lambda language: (language == lexicon.language, weights[language]))
    rows = [language for language, _ in told if language in ranked]
    turns = sum(one != other for one, other in pairwise(rows))
    enough = min(weights[one] for one in ranked) >= _PART * sum(weights.values())
    often = turns >= _TURNS and min(rows.count(one) for one in ranked) >= _PARAGRAPHS
    return lesser if enough and often else None
