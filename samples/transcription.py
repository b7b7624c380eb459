"""The published text of EB152/34, read into pages of prose and rows of two tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

MARKS = "¹²³⁴"
_NOTE_LINE = re.compile(rf"([{MARKS}]) (.+)")
_ANNEX_LINE = re.compile(r"附件 [12]")
_NUMBERED = re.compile(r"(\d+\.) (.+)")
_LISTED = re.compile(r"- (?:(\([0-9a-z]+\)) )?(.+)")
_STOPS = "。；：，"


@dataclass(frozen=True)
class Note:
    """A footnote: the mark it bears on its published page, and its text."""

    mark: str
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph of prose: what it is, its number if it has one, and its text with its notes."""

    kind: str
    label: str
    parts: tuple[str | Note, ...]
    starts_page: bool = False


@dataclass(frozen=True)
class Annex:
    """An annex: its name, the prose above its table, and its table lines cut at the tabs."""

    name: str
    prose: tuple[Block, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Transcription:
    """The whole document: the report and its annexes."""

    report: tuple[Block, ...]
    annexes: tuple[Annex, ...]


def read_transcription(path: Path) -> Transcription:
    """Return the document that the text file holds."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    starts = [i for i, line in enumerate(lines) if _ANNEX_LINE.fullmatch(line)]
    ends = [*starts[1:], len(lines)]
    annexes = [_annex(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Transcription(_prose(lines[: starts[0]]), tuple(annexes))


def _annex(lines: list[str]) -> Annex:
    """Return an annex: lines without tabs are its prose, the others its table."""
    prose = _prose([line for line in lines if "\t" not in line])
    rows = tuple(tuple(line.split("\t")) for line in lines if "\t" in line)
    return Annex(lines[0], prose, rows)


def _prose(lines: list[str]) -> tuple[Block, ...]:
    """Return the paragraphs, a paragraph cut by a page end and its notes made whole again."""
    blocks: list[Block] = []
    for page in _pages(lines):
        for position, block in enumerate(_page_blocks(page, starts_page=bool(blocks))):
            if position == 0 and blocks and _is_cut(blocks[-1], block):
                before = blocks.pop()
                block = Block(before.kind, before.label, before.parts + block.parts)
            blocks.append(block)
    return tuple(blocks)


def _pages(lines: list[str]) -> list[list[str]]:
    """Return the lines page by page: footnotes stand at the end of a published page."""
    pages: list[list[str]] = [[]]
    for line in lines:
        after_notes = bool(pages[-1]) and _NOTE_LINE.fullmatch(pages[-1][-1]) is not None
        if after_notes and not _NOTE_LINE.fullmatch(line):
            pages.append([])
        pages[-1].append(line)
    return pages


def _page_blocks(lines: list[str], starts_page: bool) -> list[Block]:
    """Return a page's paragraphs, each footnote put where its mark stands."""
    found = [_NOTE_LINE.fullmatch(line) for line in lines]
    notes = {match[1]: Note(match[1], match[2]) for match in found if match}
    body = [line for line, match in zip(lines, found, strict=True) if not match]
    return [_block(line, notes, starts_page and i == 0) for i, line in enumerate(body)]


def _block(line: str, notes: dict[str, Note], starts_page: bool) -> Block:
    """Return one line as a paragraph, told apart by its number, list mark or closing stop."""
    kind, label, text = "heading", "", line
    if match := _NUMBERED.fullmatch(line):
        kind, label, text = "numbered", match[1], match[2]
    elif match := _LISTED.fullmatch(line):
        kind, label, text = ("lettered" if match[1] else "bulleted"), match[1] or "", match[2]
    elif line[-1] in _STOPS + MARKS:
        kind = "plain"
    pieces = [piece for piece in re.split(rf"([{MARKS}])", text) if piece]
    return Block(kind, label, tuple(notes.get(piece, piece) for piece in pieces), starts_page)


def _is_cut(before: Block, after: Block) -> bool:
    """Say whether a page end cut a paragraph: it has no stop, and no new number follows."""
    last = before.parts[-1]
    open_ended = isinstance(last, str) and last[-1] not in _STOPS
    return before.kind == "numbered" and open_ended and not after.label
