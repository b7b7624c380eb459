"""Document symbols: the plan's own, and those that its texts refer to."""

import re
from collections.abc import Iterable, Sequence

from extract.document import Paragraph
from normalize.lexicon.keys import without_direction
from normalize.text import fold

_FIGURES = {zero + figure: str(figure) for zero in (0x660, 0x6F0) for figure in range(10)}

# Symbols as WHO and the United Nations print them: EB152/34, A75/35, A/75/9, EB/AMSTG/3/3,
# EBPBAC33/2, WHA75(8), WHA75.8, EB150(23), JIU/REP/2020/1.
_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9/_.-])(?:"
    r"(?:EBPBAC|EBSS|EB|A)/?\d{1,3}/(?:INF\.?/?|DIV\.?/?|CONF\.?/?)?\d{1,3}"
    r"|EB/[A-Z]{2,6}/\d{1,3}/\d{1,3}"
    r"|JIU/[A-Z]{2,4}/\d{4}/\d{1,2}"
    r"|(?:WHA|EBSS|EB)\d{1,3}(?:\(\d{1,3}\)|\.\d{1,3}(?:\.\d+)?|\.R\d{1,3})"
    r")(?: ?(?:Rev|Add|Corr)\.? ?\d{1,2})?(?![A-Za-z0-9_]|/\d)"
)
# Few texts in other scripts have one of the letters that symbols begin with.
_BEGINNING = re.compile("[AEJW]")
_OWN = re.compile(r"(?<![A-Za-z0-9/])(?:EBPBAC|EB|A)\d{1,3}/\d{1,3}(?: (?:Rev|Add)\.? ?\d{1,2})?")


# What symbols are printed with in other letters: Arabic ones of their own, and Cyrillic ones that
# look like Latin ones. The symbol is the same in every language.
_FOREIGN = re.compile("[\u0400-\u052f\u0600-\u06ff]")
_ARABIC_LETTERS = (
    (r"ج\s?\.?\s?ص\s?\.?\s?ع", "WHA"),
    (r"م\s?\.?\s?ت", "EB"),
    (r"ج", "A"),
)
_ARABIC = tuple(
    (re.compile(rf"(?<![\w/])(و?){letters}\.?\s?(?=/?\d)"), rf"\1{symbol}")
    for letters, symbol in _ARABIC_LETTERS
)
_ARABIC_WORDS = (
    (re.compile(r"(?<=\d)/?\s?(?:وثيقة )?معلومات\s?/\s?(?=\d)"), "/INF./"),
    (re.compile(r"(?<=\d)[-\s./]?ق\s?(?=\d)"), ".R"),
    (re.compile(r"(?<=\d)\s?(?:تنقيح|مراجعة|Rev\.?)\s?(?=\d)"), " Rev."),
    (re.compile(r"(?<=\d)\s?(?:إضافة|اضافة|Add\.?)\s?(?=\d)"), " Add."),
    (re.compile(r"(?<=\d)\s?(?:تصويب|Corr\.?)\s?(?=\d)"), " Corr."),
)
_CYRILLIC = re.compile(r"(?<!\w)[ABEHWАВЕНР]{1,6}(?=[/\d])")
_LOOK_ALIKE = str.maketrans("АВЕНР", "ABEHP")


def in_latin_letters(text: str) -> str:
    """The text with document symbols in Latin letters and ASCII figures, whatever its script."""
    if _FOREIGN.search(text) is None:
        return text
    text = without_direction(text).replace("\u0640", "").translate(_FIGURES)
    for pattern, letters in (*_ARABIC, *_ARABIC_WORDS):
        text = pattern.sub(letters, text)
    return _CYRILLIC.sub(lambda match: match[0].translate(_LOOK_ALIKE), text)


def references_in(texts: Iterable[str | None]) -> list[str]:
    """The document symbols that the texts name, each once, in order of first appearance."""
    found: dict[str, None] = {}
    for text in texts:
        latin = in_latin_letters(text or "")
        if _BEGINNING.search(latin):
            found.update(dict.fromkeys(_REFERENCE.findall(latin)))
    return list(found)


def own_symbol(paragraphs: Sequence[Paragraph], usual: str) -> str | None:
    """The document's own symbol, None where it names none.

    The running head says it; else a line that holds nothing else; else the text names the
    family's usual symbol. A family whose symbol is of another kind has but that one.
    """
    if not _OWN.fullmatch(usual):
        words = r"\s+".join(map(re.escape, usual.split()))
        named = re.compile(rf"(?<!\w){words}(?!\w)")
        return usual if any(named.search(paragraph.text) for paragraph in paragraphs) else None
    for kind in ("running", "body"):
        for paragraph in paragraphs:
            if paragraph.kind != kind:
                continue
            text = in_latin_letters(paragraph.text)
            match = _OWN.search(text)
            alone = match is not None and fold(match[0]) == fold(text)
            if match is not None and (kind == "running" or alone):
                return match[0]
    in_text = any(usual in references_in([paragraph.text]) for paragraph in paragraphs)
    return usual if in_text else None
