"""Put the golden plans of the excerpt together, from the texts and from facts written by hand.

    python -m tests.golden.excerpts

writes `EB152_34-excerpt-en.plan.json` and so on. Texts come from the data files of
`samples/excerpt/`, facts from `excerpt.facts.toml`. Nothing of ebplan takes part, nor what typesets
the samples; README.md says how the result was checked.
"""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEXTS = HERE.parents[1] / "samples" / "excerpt"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PERIODS = ("2023", "2024", "2025+")

Json = dict[str, Any]


def golden_name(language: str) -> str:
    return f"EB152_34-excerpt-{language}.plan.json"


def golden_text(language: str) -> str:
    """The golden plan of a language as its file has it."""
    return json.dumps(golden_plan(language), ensure_ascii=False, indent=2) + "\n"


def golden_plan(language: str) -> Json:
    facts = tomllib.loads((HERE / "excerpt.facts.toml").read_text(encoding="utf-8"))
    content = (TEXTS / f"{language}.toml").read_bytes()
    texts = tomllib.loads(content.decode().replace("~", "\u00a0"))
    themes = _themes(texts, facts["themes"])
    rows = [row for row in texts["row"] if "theme" not in row]
    assert [row["key"] for row in rows] == [key for key in facts if key[:1] == "A"]
    source = {
        "name": f"{language}.toml",
        "format": "text",
        "sha256": hashlib.sha256(content).hexdigest(),
        "pages": None,
    }
    return {
        "schema": "ebplan/1",
        "document": {
            "symbol": "EB152/34",
            "title": texts["title"],
            "language": language,
            "profile": "eb152-34",
            "source": source,
            "reader": "markup",
            "claims": _claims(texts, facts["claims"]),
        },
        "themes": themes,
        "records": [_record(row, facts[row["key"]], facts["notes"][language]) for row in rows],
        "findings": [],
    }


def _claims(texts: Json, facts: list[list[int]]) -> list[Json]:
    """The claims: facts by hand, words as the language's third paragraph has them."""
    said = texts["paragraph"][2]["text"]
    claims = []
    for (annex, actions), claim in zip(facts, texts["claim"], strict=True):
        assert (annex, actions) == (claim.get("annex", 0), claim["actions"])
        assert claim["text"] in said
        claims.append({"annex": annex or None, "actions": actions, "text": claim["text"]})
    return claims


def _themes(texts: Json, numbers: list[int]) -> list[Json]:
    """The themes of Annex 1, in which all of them stand."""
    titles = [row["theme"] for row in texts["row"] if row["key"].startswith("A1-theme")]
    themes = []
    for number, title in zip(numbers, titles, strict=True):
        assert title.startswith(f"{number}. ") or not number
        themes.append({"number": number or None, "title": title.removeprefix(f"{number}. ")})
    return themes


def _record(row: Json, facts: Json, note: str) -> Json:
    id_: str = facts["record"]
    kind = "subheading" if id_[3] == "s" else "action"
    area, *sub_area = row["area"]
    first_annex = id_.startswith("A1")
    own = first_annex and not facts.get("merged")
    columns = ["budget", "cost", "timeline", "status"]
    return {
        "id": id_,
        "annex": int(id_[1]),
        "kind": kind,
        "number": int(id_[3:]) if kind == "action" else None,
        "theme": facts["theme"] or None,
        "functional_area": area,
        "sub_area": "".join(sub_area),
        "subheading": facts.get("under"),
        "action": row["action"],
        "objective": row["objective"],
        "comments": row["comments"],
        "budget": {"value": facts["budget"], "text": row["budget"]} if own else None,
        "cost": _cost(facts["cost"], row["cost"], note) if own else None,
        "timeline": _timeline(facts["timeline"], row["timeline"]) if own else None,
        "status": _status(row, facts, own, first_annex),
        "extra": {},
        "references": facts.get("references", []),
        "sources": [],
        "merged": {"columns": columns, "text": row["merged"]} if "merged" in facts else None,
        "findings": [],
    }


def _status(row: Json, facts: Json, own: bool, first_annex: bool) -> Json | None:
    """Its own, implemented in all of Annex 2, none where it is merged."""
    if own:
        return {"value": facts["status"], "text": row["status"]}
    return None if first_annex else {"value": "implemented", "text": ""}


def _cost(facts: list[Any], text: str, note: str) -> Json:
    amount = len(facts) > 1
    open_ended = amount and facts[1] == "more"
    return {
        "kind": "amount" if amount else facts[0],
        "text": text,
        "min_usd": facts[0] if amount else None,
        "max_usd": facts[1] if amount and not open_ended else None,
        "open_ended": open_ended,
        "per": (facts[2] or None) if amount else None,
        "note": note if "note" in facts else None,
    }


def _timeline(facts: list[str], texts: list[str]) -> list[Json]:
    return [
        {"period": period, "mark": mark, "text": text}
        for period, mark, text in zip(PERIODS, facts, texts, strict=True)
    ]


if __name__ == "__main__":
    for each in LANGUAGES:
        (HERE / golden_name(each)).write_text(golden_text(each), encoding="utf-8")
