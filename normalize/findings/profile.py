"""Columns, periods and themes that are not as the lexicon and the profile have them."""

from normalize.findings.kind import FindingKind

KINDS = (
    FindingKind(
        code="column_new",
        level="warning",
        title="A column is new",
        template='Column {column}, {heading}, is new: its texts are in extra, as "{name}". '
        "If it stands for a known field, add the heading to [columns] of {file}; else to [extra] "
        "of a profile.",
        explanation="Neither the lexicon nor the profile has the heading, so that the column "
        "stands for no field. Nothing of it is lost: each record has its text in `extra`, under "
        "the heading, or as `column 7` where there is none. A profile (profiles.md) gives it a "
        "name of its own, and then this is not reported.",
    ),
    FindingKind(
        code="column_missing",
        level="warning",
        title="A column that belongs to such plans is not there",
        template="Annex {annex} has no column {column}, which the profile {profile} says it has.",
        explanation="The document has no such column, and its field is null in all records of the "
        "annex; or its heading was not recognised, and then `column_new` says so.",
    ),
    FindingKind(
        code="column_unexpected",
        level="info",
        title="A column that is known, but not in this annex",
        template="Annex {annex} has a column {column}, which the profile {profile} does not say "
        "it has.",
        explanation="The column was read as that field. Look whether it means the same here.",
    ),
    FindingKind(
        code="column_blank",
        level="warning",
        title="A column holds nothing",
        template="Annex {annex}: the column {column} is blank in every row.",
        explanation="Every record should have such a text. Either the document's cells are "
        "blank, or their texts were given to another column.",
    ),
    FindingKind(
        code="period_new",
        level="info",
        title="A period is new",
        template="Annex {annex} has a column for {period}, which the profile {profile} does not "
        "name.",
        explanation="The timeline of each record has it. It is told so that whoever uses the "
        "data knows that there is a year more, and can add it to `periods` of the profile.",
    ),
    FindingKind(
        code="period_missing",
        level="warning",
        title="A period is not there",
        template="Annex {annex} has no column for {period}, which the profile {profile} names.",
        explanation="The timelines have no entry for it. Either the version has no such column, "
        "or its heading was not recognised as a year.",
    ),
    FindingKind(
        code="theme_new",
        level="warning",
        title="A theme is new",
        template="The theme {theme} is new. Where it is right, add its title to [themes] of {file} "
        "or to [[themes]] of the profile.",
        explanation="Neither the profile nor the lexicon has its title. It is kept as every "
        "theme is, and so are the records under it.",
    ),
    FindingKind(
        code="theme_renumbered",
        level="warning",
        title="A theme has another number",
        template='The theme "{title}" has the number {number} here, and {expected} in the profile '
        "{profile}.",
        explanation="The number that is printed was kept. Themes may have been put in another "
        "order, which matters to whoever compares versions by number.",
    ),
    FindingKind(
        code="themes_missing",
        level="warning",
        title="No theme row was found",
        template="No theme row was found, where the profile {profile} expects some.",
        explanation="The records stand under no theme. Either the document has none, or their "
        "rows were not recognised. A profile with `themes = []` says that there are none.",
    ),
    FindingKind(
        code="heading_similar",
        level="info",
        title="A column heading is worded in a new way",
        template='Column {column}, headed "{text}", was taken for {role}: its words are close. '
        "Where that is right, add it to {key} in [columns] of {file}.",
        explanation="The heading is not in the lexicon to the letter, but it is much like one "
        "that is. Add it to the language's file in `normalize/lexicon/` where it is right.",
    ),
    FindingKind(
        code="heading_by_position",
        level="info",
        title="A column was recognised by its position",
        template='Column {column}, headed "{text}", was taken for {role} by its position. '
        "Where that is right, add it to {key} in {table} of {file}.",
        explanation="Its heading is not in the lexicon, but its place and its contents fit one "
        "role only. Check one record against the document.",
    ),
    FindingKind(
        code="annex_by_columns",
        level="info",
        title="An annex was told by its columns",
        template="Annex {annex} was told by its columns; no heading names it.",
        explanation="No heading before the table says which annex it is, so the profile's "
        "columns decided.",
    ),
)
