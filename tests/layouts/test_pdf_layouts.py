"""A plan typeset on PDF pages in any way is read as it was written."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebplan.pipeline import read_plan
from normalize.records import Plan
from normalize.text import fold
from tests.layouts.axes import (
    ALIGNED,
    ARABIC,
    PLAIN,
    SET_APART,
    PdfLayout,
    Wording,
    drawn,
    each_value,
    needed,
)
from tests.layouts.compare import all_findings, differences
from tests.layouts.effort import examples
from tests.layouts.expected import expected, themes
from tests.layouts.pdf import TypesetPdf
from tests.layouts.plans import Annexes, Item, plans
from tests.layouts.shown import show
from tests.layouts.speech import SCRIPTS

_READERS = {"none": "rules", "one_table": "tags", "table_a_page": "tags"}
# What says that a cell may be several.
_DOUBTS = {"cell_spans_fields", "cell_spans_rows", "row_glued_uncertain"}


def check(annexes: Annexes, layout: PdfLayout, seed: int) -> list[str]:
    """What is read otherwise than written."""
    typeset = TypesetPdf(annexes, layout, seed)
    records = expected(annexes)
    wrong = typeset.flaws.has_tag_fault()
    used = replace(layout, tags="none") if wrong else layout
    show(records, typeset.parts, typeset.columns, used)
    with tempfile.TemporaryDirectory() as folder:
        plan = read_plan(typeset.pdf.save(Path(folder) / "plan.pdf"))
    tagged = layout.tags != "none"
    found = differences(plan, records, themes(annexes), layout, {"reader_problem"} if wrong else ())
    if typeset.flaws.torn:
        # Nothing may tell two cells without a rule between: then a finding on one of their own
        # records must say so, or on the tags that were not used for it.
        torn = set(_read_from(typeset.flaws.torn, plan))
        doubts = {one.record for one in all_findings(plan) if one.code in _DOUBTS}
        unused = any(one.code == "reader_problem" for one in plan.findings) and tagged
        return [] if torn & doubts or unused else found
    reader = _READERS[used.tags] if used.ruling == "grid" else "alignment"
    if plan.document.reader != reader:
        found.append(f"read by {plan.document.reader}")
    return found


def _read_from(items: Sequence[Item], plan: Plan) -> Iterator[str]:
    """The records that rows were read as; their numbers may be torn too."""
    for item in items:
        first = fold(item.texts["action"][0])
        yield from (one.id for one in plan.records if first in fold(one.action))


def _try(data: st.DataObject, least: int = 1, **held: Any) -> None:
    names = {name for name, _ in each_value(Wording)}
    wording = data.draw(drawn(Wording, **{k: v for k, v in held.items() if k in names}))
    annexes = data.draw(plans(wording, least))
    layout = data.draw(drawn(PdfLayout, **{k: v for k, v in held.items() if k not in names}))
    assert check(annexes, layout, data.draw(st.integers(0, 999))) == []


@examples(40)
@given(st.data())
def test_any_layout(data: st.DataObject) -> None:
    _try(data)


@examples(12)
@given(st.data())
def test_any_layout_with_rules_across_only(data: st.DataObject) -> None:
    _try(data, least=4, **{**ALIGNED, "ruling": "horizontal"})


@examples(10)
@given(st.data())
def test_any_layout_with_letters_set_apart(data: st.DataObject) -> None:
    scripts = data.draw(st.sampled_from(("tight", "latin", "cyrillic")))
    rotate = data.draw(st.sampled_from((180, 0)))
    _try(data, **{**SET_APART, "script": scripts, "rotate": rotate})


@pytest.mark.parametrize("producer", ["visual", "logical", "mixed"])
@pytest.mark.parametrize("forms", ["letters", "presentation"])
def test_any_layout_from_the_right(producer: str, forms: str) -> None:
    @examples(2, producer, forms)
    @given(st.data())
    def from_the_right(data: st.DataObject) -> None:
        _try(data, **{**ARABIC, "producer": producer, "forms": forms})

    from_the_right()


@pytest.mark.parametrize(("axis", "value"), [*each_value(PdfLayout), *each_value(Wording)])
def test_each_value_of_each_axis(axis: str, value: Any) -> None:
    """The value by itself; others stand beside it in the test of any layout."""

    @examples(1, axis, value)
    @given(st.data())
    def with_the_axis_held(data: st.DataObject) -> None:
        _try(data, least=4, **needed(PdfLayout, axis, value))

    with_the_axis_held()


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_each_language(language: str) -> None:
    # Cells wide enough that no word of a value is cut, and nothing amiss with page, rules or tags:
    # other tests have these.
    held = {"paper": "A3", "size": 6.5, "widths": "weighted", **PLAIN}

    @examples(4)
    @given(st.data())
    def in_the_language(data: st.DataObject) -> None:
        _try(data, language=language, script=SCRIPTS[language], **held)

    in_the_language()
