"""Texts to typeset: paragraphs of Chinese with Latin words and figures, and of one script only."""

from hypothesis import strategies as st

CHINESE = (
    "秘书处", "会员国", "风险管理", "年度报告", "世界卫生组织", "落实", "改革", "情况",
    "国家办事处",
    "评估", "建议", "的", "与",
    "并", "监督", "提高透明度", "制定", "框架", "治理机构", "将在", "会议上",
    "（初步）", "“试点”", "《组织法》",
)  # fmt: skip
LATIN = (
    "WHO", "ERP", "COVID-19", "WHA75(8)", "EB152/33", "2023", "50%", "A75/9", "3.5", "ISO/IEC",
    "first", "12", "X", "-",
)  # fmt: skip
ENGLISH = (
    "the", "Secretariat", "reports", "progress", "to", "Member", "States", "état",
    "Organización", "long-term", "and/or", "follow-up", "of", "2023", "EB152/33", "(draft)",
    "staff", "efficient", "offline", "five", "a", "is", "under", "review", "12.5%",
)  # fmt: skip
RUSSIAN = (
    "Секретариат", "доклад", "об", "осуществлении", "реформы", "и", "плана", "2023", "года",
    "ВОЗ", "совета", "по",
)  # fmt: skip
ARABIC = (
    "الأمانة", "تقرير", "عن", "تنفيذ", "الإصلاح", "في", "الدول", "الأعضاء", "إلى", "المجلس", "2023",
    "EB152/33", "خطة", "من", "المنظمة",
)  # fmt: skip
STOPS = ("", "", "", "，", "、", "；")
LATIN_STOPS = ("", "", "", ",", ";", ".")
LEADS = ("", "", "", "(1) ", "2. ", "– ")


@st.composite
def _chinese(draw: st.DrawFn, most: int, *, spaced: bool) -> str:
    """Chinese, with spaces around Latin words and figures or without."""
    text = draw(st.sampled_from(LEADS)) + draw(st.sampled_from(CHINESE))
    last = "wide"
    for _ in range(draw(st.integers(1, most))):
        latin = draw(st.integers(0, 3)) == 0
        word = draw(st.sampled_from(LATIN if latin else CHINESE))
        kind = "latin" if latin else "wide"
        if last == kind == "latin" or (spaced and {last, kind} == {"latin", "wide"}):
            text += " "
        stop = draw(st.sampled_from(STOPS))
        text, last = text + word + stop, "stop" if stop else kind
    return text.rstrip("，、；") + "。"


@st.composite
def _spelled(draw: st.DrawFn, most: int, words: tuple[str, ...]) -> str:
    """Words with spaces between them."""
    parts = [
        draw(st.sampled_from(words)) + draw(st.sampled_from(LATIN_STOPS))
        for _ in range(draw(st.integers(2, most)))
    ]
    return draw(st.sampled_from(LEADS)) + " ".join(parts)


def paragraph(script: str, most: int) -> st.SearchStrategy[str]:
    """One paragraph of a script: `tight` and `spaced` Chinese, `latin`, `cyrillic`, or `mixed`."""
    chinese = _chinese(most, spaced=script == "spaced")
    if script == "latin":
        return _spelled(most, ENGLISH)
    if script == "cyrillic":
        return _spelled(most, RUSSIAN)
    if script == "arabic":
        return _spelled(most, ARABIC)
    if script == "mixed":
        return chinese | _spelled(most, ENGLISH) | _spelled(most, RUSSIAN)
    return chinese


def paragraphs(script: str, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """The text of a cell: one to three paragraphs."""
    return st.lists(paragraph(script, most), min_size=1, max_size=3).map(tuple)
