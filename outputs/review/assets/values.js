"use strict";
/** Values of fields in words. */
const Values = (() => {
  const { make } = Dom;
  const NAMES = { budget: "value", status: "value", mark: "mark", cost: "kind" };

  /** A value's name in words: "not_budgeted" is "not budgeted". @param {string} value */
  function called(value) {
    return value === "tbc" ? "to be confirmed" : value.replaceAll("_", " ");
  }

  /** @param {number} amount in US dollars */
  function money(amount) {
    return `US$ ${new Intl.NumberFormat("en-GB").format(amount).replaceAll(",", "\u00a0")}`;
  }

  function cost(value) {
    if (value.kind !== "amount") return called(value.kind);
    const { min_usd: low, max_usd: high, per, note } = value;
    const upTo = high === null ? `${money(low)} or more` : `${money(low)} to ${money(high)}`;
    const range = high === low ? money(low) : upTo;
    return [range, per && `, each ${per}`, note && [", note: ", Model.own(note)]];
  }

  /** What a typed value means. @returns {Child} */
  function meaning(type, value) {
    if (type === "cost") return cost(value);
    if (type === "merged") return `one cell for ${value.columns.join(", ")}`;
    return type in NAMES ? called(value[NAMES[type]]) : "";
  }

  /** A value as it is shown. @param {string} type @param {any} value */
  function show(type, value) {
    if (type === "theme") return make("span", {}, theme(value));
    if (type === "subheading") return subheading(value);
    if (type === "number") return make("span", {}, String(value));
    if (type === "text") return text(value);
    const printed = value.text
      ? [" ", make("span", { class: "quiet" }, "printed "), Model.own(value.text, "bdi", "printed")]
      : null;
    return make("span", {}, make("strong", {}, meaning(type, value)), printed);
  }

  function text(value) {
    if (value === "") return make("span", { class: "quiet" }, "(blank)");
    return Model.own(value, "div", "printed");
  }

  function theme(number) {
    const found = Model.data.themes.find((each) => each.number === number);
    const title = found && Model.own(found.title);
    return number === null ? ["without number ", title] : [`${number} `, title];
  }

  function subheading(id) {
    if (id === null) return make("span", { class: "quiet" }, "(none)");
    const record = Model.byId.get(id);
    return make("span", {}, make("a", { href: `#${encodeURIComponent(id)}` }, id), " ", record && Model.own(record.text));
  }

  return { show, called, NAMES };
})();
