"use strict";
/** What a record's values are called, and how they are shown beside the printed cell. */
const Values = (() => {
  const { word, money } = Words;
  const { make, own } = Dom;

  const STATUSES = ["implemented", "ongoing", "planned", "planning"];
  const BUDGETS = ["budgeted", "partially_budgeted", "not_budgeted"];
  const COSTS = ["amount", "at_least", "per_year", "per_visit", "staff_time"];
  const MARKS = ["due"];
  const UNKNOWN = ["tbc", "none", "blank", "unrecognised", "merged", "absent"];
  const SAME_EVERYWHERE = new Set(UNKNOWN);

  /** @param {Row} record @param {string} field a field that a merged cell can stand for */
  function missing(record, field) {
    return record.merged?.columns.includes(field) ? "merged" : "absent";
  }

  /** @param {Row} record */
  function status(record) {
    return record.status?.value ?? missing(record, "status");
  }

  /** @param {Row} record */
  function budget(record) {
    return record.budget?.value ?? missing(record, "budget");
  }

  /**
   * The kind of cost: an amount is "per_year" or "per_visit" where it is paid for each, "at_least"
   * where it has no upper end.
   *
   * @param {Row} record
   */
  function cost(record) {
    if (!record.cost) return missing(record, "cost");
    const { kind, per, open_ended: open } = record.cost;
    if (kind !== "amount") return kind;
    return per ? `per_${per}` : open ? "at_least" : "amount";
  }

  /** @param {Row} record @param {string} period */
  function mark(record, period) {
    const entry = record.timeline?.find((each) => each.period === period);
    return entry?.mark ?? missing(record, "timeline");
  }

  /** @param {Row} record @returns {string[]} the periods in which it is due */
  function due(record) {
    return (record.timeline ?? []).filter((each) => each.mark === "due").map((each) => each.period);
  }

  /**
   * The word for a value of a field: "status", "budget", "cost" or "mark".
   *
   * @param {string} field
   * @param {string} value
   */
  function called(field, value) {
    return word(`${SAME_EVERYWHERE.has(value) ? "value" : field}.${value}`);
  }

  /** @param {string} period "2025+" is that year and beyond */
  function periodName(period) {
    return period.endsWith("+") ? word("page.and_beyond", { year: period.slice(0, -1) }) : period;
  }

  /**
   * An amount in US dollars: one, a range, or at least one of these; with what it is paid for each of.
   *
   * @param {{min_usd: number|null, max_usd: number|null, open_ended?: boolean, per?: string|null}}
   *   cost
   */
  function amount({ min_usd: min, max_usd: max, open_ended: open, per }) {
    if (min === null) return "";
    const unbounded = open || max === null;
    let text = money(min);
    if (max !== null && max !== min) {
      text = word(unbounded ? "money.at_least_range" : "money.range", { from: text, to: money(max) });
    } else if (unbounded) {
      text = word("money.at_least", { amount: text });
    }
    return per ? word(`money.per_${per}`, { amount: text }) : text;
  }

  /** @param {Row} record */
  function costText(record) {
    const kind = cost(record);
    if (record.cost?.kind === "amount") return amount(record.cost);
    return called("cost", kind);
  }

  /** A value of a table's cell; that there is no such column is said to those who hear it only. */
  function cell(field, value) {
    if (value !== "absent") return called(field, value);
    const dash = make("span", { class: "quiet", "aria-hidden": "true" }, "–");
    return [dash, make("span", { class: "unseen" }, called(field, value))];
  }

  /**
   * A value in words, and the cell as printed where that says it in other words.
   *
   * @param {string} text
   * @param {string | undefined} printed
   * @param {Edition} edition
   */
  function withPrinted(text, printed, edition) {
    const value = make("span", { class: "value" }, text);
    if (!printed || printed === text) return value;
    return [
      value,
      make("span", { class: "quiet" }, " · "),
      own(printed, edition, "bdi", "printed"),
    ];
  }

  /** A theme with its number. @param {string} key @param {Edition} edition */
  function theme(key, edition) {
    const title = edition.themeTitle(key);
    // The figure and its point stand within the title, whose direction they follow.
    return title ? own(themeText(key, edition), edition) : themeText(key, edition);
  }

  /** The same as a text. @param {string} key @param {Edition} edition */
  function themeText(key, edition) {
    const title = edition.themeTitle(key);
    if (key === "other") return title || word("value.no_theme");
    return `${key}. ${title || word("value.unlisted_theme")}`;
  }

  /** @param {Row} record "Action 12", "Subheading" */
  function rowName(record) {
    if (record.kind === "subheading") return word("page.subheading");
    if (record.number === null) return word("page.action_alone");
    return word("page.action_number", { number: record.number });
  }

  return {
    STATUSES: [...STATUSES, ...UNKNOWN],
    BUDGETS: [...BUDGETS, ...UNKNOWN],
    COSTS: [...COSTS, ...UNKNOWN],
    MARKS: [...MARKS, ...UNKNOWN],
    status,
    budget,
    cost,
    mark,
    due,
    called,
    cell,
    periodName,
    amount,
    costText,
    withPrinted,
    theme,
    themeText,
    rowName,
  };
})();
