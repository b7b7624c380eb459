"""A small plan to draw, tagged and ruled, with merged cells."""

from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import ABOVE, LEFT, Grid

ROWS = [
    ["编号", "职能领域", "行动", "目标", "秘书处的意见"],
    ["1. 治理", LEFT, LEFT, LEFT, LEFT],
    ["1", "治理\n理事机构", "制定一份\n指导文件", "提高效率", "已经完成"],
    ["2", ABOVE, "举行协商会议", "透明度", "见 EB152/33"],
    ["", "资金\n筹资", "方便筹资", "可预测性", "正在进行"],
    ["3", ABOVE, "改进报告", "问责", "-"],
]


def small_plan() -> Pdf:
    """An annex of three actions and a subheading on one tagged page, with its heading."""
    page = Page()
    pdf = Pdf(page)
    with page.tagged(pdf.tag("P")):
        page.text(50, 20, "附件 2")
    Grid(ROWS).tag(pdf.tag("Table"), page)
    return pdf
