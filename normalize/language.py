"""Which language a document is in: by the headings of its tables, else by its texts."""

from collections.abc import Iterable, Iterator, Sequence

from extract.document import Document
from normalize.bilingual import check_one_language
from normalize.columns import exact_roles, headings_known
from normalize.grid import Grid
from normalize.lexicon import Lexicon, neutral_lexicon
from normalize.lexicon.known import KnownLexicons
from normalize.tongues import language_of, language_words, scripts_in

_TABLES_LOOKED_AT = 50
_HEADER_ZONE = 6
# A script counts where at least this part of the letters is in it: names in Latin letters and X
# marks make no document a Latin one.
_SHARE_OF_SCRIPT = 0.15
_MOST_CHARACTERS = 40_000
# With fewer known headings the texts count more: languages that are akin have some in common.
_ENOUGH_HEADINGS = 5


def choose_lexicon(
    document: Document, known: KnownLexicons, language: str | None = None
) -> Lexicon:
    """The lexicon of `language`, or of the language that headings, else texts, are in.

    Where nothing tells, or the language has no lexicon, one that holds in any language. Raises
    KeyError for a `language` without lexicon, TwoLanguagesError where the document is in two.
    """
    if language is not None:
        return known.load(language)
    grids = _grids(document)
    candidates = known.in_scripts(_scripts_of_headers(grids))
    lexicon = _by_headings(grids, candidates)
    if lexicon is None or _exact(grids, lexicon) < _ENOUGH_HEADINGS:
        lexicon = _by_text(document, known) or lexicon or neutral_lexicon()
    check_one_language(document, grids, lexicon, candidates, known)
    return lexicon


def language_of_headings(document: Document, known: KnownLexicons) -> Lexicon | None:
    """The lexicon that knows most of the tables' headings, None where none knows any."""
    grids = _grids(document)
    return _by_headings(grids, known.in_scripts(_scripts_of_headers(grids)))


def _grids(document: Document) -> list[Grid]:
    return [Grid.of(table) for table in document.tables[:_TABLES_LOOKED_AT]]


def _by_headings(grids: Sequence[Grid], candidates: Iterable[Lexicon]) -> Lexicon | None:
    best = max(candidates, key=lambda lexicon: _score(grids, lexicon), default=None)
    return best if best is not None and _score(grids, best) > 0 else None


def _score(grids: Sequence[Grid], lexicon: Lexicon) -> float:
    """How many headings of the tables a lexicon knows; of parts with one first row, one counts."""
    firsts = {
        tuple(cell.text for cell, _ in grid.row(0)): grid for grid in grids if grid.table.row_count
    }
    return sum(headings_known(grid, lexicon) for grid in firsts.values())


def _exact(grids: Sequence[Grid], lexicon: Lexicon) -> int:
    """How many roles are named to the letter in the table that names most."""
    return max((len({*exact_roles(grid, lexicon).values()}) for grid in grids), default=0)


def _by_text(document: Document, known: KnownLexicons) -> Lexicon | None:
    """The lexicon of the language that the texts are in; a neutral one where it has none."""
    text = "\n".join(_texts(document))[:_MOST_CHARACTERS]
    lexicons = known.in_scripts(_scripts(text))
    language = language_of(text, language_words(lexicons))
    if language is None:
        return None
    try:
        return known.load(language)
    except KeyError:
        return neutral_lexicon(language)


def _scripts(text: str) -> list[str]:
    counts = scripts_in(text[:_MOST_CHARACTERS])
    return [name for name, count in counts.items() if count >= _SHARE_OF_SCRIPT * counts.total()]


def _scripts_of_headers(grids: Sequence[Grid]) -> list[str]:
    """The scripts at the top of any table: parts without header may be in another one."""
    zones = dict.fromkeys(_top(grid) for grid in grids)
    return list(dict.fromkeys(name for zone in zones for name in _scripts(zone)))


def _top(grid: Grid) -> str:
    cells = (
        cell.text
        for row in range(min(_HEADER_ZONE, grid.table.row_count))
        for cell, _ in grid.row(row)
        if cell.row == row
    )
    return "\n".join(cells)


def _texts(document: Document) -> Iterator[str]:
    """The running text, then the cells, of which long ones say more."""
    yield from (paragraph.text for paragraph in document.paragraphs if paragraph.kind == "body")
    for table in document.tables[:_TABLES_LOOKED_AT]:
        yield from sorted((cell.text for cell in table.cells), key=len, reverse=True)[:100]
