"""Texts to typeset: paragraphs of Chinese with Latin words and figures, and of one script only.

Words come from a seed and not from hypothesis, which would take longer to draw a text than the
reader to read it; how many words a text may have is drawn.
"""

from random import Random

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


def _chinese(random: Random, most: int, *, spaced: bool) -> str:
    """Chinese, with spaces around Latin words and figures or without."""
    text = random.choice(LEADS) + random.choice(CHINESE)
    last = "wide"
    for _ in range(random.randint(1, most)):
        latin = random.random() < 0.25
        word = random.choice(LATIN if latin else CHINESE)
        kind = "latin" if latin else "wide"
        if last == kind == "latin" or (spaced and {last, kind} == {"latin", "wide"}):
            text += " "
        stop = random.choice(STOPS)
        text, last = text + word + stop, "stop" if stop else kind
    return text.rstrip("，、；") + "。"


def _spelled(random: Random, most: int, words: tuple[str, ...]) -> str:
    """Words with spaces between them."""
    parts = [""]
    for _ in range(random.randint(2, max(2, most))):
        word = random.choice(words)
        if words is ARABIC and parts[-1][:1].isascii() and word.isascii():
            # Shown from the right, two such words look the same in either order.
            word = words[0]
        parts.append(word + random.choice(LATIN_STOPS))
    return random.choice(LEADS) + " ".join(parts[1:])


def paragraph(random: Random, script: str, most: int) -> str:
    """One paragraph of a script: `tight` and `spaced` Chinese, `latin`, `cyrillic`, or `mixed`."""
    if script == "mixed":
        script = random.choice(("tight", "latin", "cyrillic"))
    words = {"latin": ENGLISH, "cyrillic": RUSSIAN, "arabic": ARABIC}.get(script)
    if words is not None:
        return _spelled(random, most, words)
    return _chinese(random, most, spaced=script == "spaced")


def paragraphs(random: Random, script: str, most: int) -> tuple[str, ...]:
    """The text of a cell: one to three paragraphs."""
    return tuple(paragraph(random, script, most) for _ in range(random.randint(1, 3)))
