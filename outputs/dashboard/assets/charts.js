"use strict";
/**
 * Charts of horizontal bars, drawn with d3 as SVG. Each row says what it shows in words for those
 * who hear the page, and each chart holds a table of the same figures.
 *
 * @typedef {{key: string, label: () => Child, text: string, total: string,
 *   counts: Object<string, number>, href?: (category: string) => string, own: string}} BarRow
 * @typedef {{key: string, label: string, look: string}} Category
 */
const Charts = (() => {
  const { make } = Dom;
  const { word, number } = Words;
  const HEIGHT = 26;
  const SVG = "http://www.w3.org/2000/svg";
  /** Looks: a colour and how it fills; so that nothing is told by colour alone. */
  const FILLS = {
    one: "solid",
    two: "solid",
    three: "solid",
    "one-part": "stripes",
    "three-part": "stripes",
    "two-part": "stripes",
    open: "dots",
    none: "plain",
    blank: "plain",
    odd: "cross",
  };
  /** @type {Set<() => void>} */
  const drawings = new Set();

  /** Draw all charts anew for the room they have. */
  function redraw() {
    drawings.forEach((draw) => draw());
  }

  function clear() {
    drawings.clear();
  }

  /** The patterns that bars are filled with; once a page. */
  function patterns() {
    const svg = d3.create("svg").attr("class", "patterns").attr("width", 0).attr("height", 0);
    svg.attr("aria-hidden", "true").attr("focusable", "false");
    const definitions = svg.append("defs");
    for (const [look, fill] of Object.entries(FILLS)) {
      if (fill === "solid" || fill === "plain") continue;
      const pattern = definitions.append("pattern").attr("id", `fill-${look}`);
      pattern.attr("class", `look-${look}`).attr("patternUnits", "userSpaceOnUse");
      pattern.attr("width", 8).attr("height", 8);
      pattern.append("rect").attr("class", "ground").attr("width", 8).attr("height", 8);
      drawPattern(pattern, fill);
    }
    return svg.node();
  }

  function drawPattern(pattern, fill) {
    if (fill === "dots") {
      pattern.append("circle").attr("class", "ink").attr("cx", 4).attr("cy", 4).attr("r", 1.4);
      return;
    }
    const lines = fill === "cross" ? "M0 0L8 8M8 0L0 8" : "M-2 2L2 -2M0 8L8 0M6 10L10 6";
    pattern.append("path").attr("class", "ink line").attr("d", lines);
  }

  /**
   * A chart of rows that are parted by category.
   *
   * @param {{title: string, note?: Child, rows: BarRow[], categories: Category[], head: string}}
   *   chart `head` names what a row is
   */
  function stacked({ title, note, rows, categories, head }) {
    const there = categories.filter(({ key }) => rows.some((row) => row.counts[key]));
    const most = Math.max(1, ...rows.map((row) => sum(row.counts)));
    const bars = rows.map((row) => bar(row, there, most));
    return figure(title, [
      legend(there),
      make("div", { class: "bars" }, bars),
      note,
      table(title, head, rows, there),
    ]);
  }

  /** @param {Object<string, number>} counts */
  function sum(counts) {
    return Object.values(counts).reduce((total, count) => total + count, 0);
  }

  /** @param {string} title @param {Child[]} contents @param {string} [kind] a class */
  function figure(title, contents, kind = "") {
    return make("section", { class: `chart ${kind}`.trim() }, make("h3", {}, title), contents);
  }

  /** @param {Category[]} categories */
  function legend(categories) {
    const entries = categories.map(({ label, look }) => make("li", {}, swatch(look), label));
    return make("ul", { class: "legend", "aria-hidden": "true" }, entries);
  }

  /** @param {string} look */
  function swatch(look) {
    const svg = d3.create("svg").attr("class", `swatch look-${look}`);
    svg.attr("width", 18).attr("height", 14).attr("viewBox", "0 0 18 14");
    fillRect(svg.append("rect"), look, 1, 16).attr("y", 1).attr("height", 12);
    return svg.node();
  }

  function fillRect(rect, look, x, width) {
    const fill = FILLS[look];
    rect.attr("class", `bar ${fill}`).attr("x", x).attr("width", width);
    return fill === "solid" || fill === "plain" ? rect : rect.attr("fill", `url(#fill-${look})`);
  }

  /** @param {BarRow} row @param {Category[]} categories @param {number} most */
  function bar(row, categories, most) {
    const parts = categories
      .filter(({ key }) => row.counts[key])
      .map(({ key, label }) => `${label} ${number(row.counts[key])}`);
    const holder = make("div", { class: "bar-holder", role: "img" });
    holder.setAttribute("aria-label", `${row.text}: ${parts.join("; ") || number(0)}`);
    onRoom(holder, (width) => drawBar(holder, row, categories, most, width));
    return barRow(row, holder);
  }

  /** @param {BarRow} row @param {HTMLElement} holder */
  function barRow(row, holder) {
    const label = make("a", { href: row.own }, row.label());
    const head = make("div", { class: "bar-head" }, label, make("span", {}, row.total));
    return make("div", { class: "bar-row", "data-row": row.key }, head, holder);
  }

  /** @param {HTMLElement} holder @param {(width: number) => void} draw */
  function onRoom(holder, draw) {
    let before = 0;
    drawings.add(() => {
      const width = Math.floor(holder.clientWidth);
      if (width <= 0 || width === before) return;
      before = width;
      draw(width);
    });
  }

  function drawBar(holder, row, categories, most, width) {
    const x = d3.scaleLinear([0, most], [0, width - 1]);
    const layers = d3
      .stack()
      .keys(categories.map(({ key }) => key))
      .value(valueOf)([row.counts]);
    const svg = canvas(width);
    layers.forEach((layer, at) => {
      const [[from, to]] = layer;
      if (to > from) segment(svg, row, categories[at], place(x(from), x(to), width));
    });
    holder.replaceChildren(svg.node());
  }

  /** @param {Object<string, number>} counts @param {string} key */
  function valueOf(counts, key) {
    return counts[key] ?? 0;
  }

  /** Where bars are read from the right, they begin there. */
  function place(from, to, width) {
    const x = Words.direction() === "rtl" ? width - to : from;
    return { x, width: Math.max(1, to - from) };
  }

  function canvas(width) {
    const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${HEIGHT}`).attr("class", "bar-svg");
    return svg.attr("width", width).attr("height", HEIGHT).attr("aria-hidden", "true");
  }

  function segment(svg, row, { key, label, look }, { x, width }) {
    const count = number(row.counts[key]);
    const group = svg.append("g").attr("class", `segment look-${look}`).attr("data-category", key);
    group.append("title").text(`${label}: ${count}`);
    const rect = fillRect(group.append("rect"), look, x + 0.5, Math.max(0.5, width - 1));
    rect.attr("y", 0.5).attr("height", HEIGHT - 1);
    if (width >= 9 * count.length + 6) {
      const text = group
        .append("text")
        .attr("x", x + width / 2)
        .attr("y", HEIGHT / 2 + 4.5);
      text.attr("class", `count ${FILLS[look]}`).attr("text-anchor", "middle").text(count);
    }
    const href = row.href?.(key);
    if (href) group.on("click", () => (location.hash = href)).classed("leads", true);
  }

  /**
   * The figures of a chart as a table, which also leads to the actions behind each.
   *
   * @param {string} title
   * @param {string} head
   * @param {BarRow[]} rows
   * @param {Category[]} categories
   */
  function table(title, head, rows, categories) {
    const columns = [head, ...categories.map(({ label }) => label), word("page.total")];
    const lines = rows.map((row) => [
      row.label(),
      ...categories.map(({ key }) => linked(row, key)),
      number(sum(row.counts)),
    ]);
    return Figures.table(title, columns, lines);
  }

  /** @param {BarRow} row @param {string} key */
  function linked(row, key) {
    const count = row.counts[key] ?? 0;
    const href = count ? row.href?.(key) : undefined;
    return href ? make("a", { href }, number(count)) : number(count);
  }

  /**
   * A chart of sums of money: from nothing to the lower sum, and on to the upper one.
   *
   * @param {{title: string, note: Child, rows: (BarRow & {min: number, max: number,
   *   open: boolean})[], head: string}} chart
   */
  function ranges({ title, note, rows, head }) {
    const most = Math.max(1, ...rows.map((row) => row.max));
    const looks = [{ key: "min", label: word("money.lower"), look: "one" }];
    if (rows.some((row) => row.max > row.min)) {
      looks.push({ key: "max", label: word("money.upper"), look: "one-part" });
    }
    const bars = rows.map((row) => {
      const holder = make("div", { class: "bar-holder", role: "img" });
      holder.setAttribute("aria-label", `${row.text}: ${row.total}`);
      onRoom(holder, (width) => drawRange(holder, row, most, width));
      return barRow(row, holder);
    });
    const columns = [head, word("money.lower"), word("money.upper"), word("money.sum")];
    const lines = rows.map((row) => [
      row.label(),
      Words.money(row.min),
      row.open ? word("money.open") : Words.money(row.max),
      row.total,
    ]);
    return figure(
      title,
      [
        legend(looks),
        make("div", { class: "bars" }, bars),
        note,
        Figures.table(title, columns, lines),
      ],
      "money",
    );
  }

  function drawRange(holder, row, most, width) {
    const room = row.open ? width - 20 : width - 1;
    const x = d3.scaleLinear([0, most], [0, room]);
    const svg = canvas(width);
    const base = svg
      .append("rect")
      .attr("class", "base")
      .attr("y", HEIGHT - 3)
      .attr("height", 1);
    base.attr("width", width);
    for (const [from, to, look] of [
      [0, row.min, "one"],
      [row.min, row.max, "one-part"],
    ]) {
      if (to <= from) continue;
      const { x: at, width: wide } = place(x(from), x(to), width);
      const group = svg.append("g").attr("class", `segment look-${look}`);
      fillRect(group.append("rect"), look, at, wide)
        .attr("y", 3)
        .attr("height", HEIGHT - 6);
    }
    if (row.open) openEnd(svg, x(row.max), width);
    holder.replaceChildren(svg.node());
  }

  /** An arrow behind a bar: there is more, and how much is not known. */
  function openEnd(svg, at, width) {
    const rightward = Words.direction() === "rtl";
    const arrow = "M2 8L12 8M12 8L7 3M12 8L7 13";
    const move = rightward ? `translate(${width - at},5) scale(-1,1)` : `translate(${at},5)`;
    svg.append("path").attr("class", "open-end").attr("d", arrow).attr("transform", move);
  }

  return { patterns, stacked, ranges, redraw, clear, SVG };
})();
