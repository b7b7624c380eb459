"""From a DOCX file to a Document."""

from pathlib import Path

from extract.document import Block, Document, Paragraph, Problem
from extract.docx.names import BODY, SECTPR, Element, w
from extract.docx.notes import Kind, Notes
from extract.docx.numbering import Definitions
from extract.docx.package import Package, open_package
from extract.docx.revisions import Revisions, View
from extract.docx.running import running_texts
from extract.docx.story import Item, Setting, Story, Tally
from extract.docx.styles import Styles
from extract.docx.survey import Marks, marks
from extract.errors import DamagedError, SourceError
from extract.limits import Limits
from extract.source import check_path

_METADATA = ("title", "subject", "language")
_SECTION_CHANGE = w("sectPrChange")
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_docx(path: Path, *, limits: Limits | None = None, revisions: View = "final") -> Document:
    """The document at `path`: running heads, then the body in order, then the notes.

    `revisions` chooses the final text of a document with tracked changes or the original one.
    Raises an EbplanError of `extract.errors`.
    """
    limits = limits or Limits()
    check_path(path, limits)
    try:
        with open_package(path, limits) as package:
            return _read(package, Tally(limits, path.name), Revisions(revisions))
    except RecursionError:
        raise limits.exceeded("xml_depth", where=path.name) from None
    except OSError as error:
        raise SourceError(
            f"can't be read ({(error.strerror or str(error)).lower()})",
            where=path.name,
            remedy="check that you may read it",
        ) from None


def _read(package: Package, tally: Tally, revisions: Revisions) -> Document:
    document = package.document()
    body = document.find(BODY)
    if body is None:
        raise DamagedError(
            "the document has no body", where=package.where, remedy="fetch the document again"
        )
    styles = Styles(_root(package, "styles"))
    definitions = Definitions(_root(package, "numbering"), styles)
    setting = Setting(styles, definitions, revisions, tally)
    settings = _root(package, "settings")
    parts = {kind: _root(package, f"{kind}s") for kind in _kinds()}
    found = marks(document)
    sections = _sections(found)
    notes = Notes(sections, settings, parts)
    blocks: list[Block] = [
        Paragraph(text, "running") for text in running_texts(sections, settings, package, setting)
    ]
    blocks += _blocks(Story(document, setting, notes, found).items(body))
    readers = {kind: Story(part, setting) for kind, part in parts.items() if part is not None}
    blocks += [
        Paragraph(text, "note")
        for text in notes.texts(lambda kind, note: readers[kind].lines(note))
    ]
    return Document(
        "docx",
        tuple(blocks),
        "markup",
        metadata=_metadata(package),
        problems=_problems(setting, notes),
    )


def _sections(found: Marks) -> list[Element]:
    """The properties of the sections, in order (17.6.17 sectPr), without former ones."""
    return [
        section
        for section in found.get(SECTPR, ())
        if (parent := section.getparent()) is not None and parent.tag != _SECTION_CHANGE
    ]


def _kinds() -> tuple[Kind, ...]:
    return ("footnote", "endnote")


def _root(package: Package, kind: str) -> Element | None:
    name = package.related(kind)
    return None if name is None else package.root(name)


def _blocks(items: list[Item]) -> list[Block]:
    return [
        Paragraph(item) if isinstance(item, str) else item
        for item in items
        if not isinstance(item, str) or item.strip()
    ]


def _metadata(package: Package) -> dict[str, str]:
    """Title, subject and language of the core properties (ECMA-376 part 2, 11)."""
    name = package.related("core-properties", of="")
    if name is None:
        return {}
    root = package.root(name)
    found = {key: (root.findtext(_DUBLIN_CORE + key) or "").strip() for key in _METADATA}
    return {key: text for key, text in found.items() if text}


def _problems(setting: Setting, notes: Notes) -> tuple[Problem, ...]:
    problems = [
        Problem("docx_part_not_read", f"the text of {count} embedded {what} was not read")
        for what in sorted(set(setting.skipped))
        if (count := setting.skipped.count(what))
    ]
    # In running text a mark that counts on is only a number; in a table it is part of a record.
    if notes.by_page and notes.in_tables:
        problems.append(
            Problem(
                "docx_note_numbers",
                "footnotes are numbered page by page: their marks follow the page breaks that Word "
                "saved last, and count on where it saved none",
                "info",
            )
        )
    return tuple(problems)
