"""Sheets for every style: tables with captions, notes and prose around, and pages without any."""

import random

from benchmarks.accuracy.content import make_table
from benchmarks.accuracy.model import STYLES, Block, Chart, Sheet, Text
from benchmarks.accuracy.vocabulary import paragraph, sentence

# The width of the text on the page, in points, in one column and in two.
ROOM, NARROW_ROOM = 480.0, 228.0


def make_sheets(count: int, seed: str) -> list[Sheet]:
    """`count` sheets of each style, and as many as of one style without a table."""
    sheets = []
    for style in STYLES:
        for number in range(count):
            rng = random.Random(f"{seed} {style} {number}")
            sheets.append(_sheet(rng, f"{style.replace(' ', '-')}-{number}", style))
    for number in range(count):
        rng = random.Random(f"{seed} none {number}")
        sheets.append(_bare_sheet(rng, f"none-{number}"))
    return sheets


def _sheet(rng: random.Random, name: str, style: str) -> Sheet:
    columns = rng.choice([1, 1, 1, 2])
    sheet = Sheet(name, columns, framed=rng.random() < 0.1)
    sheet.blocks.extend(_opening(rng))
    for number in range(rng.choice([1, 1, 2])):
        sheet.blocks.append(Text("caption", f"Table {number + 1}. {sentence(rng, 4, 10)}"))
        sheet.blocks.append(make_table(rng, style, ROOM if columns == 1 else NARROW_ROOM))
        if rng.random() < 0.6:
            sheet.blocks.append(Text("note", f"(1) {sentence(rng, 6, 14)}. Source: Survey."))
        sheet.blocks.append(Text("prose", paragraph(rng)))
    if rng.random() < 0.2:
        sheet.blocks.append(_chart(rng))
    return sheet


def _opening(rng: random.Random) -> list[Block]:
    blocks: list[Block] = [Text("heading", sentence(rng, 2, 5)), Text("prose", paragraph(rng))]
    if rng.random() < 0.15:
        blocks.append(Text("box", paragraph(rng)))
    return blocks


def _bare_sheet(rng: random.Random, name: str) -> Sheet:
    """A page of prose, lists, boxed notes and charts."""
    sheet = Sheet(name, rng.choice([1, 2]), framed=rng.random() < 0.3)
    sheet.blocks.extend(_opening(rng))
    for _ in range(rng.randint(2, 4)):
        kind = rng.choice(["prose", "box", "list", "chart"])
        if kind == "chart":
            sheet.blocks.append(_chart(rng))
        elif kind == "list":
            sheet.blocks.extend(Text("list", sentence(rng, 3, 20)) for _ in range(4))
        else:
            sheet.blocks.append(Text("box" if kind == "box" else "prose", paragraph(rng)))
    return sheet


def _chart(rng: random.Random) -> Chart:
    return Chart(tuple(rng.randint(10, 100) for _ in range(rng.randint(4, 8))))
