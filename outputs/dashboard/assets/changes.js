"use strict";
/** What changed since an older version: of one record, and of all. */
const Changes = (() => {
  const { make, own, name, apart } = Dom;
  const { word, number } = Words;
  const TYPES = ["implemented", "added", "removed", "changed", "moved", "renumbered"];
  const VALUES = { status: "status", budget: "budget", timeline: "mark" };

  /** A field's name: "timeline.2024", "extra.Lead unit", "status". @param {string} field */
  function fieldName(field) {
    if (field.startsWith("extra.")) return field.slice("extra.".length);
    if (field.startsWith("timeline.")) {
      return word("field.timeline_of", {
        year: Values.periodName(field.slice("timeline.".length)),
      });
    }
    return word(`field.${field}`);
  }

  /** A changed value in words, "" where it is the printed text itself. */
  function valueText(field, value) {
    if (value === null || value === undefined) return "";
    const known = VALUES[field.split(".")[0]];
    if (known && typeof value === "string") return Values.called(known, value);
    if (Array.isArray(value)) return Words.list(value.map(String));
    if (typeof value === "object") return costText(value);
    return typeof value === "number" ? number(value) : value;
  }

  /** @param {Cost} cost */
  function costText(cost) {
    return cost.kind === "amount" ? Values.amount(cost) : Values.called("cost", cost.kind);
  }

  /** @param {any} change @param {"old" | "new"} at @param {Edition} edition */
  function side(change, at, edition) {
    const value = change[at];
    const printed = change[`${at}_text`];
    const text = valueText(change.field, value);
    if (!text && !printed)
      return [
        make("span", { class: "unseen" }, word("change.nothing")),
        make("span", { "aria-hidden": "true" }, "–"),
      ];
    if (typeof value === "string" && text === value) {
      return printed && printed !== value
        ? [name(value), " ", own(printed, edition, "bdi", "printed")]
        : own(value, edition, "bdi", "printed");
    }
    return Values.withPrinted(text, printed, edition);
  }

  /** A text with what was removed and added marked. */
  function marked(parts, edition) {
    const pieces = parts.map(({ kind, text }) => {
      const contents = edition.direction === "rtl" ? apart(text) : text;
      if (kind === "same") return contents;
      const tag = kind === "removed" ? "del" : "ins";
      const unseen = (words) => make("span", { class: "unseen" }, words);
      return make(tag, {}, unseen(` [${word(`change.text_${kind}`)}: `), contents, unseen("] "));
    });
    return make(
      "p",
      { class: "text marked", lang: edition.language, dir: edition.direction },
      pieces,
    );
  }

  /**
   * The fields of a change: texts with their marks, then the others.
   *
   * @param {Change} change
   * @param {Edition} edition
   * @param {"h3" | "h4"} heading
   */
  function fields(change, edition, heading) {
    const texts = change.fields.filter((each) => each.parts);
    const facts = change.fields.filter((each) => !each.parts);
    return [
      texts.map((each) => [
        make(heading, {}, make("bdi", {}, fieldName(each.field))),
        marked(each.parts, edition),
      ]),
      facts.length > 0 && factTable(facts, edition),
    ];
  }

  function factTable(facts, edition) {
    const heads = ["change.field", "change.old", "change.new"].map((key) =>
      make("th", { scope: "col" }, word(key)),
    );
    const lines = facts.map((each) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, make("bdi", {}, fieldName(each.field))),
        make(
          "td",
          { "data-label": word("change.old") },
          make("div", {}, side(each, "old", edition)),
        ),
        make(
          "td",
          { "data-label": word("change.new") },
          make("div", {}, side(each, "new", edition)),
        ),
      ),
    );
    return make(
      "table",
      { class: "facts" },
      make("caption", { class: "unseen" }, word("change.fields")),
      make("thead", {}, make("tr", {}, heads)),
      make("tbody", {}, lines),
    );
  }

  /** What changed in one record, for its page. @param {Row} record @param {Edition} edition */
  function ofRecord(record, edition) {
    const change = edition.changeOf.get(record.id);
    if (!edition.changes) return null;
    const since = word("change.since", { version: Editions.title(edition.changes.since) });
    return make(
      "section",
      { class: `group ${change?.type ?? "same"}`, "aria-labelledby": "record-changes" },
      make("h2", { id: "record-changes" }, since),
      make("p", {}, word(`change.${change?.type ?? "same"}`), was(change)),
      change && fields(change, edition, "h3"),
    );
  }

  /** The id that it had, where it has another one now. @param {Change | undefined} change */
  function was(change) {
    if (!change?.old || change.old === change.new) return null;
    return [" · ", word("change.was", { id: change.old })];
  }

  /** @param {Change} change @param {Edition} edition @param {State} state */
  function entry(change, edition, state) {
    const ids = [...new Set([change.old, change.new].filter((id) => id !== null))];
    const links = ids.map((id, at) => [at > 0 && " → ", idLink(id, change, edition, state)]);
    const shown = change.fields.some(
      (each) => each.parts && ["action", "title"].includes(each.field),
    );
    return make(
      "article",
      { "data-change": ids[ids.length - 1] },
      make("h3", {}, make("span", { class: "type" }, word(`kind.${change.kind}`)), " ", links),
      !shown && make("p", {}, own(change.label, edition, "span", "text")),
      fields(change, edition, "h4"),
    );
  }

  /** A link to the record in the version that has it. */
  function idLink(id, change, edition, state) {
    if (change.kind === "theme") return name(id);
    const older = id !== change.new;
    const version = older ? edition.changes.since : edition.version;
    return make(
      "a",
      { href: Address.toRecord({ ...state, version, filters: {}, q: "" }, id) },
      name(id),
    );
  }

  /** All changes by type. @param {Edition} edition @param {State} state */
  function view(edition, state) {
    const title = (text) => make("h2", { id: "view-title", tabindex: -1 }, text);
    if (!edition.changes) {
      return make(
        "section",
        {},
        title(word("nav.changes")),
        make("p", {}, word("change.none_older")),
      );
    }
    const { since, changes, summary } = edition.changes;
    const groups = TYPES.map((type) => [type, changes.filter((each) => each.type === type)]).filter(
      ([, those]) => those.length,
    );
    return make(
      "div",
      { class: "changes" },
      title(word("change.since", { version: Editions.title(since) })),
      make(
        "p",
        { class: "note" },
        word("change.counted", { number: number(changes.length), same: number(summary.unchanged) }),
      ),
      groups.map(([type, those]) => group(type, those, edition, state)),
    );
  }

  function group(type, those, edition, state) {
    const title = [
      word(`change.${type}`),
      " ",
      make("span", { class: "number" }, number(those.length)),
    ];
    return make(
      "section",
      { class: `group ${type}`, "data-type": type },
      make("h2", {}, title),
      those.map((change) => entry(change, edition, state)),
    );
  }

  return { view, ofRecord };
})();
