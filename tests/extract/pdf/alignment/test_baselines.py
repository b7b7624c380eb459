"""How high a character is, as its baseline and size say."""

from pathlib import Path

from extract.limits import Limits
from extract.pdf.alignment import Baselines
from extract.pdf.reader import PdfFile
from tests.extract.pdf.builder import Page, Pdf


def test_an_ideograph_without_width_is_as_high_as_its_box(tmp_path: Path) -> None:
    page = Page()
    page.text(50, 50, "中")
    file = PdfFile(Pdf(page).save(tmp_path / "a.pdf"), Limits())
    with file.pages() as pages:
        opened = next(pages)
        characters = opened.characters()
        baselines = Baselines(opened.text_page, opened.display)
        wide = baselines.extent(characters, 0)
        characters.x1s[0] = characters.x0s[0]
        flat = baselines.extent(characters, 0)
    file.close()
    assert flat == (characters.tops[0], characters.bottoms[0])
    assert wide[0] < wide[1]
