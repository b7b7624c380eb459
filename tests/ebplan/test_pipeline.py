"""Where the stages meet: the source is named, findings are put where they belong, each once."""

import hashlib
from pathlib import Path

import pytest

import ebplan
from audit.check import check_plan
from ebplan.pipeline import with_findings
from extract.errors import EbplanError, NoPlanError
from normalize.records import Budget, Claim
from outputs.json_file import plan_json
from tests.factory import action, plan


def faulty() -> ebplan.Plan:
    """A plan with a fault of its own and one of a record."""
    odd = action(1, budget=Budget(value="unrecognised", text="¿"))
    return plan([odd, action(2)], claims=[Claim(annex=None, actions=3, text="3")])


def test_findings_go_to_their_record_or_to_the_plan() -> None:
    checked = with_findings(faulty(), check_plan(faulty()))
    assert [found.code for found in checked.findings] == ["count_mismatch"]
    assert [found.code for found in checked.records[0].findings] == ["unrecognised_value"]
    assert checked.records[1].findings == []


def test_a_plan_checked_twice_has_each_finding_once() -> None:
    once = with_findings(faulty(), check_plan(faulty()))
    assert with_findings(once, check_plan(once)) == once


def test_a_saved_plan_loaded_again_has_each_finding_once(tmp_path: Path) -> None:
    once = with_findings(faulty(), check_plan(faulty()))
    (tmp_path / "plan.json").write_bytes(plan_json(once))
    assert ebplan.load_plan(tmp_path / "plan.json") == once


def test_records_that_share_an_id_do_not_share_findings() -> None:
    odd = [action(1, functional_area=""), action(1)]
    checked = with_findings(plan(odd), check_plan(plan(odd)))
    assert checked.records[1].findings == []
    assert len(list(checked.all_findings())) == len(check_plan(plan(odd)))


def test_the_source_is_named_without_its_folder(sample: Path) -> None:
    source = ebplan.read_plan(sample).document.source
    assert source.name == "EB152_34-zh.txt"
    assert source.sha256 == hashlib.sha256(sample.read_bytes()).hexdigest()
    assert (source.format, source.pages) == ("text", None)


def test_a_name_that_is_not_utf8_is_no_obstacle(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "plan-\udcff.txt"
    try:
        path.write_bytes(sample.read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this file system wants UTF-8 names")
    assert plan_json(ebplan.read_plan(path))


def test_the_same_input_gives_the_same_bytes(sample: Path) -> None:
    assert plan_json(ebplan.read_plan(sample)) == plan_json(ebplan.load_plan(str(sample)))


def test_a_plan_can_be_told_what_it_is(sample: Path) -> None:
    told = ebplan.read_plan(sample, symbol="EB999/1", language="zh", profile="eb152-34")
    assert told.document.symbol == "EB999/1"


@pytest.mark.parametrize("option", ["language", "profile", "reader"])
def test_a_choice_that_there_is_not_is_an_error(sample: Path, option: str) -> None:
    with pytest.raises(EbplanError):
        ebplan.read_plan(sample, **{option: "nonsense"})


def test_an_unknown_value_is_found_once_though_two_stages_look(
    sample: Path, tmp_path: Path
) -> None:
    text = sample.read_text(encoding="utf-8")
    assert "\t已做计划" in text
    path = tmp_path / "odd.txt"
    path.write_text(text.replace("\t已做计划", "\t想做计划", 1), encoding="utf-8")
    found = [each for each in ebplan.read_plan(path).all_findings() if each.level != "info"]
    assert [(each.code, each.message) for each in found] == [
        (
            "unrecognised_value",
            'The status "想做计划" is not a known value (here only); where it is right, add it to '
            "[status] in normalize/lexicon/zh.toml.",
        )
    ]


@pytest.mark.parametrize(
    ("name", "text", "says", "then"),
    [
        ("a.pdf", "hello\n", "is text and not PDF, and no table", "no line of this one has a tab"),
        ("a.docx", "a\tb\n1\t2\n", "is text and not DOCX, and no", "again where it should be DOCX"),
        ("a.txt", "hello\n", "no table with the columns", "no line of this one has a tab"),
        ("a.txt", "a\tb\n1\t2\n", "no table with the columns", "languages known: "),
    ],
)
def test_a_text_without_a_plan_is_called_a_text(
    tmp_path: Path, name: str, text: str, says: str, then: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoPlanError) as caught:
        ebplan.read_plan(path)
    line = str(caught.value)
    assert line.startswith(f"{name}: {says}")
    assert then in line
