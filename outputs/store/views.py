"""Views for dashboards: plain SQL that SQLite and PostgreSQL read alike.

They hold no data, so they are made anew after every migration, in the order of `VIEWS`.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from outputs.store.view_columns import meaning_of


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row of it is, and the query that it stands for."""

    name: str
    meaning: str
    query: str


VIEWS = (
    View(
        "version_list",
        "Every version (`version` is its number, which never changes) with its place among those "
        "of its document (`position`, from 1), the version before it, whether it is the latest "
        "(`is_latest`, 1 or 0), and the run that its records are from.",
        """
        SELECT v.id AS version, d.symbol, d.language, v.name, v.title, v.dated, v.issued,
            ROW_NUMBER() OVER (PARTITION BY v.document_id ORDER BY v.issued, v.id) AS position,
            LAG(v.id) OVER (PARTITION BY v.document_id ORDER BY v.issued, v.id)
                AS previous_version,
            CASE WHEN LEAD(v.id) OVER (PARTITION BY v.document_id ORDER BY v.issued, v.id) IS NULL
                THEN 1 ELSE 0 END AS is_latest,
            v.actions, v.subheadings, v.document_id, c.run_id
        FROM versions v
        JOIN documents d ON d.id = v.document_id
        JOIN current_runs c ON c.version_id = v.id
        """,
    ),
    View(
        "all_actions",
        "Every action of every version: facts, theme and texts in one row.",
        """
        SELECT r.id AS record_id, l.symbol, l.language, l.version,
            l.position AS version_position, l.issued, l.is_latest, r.record, r.annex, r.number,
            r.position, t.number AS theme, t.title AS theme_title, x.functional_area, x.sub_area,
            r.subheading, x.action, x.objective, x.comments,
            r.budget, x.budget AS budget_text,
            r.cost, x.cost AS cost_text, r.cost_min_usd, r.cost_max_usd, r.cost_open_ended,
            r.cost_per, r.status, x.status AS status_text, r.page
        FROM records r
        JOIN version_list l ON l.version = r.version_id
        JOIN texts x ON x.record_id = r.id
        LEFT JOIN themes t ON t.id = r.theme_id
        WHERE r.kind = 'action'
        """,
    ),
    View(
        "current_actions",
        "The actions of the latest version of each document.",
        "SELECT * FROM all_actions WHERE is_latest = 1",
    ),
    View(
        "actions_by_theme_status",
        "How many actions of each version stand under each theme in each state.",
        """
        SELECT symbol, language, version, version_position, issued, is_latest, annex, theme,
            theme_title, COALESCE(status, 'merged') AS status, COUNT(*) AS actions
        FROM all_actions
        GROUP BY symbol, language, version, version_position, issued, is_latest, annex, theme,
            theme_title, COALESCE(status, 'merged')
        """,
    ),
    View(
        "timeline_due",
        "The periods that actions of the latest versions are due in: one row for each.",
        """
        SELECT a.symbol, a.language, a.version, m.period, a.record, a.record_id, a.theme,
            a.theme_title, a.action, a.status
        FROM current_actions a
        JOIN timeline m ON m.record_id = a.record_id
        WHERE m.mark = 'due'
        """,
    ),
    View(
        "money_by_theme",
        "Estimated costs of each version by theme and whether they are budgeted. Amounts of "
        "actions and of subheadings stand in rows of their own (`kind`), as a subheading's own "
        "amount may hold those of its actions: never add up the two. So do amounts paid for each "
        "year or visit (`cost_per`). `min_usd` and `max_usd` add up the ends of ranges; "
        "`open_ended` counts amounts without an upper end, for which `max_usd` takes the lower "
        "one; `without_amount` counts records that name no amount.",
        """
        SELECT l.symbol, l.language, l.version, l.position AS version_position, l.issued,
            l.is_latest, t.number AS theme, t.title AS theme_title, r.kind,
            COALESCE(r.budget, 'no column') AS budget, r.cost_per,
            COUNT(*) AS records,
            SUM(CASE WHEN r.cost = 'amount' THEN 0 ELSE 1 END) AS without_amount,
            SUM(r.cost_min_usd) AS min_usd,
            SUM(COALESCE(r.cost_max_usd, r.cost_min_usd)) AS max_usd,
            SUM(CASE WHEN r.cost_open_ended THEN 1 ELSE 0 END) AS open_ended
        FROM records r
        JOIN version_list l ON l.version = r.version_id
        LEFT JOIN themes t ON t.id = r.theme_id
        WHERE r.cost IS NOT NULL
        GROUP BY l.symbol, l.language, l.version, l.position, l.issued, l.is_latest, t.number,
            t.title, r.kind, COALESCE(r.budget, 'no column'), r.cost_per
        """,
    ),
    View(
        "changes_between_versions",
        "What the plan changed from each version to the next: one row for each record and field. "
        "`same_software` tells whether both were read by the same software.",
        """
        SELECT l.symbol, l.language, p.previous_version_id AS previous_version, l.version,
            l.position AS version_position, l.issued, p.same_software, c.position, c.type, c.kind,
            c.old_record, c.new_record, c.confidence, c.label,
            f.field, f.old, f.new, f.old_text, f.new_text
        FROM changes c
        JOIN comparisons p ON p.version_id = c.version_id
        JOIN version_list l ON l.version = p.version_id
        LEFT JOIN changed_fields f ON f.change_id = c.id
        """,
    ),
    View(
        "changes_made_by_software",
        "What a newer run read otherwise in the same file: never a change of the plan.",
        """
        SELECT d.symbol, d.language, s.version_id AS version, s.name AS file, c.run_id, u.read_at,
            u.ebplan, u.library, u.reader, u.options, c.position, c.type, c.kind, c.old_record,
            c.new_record, c.label, f.field, f.old, f.new, f.old_text, f.new_text
        FROM reading_changes c
        JOIN runs u ON u.id = c.run_id
        JOIN files s ON s.id = u.file_id
        JOIN versions v ON v.id = s.version_id
        JOIN documents d ON d.id = v.document_id
        LEFT JOIN reading_changed_fields f ON f.change_id = c.id
        """,
    ),
    View(
        "findings_open",
        "Errors and warnings in the latest version of each document.",
        """
        SELECT l.symbol, l.language, l.version, f.level, f.code, r.record, f.message, f.pages
        FROM findings f
        JOIN version_list l ON l.version = f.version_id
        LEFT JOIN records r ON r.id = f.record_id
        WHERE l.is_latest = 1 AND f.level <> 'info'
        """,
    ),
    View(
        "texts_by_language",
        "The latest texts of each action in each language of a document, one row for each.",
        """
        SELECT symbol, record, annex, number, language, version, theme_title,
            functional_area, sub_area, action, objective, comments
        FROM current_actions
        """,
    ),
)


def make_views(connection: Connection) -> None:
    """Make every view as this ebplan has it, in place of those that are there."""
    for view in reversed(VIEWS):
        connection.execute(text(f"DROP VIEW IF EXISTS {view.name}"))
    for view in VIEWS:
        connection.execute(text(f"CREATE VIEW {view.name} AS {view.query}"))
        if connection.dialect.supports_comments:
            _describe(connection, view)


def _describe(connection: Connection, view: View) -> None:
    meanings = {f"VIEW {view.name}": view.meaning}
    for column in inspect(connection).get_columns(view.name):
        name = column["name"]
        meanings[f"COLUMN {view.name}.{name}"] = meaning_of(view.name, name)
    for what, meaning in meanings.items():
        quoted = meaning.replace("'", "''")
        connection.exec_driver_sql(f"COMMENT ON {what} IS '{quoted}'")
