"""A document's own text in GitHub-flavoured Markdown: shown as it is, never read as markup."""

import re

from outputs.text import printable

# What the inline syntax knows: with a backslash, or as an entity where a table's row would be
# split before the backslash is seen.
_SYNTAX = re.compile(r"[\\`*_\[\]~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "|": "&#124;"}
# Mentions, issues, addresses and emoji are looked for in the text that is left when all markup is
# read, so that a backslash doesn't help; a comment in their midst does, and is not shown.
_COMMENT = "<!-- -->"
_CUT = re.compile(
    r"(?<=@)|(?<=#)(?=\d)|(?<=:)(?=//|[\w+-]+:)|(?<=\bGH-)(?=\d)|(?<=\bwww)(?=\.)", re.IGNORECASE
)
# An amount as "US$ 100" begins no formula, a dollar sign on its own could.
_DOLLAR = re.compile(r"(?<!\w)\$")
_LINE_END = re.compile(r"\r\n?|\n")


def markdown_text(text: str) -> str:
    """The text for a place within a line or a table's cell; its line feeds as `<br>`.

    Nothing in it is taken for a block where it follows something else on its line. Control
    characters and directional overrides stand as their escapes.
    """
    return "<br>".join(map(_line, _LINE_END.split(text)))


def _line(text: str) -> str:
    pieces = _CUT.split(printable(text.replace("\t", " ")))
    return _COMMENT.join(map(_escaped, pieces))


def _escaped(text: str) -> str:
    text = _SYNTAX.sub(r"\\\g<0>", text)
    text = "".join(_ENTITIES.get(character, character) for character in text)
    return _DOLLAR.sub("<span>$</span>", text)
