"""Where lines may end: at spaces, and beside ideographs, which stand without spaces."""

import re

from extract.scripts import is_cjk

# What does not begin a line, and what does not end one.
_CLOSING = re.compile("[)\\]}。，、；：？！）】》」』”’…,.;:?!%\u2069]")
_OPENING = re.compile("[(\\[{（【《「『“‘\u2068]")


def line_starts(text: str, width: int, *, first: int = 0) -> list[int]:
    """Where the second and each further line begins, so that none is wider than so many columns.

    `first` is how many columns of the first line are taken by something else, below 0 where it is
    wider than the others. A word that is wider than a line is cut.
    """
    from rich.cells import cell_len

    starts: list[int] = []
    begin, used, last, index = 0, first, 0, 0
    while index < len(text):
        if index > begin and _may_break(text, index):
            last = index
        used += cell_len(text[index])
        if used > width and text[index] != " " and index > begin:
            begin = index = last = last if last > begin else index
            starts.append(begin)
            used = 0
        else:
            index += 1
    return starts


def _may_break(text: str, index: int) -> bool:
    """Whether a line can begin with that character."""
    before, character = text[index - 1], text[index]
    if character == " " or _CLOSING.match(character) or _OPENING.match(before):
        return False
    return before == " " or is_cjk(before) or is_cjk(character)
