"""A story: the body, a header, a note or any other text that is read from top to bottom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from weakref import WeakMethod

from extract.document import Table
from extract.docx import grid, plain
from extract.docx.fields import Fields
from extract.docx.inline import Inline
from extract.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    CHOICE,
    CUSTOM_XML,
    DEL,
    FALLBACK,
    FLD_CHAR,
    INS,
    LAST_PAGE_BREAK,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    PSTYLE,
    RPR,
    SDT,
    SDT_CONTENT,
    SECTPR,
    SMART_TAG,
    SPEC_VANISH,
    TBL,
    Element,
    P,
    T,
    child,
    child_value,
    is_on,
    leading,
    w,
)
from extract.docx.notes import Notes
from extract.docx.numbering import Counters, Definitions
from extract.docx.revisions import Revisions
from extract.docx.styles import Styles
from extract.docx.survey import FORMER_PROPERTIES, Marks, marks, survey
from extract.limits import Limits

Item: TypeAlias = str | Table

_BLOCKS = frozenset({P, TBL, ALT_CHUNK})
_WRAPPERS = frozenset({SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG, INS, DEL, MOVE_FROM, MOVE_TO})
_UNPAGED = frozenset({LAST_PAGE_BREAK})
_PRINTED = (T, w("sym"), w("footnoteReference"), w("endnoteReference"), FLD_CHAR)


@dataclass(slots=True)
class Tally:
    """How much was read of what is limited, over all stories of a document."""

    limits: Limits
    where: str
    characters: int = 0
    cells: int = 0

    def add_characters(self, count: int) -> None:
        """Count the characters of a text that was read."""
        self.characters += count
        if self.characters > self.limits.characters:
            raise self.limits.exceeded("characters", where=self.where)

    def check_cells(self, positions: int) -> None:
        """Hold a table's size so far, with the tables before it, against the limit."""
        if self.cells + positions > self.limits.cells:
            raise self.limits.exceeded("cells", where=self.where)


@dataclass(slots=True)
class Setting:
    """What the stories of a document share."""

    styles: Styles
    definitions: Definitions
    revisions: Revisions
    tally: Tally
    skipped: list[str] = field(default_factory=list)


class Story:
    """Reads a part's blocks in order: each paragraph as its text, each table as a Table.

    Most paragraphs, cells and rows hold nothing but text: those are told apart in one pass, and
    only the others are read element by element. `found` are the story's marks where they are
    known already.
    """

    def __init__(
        self,
        story: Element,
        setting: Setting,
        notes: Notes | None = None,
        found: Marks | None = None,
    ) -> None:
        found = marks(story) if found is None else found
        self.revisions = setting.revisions
        self._setting = setting
        self._notes = notes
        self._counters = Counters(setting.definitions, setting.revisions)
        self._inline: Inline[list[Item]] = Inline(
            Fields(found.get(FLD_CHAR, ())),
            styles=setting.styles,
            revisions=setting.revisions,
            notes=notes,
            read_box=_without_holding(self),
        )
        self._inline.skipped = setting.skipped
        ignored = _UNPAGED if notes is None or not notes.by_page else frozenset()
        if not setting.revisions.original:
            ignored |= FORMER_PROPERTIES
        self._found = survey(story, found, ignored, setting.styles)
        self._rows: dict[Element, list[str]] = {}
        self.shaped = self._found.shaped

    def items(self, container: Element) -> list[Item]:
        """The paragraphs' texts and the tables in a container, in order.

        A paragraph whose mark is deleted goes on with the next one; a text box follows the
        paragraph that it is anchored in.
        """
        items: list[Item] = []
        boxes: list[Item] = []
        begun = ""
        paragraph: Element | None = None
        for block in self.members(container, _BLOCKS):
            if block.tag == P:
                text, joins = self._paragraph(block, boxes)
                begun += text
                paragraph = block
                if joins:
                    continue
                items.append(self._labelled(begun, paragraph))
            else:
                if paragraph is not None:
                    items.append(self._labelled(begun, paragraph))
                if block.tag == TBL:
                    items.append(self._table(block))
                else:
                    self._setting.skipped.append("altChunk")
            items += boxes
            boxes.clear()
            begun, paragraph = "", None
        if paragraph is not None:
            items.append(self._labelled(begun, paragraph))
        return items + boxes

    def lines(self, container: Element) -> str:
        """The text of a container, nested tables cell by cell; blank lines are left out."""
        items = self.items(container)
        if len(items) == 1 and isinstance(items[0], str):
            text = items[0]
        else:
            text = "\n".join(line for item in items for line in texts(item))
        return plain.without_blank_lines(text)

    def row_texts(self, row: Element) -> list[str] | None:
        """The texts of the cells of a row that holds nothing but plain ones, None of any other."""
        if row in self._found.rich or self._inline.fields.muted:
            return None
        return self._plain_texts(row)

    def cell_text(self, cell: Element, *, covered: bool) -> str:
        """The text of a cell. An empty covered cell is not there: its list numbers don't count."""
        if cell not in self._found.rich and not self._inline.fields.muted:
            texts = self._plain_texts(cell)
            if texts is not None:
                return texts[0]
        if covered and next(cell.iter(*_PRINTED), None) is None:
            return ""
        return self.lines(cell)

    def members(self, container: Element, wanted: frozenset[str]) -> Iterator[Element]:
        """The elements of those names, also those inside content controls and the like.

        17.5.2 sdt, 17.5.1 customXml; insertions and deletions as the view has them.
        """
        for element in container:
            tag = element.tag
            if tag in wanted:
                yield element
            elif tag in self.revisions.dropped:
                self._inline.pass_over(element)
            elif tag in _WRAPPERS:
                yield from self.members(element, wanted)
            elif tag == ALTERNATE:
                yield from self._alternative(element, wanted)

    def _alternative(self, element: Element, wanted: frozenset[str]) -> Iterator[Element]:
        for tag in (CHOICE, FALLBACK):
            for alternative in element.iterchildren(tag):
                if next(alternative.iter(T), None) is not None:
                    yield from self.members(alternative, wanted)
                    return

    def _paragraph(self, paragraph: Element, boxes: list[Item]) -> tuple[str, bool]:
        """A paragraph's text, and whether it goes on in the next one."""
        if paragraph not in self._found.rich and not self._inline.fields.muted:
            plain_text = plain.paragraph_text(paragraph)
            if plain_text is not None:
                return plain_text, False
        properties = leading(paragraph, PPR)
        style = None if properties is None else child_value(properties, PSTYLE)
        first_box = len(self._inline.boxes)
        text = self._inline.read(paragraph, style)
        for box in self._inline.boxes[first_box:]:
            boxes += box
        del self._inline.boxes[first_box:]
        if properties is None:
            return text, self._inline.hides(None, style)
        if child(properties, SECTPR) is not None and self._notes is not None:
            self._notes.end_section()
        return text, self._joins(properties, style)

    def _joins(self, properties: Element, style: str | None) -> bool:
        """Whether the mark of a paragraph with this `w:pPr` is deleted or hidden."""
        mark = child(properties, RPR)
        if mark is None:
            return self._inline.hides(None, style)
        if self.revisions.joins_next(mark):
            return True
        return self._inline.hides(mark, style) or is_on(child(mark, SPEC_VANISH))

    def _labelled(self, text: str, paragraph: Element) -> str:
        """The text with the label of the paragraph's list before it (17.3.1.19 numPr)."""
        if paragraph in self._found.rich:
            properties = leading(paragraph, PPR)
            if properties is not None:
                properties = self.revisions.properties(properties)
            label = self._counters.label(properties)
            if label:
                text = label + text if text.strip() else label.rstrip()
        self._setting.tally.add_characters(len(text))
        return text

    def _plain_texts(self, holder: Element) -> list[str] | None:
        texts = self._rows.pop(holder, None)
        if texts is None:
            texts = next(iter(plain.row_texts(holder).values()), None)
        if texts is not None:
            self._setting.tally.add_characters(sum(map(len, texts)))
        return texts

    def _table(self, element: Element) -> Table:
        tally = self._setting.tally
        numbered = self._notes.numbered if self._notes is not None else 0
        if element not in self._found.nesting:
            self._rows.update(plain.row_texts(element))
        table = grid.read_table(element, self, tally.check_cells)
        tally.cells += table.row_count * table.column_count
        if self._notes is not None and self._notes.numbered > numbered:
            self._notes.in_tables = True
        return table


def _without_holding(story: Story) -> Callable[[Element], list[Item]]:
    """The story's `items`, to be called back by what the story holds.

    Held in a ring, story, reader of paragraphs and with them the whole document would stay in
    memory until Python looks for rings.
    """
    method = WeakMethod(story.items)

    def items(container: Element) -> list[Item]:
        read = method()
        # Only the story itself makes its paragraphs be read.
        assert read is not None
        return read(container)

    return items


def texts(item: Item) -> Iterator[str]:
    """The texts of an item: of a table, those of its cells that are not blank."""
    if isinstance(item, str):
        yield item
    else:
        yield from (cell.text for cell in item.cells if cell.text)
