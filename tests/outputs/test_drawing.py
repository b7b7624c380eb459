"""What is drawn over a page, and how it becomes SVG and PNG."""

import io
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from extract.document import Cell, Place, Table
from extract.errors import OutputError
from extract.pdf.picture import PagePicture
from normalize.records import Plan, Record, Source
from outputs import drawing
from outputs.drawing import LAYERS, STYLES, Drawing, Label, Rectangle, draw
from outputs.one_file import write_file
from outputs.raster import png
from outputs.svg import dimmed, grey_png, svg
from tests.factory import action, plan, subheading

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</title><script>alert("x")</script>&amp;\x00\x1b\ufffe\ud800\u202e]]>'


def picture(width: float = 600, height: float = 400) -> PagePicture:
    """Page 2, white, one pixel a point."""
    columns, rows = round(width), round(height)
    rules = ((40, 100, 560, 100.5), (40, 100, 40.5, 300))
    pixels = b"\xff" * (columns * rows)
    return PagePicture(2, width, height, columns, rows, pixels, rules)


def table(*cells: Cell) -> Table:
    return Table(cells, 9, 9, "rules")


def cell(row: int = 0, column: int = 0, text: str = "x", page: int = 2, **spans: int) -> Cell:
    left, top = 40.0 + 60 * column, 100.0 + 20 * row
    return Cell(row, column, text, places=(Place(page, left, top, left + 60, top + 20),), **spans)


def standing(record: Record, *pages: int) -> Record:
    sources = [Source(page=page, box=(40, 120, 560, 160)) for page in pages]
    return record.model_copy(update={"sources": sources})


def drawn(
    *cells: Cell,
    records: Plan | None = None,
    title: str = "plan.pdf",
    layers: Iterable[str] = LAYERS,
) -> Drawing:
    return draw(picture(), [table(*cells)], records, title=title, layers=layers)


def labels(made: Drawing) -> list[str]:
    groups = [group.shapes for group in made.groups]
    return [shape.text for group in groups for shape in group if isinstance(shape, Label)]


def parsed(made: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(svg(made))


def group(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    [found] = [each for each in root.iter(f"{SVG}g") if each.get("id") == name]
    return list(found)


def test_cells_of_other_pages_are_left_out() -> None:
    made = drawn(cell(0, 0), cell(0, 1, page=3), cell(1, 0, column_span=2))
    assert (made.count("cells"), made.count("merged-cells")) == (1, 1)
    assert labels(made) == ["r0 c0", "r1 c0–1"]


def test_a_merged_cell_names_all_it_covers() -> None:
    assert labels(drawn(cell(3, 4, row_span=2, column_span=6))) == ["r3–4 c4–9"]


@pytest.mark.parametrize(
    ("pages", "notes"),
    [((2,), []), ((1, 2), ["from p. 1"]), ((2, 3), ["on to p. 3"]),
     ((1, 2, 3), ["from p. 1", "on to p. 3"])],
)  # fmt: skip
def test_a_record_says_where_it_goes_on(pages: tuple[int, ...], notes: list[str]) -> None:
    made = drawn(records=plan([standing(action(1), *pages)]))
    assert labels(made) == ["A1-1", *notes]
    assert made.count("actions") == 1


def test_records_are_told_apart_by_kind() -> None:
    made = drawn(records=plan([standing(action(1), 2), standing(subheading(1), 2)]))
    assert (made.count("actions"), made.count("subheadings")) == (1, 1)
    styles = {shape.style for group in made.groups for shape in group.shapes}
    assert {"action", "subheading", "action-mark", "subheading-mark"} <= styles


def test_a_document_without_a_plan_has_rules_and_cells_only() -> None:
    made = drawn(cell())
    assert [group.name for group in made.groups][:3] == ["rules", "cells", "merged-cells"]
    assert "action" not in svg(made).decode().split("</style>")[1]


@pytest.mark.parametrize("layer", drawing.LAYERS)
def test_one_layer_alone(layer: str) -> None:
    made = drawn(cell(), records=plan([standing(action(1), 2)]), layers=[layer])
    counts = {"rules": made.count("rules"), "cells": made.count("cells")}
    counts["records"] = made.count("actions")
    assert [name for name, count in counts.items() if count] == [layer]


def test_marks_beyond_the_page_get_a_margin() -> None:
    record = action(1).model_copy(update={"sources": [Source(page=2, box=(0, 0, 600, 40))]})
    made = drawn(records=plan([record]))
    starts = [shape.box[0] for group in made.groups for shape in group.shapes
              if isinstance(shape, Rectangle)]  # fmt: skip
    assert min(starts) + made.left >= 0
    assert made.width == made.left + 600


def test_more_rules_than_can_be_told_apart_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_SHAPES", 1)
    made = drawn(cell(0), cell(1))
    assert sum(len(each.shapes) for each in made.groups if each.name == "rules") == 1
    assert "2 rules (1 drawn)" in svg(made).decode()


def test_a_thin_rule_can_be_seen() -> None:
    [across, _] = drawn(layers=["rules"]).groups[0].shapes
    assert isinstance(across, Rectangle)
    assert across.box[3] - across.box[1] == pytest.approx(0.9)


def test_text_of_a_document_is_never_markup() -> None:
    record = standing(action(1, action=HOSTILE), 2)
    root = parsed(drawn(cell(text=HOSTILE), records=plan([record]), title=HOSTILE))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "style", "g", "rect", "image", "path", "text"
    }  # fmt: skip
    notes = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert sum('<script>alert("x")</script>&amp;' in note for note in notes) == 4


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = svg(drawn(cell())).decode()
    assert re.findall(r"(?:href|src)=\"(.{15})", text) == ["data:image/png;"]
    assert re.search(r"\son\w+=|url\(|@import|<script", text) is None


def test_each_style_is_in_the_style_sheet() -> None:
    made = drawn(cell(), cell(1, 1, row_span=2), records=plan([standing(action(1), 1, 2, 3)]))
    root = parsed(made)
    sheet = next(root.iter(f"{SVG}style")).text or ""
    assert {element.get("class") for element in root.iter()} - {None} <= set(STYLES)
    assert all(f".{name}{{" in sheet for name in STYLES)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert svg(drawn(cell())) == svg(drawn(cell()))
    assert png(drawn(cell())) == png(drawn(cell()))


def test_the_page_stands_in_the_svg_as_png() -> None:
    page = picture(30, 20)
    image = Image.open(io.BytesIO(grey_png(page)))
    assert (image.size, image.mode) == ((30, 20), "L")
    assert image.getpixel((29, 19)) == 255


def test_the_page_is_dimmed_evenly() -> None:
    greys = dimmed(bytes(range(256)))
    assert list(greys) == sorted(greys)
    assert (greys[0], greys[255], len(set(greys))) == (75, 255, 16)


def test_a_png_has_the_pixels_of_its_page_and_the_legend() -> None:
    made = drawn(cell(), records=plan([standing(action(1), 1, 2, 3)]), title="方案.pdf")
    image = Image.open(io.BytesIO(png(made)))
    assert image.size == (round(made.width), round(made.height)) == (607, 436)
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    assert {(0xAA, 0x33, 0x77), (0, 0x79, 0x5A), (0, 0x63, 0xA8)} <= colours


def test_a_page_like_a_thread_is_no_huge_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outputs.raster._MOST_PIXELS", 10_000)
    thread = PagePicture(1, 2.0, 500.0, 4, 1000, b"\0" * 4000, ())
    image = Image.open(io.BytesIO(png(draw(thread, [], None, title="x"))))
    assert image.width * image.height < 11_000


def test_pixels_pack_into_little() -> None:
    assert len(grey_png(picture())) < len(zlib.compress(picture().pixels)) + 1000


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    folder = tmp_path
    assert write_file(folder / "new" / "a.svg", b"1").read_bytes() == b"1"
    assert write_file(folder / "new" / "a.svg", b"2").read_bytes() == b"2"
    (folder / "new" / "b.svg").mkdir()
    with pytest.raises(OutputError, match=r"b\.svg"):
        write_file(folder / "new" / "b.svg", b"3")
    assert sorted(path.name for path in folder.rglob("*")) == ["a.svg", "b.svg", "new"]
