"""Where the lines of a terminal end: at spaces, and beside ideographs, which stand without."""

import re
from typing import TYPE_CHECKING

from extract.scripts import is_cjk

if TYPE_CHECKING:
    from rich.console import Console

# What does not begin a line, and what does not end one.
_CLOSING = re.compile("[)\\]}。，、；：？！）】》」』”’…,.;:?!%\u2069]")
_OPENING = re.compile("[(\\[{（【《「『“‘\u2068]")
# A word, or a text that is set apart with what stands close to it.
_WORD = re.compile("(?:[^ \n\u2068]|\u2068[^\u2069]*\u2069?)+")
# How much further in the lines stand that go on with a sentence.
_HANG = 2


def for_console(line: str, console: "Console") -> str:
    """The line as a terminal shows it best: words kept whole; one line for a program."""
    return wrapped(line, console.width) if console.is_terminal else line


def wrapped(line: str, width: int) -> str:
    """The line in lines of that width, words and what is set apart in it kept whole.

    Lines begin with the first one's spaces, those after it with two more.
    """
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    starts = line_starts(text, width - len(indent) - _HANG, first=-_HANG, whole=True)
    ends = [*starts, len(text)]
    parts = [text[one:other].rstrip() for one, other in zip([0, *starts], ends, strict=True)]
    return indent + f"\n{indent}{' ' * _HANG}".join(parts)


def line_starts(text: str, width: int, *, first: int = 0, whole: bool = False) -> list[int]:
    """Where the second and each further line begins, so that none is wider than so many columns.

    `first` is how many columns of the first line are taken by something else, below 0 where it is
    wider than the others. A word that is wider than a line is cut. With `whole`, none is: lines
    begin with words alone, and such a word has a line to itself.
    """
    from rich.cells import cell_len

    words = {word.start() for word in _WORD.finditer(text)} if whole else set()
    starts: list[int] = []
    begin, used, last, index = 0, first, 0, 0
    while index < len(text):
        if index > begin and (index in words if whole else _may_break(text, index)):
            last = index
        used += cell_len(text[index])
        too_wide = used > width and text[index] != " " and index > begin
        if too_wide and (last > begin or not whole):
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
