"use strict";
/** All actions that the filters leave, as a table: sorted, grouped in document order, in parts. */
const Table = (() => {
  const { make, own, name } = Dom;
  const { word, number } = Words;
  const MOST = 500;
  const PART = 200;
  const rank = (order, value) => order.indexOf(value);

  /**
   * The columns: how each sorts and what its cell holds.
   *
   * @type {{key: string, compare: (a: Row, b: Row, edition: Edition) => number,
   *   unknown?: (record: Row) => boolean,
   *   cell: (record: Row, edition: Edition, state: State) => Child}[]}
   */
  const COLUMNS = [
    {
      key: "number",
      compare: (a, b, edition) => edition.order.get(a) - edition.order.get(b),
      cell: (record) => name(record.id),
    },
    {
      key: "action",
      compare: (a, b) => Words.collator().compare(a.action, b.action),
      cell: actionCell,
    },
    {
      key: "theme",
      compare: (a, b, edition) =>
        rank(edition.themeKeys, Edition.themeKey(a.theme)) -
        rank(edition.themeKeys, Edition.themeKey(b.theme)),
      cell: themeCell,
    },
    {
      key: "status",
      compare: (a, b) =>
        rank(Values.STATUSES, Values.status(a)) - rank(Values.STATUSES, Values.status(b)),
      cell: (record) => Values.cell("status", Values.status(record)),
    },
    {
      key: "year",
      compare: (a, b) => Words.collator().compare(firstDue(a), firstDue(b)),
      unknown: (record) => !Values.due(record).length,
      cell: yearCell,
    },
    {
      key: "budget",
      compare: (a, b) =>
        rank(Values.BUDGETS, Values.budget(a)) - rank(Values.BUDGETS, Values.budget(b)),
      cell: (record) => Values.cell("budget", Values.budget(record)),
    },
    {
      key: "cost",
      compare: (a, b) => least(a) - least(b),
      unknown: (record) => least(record) === Infinity,
      cell: (record) =>
        record.cost ? Values.costText(record) : Values.cell("cost", Values.cost(record)),
    },
  ];

  function firstDue(record) {
    return Values.due(record)[0] ?? "~";
  }

  /** What sorts a cost; what is not known comes last. */
  function least(record) {
    return record.cost?.min_usd ?? Infinity;
  }

  function actionCell(record, edition, state) {
    const change = edition.changes ? edition.changeType(record) : "same";
    const href = Address.toRecord(state, record.id);
    const found = record.findings.length;
    return [
      make(
        "a",
        { href, class: "to-record" },
        own(record.action || word("value.blank"), edition, "span", "clamped"),
      ),
      make("div", { class: "marks" }, [
        change !== "same" && make("span", { class: `badge ${change}` }, word(`change.${change}`)),
        found > 0 &&
          make(
            "span",
            { class: "badge found" },
            word("page.finding_count", { number: number(found) }),
          ),
      ]),
    ];
  }

  function themeCell(record, edition) {
    const area = [record.functional_area, record.sub_area].filter(Boolean);
    return [
      make("div", {}, Values.theme(Edition.themeKey(record.theme), edition)),
      make(
        "div",
        { class: "area" },
        area.map((each, at) => [at > 0 && " › ", own(each, edition)]),
      ),
    ];
  }

  function yearCell(record) {
    if (!record.timeline) return Values.cell("mark", Values.mark(record, ""));
    const due = Values.due(record).map(Values.periodName);
    const marks = new Set(record.timeline.map((each) => Values.called("mark", each.mark)));
    return Words.list(due.length ? due : [...marks]);
  }

  /** Whether a column sorts in this way. @param {string} sort "cost", or "-cost" */
  function sortsBy(sort) {
    return COLUMNS.some((column) => column.key === sort.replace(/^-/, ""));
  }

  /** @param {string} sort "cost", or "-cost" for the other way @returns {[string, boolean]} */
  function parsed(sort) {
    return sortsBy(sort) ? [sort.replace(/^-/, ""), sort.startsWith("-")] : ["number", false];
  }

  /**
   * The records in the order that the state asks for.
   *
   * @param {Row[]} records in document order
   * @param {Edition} edition
   * @param {State} state
   */
  function sorted(records, edition, state) {
    const [key, backwards] = parsed(state.sort);
    const { compare, unknown = () => false } = COLUMNS.find((column) => column.key === key);
    // What is not known comes last both ways, and what is equal stays in document order.
    return [...records].sort(
      (a, b) =>
        unknown(a) - unknown(b) ||
        (unknown(a) ? 0 : backwards ? compare(b, a, edition) : compare(a, b, edition)),
    );
  }

  /**
   * @param {Row[]} records
   * @param {Edition} edition
   * @param {State} state
   * @param {(state: State) => void} go
   */
  function view(records, edition, state, go) {
    const rows = sorted(records, edition, state);
    const body = make("tbody", { role: "rowgroup" });
    const root = make("div", { class: "table-holder" });
    const table = make(
      "table",
      {
        class: "actions",
        role: "table",
        id: "actions",
        tabindex: -1,
        "aria-labelledby": "actions-title",
      },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, headers(state, go))),
      body,
    );
    table.hidden = rows.length === 0;
    table.setAttribute("aria-rowcount", String(rows.length + 1));
    const more = make("div", { class: "more" });
    root.append(table, more);
    parts(body, more, rows, edition, state);
    if (!rows.length) root.append(make("p", { class: "empty-result" }, word("page.no_match")));
    return root;
  }

  /** Put the rows in, the first of them only where they are many; printing puts in all. */
  function parts(body, more, rows, edition, state) {
    const grouped = parsed(state.sort)[0] === "number";
    let shown = 0;
    let group = "";
    const upTo = (end) => {
      for (; shown < Math.min(end, rows.length); shown += 1) {
        const record = rows[shown];
        const now = grouped ? groupKey(record) : "";
        if (now !== group) body.append(...groupRows(group, record, edition, state));
        group = now;
        body.append(line(record, edition, state, shown));
      }
      more.hidden = shown >= rows.length;
    };
    const button = (text, end) =>
      make("button", { type: "button", onclick: () => upTo(end()) }, text);
    Dom.fill(more, [
      button(word("page.show_more", { number: number(PART) }), () => shown + PART),
      " ",
      button(word("page.show_all", { number: number(rows.length) }), () => rows.length),
    ]);
    upTo(rows.length > MOST ? PART : rows.length);
    body.addEventListener("show-all", () => upTo(rows.length));
  }

  function groupKey(record) {
    return JSON.stringify([record.annex, Edition.themeKey(record.theme), record.subheading]);
  }

  /** The rows that tell where the next action stands: annex and theme, and its subheading. */
  function groupRows(before, record, edition, state) {
    const [annex, theme] = before ? JSON.parse(before) : [];
    const made = [];
    if (annex !== record.annex || theme !== Edition.themeKey(record.theme)) {
      const title = Values.theme(Edition.themeKey(record.theme), edition);
      made.push(
        groupRow("theme-row", [word("page.annex", { number: record.annex }), " · ", title]),
      );
    }
    const heading = edition.record(record.subheading);
    if (heading) {
      const href = Address.toRecord(state, heading.id);
      const text = own(heading.action, edition, "span");
      const label = make("span", { class: "type" }, word("page.subheading"));
      made.push(
        groupRow("subheading-row", [label, " ", make("a", { href, class: "to-record" }, text)]),
      );
    } else if (before && JSON.parse(before)[2] && made.length === 0) {
      made.push(
        groupRow("subheading-row end", make("span", { class: "type" }, word("page.no_subheading"))),
      );
    }
    return made;
  }

  function groupRow(kind, contents) {
    const cell = make(
      "th",
      { colspan: COLUMNS.length, scope: "rowgroup", role: "rowheader" },
      contents,
    );
    return make("tr", { class: `group-row ${kind}`, role: "row" }, cell);
  }

  function headers(state, go) {
    const [key, backwards] = parsed(state.sort);
    return COLUMNS.map((column) => {
      const chosen = column.key === key;
      const next = chosen && !backwards ? `-${column.key}` : column.key;
      const arrow = chosen ? (backwards ? " ▼" : " ▲") : "";
      const sort = () => {
        go({ ...state, sort: next === "number" ? "" : next });
        const anew = document.querySelector(`[data-sort="${column.key}"]`);
        if (anew instanceof HTMLElement) anew.focus();
      };
      const button = make(
        "button",
        { type: "button", onclick: sort, "data-sort": column.key },
        word(`column.${column.key}`),
        make("span", { "aria-hidden": "true" }, arrow),
      );
      const order = chosen ? (backwards ? "descending" : "ascending") : "none";
      const attributes = { scope: "col", role: "columnheader", class: `column-${column.key}` };
      return make("th", { ...attributes, "aria-sort": order }, button);
    });
  }

  function line(record, edition, state, at) {
    const cells = COLUMNS.map((column) => {
      const contents = make("div", {}, column.cell(record, edition, state));
      const first = column.key === "number";
      const attributes = {
        class: `column-${column.key}`,
        "data-label": word(`column.${column.key}`),
      };
      return first
        ? make("th", { ...attributes, scope: "row", role: "rowheader" }, contents)
        : make("td", { ...attributes, role: "cell" }, contents);
    });
    const attributes = { role: "row", "data-id": record.id, "aria-rowindex": at + 2 };
    return make("tr", attributes, cells);
  }

  return { view, sorted, sortsBy };
})();
