"""The Word document of an excerpt as a whole: a page of report, then the annexes."""

from __future__ import annotations

from pathlib import Path

from samples import wordparts
from samples.excerpt.looks import Look
from samples.excerpt.runs import NOTE_REFERENCE, runs, styled
from samples.excerpt.source import NOTE_MARK, Annex, Excerpt, Prose
from samples.excerpt.styles import styles
from samples.excerpt.table import table
from samples.word import write_package
from samples.wordxml import Links, paragraph

_PORTRAIT_MARGIN = 1418


def write_document(excerpt: Excerpt, look: Look, path: Path) -> None:
    """Write the Word document; the same texts and looks give the same bytes."""
    notes: list[str] = []
    body = _report(excerpt, look, notes)
    for number, annex in enumerate(excerpt.annexes, start=1):
        body += _annex(annex, look, excerpt.language, notes, last=number == len(excerpt.annexes))
    parts = wordparts.fixed_parts(excerpt.title, look.tag)
    parts["word/document.xml"] = wordparts.document(body)
    parts["word/styles.xml"] = wordparts.XML + styles(look, wordparts.WORD)
    parts["word/settings.xml"] = wordparts.settings(hyphenated=look.hyphenated)
    parts["word/footnotes.xml"] = _footnotes(notes, excerpt.language)
    parts["word/_rels/document.xml.rels"] = wordparts.document_relationships(Links())
    parts["word/footer1.xml"] = wordparts.footer(_foot(excerpt))
    parts["word/header1.xml"] = wordparts.header(_head(excerpt, "", "HeadPortrait"))
    for number, annex in enumerate(excerpt.annexes, start=2):
        head = _head(excerpt, annex.name, "HeadLandscape")
        parts[f"word/header{number}.xml"] = wordparts.header(head)
    write_package(parts, path)


def _report(excerpt: Excerpt, look: Look, notes: list[str]) -> str:
    """Return the page before the annexes: what the document is, and three paragraphs of it."""
    lines = (
        ("Notice", excerpt.notice),
        ("AgendaItem", excerpt.agenda_item),
        ("Title", excerpt.title),
        ("Subtitle", excerpt.subtitle),
        ("ExcerptNote", excerpt.excerpt),
        ("Heading1", excerpt.heading),
    )
    title = "".join(styled(style, text, excerpt.language) for style, text in lines)
    prose = [_prose(item, "Numbered", excerpt.language, notes) for item in excerpt.paragraphs]
    return title + "".join(prose) + paragraph("SectionEnd", "", _section(look, 1))


def _annex(annex: Annex, look: Look, language: str, notes: list[str], last: bool) -> str:
    """Return an annex in landscape: its name, its title lines, its prose and its table."""
    content = "".join(styled("AnnexTitle", text, language) for text in (annex.name, *annex.title))
    if annex.prose:
        content += _prose(annex.prose, "AnnexText", language, notes)
    if annex.caption:
        content += styled("TableCaption", annex.caption, language)
    content += table(annex, look, language)
    section = _section(look, 3 if last else 2)
    end = paragraph("SectionEnd", "") + section if last else paragraph("SectionEnd", "", section)
    return content + end


def _prose(prose: Prose, style: str, language: str, notes: list[str]) -> str:
    """Return a paragraph; its note's text is added to `notes`."""
    label = runs(prose.label, language) + "<w:r><w:tab/></w:r>" if prose.label else ""
    before, mark, after = prose.text.partition(NOTE_MARK)
    content = runs(before, language)
    if mark:
        notes.append(prose.note)
        content += NOTE_REFERENCE.format(len(notes) + 1)
    return paragraph(style, label + content + runs(after, language))


def _footnotes(notes: list[str], language: str) -> str:
    """Return the footnotes part."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    texts = [
        f'<w:footnote w:id="{number}">'
        + paragraph("FootnoteText", mark + runs(f" {note}", language))
        + "</w:footnote>"
        for number, note in enumerate(notes, start=2)
    ]
    return wordparts.footnotes("".join(texts))


def _head(excerpt: Excerpt, annex: str, style: str) -> str:
    """Return a running head: the symbol, and the annex at the other side of an annex page."""
    other = "<w:r><w:tab/></w:r>" + runs(annex, excerpt.language) if annex else ""
    return paragraph(style, runs(excerpt.symbol, excerpt.language) + other)


def _foot(excerpt: Excerpt) -> str:
    """Return the running foot: what the document is, and the page number."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    notice = runs(f"{excerpt.notice} – ", excerpt.language)
    return paragraph("HeadPortrait", notice + number)


def _section(look: Look, number: int) -> str:
    """Return the properties of a section: the report in portrait, the annexes in landscape."""
    long, short = look.paper
    width, height, turn, side = (
        (short, long, "", _PORTRAIT_MARGIN)
        if number == 1
        else (long, short, ' w:orient="landscape"', look.margin)
    )
    bidi = "<w:bidi/>" if look.right_to_left else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header{number}"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turn}/>'
        f'<w:pgMar w:top="1247" w:right="{side}" w:bottom="1134" w:left="{side}"'
        f' w:header="624" w:footer="567" w:gutter="0"/>{bidi}</w:sectPr>'
    )
