"""Put the golden plan of the second version together, from the published one and the changes.

    python -m tests.golden.second

writes `EB152_34-zh-second-version.plan.json` from `EB152_34-zh.plan.json` and from
`EB152_34-zh-second-version.changes.toml`, both made by hand. Nothing of ebplan takes part, nor what
typesets the samples; README.md says how the result was checked.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAME = "EB152_34-zh-second-version"
PERIODS = ("2023", "2024", "2025", "2026+")
SYMBOL = "EB999/34"
Json = dict[str, Any]


def golden_text() -> str:
    """The golden plan as its file has it."""
    return json.dumps(golden_plan(), ensure_ascii=False, indent=2) + "\n"


def read_changes() -> Json:
    return tomllib.loads((HERE / f"{NAME}.changes.toml").read_text(encoding="utf-8"))


def published() -> Json:
    plan: Json = json.loads((HERE / "EB152_34-zh.plan.json").read_text(encoding="utf-8"))
    return plan


def golden_plan() -> Json:
    plan, changes = published(), read_changes()
    whole, second, first = (changes["claims"][name] for name in ("whole", "annex_2", "annex_1"))
    plan["document"]["symbol"] = SYMBOL
    plan["document"]["claims"] = [
        {"annex": annex, "actions": claim[0], "text": claim[1]}
        for annex, claim in ((None, whole), (2, second), (1, first))
    ]
    for change in changes["change"]:
        if change.get("old", "").startswith("theme-"):
            theme = plan["themes"][int(change["old"][6:]) - 1]
            theme["title"] = replaced(theme["title"], change["texts"]["title"])
    plan["records"] = _in_order(plan["records"], changes)
    return plan


def replaced(text: str, pairs: list[list[str]]) -> str:
    """The text with the pieces exchanged; an empty old piece stands at the end of the text."""
    for old, new in pairs:
        if old:
            assert text.count(old) == 1, (text, old)
            text = text.replace(old, new)
        else:
            text += new
    return text


def _in_order(old: list[Json], changes: Json) -> list[Json]:
    """The records of the new version: actions by number, each subheading before its next action."""
    found = {change["old"]: change for change in changes["change"] if "old" in change}
    for same in changes["same_by_fold"]:
        found.setdefault(same["record"], {})["same"] = same["texts"]
    printed = changes["printed"]
    actions: dict[tuple[int, int], Json] = {}
    above: dict[tuple[int, int], list[Json]] = {}
    waiting: list[Json] = []
    for record in old:
        change = found.get(record["id"], {})
        if change.get("type") == "removed":
            continue
        new = _revised(record, change, printed)
        if new["kind"] == "subheading":
            waiting.append(new)
            continue
        actions[new["annex"], new["number"]] = new
        if change.get("type") != "implemented":
            above[new["annex"], new["number"]], waiting = waiting, []
    for change in changes["change"]:
        if change["type"] == "added":
            record = _added(change, printed)
            if "before" in change:
                above[_place(change["before"])].append(record)
            else:
                actions[_place(change["new"])] = record
    assert not waiting
    records = [each for key in sorted(actions) for each in (*above.get(key, ()), actions[key])]
    return _named(records, changes)


def _named(records: list[Json], changes: Json) -> list[Json]:
    """The records with subheadings counted anew, and actions that name them by their new ids."""
    ids: dict[str, str] = {}
    for annex in (1, 2):
        subheadings = [r for r in records if r["kind"] == "subheading" and r["annex"] == annex]
        for count, record in enumerate(subheadings, start=1):
            ids[record["id"]] = f"A{annex}-s{count}"
    for record in records:
        record["id"] = ids.get(record["id"], record["id"])
        covered = record["subheading"]
        if covered and covered.startswith("new "):
            record["subheading"] = covered.removeprefix("new ")
        elif covered:
            record["subheading"] = ids[covered]
    return records


def _place(id_: str) -> tuple[int, int]:
    annex, _, number = id_[1:].partition("-")
    return int(annex), int(number)


def _revised(record: Json, change: Json, printed: Json) -> Json:
    """A record of the published plan as it is in the second version."""
    facts = {
        name: new for name, (_, new) in change.get("facts", {}).items() if name != "timeline.2025+"
    }
    for name, pairs in change.get("texts", {}).items():
        record[name] = replaced(record[name], pairs)
    for name, text in change.get("same", {}).items():
        record[name] = {**record[name], "text": text} if name == "cost" else text
    record["references"] += change.get("references", [])
    if "subheading" in facts:
        covered = facts["subheading"]
        record["subheading"] = None if covered == "absent" else f"new {covered}"
    if "covered_by" in change:
        record["subheading"] = f"new {change['covered_by']}"
    record["theme"] = facts.get("theme", record["theme"])
    _revise_values(record, facts, change, printed)
    if record["kind"] == "action" and "new" in change:
        record["id"] = change["new"]
        record["annex"], record["number"] = _place(change["new"])
    return record


def _revise_values(record: Json, facts: Json, change: Json, printed: Json) -> None:
    if change.get("type") == "implemented":
        record["budget"] = record["cost"] = record["timeline"] = None
    for name in ("budget", "status"):
        if name in facts:
            record[name] = {"value": facts[name], "text": printed[facts[name]]}
    if "cost" in facts:
        record["cost"] = _cost(facts["cost"], change["cost_text"])
    if record["timeline"]:
        *years, last = record["timeline"]
        entries = {entry["period"]: entry for entry in years}
        for period in PERIODS[2:]:
            entries[period] = {**last, "period": period}
            if last["mark"] == "due":
                entries[period] = {"period": period, "mark": "none", "text": "-"}
        for name, mark in facts.items():
            if match := re.fullmatch(r"timeline\.(.+)", name):
                period = match[1]
                entries[period] = {"period": period, "mark": mark, "text": printed[mark]}
        record["timeline"] = [entries[period] for period in PERIODS]


def _cost(fact: Json, text: str) -> Json:
    empty = {"min_usd": None, "max_usd": None, "open_ended": False, "per": None, "note": None}
    return {"kind": fact["kind"], "text": text, **empty, **fact}


def _added(change: Json, printed: Json) -> Json:
    """A record that the published plan has not."""
    said = change["record"]
    annex, _, number = change["new"][1:].partition("-")
    kind = "subheading" if number[0] == "s" else "action"
    own = annex == "1" and "merged" not in said
    covered = said.get("subheading")
    columns = ["budget", "cost", "timeline", "status"]
    like = published()["records"][0]
    record: Json = dict.fromkeys(like)
    record.update(
        id=change["new"] if kind == "action" else f"new {change['new']}",
        annex=int(annex),
        kind=kind,
        number=int(number) if kind == "action" else None,
        theme=said.get("theme"),
        functional_area=said["area"][0],
        sub_area=said["area"][1],
        subheading=covered and f"new {covered}",
        action=said["action"],
        objective=said["objective"],
        comments=said["comments"],
        references=[],
        sources=[],
        merged={"columns": columns, "text": said["merged"]} if "merged" in said else None,
        findings=[],
    )
    if "extra" in like:
        record["extra"] = type(like["extra"])()
    if own:
        for name in ("budget", "status"):
            record[name] = {"value": said[name], "text": printed[said[name]]}
        record["cost"] = _cost(said["cost"], said["cost_text"])
        record["timeline"] = [
            {"period": period, "mark": mark, "text": printed[mark]}
            for period, mark in zip(PERIODS, said["timeline"], strict=True)
        ]
    elif annex == "2":
        record["status"] = {"value": "implemented", "text": ""}
    return record


if __name__ == "__main__":
    (HERE / f"{NAME}.plan.json").write_text(golden_text(), encoding="utf-8")
