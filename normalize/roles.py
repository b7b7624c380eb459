"""The roles of columns: fields of a record, periods of the timeline, extra columns by name."""

EXTRA = "extra:"


def is_period(role: str) -> bool:
    """Whether a role is a year column's: `2023`, `2025+`."""
    return role[:1].isdigit()


def is_extra(role: str) -> bool:
    """Whether a role is that of a column which stands for no field of a record."""
    return role.startswith(EXTRA)


def role_name(role: str) -> str:
    """The role as findings name it: an extra column by its name."""
    return role.removeprefix(EXTRA)
