"""What the columns of the views hold: one name means the same in each of them, but for `_OWN`."""


def meaning_of(view: str, column: str) -> str:
    """What the column of that view holds; raises KeyError for one that is not described."""
    return _OWN.get((view, column)) or _COLUMNS[column]


_COLUMNS = {
    # The version and its document.
    "symbol": "Document symbol.",
    "language": "ISO 639-1 code.",
    "document_id": "Key of the document.",
    "version": "Number of the version, which never changes; its key.",
    "previous_version": "Number of the version before; null for the first.",
    "version_position": "Place of the version in the order of its document, from 1.",
    "position": "Place of the row in the order, from 1.",
    "name": "The version in words.",
    "title": "Title as printed.",
    "dated": "The date given; null where none was.",
    "issued": "The date given, else the day of the first ingest.",
    "is_latest": "1 for the latest version of its document, else 0.",
    "subheadings": "How many subheadings it has.",
    "same_software": "Whether both versions were read by the same software.",
    # The record.
    "record_id": "Key of the record.",
    "record": "Id of the record in its plan.",
    "kind": "action or subheading.",
    "annex": "Number of the annex.",
    "number": "Number of the action.",
    "theme": "Number of the theme.",
    "theme_title": "Title of the theme.",
    "functional_area": "Text as printed.",
    "sub_area": "Text as printed.",
    "subheading": "Id of the subheading that it stands under.",
    "action": "Text as printed.",
    "objective": "Text as printed.",
    "comments": "Text as printed.",
    "budget": "Whether it is budgeted, as a value.",
    "budget_text": "The budget as printed.",
    "cost": "What the cost is: amount, none and so on.",
    "cost_text": "The cost as printed.",
    "cost_min_usd": "Lower end of the amount, in US dollars.",
    "cost_max_usd": "Upper end of the amount, in US dollars.",
    "cost_open_ended": "Whether the amount has no upper end.",
    "cost_per": "What the amount is paid for each of: year, visit; null where it is paid once.",
    "status": "The status, as a value.",
    "status_text": "The status as printed.",
    "page": "First page that it stands on; null where pages are not known.",
    "period": "Year or years that it is due in.",
    # Sums.
    "actions": "How many actions.",
    "records": "How many records of that kind.",
    "without_amount": "How many of them name no amount.",
    "min_usd": "Sum of the lower ends, in US dollars; null where no amount is named.",
    "max_usd": "Sum of the upper ends, in US dollars; null where no amount is named.",
    "open_ended": "How many amounts have no upper end.",
    # Changes.
    "type": "What became of the record: added, removed, changed and so on.",
    "old_record": "Id in the old plan; null where it was added.",
    "new_record": "Id in the new plan; null where it was removed.",
    "confidence": "How sure it is that the two are the same record.",
    "label": "The record in a few words.",
    "field": "The field that changed; null where none did.",
    "old": "Its old value.",
    "new": "Its new value.",
    "old_text": "Its old text as printed.",
    "new_text": "Its new text as printed.",
    # Who read what.
    "run_id": "Number of the run, its key.",
    "file": "Name of the file.",
    "read_at": "When it was stored (UTC).",
    "ebplan": "Version of ebplan; null for a plan.json.",
    "library": "Library that read the file; null where none did.",
    "reader": "The evidence tables were read by.",
    "options": "Options that were given, as JSON.",
    # Findings.
    "level": "error or warning.",
    "code": "Code of the finding.",
    "message": "The finding in a sentence.",
    "pages": "Pages that it is about.",
}
_OWN = {
    ("version_list", "position"): "Place of the version in the order of its document, from 1.",
    ("version_list", "run_id"): "The run that its records are from.",
    ("all_actions", "position"): "Place of the record in its plan, from 1.",
    ("current_actions", "position"): "Place of the record in its plan, from 1.",
    ("actions_by_theme_status", "status"): "The status, as a value; merged where it has no cell "
    "of its own.",
    ("money_by_theme", "budget"): "Whether it is budgeted, as a value; no column where the annex "
    "does not say.",
    ("changes_between_versions", "position"): "Place of the change among those of its version.",
    ("changes_made_by_software", "position"): "Place of the change among those of its run.",
    ("findings_open", "record"): "Id of the record that it is about; null for the whole plan.",
}
