"""Which language a document is in, by the headings of its tables."""

from collections.abc import Iterable

from extract.document import Table
from normalize.columns import header_rows
from normalize.grid import Grid
from normalize.lexicon import Lexicon, languages, load_lexicon

_TABLES_LOOKED_AT = 50


def choose_lexicon(tables: Iterable[Table], language: str | None = None) -> Lexicon | None:
    """The lexicon of `language`, or the one whose headings the tables have; None where none fits.

    Raises KeyError for a language that has no lexicon.
    """
    if language is not None:
        return load_lexicon(language)
    grids = [Grid.of(table) for table, _ in zip(tables, range(_TABLES_LOOKED_AT), strict=False)]
    scores = {
        code: sum(header_rows(grid, load_lexicon(code)) for grid in grids) for code in languages()
    }
    best = max(scores, key=lambda code: scores[code])
    return load_lexicon(best) if scores[best] else None
