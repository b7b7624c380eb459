"""What reading was not sure of: the file itself, and words that no lexicon knows."""

from normalize.findings.kind import FindingKind

KINDS = (
    FindingKind(
        code="reader_problem",
        level="warning",
        title="The reader was not sure",
        template="While reading the file: {message}.",
        explanation="The reader met something that it could not settle from the file alone. Its "
        "level is the reader's own: info where a choice was made, warning where something may be "
        "wrong. Compare the place named with the document.",
    ),
    FindingKind(
        code="unrecognised_value",
        level="warning",
        title="A value no lexicon knows",
        template='The {field} "{text}" is not a known value ({times}); where it is right, add it '
        "to [{table}] in {file}.",
        explanation="The text is kept as printed and the value is `unrecognised` in every record "
        "that has it; nothing was guessed. Each wording is told once, at its first record. Where "
        "the words are right, add them to the list of the value that they mean, in the lexicon of "
        "the language (`XX.toml` where it has none yet; languages.md shows how), or in the same "
        "table of a profile, for one family of plans (profiles.md). Where they are "
        "not, the cell was read wrongly.",
    ),
    FindingKind(
        code="value_similar",
        level="warning",
        title="A value is spelled in a new way",
        template='The {field} "{text}" was taken for {value}: it is a known wording but for its '
        "spelling; where that is right, add it to [{table}] in {file}.",
        explanation="The wording is not in the lexicon to the letter, but it differs from one that "
        "is by an ending or a slip in a long word only. Each wording is told once, at its first "
        "record.",
    ),
    FindingKind(
        code="cost_in_multiples",
        level="warning",
        title="The costs are in thousands or millions",
        template='The heading of the costs, "{text}", names a multiple of a dollar; the costs '
        "are kept as printed only.",
        explanation="Amounts are recorded in whole dollars, and whether each cell was printed in "
        "the multiple that the heading names can't be told. Their values are `unrecognised`.",
    ),
    FindingKind(
        code="cost_in_other_currency",
        level="warning",
        title="The costs are in another currency",
        template='The heading of the costs, "{text}", names a currency that is not the US dollar; '
        "the costs are kept as printed only.",
        explanation="Amounts are recorded in US dollars, and nothing is converted. Their values "
        "are `unrecognised`.",
    ),
    FindingKind(
        code="theme_assumed",
        level="info",
        title="A theme without a number was told by its place",
        template='The row "{text}" across the table was taken for the theme without a number; '
        "where that is right, add it to other_matters in [themes] of {file}.",
        explanation="It is a short title across the table, after the numbered themes and before "
        "rows of its own, so nothing else makes sense. The lexicon doesn't have its words.",
    ),
)
