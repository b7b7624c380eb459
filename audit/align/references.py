"""Document symbols that the texts of one language name and those of another don't."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from audit.align.sentences import language_finding, listed
from audit.align.settled import SettledRow
from normalize.multilingual import LanguageFinding
from normalize.records import Record

# What follows the letters of a symbol; the letters may be the language's own (م ت152/34).
_FIGURES = re.compile(r"\d+(?:[/.(]+[A-Z]?\d+)+\)?")


def references_of(row: SettledRow) -> list[str]:
    """Every symbol that any language names, in the order they come."""
    return list(
        dict.fromkeys(each for record in row.records.values() for each in record.references)
    )


def differing_references(rows: Sequence[SettledRow]) -> Iterator[LanguageFinding]:
    """Symbols whose figures a language's texts do not have, one finding for each symbol."""
    for row in rows:
        symbols = _distinct(references_of(row))
        if not symbols:
            continue
        texts = {language: _text(record) for language, record in row.records.items()}
        for symbol in symbols:
            present = [
                language
                for language, record in row.records.items()
                if symbol in record.references or _names(texts[language], _core(symbol))
            ]
            missing = [language for language in row.records if language not in present]
            if missing:
                yield language_finding(
                    "reference_differs",
                    missing,
                    row.records,
                    record=row.id,
                    field="references",
                    symbol=symbol,
                    present=listed(present),
                    missing=listed(missing),
                )


def _distinct(symbols: Sequence[str]) -> list[str]:
    """The symbols, those with the same figures once: other letters are another language's."""
    return list({_core(symbol): symbol for symbol in reversed(symbols)}.values())[::-1]


def _core(symbol: str) -> str:
    match = _FIGURES.search(symbol)
    return match[0] if match else symbol


def _names(text: str, figures: str) -> bool:
    """Whether the text has the figures, and not as a part of longer ones."""
    return re.search(rf"(?<!\d){re.escape(figures)}(?!\d)", text) is not None


def _text(record: Record) -> str:
    """All words of the record, figures of every script as 0 to 9, and without spaces."""
    parts = [record.functional_area, record.sub_area, record.action]
    parts += [record.objective or "", record.comments or ""]
    text = unicodedata.normalize("NFKC", " ".join(parts))
    digits = (
        str(unicodedata.digit(each)) if each.isdigit() and not each.isascii() else each
        for each in text
    )
    return "".join("".join(digits).split())
