"""Who follows docs/profiles.md can read another plan, with the page's own file."""

import json
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

import ebplan
from ebplan.commands import main
from normalize.records import Plan
from outputs.json_file import plan_json
from tests.conftest import ROOT
from tests.layouts.effort import examples
from tests.layouts.second_table import (
    COST,
    HEADER,
    MARKS,
    SECTIONS,
    STATUS,
    Activity,
    activities,
    claim,
    docx,
    pdf,
    rows,
)

_PAGE = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
_PLAN = [
    Activity(1, "Hospitals and clinics", "Build two clinics", "Works unit", "2025",
             ("●", "●", ""), "1 200 000", "On track"),
    Activity(2, "Hospitals and clinics", "Train midwives", "", "2026", ("", "●", "●"),
             "85 000 per year", "Not begun"),
    Activity(3, "Data", "Register births", "Registry", "2026", ("●", "", "-"), "Staff time",
             "In preparation"),
]  # fmt: skip
_NOTE = "The activities of the plan are those that the units of the Ministry have been given."
Typeset = Callable[..., Path]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the page shows, in a folder of the user's."""
    [toml] = re.findall(r"^```toml\n(.*?)^```$", _PAGE, re.DOTALL | re.MULTILINE)
    path = tmp_path_factory.mktemp("families") / "ministry-2026.toml"
    path.write_text(toml, encoding="utf-8")
    return path


def differences(plan: Plan, written: Sequence[Activity]) -> list[str]:
    """Every fact that was read otherwise than written, and every finding without a reason."""
    found = []
    for record, one in zip(plan.records, written, strict=True):
        facts = {
            "id": (record.id, f"A1-{one.number}"),
            "number": (record.number, one.number),
            "theme": (record.theme, SECTIONS[one.section]),
            "area": ((record.functional_area, record.sub_area), ("", "")),
            "action": (record.action, one.action),
            "extra": (record.extra, {"responsible_unit": one.unit, "start_year": one.start}),
            "absent": ((record.objective, record.comments, record.budget), (None, None, None)),
            "timeline": (
                [(each.period, each.mark, each.text) for each in record.timeline or ()],
                [(period, MARKS[mark], mark)
                 for period, mark in zip(("2026", "2027", "2028+"), one.marks, strict=True)],
            ),
            "cost": (
                record.cost and (record.cost.kind, record.cost.min_usd, record.cost.text),
                (*COST[one.cost], one.cost),
            ),
            "status": (
                record.status and (record.status.value, record.status.text),
                (STATUS[one.status], one.status),
            ),
        }  # fmt: skip
        found += [f"{record.id}: {name}: {facts[name]}" for name in facts
                  if facts[name][0] != facts[name][1]]  # fmt: skip
    sections = list(dict.fromkeys(one.section for one in written))
    themes = [(theme.number, theme.title) for theme in plan.themes]
    if themes != [(SECTIONS[title], title) for title in sections]:
        found.append(f"themes: {themes}")
    allowed = {"title_missing", "symbol_assumed", "claims_missing"}
    allowed |= (
        {"unrecognised_value"} if any(one.status == "Suspended" for one in written) else set()
    )
    found += [str(each) for each in plan.all_findings() if each.code not in allowed]
    return found


def codes(plan: Plan) -> list[str]:
    return [each.code for each in plan.all_findings() if each.code != "title_missing"]


@pytest.mark.parametrize("typeset", [docx, pdf])
def test_a_plan_of_the_ministry_is_read_with_all_its_facts(profile: Path, typeset: Typeset) -> None:
    @examples(8)
    @given(activities())
    def as_written(written: list[Activity]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = typeset(Path(folder), rows(written), "MoH/2026/AP", claim(written))
            plan = ebplan.read_plan(path, profile=profile)
        assert (plan.document.profile, plan.document.symbol) == ("ministry-2026", "MoH/2026/AP")
        assert plan.document.language == "en"
        assert [(each.annex, each.actions) for each in plan.document.claims] == [
            (None, len(written))
        ]
        assert differences(plan, written) == []

    as_written()


@pytest.mark.parametrize("typeset", [docx, pdf])
def test_the_table_on_the_page_is_the_one_that_is_read(
    profile: Path, tmp_path: Path, typeset: Typeset
) -> None:
    head, _, *lines = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\|.*\|$", _PAGE.split("### The file")[0], re.MULTILINE)
        if line.count("|") == len(HEADER) + 1
    )
    assert head == list(HEADER)
    table = [head] + [
        [line[0].strip("*"), *["<"] * 8] if line[0].startswith("**") else line for line in lines
    ]
    plan = ebplan.read_plan(
        typeset(tmp_path, table, "This plan has 3 activities."), profile=profile
    )
    assert codes(plan) == ["symbol_assumed"]
    assert [record.theme for record in plan.records] == [1, 1, 2]
    [shown] = re.findall(r"```json\n(.*?)```", _PAGE, re.DOTALL)
    first = plan.to_dict()["records"][0]
    assert json.loads(f"{{{shown}}}").items() <= first.items()


def test_without_the_profile_it_is_no_plan_of_eb152(tmp_path: Path) -> None:
    path = docx(tmp_path, rows(_PLAN), claim(_PLAN))
    with pytest.raises(ebplan.EbplanError, match="no table with the columns of a plan"):
        ebplan.read_plan(path)


def test_another_table_is_no_plan_of_the_ministry(profile: Path, root: Path) -> None:
    with pytest.raises(ebplan.EbplanError, match="was found \\(those of the profile ministry-2026"):
        ebplan.read_plan(root / "README.md", profile=profile)


def test_a_plan_json_is_checked_without_the_profile(profile: Path, tmp_path: Path) -> None:
    path = docx(tmp_path, rows(_PLAN), "MoH/2026/AP", "This plan has 4 activities.")
    arguments = ["extract", str(path), "-o", str(tmp_path), "--profile", str(profile)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    done = CliRunner().invoke(main, ["check", str(tmp_path / "test" / "plan.json")])
    assert done.exit_code == 1
    assert "The document says 4 actions" in done.stdout
    assert len(done.stdout.splitlines()) == 3
    table = (tmp_path / "test" / "actions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[0].endswith(",extra: responsible_unit,extra: start_year")
    assert table[1].endswith(",Works unit,2025")


def read(profile: Path, folder: Path, table: Sequence[Sequence[str]], *paragraphs: str) -> Plan:
    return ebplan.read_plan(
        docx(folder, table, *(paragraphs or (claim(_PLAN),))), profile=str(profile)
    )


def test_a_missing_column_is_named_once_and_its_field_is_null(
    profile: Path, tmp_path: Path
) -> None:
    table = [[*row[:7], *row[8:]] for row in rows(_PLAN)]
    plan = read(profile, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == ["column_missing"]
    assert [record.cost for record in plan.records] == [None] * 3
    [message] = [each.message for each in plan.findings if each.code == "column_missing"]
    assert message == "Annex 1 has no column cost, which the profile ministry-2026 says it has."


def test_a_missing_column_of_the_familys_own_is_named_too(profile: Path, tmp_path: Path) -> None:
    table = [[*row[:2], *row[3:]] for row in rows(_PLAN)]
    plan = read(profile, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == ["column_missing"]
    assert plan.records[0].extra == {"start_year": "2025"}


def test_a_column_that_is_not_required_may_be_there_or_not(profile: Path, tmp_path: Path) -> None:
    table = [
        [*row, text]
        for row, text in zip(
            rows(_PLAN), ["Remarks by the auditor", "<", "Sound", "", "<", "Late"], strict=True
        )
    ]
    plan = read(profile, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == []
    assert [record.extra["remarks"] for record in plan.records] == ["Sound", "", "Late"]


def test_years_new_and_gone_are_told(profile: Path, tmp_path: Path) -> None:
    header = [*HEADER[:4], "2027", "2028", "2029 and beyond", *HEADER[7:]]
    plan = read(profile, tmp_path, rows(_PLAN, header), "MoH/2026/AP", claim(_PLAN))
    said = [each.message for each in plan.findings if each.code.startswith("period_")]
    assert [message.split(",")[0] for message in said] == [
        "Annex 1 has a column for 2028", "Annex 1 has a column for 2029+",
        "Annex 1 has no column for 2026", "Annex 1 has no column for 2028+",
    ]  # fmt: skip
    assert [entry.period for entry in plan.records[0].timeline or ()] == ["2027", "2028", "2029+"]


def test_a_section_that_is_new_is_kept_as_the_theme_that_it_says_to_be(
    profile: Path, tmp_path: Path
) -> None:
    table = [
        ["2. Hospitals and clinics" if row[0] == "Hospitals and clinics" else row[0], *row[1:]]
        for row in rows(_PLAN)
    ]
    table[4][0] = "3. Water"
    plan = read(profile, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == ["theme_renumbered", "theme_new"]
    assert [record.theme for record in plan.records] == [2, 2, 3]
    assert [theme.title for theme in plan.themes] == ["Hospitals and clinics", "Water"]


def test_a_plan_that_has_no_themes_may_say_so(profile: Path, tmp_path: Path) -> None:
    table = rows(_PLAN, sections=False)
    plan = read(profile, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == ["themes_missing"]
    text = profile.read_text(encoding="utf-8")
    start, end = text.index("[[themes]]"), text.index("# How the document says")
    without = tmp_path / "without.toml"
    without.write_text(f"themes = []\n{text[:start]}{text[end:]}", encoding="utf-8")
    plan = read(without, tmp_path, table, "MoH/2026/AP", claim(_PLAN))
    assert codes(plan) == []
    plan = read(without, tmp_path, rows(_PLAN), "MoH/2026/AP", claim(_PLAN))
    assert "row_unassigned" in codes(plan)


def test_claims_may_say_which_annex_they_are_about(profile: Path, tmp_path: Path) -> None:
    plan = read(profile, tmp_path, rows(_PLAN), "MoH/2026/AP", "5 in all are listed below.")
    assert codes(plan) == ["annex_count_mismatch"]


def test_an_annex_is_recognised_by_a_heading_of_the_profile(profile: Path, tmp_path: Path) -> None:
    text = profile.read_text(encoding="utf-8")
    second = (
        '[[annexes]]\nnumber = 2\ncolumns = ["number", "action", "responsible_unit"]\n'
        'headings = ["Handed over since 2025"]\nstatus = "implemented"\n'
    )
    two = tmp_path / "two.toml"
    two.write_text(text.replace("\n[extra]\n", f"\n{second}[extra]\n", 1), encoding="utf-8")
    done = [HEADER[:3], ("Data", "<", "<"), ("1", "Count beds", "Registry")]
    parts = ["Activities of the Ministry", "Handed over since 2025"]
    for number, (heading, table) in enumerate(zip(parts, (rows(_PLAN), done), strict=True), 1):
        plan = read(two, tmp_path, table, "MoH/2026/AP", heading, _NOTE)
        assert {record.annex for record in plan.records} == {number}
        assert codes(plan) == ["claims_missing"]
    assert [record.status and record.status.value for record in plan.records] == ["implemented"]


def test_headings_of_another_language_give_the_same_names(profile: Path, tmp_path: Path) -> None:
    header = ["N°", "Activité", "Unité responsable", "Année de début", *HEADER[4:6],
              "2028 et au-delà", "Budget", "Avancement"]  # fmt: skip
    table = [["Données" if row[0] == "Data" else row[0], *row[1:]] for row in rows(_PLAN, header)]
    plan = ebplan.read_plan(docx(tmp_path, table, "MoH/2026/AP"), profile=profile, language="fr")
    assert plan.records[0].extra == {"responsible_unit": "Works unit", "start_year": "2025"}
    assert [(theme.number, theme.title) for theme in plan.themes] == [
        (1, "Hospitals and clinics"), (2, "Données"),
    ]  # fmt: skip


def test_a_heading_in_euros_leaves_the_costs_as_printed(profile: Path, tmp_path: Path) -> None:
    text = profile.read_text(encoding="utf-8").replace('"Budget (US$)"', '"Budget (EUR)"')
    euros = tmp_path / "euros.toml"
    euros.write_text(text, encoding="utf-8")
    header = [*HEADER[:7], "Budget (EUR)", "Progress"]
    plan = read(euros, tmp_path, rows(_PLAN, header), "MoH/2026/AP", claim(_PLAN))
    assert "cost_in_other_currency" in codes(plan)
    assert [record.cost and record.cost.kind for record in plan.records] == [
        "unrecognised", "unrecognised", "staff_time",
    ]  # fmt: skip


def test_what_is_unknown_names_the_users_own_profile(profile: Path, tmp_path: Path) -> None:
    """The file that the wording is to be added to, not the package's lexicon."""
    mine = tmp_path / "mine.toml"
    mine.write_text(profile.read_text(encoding="utf-8").replace('"On track", "Late"', '"Late"'))
    header = [*HEADER[:3], "Begins", *HEADER[4:]]
    plan = read(mine, tmp_path, rows(_PLAN, header), "MoH/2026/AP", claim(_PLAN))
    said = {each.code: each.message for each in plan.all_findings()}
    assert said["unrecognised_value"].endswith("add it to [status] in mine.toml.")
    assert "to [columns] of mine.toml" in said["column_new"]
    assert not any("normalize/lexicon" in message for message in said.values())
    # Checked once more, without the profile, it is the same finding and not a second one.
    path = tmp_path / "plan.json"
    path.write_bytes(plan_json(plan))
    again = [each.message for each in ebplan.load_plan(path).all_findings()]
    assert again.count(said["unrecognised_value"]) == 1
    assert not any("normalize/lexicon" in message for message in again)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('symbol = "MoH/2026/AP"', "", "the key 'symbol' is missing"),
        ('name = "ministry-2026"', 'name = "../x"', "'name': must be letters"),
        ('periods = ["2026",', 'periods = ["2026", "26",', '"26" is no period'),
        ('periods = ["2026",', 'periods = ["2028",', "'periods' must rise"),
        ('"2027", "2028+"', '"2027+", "2028+"', "only the last of 'periods'"),
        (
            '"action", "responsible_unit", "start_year", "timeline", "cost", "status", "remarks"',
            '"activity"',
            "'activity' in 'columns' of [[annexes]] number 1 is neither",
        ),
        ('columns = [\n  "number", "action"', 'columns = [\n  "number"', "lacks 'action'"),
        ("number = 1\n# Its", "number = 0\n# Its", "(entry 1 of [[annexes]])"),
        ('"status",\n]', '"status", "comments",\n]', "'comments' in 'required'"),
        ("\n[extra]\n", "\n[extras]\n", "the key 'extras' is not known"),
        ("responsible_unit = [", "comments = [", "'comments' in [extra] is a field"),
        ('"Start year", "Start"', '"Lead unit"', "the heading 'Lead unit' stands for both"),
        ('"On track", "Late"', '"Not begun"', "'Not begun' stands for both"),
        ("planned = [", "plan = [", "in [status]"),
        ('["Half"]', '"Half"', "'partially_budgeted' must be a list in [budget]"),
        ('["Half"]', "[]", "'partially_budgeted' must not be empty"),
        ('["Half"]', '[" "]', "must not be blank"),
        ("number = 2\ntitles", "number = 1\ntitles", "number 1 stands twice in [[themes]]"),
        ("this plan has {actions} activities", "this plan", "lacks {actions}"),
        ("[columns]", "[columns", "not TOML"),
    ],
)
def test_a_slip_in_the_file_is_one_line(
    profile: Path, tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = profile.read_text(encoding="utf-8")
    assert old in text
    slipped = tmp_path / "plan.toml"
    slipped.write_text(text.replace(old, new, 1), encoding="utf-8")
    path = docx(tmp_path, rows(_PLAN))
    done = CliRunner().invoke(main, ["check", str(path), "--profile", str(slipped)])
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("ebplan: plan.toml: ")
    assert says in line


@pytest.mark.parametrize("name", ["none.toml", "of-no-family"])
@pytest.mark.parametrize("command", ["check", "draw", "crosscheck", "extract"])
def test_a_profile_that_is_not_there_is_one_line(
    root: Path, tmp_path: Path, command: str, name: str
) -> None:
    path = root / "samples" / "EB152_34-excerpt-en.pdf"
    more = {
        "draw": ["--page", "1", "-o", str(tmp_path / "1.svg")],
        "extract": ["-o", str(tmp_path)],
    }
    options = ["--profile", name, *more.get(command, [])]
    done = CliRunner().invoke(main, [command, str(path), *options])
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert name in line
    assert "Traceback" not in line
