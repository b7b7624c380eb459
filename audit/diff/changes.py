"""The changes of a plan, each with its type, in the order of the new version."""

from collections.abc import Mapping

from audit.diff.fields import Known, field_changes, same_text, text_change
from audit.diff.matching import Match
from audit.diff.model import Change, ChangeType, FieldChange
from audit.diff.order import Place, place_in_new, removed_places, removed_theme_places
from audit.diff.records import theme_ids
from normalize.profiles import load_profile
from normalize.records import Plan, Record

_Placed = tuple[Place, Change]


def record_changes(
    old: Plan, new: Plan, pairs: Mapping[int, Match], known: Known, *, exact: bool
) -> list[Change]:
    """What changed in actions and subheadings."""
    done = _implemented_annexes(old), _implemented_annexes(new)
    found: list[_Placed] = []
    for i, match in pairs.items():
        before, after = old.records[i], new.records[match.new]
        fields = field_changes(before, after, known, exact=exact)
        type_ = _type(before, after, fields, done)
        if type_ is not None:
            change = _change(type_, before, after, match.confidence, fields)
            found.append((place_in_new(match.new), change))
    for i, place in removed_places(old, new, pairs).items():
        found.append((place, _change("removed", old.records[i], None)))
    taken = {match.new for match in pairs.values()}
    for j, record in enumerate(new.records):
        if j not in taken:
            found.append((place_in_new(j), _change("added", None, record)))
    return _in_order(found)


def theme_changes(old: Plan, new: Plan, pairs: Mapping[int, Match], *, exact: bool) -> list[Change]:
    """What changed in the themes: titles and numbers."""
    before, after = theme_ids(old.themes), theme_ids(new.themes)
    found: list[_Placed] = []
    for i, match in pairs.items():
        was, is_ = old.themes[i], new.themes[match.new]
        fields = []
        if not same_text(was.title, is_.title, exact):
            fields = [text_change("title", was.title, is_.title, exact=exact)]
        if fields or was.number != is_.number:
            change = Change(
                type="changed" if fields else "renumbered",
                kind="theme",
                old=before[i],
                new=after[match.new],
                confidence=match.confidence,
                label=is_.title,
                fields=fields,
            )
            found.append((place_in_new(match.new), change))
    for i, place in removed_theme_places(len(old.themes), pairs).items():
        found.append((place, _lone_theme(before[i], None, old.themes[i].title)))
    taken = {match.new for match in pairs.values()}
    for j, theme in enumerate(new.themes):
        if j not in taken:
            found.append((place_in_new(j), _lone_theme(None, after[j], theme.title)))
    return _in_order(found)


def _lone_theme(old: str | None, new: str | None, title: str) -> Change:
    return Change(
        type="removed" if new is None else "added",
        kind="theme",
        old=old,
        new=new,
        confidence=1,
        label=title,
    )


def _in_order(found: list[_Placed]) -> list[Change]:
    return [change for _, change in sorted(found, key=lambda placed: placed[0])]


def _type(
    old: Record,
    new: Record,
    fields: list[FieldChange],
    done: tuple[Mapping[int, bool], Mapping[int, bool]],
) -> ChangeType | None:
    """What became of a record that is in both versions; None where nothing did."""
    if old.annex != new.annex:
        was, is_ = done[0].get(old.annex, False), done[1].get(new.annex, False)
        return "implemented" if is_ and not was else "moved"
    if fields:
        return "changed"
    return "renumbered" if old.number != new.number else None


def _implemented_annexes(plan: Plan) -> dict[int, bool]:
    """By annex, whether its actions are the implemented ones.

    The plan's family says so, else the actions themselves.
    """
    try:
        profile = load_profile(plan.document.profile)
    except KeyError:
        profile = None
    found: dict[int, bool] = {}
    for number in {record.annex for record in plan.records}:
        annex = profile.annex(number) if profile else None
        if annex:
            found[number] = annex.status == "implemented"
        else:
            statuses = [each.status.value for each in plan.actions(number) if each.status]
            found[number] = bool(statuses) and set(statuses) == {"implemented"}
    return found


def _change(
    type_: ChangeType,
    old: Record | None,
    new: Record | None,
    confidence: float = 1.0,
    fields: list[FieldChange] | None = None,
) -> Change:
    shown = new or old
    assert shown is not None
    return Change(
        type=type_,
        kind=shown.kind,
        old=old.id if old else None,
        new=new.id if new else None,
        confidence=confidence,
        label=shown.action,
        fields=fields or [],
        old_sources=old.sources if old else [],
        new_sources=new.sources if new else [],
    )
