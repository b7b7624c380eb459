"""Document symbols: the plan's own, and those that its texts refer to."""

import re
from collections.abc import Iterable, Sequence

from extract.document import Paragraph
from normalize.text import fold

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
_OWN = re.compile(r"(?<![A-Za-z0-9/])(?:EBPBAC|EB|A)\d{1,3}/\d{1,3}(?: (?:Rev|Add)\.? ?\d{1,2})?")


def references_in(texts: Iterable[str | None]) -> list[str]:
    """The document symbols that the texts name, each once, in order of first appearance."""
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_REFERENCE.findall(text or "")))
    return list(found)


def own_symbol(paragraphs: Sequence[Paragraph], usual: str) -> str | None:
    """The document's own symbol, None where it names none.

    The running head says it; else a line that holds nothing else; else the text names the
    family's usual symbol.
    """
    for kind in ("running", "body"):
        for paragraph in paragraphs:
            if paragraph.kind != kind:
                continue
            match = _OWN.search(paragraph.text)
            alone = match is not None and fold(match[0]) == fold(paragraph.text)
            if match is not None and (kind == "running" or alone):
                return match[0]
    in_text = any(usual in _REFERENCE.findall(paragraph.text) for paragraph in paragraphs)
    return usual if in_text else None
