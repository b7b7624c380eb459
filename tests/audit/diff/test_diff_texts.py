"""Parts of changed texts: nothing is lost, marks can be read, long texts take no longer."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.diff.model import TextPart
from audit.diff.texts import text_parts
from normalize.text import fold

PIECES = (
    "行动", "世卫组织", "，", "。", "the", "Board", "well-being", "EB152/34", "100 000", "2023",
    "1.5", "المنظمة", "مُدرج", "جلسات", "é", "e\u0301", " ", " ", "\u00a0", "\n", "–", "-", "“", '"',
    "(", "（", ")", "ไทย", "\u3000", "ﬁ", "²",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
EFFORT = settings(max_examples=150)


def side(parts: list[TextPart], kind: str) -> str:
    """One of the texts, put together again."""
    return "".join(part.text for part in parts if part.kind in ("same", kind))


def marked(old: str, new: str, *, exact: bool = False) -> str:
    """The parts in one line."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[part.kind].format(part.text) for part in text_parts(old, new, exact=exact))


@EFFORT
@given(texts, texts)
def test_both_texts_are_in_the_parts(old: str, new: str) -> None:
    exact = text_parts(old, new, exact=True)
    assert (side(exact, "removed"), side(exact, "added")) == (old, new)
    parts = text_parts(old, new)
    assert side(parts, "added") == new
    assert fold(side(parts, "removed")) == fold(old)
    for found in (parts, exact):
        assert all(part.text for part in found)
        assert all(one.kind != other.kind for one, other in pairwise(found))


@EFFORT
@given(texts, texts)
def test_what_fold_ignores_is_not_marked(old: str, new: str) -> None:
    for part in text_parts(old, new):
        assert part.kind == "same" or fold(part.text) or fold(new) != fold(old)
    kinds = {part.kind for part in text_parts(old, new)}
    assert (kinds <= {"same"}) == (fold(old) == fold(new))
    assert ({part.kind for part in text_parts(old, new, exact=True)} <= {"same"}) == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("促进全组织文化变革", "促进全组织的文化变革", "促进全组织{+的+}文化变革"),
        ("在2023年完成", "在2024年完成", "在[-2023-]{+2024+}年完成"),
        ("Report to the Board.", "Report to the Assembly.", "Report to the [-Board-]{+Assembly+}."),
        ("See EB152/34.", "See EB154/7.", "See [-EB152/34-]{+EB154/7+}."),
        ("US$ 100 000 a year", "US$ 150 000 a year", "US$ [-100 000-]{+150 000+} a year"),
        ("تقييم الإصلاح", "تقييم مقترحات الإصلاح", "تقييم {+مقترحات +}الإصلاح"),
        ("мандат комитета", "мандат Комитета", "мандат [-комитета-]{+Комитета+}"),
        ("审计和评价", "审计，和评价", "审计{+，+}和评价"),
        ("世卫组织 (WHO)", "世卫组织（WHO）", "世卫组织（WHO）"),
        ("", "new", "{+new+}"),
        ("one\ntwo", "one\n\nthree", "one\n\n[-two-]{+three+}"),
    ],
)
def test_words_and_characters(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_change_is_one_run_and_not_confetti() -> None:
    old = "已经取得以下进展，将于年底之前完成全部工作"
    new = "没有任何进步，须在明年中期以前结束所有任务"
    assert [part.kind for part in text_parts(old, new)] == ["removed", "added"]
    # A run that is longer than what stands around it is the same all the same.
    assert marked("甲：审计委员会的报告，乙", "丙：审计委员会的报告，丁") == (
        "[-甲-]{+丙+}：审计委员会的报告，[-乙-]{+丁+}"
    )


def test_exact_marks_spaces() -> None:
    assert marked("a  b", "a b") == "a b"
    assert marked("a b", "a\u00a0b", exact=True) == "a[- -]{+\u00a0+}b"


def test_long_texts_are_compared_by_sentences() -> None:
    sentence = "本组织的各级机构应当继续加强合作，并向理事机构提交报告。"
    old = sentence * 400
    new = old[: 40 * len(sentence)] + "新增一句。" + old[40 * len(sentence) :]
    parts = text_parts(old, new)
    assert [part for part in parts if part.kind != "same"] == [
        TextPart(kind="added", text="新增一句。")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("的" * 50_000, "了" + "的" * 30_000 + "了" + "的" * 19_000),
        ("a " * 40_000, "b a " * 20_000),
        ("!" * 50_000, "?" + "!" * 20_000 + "?" + "!" * 20_000),
        ("一二三" * 10_000, "三二一" * 10_000),
    ],
)
def test_no_text_takes_long(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = []

    def matcher(junk: None, left: list[str], right: list[str], *, autojunk: bool) -> Any:
        counts = Counter(right)
        pairs.append(sum(counts[token] for token in left))
        return SequenceMatcher(junk, left, right, autojunk=autojunk)

    monkeypatch.setattr("audit.diff.texts.SequenceMatcher", matcher)
    parts = text_parts(old, new)
    assert side(parts, "added") == new
    assert max(pairs, default=0) <= 40_000
