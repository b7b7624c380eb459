"""The wordings of what a document says of its own contents, made into patterns."""

import re
from dataclasses import dataclass

from normalize.lexicon.keys import aligned_key, words_key

# "..." in a wording: some words of the same sentence, without another figure.
_SOME_WORDS = r"[^.;。；\d]{0,80}?"
_PARTS = re.compile(r"(\{actions\}|\{annex\}|\.\.\.|…)")
_FIGURES = {
    "{actions}": r"(?<!\d)(?P<actions>\d+)(?!\d)",
    "{annex}": r"(?P<annex>\d+)(?!\d)",
    "...": _SOME_WORDS,
    "…": _SOME_WORDS,
}


@dataclass(frozen=True, slots=True)
class ClaimWording:
    """How a claim is worded: a pattern, and whether it is of the text's key or of the text."""

    pattern: re.Pattern[str]
    of_key: bool

    @classmethod
    def of_text(cls, text: str) -> "ClaimWording":
        """The wording of a text with `{actions}`, `{annex}` and `...` in it."""
        parts = [_FIGURES.get(part) or _literal(part) for part in _PARTS.split(text)]
        return cls(re.compile(" *".join(part for part in parts if part)), of_key=True)

    def search(self, text: str) -> tuple[int, str, dict[str, str | None]] | None:
        """Where the text says so, in which words, and the figures; None where it doesn't."""
        if not self.of_key:
            match = self.pattern.search(text)
            return (match.start(), match[0], match.groupdict()) if match else None
        folded, places = aligned_key(text)
        match = self.pattern.search(folded)
        if match is None:
            return None
        start = places[match.start()]
        return start, text[start : places[match.end()]], match.groupdict()


def _literal(text: str) -> str:
    """Words with any white space between them, and around brackets."""
    pieces = re.findall(r"\w+|[^\w\s]", words_key(text))
    return " *".join(map(re.escape, pieces))
