"""What every value column shares: blank, dash, a word that the lexicon knows, or none of these."""

from normalize.lexicon import key
from normalize.text import is_dash


def look_up(text: str, words: dict[str, str]) -> str:
    """`blank`, `none` (a dash), the value of a known wording, or `unrecognised`."""
    if not text.strip():
        return "blank"
    if is_dash(text):
        return "none"
    return words.get(key(text), "unrecognised")
