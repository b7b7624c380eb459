"""Every form of the difference of the sample pair names each change, as what it is, and no other.

What is in a change is held in `test_second_version.py` for the JSON form, which has everything.
"""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

from ebplan.commands import main
from tests.golden.second import NAME, read_changes

ROOT = Path(__file__).parents[1]
OLD = ROOT / "samples" / "EB152_34-zh.pdf"
NEW = ROOT / "samples" / f"{NAME}.pdf"
Named = tuple[str, str | None, str | None]

_ID = r"(?:A\d-s?\d+|theme-\w+)"
_RANGE = rf"({_ID})(?: to ({_ID}))?"
# As on a terminal: "  A1-5 → A2-13 (page 8): text", "  A1-10 to A1-11 → A1-9 to A1-10: 2 actions".
_LINE = re.compile(rf"  {_RANGE}(?: → {_RANGE})?(?: \([^)]*\))?: ")


def expected() -> Counter[Named]:
    return Counter(
        (change["type"], change.get("old"), change.get("new"))
        for change in read_changes()["change"]
    )


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each form as `ebplan diff` writes it, of the two plans read once."""
    folder = tmp_path_factory.mktemp("forms")
    runner = CliRunner()
    plans = []
    for source in (OLD, NEW):
        out = folder / source.stem
        done = runner.invoke(main, ["extract", str(source), "-o", str(out), "--quiet"])
        assert done.exit_code == 0, done.output
        plans.append(str(out / source.stem / "plan.json"))
    made = {}
    for name in ("json", "markdown", "html", "daff"):
        file = folder / f"changes.{name}"
        done = runner.invoke(main, ["diff", *plans, "--format", name, "-o", str(file)])
        assert done.exit_code == 1, done.output
        made[name] = file.read_bytes().decode("utf-8")
    done = runner.invoke(main, ["diff", *plans, "--all"])
    assert done.exit_code == 1
    made["terminal"] = done.stdout
    return made


def between(first: str, last: str) -> list[str]:
    """The ids from one to another: "A1-45" and "A1-47" are three."""
    annex, _, start = first.rpartition("-")
    return [f"{annex}-{number}" for number in range(int(start), int(last.rpartition("-")[2]) + 1)]


def pair(type_: str, ids: list[str]) -> Named:
    """A change by its ids: one alone is old or new as its type says."""
    if type_ in ("added", "removed"):
        (id_,) = ids
        return (type_, None, id_) if type_ == "added" else (type_, id_, None)
    return (type_, ids[0], ids[-1])


def test_json(forms: dict[str, str]) -> None:
    changes = json.loads(forms["json"])["changes"]
    assert Counter((each["type"], each["old"], each["new"]) for each in changes) == expected()


def test_terminal(forms: dict[str, str]) -> None:
    found: Counter[Named] = Counter()
    type_ = ""
    for line in forms["terminal"].splitlines():
        if heading := re.match(r"(\w+): .* \(\d+\)$", line):
            type_ = heading[1].lower()
        elif type_ and (match := _LINE.match(line)):
            old = between(match[1], match[2]) if match[2] else [match[1]]
            new = between(match[3], match[4]) if match[4] else [match[3] or match[1]]
            for one, other in zip(old, new, strict=True):
                lone = type_ in ("added", "removed")
                found[pair(type_, [one] if lone else [one, other])] += 1
    assert found == expected()


def test_markdown(forms: dict[str, str]) -> None:
    found: Counter[Named] = Counter()
    type_ = ""
    for line in forms["markdown"].splitlines():
        if heading := re.match(r"## (\w+) \(\d+\)$", line):
            type_ = heading[1].lower()
        elif record := re.match(rf"### (?:\w+ )?({_ID})(?: → ({_ID}))?$", line):
            found[pair(type_, [id_ for id_ in record.groups() if id_])] += 1
        elif row := re.match(rf"\| ({_ID}) \| ({_ID}) \|", line):
            found[pair(type_, [row[1], row[2]])] += 1
    assert found == expected()


def test_html(forms: dict[str, str]) -> None:
    found: Counter[Named] = Counter()
    for section in lxml_html.fromstring(forms["html"]).findall(".//main/section"):
        for heading in (*section.iterfind(".//h3"), *section.iterfind(".//tbody/tr/th")):
            ids = [bdi.text for bdi in heading.iterfind("bdi") if re.fullmatch(_ID, bdi.text or "")]
            if ids:
                found[pair(section.get("id") or "", [str(id_) for id_ in ids])] += 1
    assert found == expected()


def test_daff_has_the_actions(forms: dict[str, str]) -> None:
    """Where only columns differ that one version has not, daff's mark is "+", as for any row."""
    new_years, others = set(), set()
    for change in read_changes()["change"]:
        old, new = change.get("old"), change.get("new")
        if re.fullmatch(r"A\d-\d+", old or new):
            fields = [*change.get("facts", ()), *change.get("texts", ())]
            only_years = all(name.startswith(("timeline.2025", "timeline.2026")) for name in fields)
            same = new_years if fields and only_years and old == new else others
            same.add((old, new))
    schema, head, *rows = csv.reader(io.StringIO(forms["daff"]))
    assert schema[0] == "!"
    at = head.index("id")
    marked: dict[str, set[tuple[str | None, str | None]]] = {"+": set(), "->": set()}
    for row in rows:
        old, _, new = row[at].partition("->")
        if row[0] in ("+++", "---"):
            marked["->"].add((None, old) if row[0] == "+++" else (old, None))
        elif row[0] in marked:
            marked[row[0]].add((old, new or old))
    assert marked["->"] == others
    assert new_years <= marked["+"]
