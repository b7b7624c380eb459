"""Random plans: what each row says, before anything is typeset."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.layouts.axes import Wording
from tests.layouts.prose import paragraphs

TEXTS = ("action", "objective", "comments")
YEARS = ("2023", "2024", "2025+")
VALUES = ("budget", "cost", *YEARS, "status")
TITLES = ("问责职能和制度", "在国家级的影响", "资金", "治理", "人力资源", "规划预算", "资源筹措")
NEW_TITLES = ("数字化转型", "卫生应急架构", "气候与健康", "One Health 平台")
AREAS = ("问责职能", "在国家级的影响", "资金", "治理", "人力资源", "专家组")
NEW_AREAS = ("数字化", "卫生应急", "采购业务")
SUB_AREAS = ("", "风险管理", "下放权力", "决议 成本", "IT 系统", "Staff mobility", "制订计划")
OTHER = "其他事项"

BUDGETS = {
    "已编入预算": "budgeted",
    "尚未编列预算": "not_budgeted",
    "部分编入预算": "partially_budgeted",
    "待完成": "tbc",
    "-": "none",
    "–": "none",
    "": "blank",
    "一半": "unrecognised",
}
# Kind, least, most, open-ended, per what.
COSTS = {
    "100 000": ("amount", 100_000, 100_000, False, None),
    "100 000–150 000": ("amount", 100_000, 150_000, False, None),
    "40 000+": ("amount", 40_000, None, True, None),
    "每年 50 000": ("amount", 50_000, 50_000, False, "year"),
    "20 000（每次国家访问）": ("amount", 20_000, 20_000, False, "visit"),
    "工作人员工时": ("staff_time", None, None, False, None),
    "待完成": ("tbc", None, None, False, None),
    "-": ("none", None, None, False, None),
    "": ("blank", None, None, False, None),
    "很多": ("unrecognised", None, None, False, None),
}
MARKS = {
    "X": "due", "-": "none", "–": "none", "": "blank", "待完成": "tbc", "部分": "unrecognised",
}  # fmt: skip
STATUSES = {
    "正在进行": "ongoing",
    "已做计划": "planned",
    "正做计划": "planning",
    "待完成": "tbc",
    "-": "none",
    "": "blank",
    "搁置": "unrecognised",
}


@dataclass(frozen=True)
class Item:
    """One row of the plan.

    `merged` names the columns of the values that one cell with a dash stands for.
    """

    kind: str
    annex: int
    number: int | None = None
    title: str = ""
    area: tuple[str, str] = ("", "")
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The columns of its annex."""
        return roles(self.annex)


Annexes = tuple[tuple[Item, ...], ...]


def roles(annex: int) -> tuple[str, ...]:
    """The columns of an annex from left to right."""
    values = VALUES if annex == 1 else ()
    return ("number", "functional_area", "action", "objective", *values, "comments")


@st.composite
def plans(draw: st.DrawFn, wording: Wording) -> Annexes:
    """One or two annexes with numbered themes, the last of which may be other matters."""
    pool = TITLES if wording.themes == "known" else TITLES + NEW_TITLES
    titles = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True))
    other = draw(st.booleans())
    numbers = (1, 2) if wording.annexes == "both" else (1,)
    return tuple(draw(_annex(wording, titles, annex, other=other)) for annex in numbers)


@st.composite
def _annex(
    draw: st.DrawFn, wording: Wording, titles: list[str], annex: int, *, other: bool
) -> tuple[Item, ...]:
    items: list[Item] = []
    themes: list[tuple[int | None, str]] = list(enumerate(titles, start=1))
    number = 0
    pool = AREAS if wording.areas == "known" else AREAS[:2] + NEW_AREAS
    for theme, title in [*themes, *([(None, OTHER)] if other else [])]:
        items.append(Item("theme", annex, theme, title))
        area = draw(_area(pool))
        for kind in draw(st.lists(st.sampled_from("aaas"), min_size=1, max_size=4)):
            area = draw(st.just(area) | _area(pool))
            if kind == "s":
                items.append(draw(_subheading(wording, annex, area)))
            else:
                number += 1
                items.append(draw(_action(wording, annex, number, area)))
    return tuple(items)


def _area(pool: tuple[str, ...]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(pool), st.sampled_from(SUB_AREAS))


@st.composite
def _texts(draw: st.DrawFn, wording: Wording) -> dict[str, tuple[str, ...]]:
    most = 6 if wording.length == "short" else 40
    found = {role: draw(paragraphs(wording.script, most)) for role in TEXTS}
    if wording.marks == "superscript":
        role = draw(st.sampled_from(TEXTS))
        found[role] = (found[role][0] + draw(st.sampled_from(("¹", "¹²", "⁷"))), *found[role][1:])
    for role in TEXTS[1:]:
        if draw(st.integers(0, 4)) == 0:
            found[role] = ()
    return found


@st.composite
def _values(draw: st.DrawFn) -> dict[str, str]:
    years = {year: draw(st.sampled_from(sorted(MARKS))) for year in YEARS}
    return {
        "budget": draw(st.sampled_from(sorted(BUDGETS))),
        "cost": draw(st.sampled_from(sorted(COSTS))),
        **years,
        "status": draw(st.sampled_from(sorted(STATUSES))),
    }


@st.composite
def _action(
    draw: st.DrawFn, wording: Wording, annex: int, number: int, area: tuple[str, str]
) -> Item:
    values = draw(_values()) if annex == 1 else {}
    return Item("action", annex, number, area=area, texts=draw(_texts(wording)), values=values)


@st.composite
def _subheading(draw: st.DrawFn, wording: Wording, annex: int, area: tuple[str, str]) -> Item:
    texts = draw(_texts(wording))
    if annex == 2:
        return Item("subheading", annex, area=area, texts=texts)
    how = wording.subheadings
    if how == "mixed":
        how = draw(st.sampled_from(("merged_dash", "values", "dashes", "blank", "partly_merged")))
    merged: tuple[str, ...] = ()
    values = dict.fromkeys(VALUES, "")
    if how == "merged_dash":
        merged = VALUES
    elif how == "values":
        values = draw(_values())
    elif how == "dashes":
        values = dict.fromkeys(VALUES, "-")
    elif how == "partly_merged":
        values, merged = draw(_values()), VALUES[1:]
    return Item("subheading", annex, area=area, texts=texts, values=values, merged=merged)
