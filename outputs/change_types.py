"""What can become of a record, in words, in the one order in which everything shows it."""

from audit.diff.model import ChangeType

TITLES: dict[ChangeType, str] = {
    "implemented": "Implemented",
    "added": "Added",
    "removed": "Removed",
    "changed": "Changed",
    "moved": "Moved",
    "renumbered": "Renumbered",
}
MEANINGS: dict[ChangeType, str] = {
    "implemented": "moved to an annex of implemented actions",
    "added": "in the new version only",
    "removed": "in the old version only",
    "changed": "in the same annex, with other contents",
    "moved": "now in another annex",
    "renumbered": "nothing but the number changed",
}
# The types in that order: first what people look for, last what follows from other changes.
CHANGE_TYPES: tuple[ChangeType, ...] = tuple(TITLES)
