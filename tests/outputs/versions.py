"""Pairs of versions for property tests: whatever can happen to an action, in any mixture."""

from collections.abc import Sequence

from hypothesis import strategies as st

from normalize.records import Record, Status
from outputs.comparison import Comparison
from tests import factory
from tests.outputs.comparisons import comparison


def numbered(records: Sequence[Record]) -> list[Record]:
    found = []
    for annex in (1, 2):
        of_annex = [record for record in records if record.annex == annex]
        for number, record in enumerate(of_annex, 1):
            update = {"id": f"A{annex}-{number}", "number": number}
            found.append(record.model_copy(update=update))
    return found


WORDS = st.sampled_from(["行动", "a -> b", "a --> b", 'x, "y"', "NULL", "l1\nl2", "...", ""])
STATUSES = st.sampled_from(
    [Status(value="planned", text="已做计划"), Status(value="ongoing", text="正在进行")]
)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two versions: records added, removed, edited, moved, implemented and numbered anew."""
    count = draw(st.integers(4, 9))
    old = [
        factory.action(n, action=f"{draw(WORDS)}{n}", comments=draw(WORDS)) for n in range(count)
    ]
    old += [factory.done(n, action=f"完成 {n}") for n in range(draw(st.integers(0, 3)))]
    kept: list[tuple[int | None, Record]] = list(enumerate(old))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(kept) - 1))
        change = draw(st.sampled_from(["add", "remove", "edit", "implement", "move"]))
        was, record = kept[at]
        if change == "add":
            kept.insert(at, (None, factory.action(0, action=f"新 {draw(WORDS)}{len(kept)}")))
        elif change == "edit":
            update = {"action": record.action + draw(WORDS), "status": draw(STATUSES)}
            kept[at] = (was, record.model_copy(update=update))
        elif len(kept) > 2:
            kept.pop(at)
            if change == "implement":
                update = {"annex": 2, "budget": None, "cost": None, "timeline": None}
                kept.append((was, record.model_copy(update={**update, "objective": None})))
            elif change == "move":
                kept.insert(draw(st.integers(0, len(kept))), (was, record))
    before = numbered(old)
    # Numbering puts Annex 1 first; sorting keeps the order within an annex.
    kept.sort(key=lambda item: item[1].annex)
    after = numbered([record for _, record in kept])
    pairs = {
        before[was].id: record.id
        for (was, _), record in zip(kept, after, strict=True)
        if was is not None
    }
    return comparison(factory.plan(before), factory.plan(after), pairs)
