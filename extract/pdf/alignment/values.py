"""What kind of text stands in a cell: a figure, a list mark, a line of prose."""

import re

from extract.scripts import is_cjk

_FIGURE = re.compile(
    r"[(\[]?[-–—+<>≤≥~±$€£¥]*\s*(?:US\$|USD|EUR)?\s*\d[\d\s.,:/'’–-]*\s*%?[)\]]?\s*[*†‡a-z]?[)]?"
)
_NOTHING = re.compile(r"[-–—.…*xX✓√○●•/:]{1,3}|n/?a|N/?A|\(?[a-z]?\d?\)?")
_MARK = re.compile(
    r"[•●○◦▪■□►–—*·o-]|[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十]{1,3})"
    r"[.)）、．]+|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVXLC]{1,5}"
)
_PAGE_NUMBER = re.compile(r"[1-9]\d{0,3}|[ivxlc]{1,7}")


def is_figure(text: str) -> bool:
    """Whether a text is a figure, or one of the marks that stand for one."""
    return bool(_FIGURE.fullmatch(text) or _NOTHING.fullmatch(text))


def is_list_mark(text: str) -> bool:
    """Whether a text is a bullet or the number of a paragraph or heading."""
    return bool(_MARK.fullmatch(text))


def page_number(text: str) -> int | None:
    """The number where a text may be a page number, -1 for a Roman one, else None."""
    if not _PAGE_NUMBER.fullmatch(text):
        return None
    return int(text) if text.isdigit() else -1


def is_prose(text: str) -> bool:
    """Whether a text is long enough for a line of running text."""
    ideographs = sum(map(is_cjk, text))
    return ideographs >= 12 or len(text.split()) >= 5 or ideographs + len(text.split()) >= 10
