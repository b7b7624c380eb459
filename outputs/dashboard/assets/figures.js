"use strict";
/** A chart's figures as a table, folded away until it is asked for. */
const Figures = (() => {
  const { make } = Dom;

  /** @param {string} title @param {string[]} columns @param {Child[][]} lines */
  function table(title, columns, lines) {
    const head = columns.map((column) => make("th", { scope: "col" }, column));
    const body = lines.map(([first, ...others]) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, first),
        others.map((each) => make("td", {}, each)),
      ),
    );
    const made = make(
      "table",
      { class: "figures" },
      make("caption", { class: "unseen" }, title),
      make("thead", {}, make("tr", {}, head)),
      make("tbody", {}, body),
    );
    const scroll = make("div", { class: "scroll", tabindex: 0, role: "region" }, made);
    scroll.setAttribute("aria-label", title);
    const name = make("span", { class: "unseen" }, `: ${title}`);
    return make("details", {}, make("summary", {}, Words.word("page.as_table"), name), scroll);
  }

  return { table };
})();
