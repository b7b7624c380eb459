"""`ebplan draw`, from what is typed to the pictures."""

import io
import json
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from ebplan.commands import main
from ebplan.commands.draw import _LAYERS, page_numbers
from ebplan.pipeline import draw_pages, read_plan
from extract import read_document
from extract.errors import EbplanError
from extract.pdf.picture import PagePicture, page_pictures
from outputs.drawing import LAYERS
from tests.conftest import ROOT
from tests.ebplan.conftest import Run
from tests.extract.pdf.builder import Page, Pdf

SAMPLE = ROOT / "samples" / "EB152_34-zh.pdf"
SVG = "{http://www.w3.org/2000/svg}"
PAGE = 10


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> ElementTree.Element:
    """Page 10 of the sample as SVG, read by its rules."""
    return picture_of(tmp_path_factory.mktemp("drawn") / "page.svg", "--reader", "rules")


def picture_of(target: Path, *options: str) -> ElementTree.Element:
    arguments = ["draw", str(SAMPLE), "--page", str(PAGE), "-o", str(target), *options]
    result: Result = CliRunner().invoke(main, [*arguments, "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    return ElementTree.parse(target).getroot()


def shapes(root: ElementTree.Element, name: str, tag: str = "rect") -> list[ElementTree.Element]:
    [group] = [each for each in root.iter(f"{SVG}g") if each.get("id") == name]
    return group.findall(f"{SVG}{tag}")


def small(path: Path, width: float = 300, height: float = 200) -> Path:
    """A PDF of one page with a table of two cells, and no plan."""
    pdf = Pdf()
    page = pdf.page(Page(width, height))
    for x in (20, 100, 180):
        page.line(x, 20, x, 60)
    for y in (20, 60):
        page.line(20, y, 180, y)
    page.text(24, 24, "left")
    page.text(104, 24, "right")
    return pdf.save(path)


def size(file: Path) -> tuple[int, int]:
    with Image.open(io.BytesIO(file.read_bytes())) as image:
        return image.size


def test_the_picture_has_every_rule(drawn: ElementTree.Element) -> None:
    [page] = page_pictures(SAMPLE, [PAGE], scale=0.2)
    assert len(shapes(drawn, "rules")) == len(page.rules) > 20


def test_the_picture_has_every_cell_of_the_page(drawn: ElementTree.Element) -> None:
    cells = [
        cell
        for table in read_document(SAMPLE, reader="rules").tables
        for cell in table.cells
        if any(place.page == PAGE for place in cell.places)
    ]
    merged = [cell for cell in cells if cell.row_span * cell.column_span > 1]
    assert len(shapes(drawn, "merged-cells")) == len(merged) > 2
    assert len(shapes(drawn, "cells")) == len(cells) - len(merged) > 50


def test_the_picture_has_every_record_of_the_page(drawn: ElementTree.Element) -> None:
    plan = read_plan(SAMPLE)
    ids = [
        record.id
        for record in plan.records
        if any(source.page == PAGE for source in record.sources)
    ]  # fmt: skip
    marks = shapes(drawn, "actions-marks", "text") + shapes(drawn, "subheadings-marks", "text")
    texts = [mark.text or "" for mark in marks]
    assert sorted(text for text in texts if text.startswith("A1-")) == sorted(ids)
    assert {"from p. 9", "on to p. 11"} <= set(texts)
    assert len(shapes(drawn, "actions")) == len(plan.actions()[8:13]) == 5
    assert len(shapes(drawn, "subheadings")) == 2


def test_the_picture_of_the_docs_is_in_step(drawn: ElementTree.Element) -> None:
    file = ROOT / "docs" / "pictures" / "page-10.svg"
    kept = ElementTree.parse(file).getroot()
    command = (
        f"draw samples/{SAMPLE.name} --page {PAGE} --reader rules -o docs/pictures/{file.name}"
    )
    assert f"ebplan {command}" in (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    assert file.stat().st_size < 400_000
    # Pixels may differ between versions of PDFium; what was read may not.
    assert [element.text for element in kept.iter() if element.tag != f"{SVG}image"] == [
        element.text for element in drawn.iter() if element.tag != f"{SVG}image"
    ]


def test_the_best_reader_is_used_unless_one_is_named(tmp_path: Path) -> None:
    tagged = picture_of(tmp_path / "page.svg")
    assert len(shapes(tagged, "actions")) == 5
    # Rows of the whole table, which the tags show as one.
    labels = [each.text for each in shapes(tagged, "cell-labels", "text")]
    assert "r20 c4–9" in labels


def test_a_document_without_a_plan(run: Run, tmp_path: Path) -> None:
    result = run("draw", small(tmp_path / "x.pdf"), "--page", 1, "-o", tmp_path / "x.svg")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"wrote {tmp_path / 'x.svg'}\n"
    root = ElementTree.parse(tmp_path / "x.svg").getroot()
    assert (len(shapes(root, "rules")), len(shapes(root, "cells"))) == (5, 2)


def test_several_pages_go_into_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("draw", SAMPLE, "--page", "12,7-8", "-o", tmp_path / "out", "--layer", "cells")
    assert result.exit_code == 0
    names = [f"EB152_34-zh-page-{page}.svg" for page in (12, 7, 8)]
    assert result.stderr.splitlines() == [f"wrote {tmp_path / 'out' / name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    root = ElementTree.parse(tmp_path / "out" / names[0]).getroot()
    assert not [each for each in root.iter(f"{SVG}g") if each.get("id") in ("rules", "actions")]


def test_several_pages_do_not_fit_into_a_file(run: Run, tmp_path: Path) -> None:
    result = run("draw", SAMPLE, "--page", "1,2", "-o", tmp_path / "x.svg")
    assert result.exit_code == 2
    assert "name a folder" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("scale", [1, 2.5])
def test_a_png_has_the_scale_asked_for(run: Run, tmp_path: Path, scale: float) -> None:
    source, target = small(tmp_path / "x.pdf", 500), tmp_path / "x.PNG"
    result = run("draw", source, "--page", 1, "-o", target, "--scale", scale, "-q")
    assert (result.exit_code, result.output) == (0, "")
    assert size(target) == (round(500 * scale), round(236 * scale))


def test_a_png_without_pillow_is_trouble(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "PIL.Image", "PIL.ImageFont"):
        monkeypatch.setitem(sys.modules, name, None)
    source = small(tmp_path / "x.pdf")
    result = run("draw", source, "--page", 1, "-o", tmp_path / "x.png")
    assert result.exit_code == 2
    assert "ebplan[draw]" in result.stderr
    assert result.stderr.count("\n") == 1
    assert run("draw", source, "--page", 1, "-o", tmp_path / "x.svg").exit_code == 0


def test_a_large_page_has_fewer_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.pdf.picture.MOST_PIXELS", 20_000)
    [page] = page_pictures(small(tmp_path / "x.pdf"), [1], scale=10)
    assert 15_000 < page.columns * page.rows <= 20_000
    assert len(page.pixels) == page.columns * page.rows


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_rotated_page_is_drawn_as_displayed(tmp_path: Path, rotate: int) -> None:
    pdf = Pdf()
    page = pdf.page(Page(300, 200, rotate=rotate, crop=(30, 40), margin=15))
    page.line(20, 50, 280, 50, width=2)
    [seen] = page_pictures(pdf.save(tmp_path / "x.pdf"), [1], scale=1)
    assert (round(seen.width), round(seen.height)) == (seen.columns, seen.rows) == (300, 200)
    [rule] = seen.rules
    assert rule == pytest.approx((20, 49, 280, 51), abs=1.1)
    assert darkest_row(seen) in (49, 50)


def darkest_row(page: PagePicture) -> int:
    lines = [page.pixels[row * page.columns :][: page.columns] for row in range(page.rows)]
    return min(range(page.rows), key=lambda row: sum(lines[row]))


def test_a_hostile_file_name_is_text(run: Run, tmp_path: Path) -> None:
    name = 'a<script>&"\x1b[31m\u202e.pdf'
    source = small(tmp_path / name)
    assert run("draw", source, "--page", 1, "-o", tmp_path / "out").exit_code == 0
    [file] = (tmp_path / "out").iterdir()
    root = ElementTree.parse(file).getroot()
    assert not list(root.iter(f"{SVG}script"))
    assert root[0].text == 'a<script>&"\\u001b[31m\\u202e.pdf, page 1'


@pytest.mark.parametrize("name", ["EB152_34-zh.docx", "EB152_34-zh.txt"])
def test_a_format_without_pages_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    result = run("draw", ROOT / "samples" / name, "--page", 1, "-o", tmp_path / "x.svg")
    assert result.exit_code == 2
    assert "has no pages to draw; name a PDF" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("page", "path"), [("30", SAMPLE), ("7,99999", SAMPLE)])
def test_a_page_that_is_not_there(run: Run, tmp_path: Path, page: str, path: Path) -> None:
    result = run("draw", path, "--page", page, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert f"there is no page {page.split(',')[-1]}; choose one from 1 to 29" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "pages", ["", "0", "-1", "x", "3-2", "1,,2", "1-", "1-201", "٣", "9999999"]
)
def test_a_list_of_pages_that_is_none(run: Run, tmp_path: Path, pages: str) -> None:
    result = run("draw", SAMPLE, f"--page={pages}", "-o", tmp_path / "x.svg")
    assert result.exit_code == 2
    assert "--page" in result.stderr
    assert not list(tmp_path.iterdir())


def test_pages_are_listed_once_and_in_order() -> None:
    assert page_numbers("10, 12-14,13") == [10, 12, 13, 14]


@pytest.mark.parametrize("options", [("--layer", "lines"), ("--scale", "0"), ("--scale", "nan")])
def test_wrong_options(run: Run, tmp_path: Path, options: tuple[str, str]) -> None:
    result = run("draw", SAMPLE, "--page", 1, "-o", tmp_path / "x.svg", *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_command_knows_the_layers() -> None:
    assert _LAYERS == LAYERS


def test_a_failure_leaves_the_file_as_it_was(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.svg"
    target.write_text("before")
    assert run("draw", SAMPLE, "--page", 30, "-o", target).exit_code == 2
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]


def test_a_plan_file_is_no_document(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"schema": "ebplan/1"}))
    assert run("draw", path, "--page", 1, "-o", tmp_path / "x.svg").exit_code == 2


def test_from_python(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "plan.pdf")
    [drawing] = draw_pages(source, [PAGE], layers=["records"], scale=0.5)
    assert (drawing.count("actions"), drawing.count("subheadings")) == (5, 2)
    with pytest.raises(EbplanError, match="no page 0"):
        list(draw_pages(source, [0]))
