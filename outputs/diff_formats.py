"""The forms that a difference of two versions can be written in."""

from collections.abc import Callable
from typing import TypeAlias

from outputs.comparison import Comparison
from outputs.diff_daff import daff
from outputs.diff_html import html
from outputs.diff_markdown import markdown
from outputs.diff_report import plain_text
from outputs.json_file import to_json

# A text is written as UTF-8.
Render: TypeAlias = Callable[[Comparison], str | bytes]

DIFF_FORMATS: dict[str, Render] = {
    "terminal": lambda comparison: plain_text(comparison.diff),
    "json": lambda comparison: to_json(comparison.diff.to_dict()),
    "markdown": markdown,
    "html": html,
    "daff": daff,
}
# What the ending of a file's name says of its form.
ENDINGS = {
    ".txt": "terminal",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "daff",
}
