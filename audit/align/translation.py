"""Texts that were left in another language."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from audit.align.evidence import blank, without_addresses
from audit.align.scripts import main_script, scripts
from audit.align.sentences import excerpt, language_finding
from audit.align.settled import SettledRow
from extract.scripts import CJK_RANGES
from normalize.multilingual import LanguageFinding
from normalize.records import Record

FIELDS = ("functional_area", "sub_area", "action", "objective", "comments")
# Fewer words may be a name that no language translates. An ideograph counts as half a word.
_FEWEST_WORDS = 5
# Nearly the same: as many of the words, so that a changed comma or ending hides nothing, and two
# translations into related languages are none.
_SHARED = 0.85
# Less than this part of the letters in the language's own script is another language.
_OWN_SCRIPT = 0.25
# Symbols and abbreviations: the same in every language, as addresses are.
_UNTRANSLATABLE = re.compile(r"[A-Z][A-Z.&/-]+")
_IDEOGRAPH = re.compile(f"[{CJK_RANGES}]")
_WORD = re.compile(rf"[{CJK_RANGES}]|[^\W\d_{CJK_RANGES}]+")

_Words = Counter[str]


def untranslated(rows: Sequence[SettledRow], languages: Sequence[str]) -> Iterator[LanguageFinding]:
    """Texts in letters of another script, or in the words of another language's text.

    An area that many rows share is reported at the first of them.
    """
    records = {
        name: [row.records[name] for row in rows if name in row.records] for name in languages
    }
    script = {name: main_script(_texts(records[name])) for name in languages}
    vocabulary = {name: _vocabulary(_texts(records[name])) for name in languages}
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        for field in FIELDS:
            for language, reason in _foreign(row.records, field, script, vocabulary).items():
                text = str(getattr(row.records[language], field))
                if (language, field, text) in seen:
                    continue
                seen.add((language, field, text))
                yield language_finding(
                    "text_untranslated",
                    [language],
                    {language: row.records[language]},
                    record=row.id,
                    field=field,
                    language=language,
                    text=excerpt(text),
                    reason=reason,
                )


def _foreign(
    records: Mapping[str, Record],
    field: str,
    script: Mapping[str, str | None],
    vocabulary: Mapping[str, _Words],
) -> dict[str, str]:
    """The languages whose text is another language's, with the reason in words."""
    texts = {name: _text(record, field) for name, record in records.items()}
    words = {name: _words(text) for name, text in texts.items()}
    long = [name for name in texts if _size(words[name]) >= _FEWEST_WORDS]
    found: dict[str, str] = {}
    for name in long:
        own = script[name]
        if own is not None and _has_foreign_paragraph(texts[name], own):
            found[name] = "is in other letters"
    for index, one in enumerate(long):
        for other in long[index + 1 :]:
            if one in found or other in found or not _nearly_same(words[one], words[other]):
                continue
            copy, original = _copy(one, other, words, vocabulary)
            found[copy] = f"is as in {original}"
    return found


def _texts(records: Sequence[Record]) -> list[str]:
    return [_text(record, field) for record in records for field in FIELDS]


def _text(record: Record, field: str) -> str:
    text = getattr(record, field)
    return "" if blank(text) else str(text)


@lru_cache(maxsize=8192)
def _words(text: str) -> _Words:
    """The words that a translation would change, each ideograph for itself. Not to be altered."""
    plain = _UNTRANSLATABLE.sub(" ", without_addresses(text))
    return Counter(word.casefold() for word in _WORD.findall(plain))


def _vocabulary(texts: Sequence[str]) -> _Words:
    """In how many different texts each word stands."""
    return Counter(word for text in dict.fromkeys(texts) for word in _words(text))


def _size(words: _Words) -> float:
    ideographs = sum(count for word, count in words.items() if _IDEOGRAPH.match(word))
    return words.total() - ideographs / 2


def _has_foreign_paragraph(text: str, own: str) -> bool:
    """Whether a paragraph of the text has next to no letters of the script."""
    for paragraph in text.split("\n"):
        words = _words(paragraph)
        if _size(words) < _FEWEST_WORDS:
            continue
        found = scripts(" ".join(words.elements()))
        if found[own] < _OWN_SCRIPT * found.total():
            return True
    return False


def _nearly_same(one: _Words, other: _Words) -> bool:
    return (one & other).total() >= _SHARED * max(one.total(), other.total())


def _copy(
    one: str, other: str, words: Mapping[str, _Words], vocabulary: Mapping[str, _Words]
) -> tuple[str, str]:
    """Which of two languages has the other's text: the one whose other texts lack its words."""
    usual = {
        name: sum(vocabulary[name][word] > 1 for word in words[one] | words[other])
        for name in (one, other)
    }
    return (one, other) if usual[one] < usual[other] else (other, one)
