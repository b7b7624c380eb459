"""What every value column shares: blank, dash, a word that the lexicon knows, or none of these."""

from normalize.lexicon import Lexicon, key
from normalize.lexicon.keys import without_direction
from normalize.spelling import alike
from normalize.text import is_dash


def look_up(text: str, table: str, lexicon: Lexicon) -> str:
    """`blank`, `none` (a dash), the value of a known wording, or `unrecognised`.

    A wording that is but spelled otherwise counts as known; `guessed` says whether it was. `table`
    is the lexicon's in which the words stand.
    """
    if not text.strip():
        return "blank"
    if is_dash(without_direction(text)):
        return "none"
    known = lexicon.wordings(table).get(key(text))
    return known or alike(text, lexicon.spelled.get(table, {})) or "unrecognised"


def guessed(text: str, table: str, lexicon: Lexicon) -> bool:
    """Whether the value of a text is that of a wording which is spelled otherwise."""
    blank = not text.strip() or is_dash(without_direction(text))
    exact = blank or key(text) in lexicon.wordings(table)
    return not exact and alike(text, lexicon.spelled.get(table, {})) is not None
