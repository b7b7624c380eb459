"""Texts as runs and paragraphs of a Word document, left to right or right to left."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from samples.wordxml import paragraph

# In a document that runs from right to left, words in Latin letters (X, JIU/REP/2021/5) are runs
# of their own that don't, as Word makes them.
_LATIN = re.compile(r"([A-Za-z][A-Za-z0-9/.()-]*)")
NOTE_REFERENCE = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    '<w:footnoteReference w:id="{}"/></w:r>'
)


def runs(text: str, language: str) -> str:
    """Return the runs that show a text."""
    if language != "ar":
        hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' if language == "zh" else ""
        return _run(text, "" if text.isascii() else hint)
    pieces = enumerate(_LATIN.split(text))
    return "".join(_run(piece, "" if i % 2 else "<w:rPr><w:rtl/></w:rPr>") for i, piece in pieces)


def styled(style: str, text: str, language: str) -> str:
    """Return a paragraph for each line of the text."""
    return "".join(paragraph(style, runs(line, language)) for line in text.split("\n"))


def _run(text: str, properties: str) -> str:
    """Return one run, none for no text."""
    if not text:
        return ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
