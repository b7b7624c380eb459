"""The lines that say where readers disagree."""

from audit.crosscheck import Crosscheck, Disagreement, Reading, Unmatched
from outputs.crosscheck_report import crosscheck_lines
from tests.factory import source


def result(*disagreements: Disagreement, missing: list[Unmatched] | None = None) -> Crosscheck:
    faults = len(disagreements) + len(missing or [])
    return Crosscheck(
        source="a.pdf",
        reference="rules",
        agree=not faults,
        readings=[
            Reading(reader="tags", reason="the PDF has no tags"),
            Reading(reader="rules", records=6, fields=200, agreeing=200, share=1.0),
            Reading(
                reader="pdfplumber",
                records=6,
                fields=200_000,
                agreeing=200_000 - faults,
                share=(200_000 - faults) / 200_000,
                missing=missing or [],
                disagreements=list(disagreements),
            ),
        ],
    )


def differing(reference: str, reading: str) -> Disagreement:
    return Disagreement(
        record="A1-1",
        field="action",
        sources=[source(), source(page=2)],
        reference=reference,
        reading=reading,
    )


def test_the_shares_stand_in_a_table() -> None:
    assert list(crosscheck_lines(result())) == [
        "a.pdf: 2 readers agree; reference: rules",
        "  tags        can't read it: the PDF has no tags",
        "  rules       100.00 % of 200 fields, 6 records",
        "  pdfplumber  100.00 % of 200000 fields, 6 records",
    ]


def test_one_field_less_is_not_all() -> None:
    lines = list(crosscheck_lines(result(differing("a", "b"))))
    assert lines[3] == "  pdfplumber   99.99 % of 200000 fields, 6 records"
    assert lines[4] == (
        'A1-1, page 1 [40 100 800 150] and 1 more place: action: rules "a", pdfplumber "b"'
    )


def test_of_long_texts_the_first_difference_is_shown() -> None:
    line = list(crosscheck_lines(result(differing("同" * 300 + "甲", "同" * 300 + "乙"))))[4]
    assert "甲" in line
    assert "乙" in line
    assert len(line) < 220


def test_a_record_that_only_one_has() -> None:
    lone = Unmatched(record="A1-2", sources=[source(page=3)])
    lines = list(crosscheck_lines(result(missing=[lone])))
    assert lines[3].endswith(", 1 missing")
    assert lines[4] == "A1-2, page 3 [40 100 800 150]: rules has it, pdfplumber does not"


def test_no_more_than_so_many_lines() -> None:
    many = result(*[differing("a", str(number)) for number in range(60)])
    lines = list(crosscheck_lines(many))
    assert len(lines) == 4 + 50 + 1
    assert lines[-1] == "and 10 more; --all shows them."
    assert len(list(crosscheck_lines(many, most=None))) == 4 + 60


def test_a_text_can_not_reach_the_terminal_s_controls() -> None:
    line = list(crosscheck_lines(result(differing("a\x1b[2J", "b\nc"))))[4]
    assert "\x1b" not in line
    assert "\n" not in line
