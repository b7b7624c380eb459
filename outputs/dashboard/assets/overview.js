"use strict";
/** Figures and charts of the actions that the filters leave. */
const Overview = (() => {
  const { make, name } = Dom;
  const { word, number } = Words;
  const LOOKS = {
    implemented: "two",
    ongoing: "one",
    planned: "three",
    planning: "three-part",
    budgeted: "one",
    partially_budgeted: "one-part",
    not_budgeted: "three",
    amount: "one",
    at_least: "one-part",
    per_year: "two",
    per_visit: "two-part",
    staff_time: "three",
    due: "one",
    tbc: "open",
    none: "none",
    blank: "blank",
    merged: "blank",
    absent: "blank",
    unrecognised: "odd",
  };

  // The statuses that have tiles of their own.
  const TILED = ["implemented", "ongoing", "planned", "planning"];

  /**
   * @param {Row[]} records
   * @param {Edition} edition
   * @param {State} state
   * @returns {Child}
   */
  function view(records, edition, state) {
    return [tiles(records, edition, state), charts(records, edition, state)];
  }

  /** @param {State} state @param {string} facet @param {string[]} values */
  function narrowed(state, facet, values) {
    return Address.toFilters(state, { ...state.filters, [facet]: values });
  }

  function tiles(records, edition, state) {
    const status = Sums.counts(records, Values.status);
    const count = (...names) => names.reduce((total, each) => total + (status[each] ?? 0), 0);
    const by = (...names) => narrowed(state, "status", names);
    // So that the tiles add up to the actions that are counted above them.
    const others = Values.STATUSES.filter((each) => !TILED.includes(each) && count(each));
    const found = records.filter((record) => record.findings.length).length;
    const levels = ["error", "warning", "info"];
    const entries = [
      ["implemented", word("tile.done"), number(count("implemented")), by("implemented")],
      ["ongoing", word("tile.under_way"), number(count("ongoing")), by("ongoing")],
      [
        "planned",
        word("tile.planned"),
        number(count("planned", "planning")),
        by("planned", "planning"),
      ],
      others.length > 0 && [
        "other",
        word("tile.other"),
        number(count(...others)),
        by(...others),
      ],
      ["money", word("tile.money"), Sums.moneyText(Sums.money(records)), null],
      [
        "findings",
        word("tile.findings"),
        number(found),
        found ? narrowed(state, "finding", levels) : null,
      ],
    ];
    const items = entries.filter(Boolean).map(([key, label, value, href]) => {
      const contents = [make("span", { class: "number" }, value), make("span", {}, label)];
      const made = make(href ? "a" : "div", { class: "tile", href }, contents);
      return make("li", { "data-tile": key }, made);
    });
    return make("ul", { class: "tiles", "aria-label": word("page.figures") }, items);
  }

  function charts(records, edition, state) {
    const with_ = (value) => records.filter((record) => value(record) !== "absent");
    const timed = records.filter((record) => record.timeline);
    const costed = with_(Values.cost);
    const made = [
      byTheme("status", word("chart.status"), records, edition, state),
      timed.length > 0 &&
        make(
          "div",
          { class: "stack" },
          timeline(timed, edition, state),
          yearsByTheme(timed, edition, state),
        ),
      byTheme("budget", word("chart.budget"), with_(Values.budget), edition, state),
      byTheme("cost", word("chart.cost"), costed, edition, state),
      costed.length > 0 && money(costed, edition, state),
    ];
    return make("div", { class: "charts" }, made);
  }

  /** @param {string[]} order @param {string} field @returns {Category[]} */
  function categories(order, field) {
    return order.map((key) => ({ key, label: Values.called(field, key), look: LOOKS[key] }));
  }

  const ORDERS = { status: Values.STATUSES, budget: Values.BUDGETS, cost: Values.COSTS };
  const READ = { status: Values.status, budget: Values.budget, cost: Values.cost };

  /** The rows of a chart: the themes that there are. */
  function themeRows(records, edition, state, contents) {
    const keys = edition.themeKeys;
    const of = (key) => records.filter((each) => Edition.themeKey(each.theme) === key);
    return keys
      .map((key) => ({ key, records: of(key) }))
      .filter((row) => row.records.length)
      .map((row) => ({
        key: row.key,
        label: () => Values.theme(row.key, edition),
        text: Values.themeText(row.key, edition),
        total: number(row.records.length),
        own: narrowed(state, "theme", [row.key]),
        counts: {},
        ...contents(row.key, row.records),
      }));
  }

  function byTheme(field, title, records, edition, state) {
    if (!records.length) return null;
    const rows = themeRows(records, edition, state, (key, those) => ({
      counts: Sums.counts(those, READ[field]),
      href: (value) =>
        Address.toFilters(state, { ...state.filters, theme: [key], [field]: [value] }),
    }));
    const head = word("field.theme");
    return Charts.stacked({ title, rows, categories: categories(ORDERS[field], field), head });
  }

  function timeline(records, edition, state) {
    const rows = edition.periods.map((period) => ({
      key: period,
      label: () => Values.periodName(period),
      text: Values.periodName(period),
      total: word("chart.due_count", {
        number: number(records.filter((each) => Values.mark(each, period) === "due").length),
      }),
      own: narrowed(state, "year", [period]),
      counts: Sums.counts(records, (record) => Values.mark(record, period)),
      href: (mark) => (mark === "due" ? narrowed(state, "year", [period]) : undefined),
    }));
    return Charts.stacked({
      title: word("chart.timeline"),
      note: make("p", { class: "note" }, word("chart.timeline_note")),
      rows,
      categories: categories(Values.MARKS, "mark"),
      head: word("field.year"),
    });
  }

  /** A table: how many actions are due in each period, by theme. */
  function yearsByTheme(records, edition, state) {
    const title = word("chart.years_by_theme");
    const due = (those, period) => those.filter((each) => Values.due(each).includes(period)).length;
    const rows = themeRows(records, edition, state, (_, those) => ({ records: those }));
    const most = Math.max(
      1,
      ...rows.flatMap((row) => edition.periods.map((p) => due(row.records, p))),
    );
    const cell = (row, period) => {
      const count = due(row.records, period);
      const filters = { ...state.filters, theme: [row.key], year: [period] };
      const href = Address.toFilters(state, filters);
      const shade = count ? Math.ceil((4 * count) / most) : 0;
      return make(
        "td",
        { class: `heat heat-${shade}` },
        count ? make("a", { href }, number(count)) : number(0),
      );
    };
    const head = [word("field.theme"), ...edition.periods.map(Values.periodName)];
    const lines = rows.map((row) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, make("a", { href: row.own }, row.label())),
        edition.periods.map((period) => cell(row, period)),
      ),
    );
    const table = make(
      "table",
      { class: "figures years" },
      make("caption", { class: "unseen" }, title),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          head.map((each) => make("th", { scope: "col" }, each)),
        ),
      ),
      make("tbody", {}, lines),
    );
    return make("section", { class: "chart" }, make("h3", {}, title), table);
  }

  function money(records, edition, state) {
    const rows = themeRows(records, edition, state, (_, those) => {
      const sum = Sums.money(those);
      return { total: Sums.moneyText(sum), min: sum.min, max: sum.max, open: sum.open };
    });
    return Charts.ranges({
      title: word("chart.money"),
      note: moneyNote(records, edition, state),
      rows,
      head: word("field.theme"),
    });
  }

  /** What is in the sums, what is not, and why. */
  function moneyNote(records, edition, state) {
    const sum = Sums.money(records);
    const kinds = sum.kinds;
    const counted = ["staff_time", ...Values.COSTS.slice(Values.COSTS.indexOf("tbc"))]
      .filter((kind) => kinds[kind])
      .map((kind) => `${Values.called("cost", kind)} ${number(kinds[kind])}`);
    const summed = word("money.note_sum", {
      number: number(sum.amounts),
      all: number(records.length),
    });
    return make("div", { class: "note" }, [
      make("p", {}, summed, " ", sum.open && word("money.note_open")),
      counted.length > 0 &&
        make("p", {}, word("money.note_without", { list: Words.list(counted) })),
      apart(word("money.note_repeated"), sum.repeated, state),
      apart(word("money.note_subheadings"), headingsOf(records, edition), state),
    ]);
  }

  /** The subheadings of these actions that have an amount of their own. */
  function headingsOf(records, edition) {
    const ids = new Set(records.map((record) => record.subheading));
    return edition.records.filter(
      (each) => each.kind === "subheading" && ids.has(each.id) && each.cost?.kind === "amount",
    );
  }

  /** @param {string} title @param {Row[]} records @param {State} state */
  function apart(title, records, state) {
    if (!records.length) return null;
    const entries = records.map((record) =>
      make(
        "li",
        {},
        make("a", { href: Address.toRecord(state, record.id) }, name(record.id)),
        ": ",
        Values.costText(record),
      ),
    );
    return [make("p", {}, title), make("ul", { class: "apart" }, entries)];
  }

  return { view };
})();
