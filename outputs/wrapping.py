"""Sentences in lines as wide as a window, broken between words."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# A word, or a text that is set apart with what stands close to it.
_WORD = re.compile("(?:[^\\s\u2068]|\u2068[^\u2069]*\u2069)+")


def for_console(line: str, console: "Console") -> str:
    """The line as a terminal shows it best: words kept whole; one line for a program."""
    return wrapped(line, console.width) if console.is_terminal else line


def wrapped(line: str, width: int) -> str:
    """The line in lines of that width, what is set apart in it kept whole.

    Lines begin with the first one's spaces, those after it with two more.
    """
    from rich.cells import cell_len

    indent = line[: len(line) - len(line.lstrip())]
    lines = [indent]
    for word in _WORD.findall(line):
        begun = lines[-1].strip()
        longer = f"{lines[-1]} {word}" if begun else f"{lines[-1]}{word}"
        if begun and cell_len(longer) > width:
            longer = f"{indent}  {word}"
            lines.append("")
        lines[-1] = longer
    return "\n".join(lines)
