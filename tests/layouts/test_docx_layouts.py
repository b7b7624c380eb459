"""A plan set in WordprocessingML in any way is read as it was written."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebplan.pipeline import read_plan
from tests.extract.docx.packages import save
from tests.layouts.axes import DocxLayout, Wording, drawn, each_value, needed
from tests.layouts.compare import differences
from tests.layouts.docx import TypesetDocx
from tests.layouts.effort import examples
from tests.layouts.expected import expected, themes
from tests.layouts.plans import Annexes, plans
from tests.layouts.speech import SCRIPTS


def check(annexes: Annexes, layout: DocxLayout, seed: int) -> list[str]:
    """What is read otherwise than written."""
    typeset = TypesetDocx(annexes, layout, seed)
    records = expected(annexes)
    for record in records:
        record.cut = any(item is record.item for item in typeset.cut)
        record.opens_part = any(item is record.item for item in typeset.opening)
        if record.cut:
            for shown in record.shown.values():
                shown.exact = False
    with tempfile.TemporaryDirectory() as folder:
        plan = read_plan(save(Path(folder), typeset.members()))
    return differences(plan, records, themes(annexes), layout)


def _try(data: st.DataObject, least: int = 1, **held: Any) -> None:
    names = {name for name, _ in each_value(Wording)}
    wording = data.draw(drawn(Wording, **{k: v for k, v in held.items() if k in names}))
    annexes = data.draw(plans(wording, least))
    layout = data.draw(drawn(DocxLayout, **{k: v for k, v in held.items() if k not in names}))
    assert check(annexes, layout, data.draw(st.integers(0, 999))) == []


@examples(60)
@given(st.data())
def test_any_layout(data: st.DataObject) -> None:
    _try(data)


@pytest.mark.parametrize(("axis", "value"), [*each_value(DocxLayout), *each_value(Wording)])
def test_each_value_of_each_axis(axis: str, value: Any) -> None:
    """The value by itself, then with others."""

    @examples(2, axis, value)
    @given(st.data())
    def with_the_axis_held(data: st.DataObject) -> None:
        _try(data, least=4, **needed(DocxLayout, axis, value))

    with_the_axis_held()


@pytest.mark.parametrize("language", sorted(SCRIPTS.keys() - {"pt"}))
def test_each_language(language: str) -> None:

    @examples(5)
    @given(st.data())
    def in_the_language(data: st.DataObject) -> None:
        _try(data, language=language, script=SCRIPTS[language])

    in_the_language()
