"""The Word document as a whole: its body, its other parts, and the package that holds them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from samples import wordparts
from samples.look import PUBLISHED, Look
from samples.rows import heading_lines, table_rows
from samples.transcription import Annex, Block, Note, Transcription
from samples.wordxml import Links, Writer, linked_runs, paragraph

_TITLE_LINES = 3
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_document(source: Transcription, path: Path, look: Look = PUBLISHED) -> None:
    """Write the Word document; the same source and looks give the same bytes."""
    writer = Writer(look=look)
    notice = paragraph("Notice", linked_runs(look.notice, writer.links)) if look.notice else ""
    body = notice + _report(source.report, writer)
    for i, annex in enumerate(source.annexes, start=1):
        body += _annex(annex, writer, number=i, last=i == len(source.annexes))
    note_links = Links()
    notes = _footnotes(writer.notes, note_links)
    parts = wordparts.fixed_parts(source.report[1].parts[0], look=look)
    parts["word/document.xml"] = wordparts.document(body)
    parts["word/footnotes.xml"] = notes
    parts["word/_rels/document.xml.rels"] = wordparts.document_relationships(writer.links)
    parts["word/_rels/footnotes.xml.rels"] = wordparts.relationships(note_links.relationships())
    parts["word/header1.xml"] = _header(look.symbol)
    for i, annex in enumerate(source.annexes, start=2):
        parts[f"word/header{i}.xml"] = _header(look.symbol, annex.name)
    write_package(parts, path)


def _report(blocks: Sequence[Block], writer: Writer) -> str:
    """Return the report that comes before the annexes: a title, then prose, in portrait."""
    styles = ["AgendaItem", "Title", "Subtitle"] + [""] * (len(blocks) - _TITLE_LINES)
    prose = [writer.block(block, style) for block, style in zip(blocks, styles, strict=True)]
    return "".join(prose) + paragraph(
        "SectionEnd", "", wordparts.section(1, writer.look, landscape=False)
    )


def _annex(annex: Annex, writer: Writer, number: int, last: bool) -> str:
    """Return an annex in landscape: its title lines, its prose and its table."""
    widths = writer.look.widths[len(annex.lines[0])]
    title_ends = _title_end(annex.prose)
    title = "".join(_annex_title(block, writer) for block in annex.prose[:title_ends])
    prose = "".join(_annex_block(block, writer) for block in annex.prose[title_ends:])
    table = writer.table(heading_lines(annex.lines), table_rows(annex.lines), widths)
    section = wordparts.section(number + 1, writer.look, landscape=True)
    end = paragraph("SectionEnd", "") + section if last else paragraph("SectionEnd", "", section)
    return title + prose + table + end


def _title_end(prose: Sequence[Block]) -> int:
    """Return how many title lines there are: all up to the line that names the period or date."""
    dated = (i for i, block in enumerate(prose) if "行动" in str(block.parts[0]))
    return next(dated) + 1


def _annex_title(block: Block, writer: Writer) -> str:
    """Return a title line; a space between two CJK characters is the end of a line there."""
    lines = str(block.parts[0]).split("工作 ")
    lines[:-1] = [f"{line}工作" for line in lines[:-1]]
    return "".join(writer.block(Block("heading", "", (line,)), "AnnexTitle") for line in lines)


def _annex_block(block: Block, writer: Writer) -> str:
    """Return a paragraph of an annex; the one just above the table is its caption."""
    if block.starts_page:
        return writer.block(block, "TableCaption")
    return writer.block(block, {"numbered": "AnnexText"}.get(block.kind, ""))


def _footnotes(notes: Sequence[Note], links: Links) -> str:
    """Return the footnotes part; the first two are the lines that Word wants above notes."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    texts = [
        f'<w:footnote w:id="{number}">'
        + paragraph("FootnoteText", mark + linked_runs(" " + note.text, links))
        + "</w:footnote>"
        for number, note in enumerate(notes, start=2)
    ]
    return wordparts.footnotes("".join(texts))


def _header(symbol: str, annex: str = "") -> str:
    """Return a running head: the symbol, and the annex at the other side of an annex page."""
    right = f"<w:r><w:tab/></w:r>{linked_runs(annex, Links())}" if annex else ""
    return wordparts.header(paragraph("Header", linked_runs(symbol, Links()) + right))


def write_package(parts: dict[str, str], path: Path) -> None:
    """Write the parts into a zip file with fixed times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content.encode("utf-8"))
