"use strict";
/**
 * The pages with boxes over them, or the tables of a document without pages.
 *
 * All boxes that can be chosen are one stop of the Tab key; arrow keys go from one to the next.
 */
const Sheets = (() => {
  const { make, fill } = Dom;
  const KINDS = {
    field: "field",
    header: "column heading",
    theme: "theme",
    blank: "blank cell",
    ignored: "table that is none of the plan's",
    lost: "text that no record took",
    running: "running head or foot",
    body: "text around the tables",
    note: "note",
  };
  const ZOOMS = [100, 150, 200, 300, 400];
  const list = document.getElementById("sheet-list");
  /** @type {HTMLElement[]} */
  const ofCell = [];
  /** @type {HTMLElement[]} */
  const ofText = [];
  /** @type {HTMLElement[]} */
  let stops = [];
  let zoom = 0;
  let choose = (_id, _name) => {};

  /** @param {(id: string, name: string) => void} chosen is called when a field's box is chosen */
  function start(chosen) {
    choose = chosen;
    if (Model.data.pages.length) drawPages();
    else drawFlow();
    stops = [...list.querySelectorAll("button.box")];
    if (stops[0]) stops[0].tabIndex = 0;
    list.addEventListener("keydown", onKey);
    fill(document.getElementById("sheet-tools"), tools());
    followScroll();
    if (matchMedia("(max-width: 56rem)").matches && Model.data.pages.length) setZoom(2);
    else toFirstColumn();
  }

  /** Show the side on which reading begins, where the sheets are wider than their place. */
  function toFirstColumn() {
    list.scrollLeft = Model.edition.direction === "rtl" ? list.scrollWidth : 0;
  }

  function tools() {
    const legend = make(
      "details",
      { class: "legend" },
      make("summary", {}, "Marks"),
      make(
        "ul",
        {},
        ["field", "accepted", "corrected", "header", "body", "ignored", "lost"].map((kind) =>
          make("li", {}, make("span", { class: `swatch box ${kind}` }), ` ${KINDS[kind] ?? `field, ${kind}`}`),
        ),
      ),
    );
    if (!Model.data.pages.length) return [legend];
    const to = make(
      "select",
      { id: "to-page", onchange: () => show(pageOf(Number(to.value))) },
      Model.data.pages.map((page) => make("option", { value: page.number }, String(page.number))),
    );
    return [
      make("label", {}, "Page ", to),
      make("button", { type: "button", onclick: () => setZoom(zoom - 1), "aria-label": "Smaller" }, "−"),
      make("button", { type: "button", onclick: () => setZoom(zoom + 1), "aria-label": "Larger" }, "+"),
      make("span", { id: "zoom", class: "quiet", role: "status" }, "100 %"),
      legend,
    ];
  }

  /** Keep the number of the page that is seen in the choice of pages. */
  function followScroll() {
    const to = document.getElementById("to-page");
    if (!to) return;
    const seen = new IntersectionObserver(
      (entries) => {
        for (const each of entries) if (each.isIntersecting) to.value = each.target.dataset.page;
      },
      { root: list, rootMargin: "-45% 0px -45% 0px" },
    );
    for (const sheet of list.querySelectorAll(".sheet")) seen.observe(sheet);
  }

  function setZoom(at) {
    zoom = Math.min(Math.max(at, 0), ZOOMS.length - 1);
    list.dataset.zoom = String(ZOOMS[zoom]);
    fill(document.getElementById("zoom"), `${ZOOMS[zoom]} %`);
    const chosen = list.querySelector(".selected");
    if (chosen) show(chosen);
    else toFirstColumn();
  }

  function pageOf(number) {
    return list.querySelector(`.sheet[data-page="${number}"]`);
  }

  function drawPages() {
    const papers = new Map();
    for (const page of Model.data.pages) {
      const paper = pageOf(page.number).querySelector(".paper");
      paper.style.aspectRatio = `${page.width} / ${page.height}`;
      papers.set(page.number, { page, paper, parts: [] });
    }
    Model.data.texts.forEach((text, index) => {
      ofText[index] = place(papers.get(text.page), text, make("span", calm(text)));
    });
    // In the order of reading, which is that of the cells.
    Model.cells.forEach((cell, index) => {
      if (cell.kind === "blank" || !cell.box) return;
      ofCell[index] = place(papers.get(cell.page), cell, cellMark(cell, index));
    });
    for (const { paper, parts } of papers.values()) paper.append(...parts);
  }

  function place(sheet, { box }, made) {
    if (!sheet) return made;
    const [x0, top, x1, bottom] = box;
    const { width, height } = sheet.page;
    made.style.left = `${(100 * x0) / width}%`;
    made.style.top = `${(100 * top) / height}%`;
    made.style.width = `${(100 * (x1 - x0)) / width}%`;
    made.style.height = `${(100 * (bottom - top)) / height}%`;
    sheet.parts.push(made);
    return made;
  }

  function drawFlow() {
    const byMark = new Map(Model.cells.map((cell, index) => [cell.mark, index]));
    const table = (block) =>
      make(
        "div",
        { class: "grid" },
        make(
          "table",
          { dir: block.direction },
          widths(block, byMark),
          make(
            "tbody",
            {},
            block.rows.map((row) => make("tr", {}, row.map((one) => flowCell(one, byMark.get(one.mark))))),
          ),
        ),
      );
    // Texts, which are no wider than their place, stand on the side on which tables begin.
    list.dir = Model.edition.direction;
    const text = (block) => Model.own(block.text, "p", `prose ${block.kind}`);
    for (const block of Model.data.flow) {
      list.append(block.type === "table" ? table(block) : text(block));
    }
  }

  /** Columns as wide as their texts are long, within bounds: a long one in about as many lines. */
  function widths(block, byMark) {
    const longest = [];
    for (const one of block.rows.flat()) {
      const { text } = Model.cells[byMark.get(one.mark)];
      if (one.columns === 1) longest[one.column] = Math.max(longest[one.column] ?? 0, text.length);
    }
    return make(
      "colgroup",
      {},
      Array.from(longest, (length = 0) => {
        const column = make("col");
        column.style.width = `${Math.min(Math.max(4, 1.3 * Math.sqrt(length)), 26)}rem`;
        return column;
      }),
    );
  }

  function flowCell(one, index) {
    const cell = Model.cells[index];
    const contents = Model.own(cell.text, "span", "printed");
    const holder = cell.kind === "field" || cell.kind === "lost" ? cellMark(cell, index) : make("span", calm(cell));
    holder.append(contents);
    ofCell[index] = holder;
    return make("td", { rowspan: one.rows > 1 && one.rows, colspan: one.columns > 1 && one.columns }, holder);
  }

  function calm(one) {
    return { class: `box ${one.kind}`, title: `${KINDS[one.kind]}: ${Model.shown(one.text)}` };
  }

  /** A cell as a button where it can be chosen, else a mark that says what it was taken for. */
  function cellMark(cell, index) {
    if (!cell.fields.length) return make("span", { ...calm(cell), "data-cell": index });
    const title = `${nameOf(cell)}: ${Model.shown(cell.text)}`;
    return make("button", {
      type: "button",
      class: `box ${cell.kind}`,
      tabindex: -1,
      title,
      "aria-label": title,
      "data-cell": index,
      onclick: () => chooseCell(index),
    });
  }

  function nameOf(cell) {
    const [id, name] = cell.fields[0];
    const lost = cell.lost ? `, no record took “${Model.shown(cell.lost)}”` : "";
    return `${id} ${Model.field(id, name)?.label ?? name}${lost}`;
  }

  /** Choose a cell's field; where it has several, each further time the next of them. */
  function chooseCell(index) {
    const { fields } = Model.cells[index];
    const [id, name] = current ?? [];
    const at = fields.findIndex((each) => each[0] === id && each[1] === name);
    choose(...fields[(at + 1) % fields.length]);
  }

  /** @type {[string, string] | null} */
  let current = null;

  /**
   * Mark the boxes of a field, or of a record, and bring them into view.
   *
   * @param {string} id
   * @param {string | null} name
   */
  function select(id, name) {
    current = name ? [id, name] : null;
    for (const each of list.querySelectorAll(".selected, .near")) {
      each.classList.remove("selected", "near");
      each.removeAttribute("aria-current");
    }
    const near = Model.cellsOfRecord(id);
    const chosen = name ? Model.cellsFor(id, name) : [];
    near.forEach((index) => ofCell[index]?.classList.add("near"));
    chosen.forEach((index) => {
      ofCell[index]?.classList.add("selected");
      ofCell[index]?.setAttribute("aria-current", "true");
    });
    const first = ofCell[(chosen.length ? chosen : near)[0]];
    if (first) {
      stopAt(first);
      show(first);
    }
  }

  /** Bring an element of the sheets into view, no more than is needed. */
  function show(element) {
    element.scrollIntoView({ block: element.classList.contains("sheet") ? "start" : "center", inline: "center" });
  }

  /** Show what nothing took. @param {{cell?: number, outside?: number}} one */
  function showLost(one) {
    const found = one.cell === undefined ? ofText[one.outside] : ofCell[one.cell];
    for (const each of list.querySelectorAll(".selected")) each.classList.remove("selected");
    if (!found) return;
    found.classList.add("selected");
    show(found);
  }

  function stopAt(button) {
    if (button.tagName !== "BUTTON") return;
    for (const each of list.querySelectorAll('button.box[tabindex="0"]')) each.tabIndex = -1;
    button.tabIndex = 0;
  }

  function onKey(event) {
    const at = stops.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const to = event.key === "Home" ? 0 : event.key === "End" ? stops.length - 1 : at + steps[event.key];
    if (Number.isNaN(to) || !stops[to]) return;
    event.preventDefault();
    stopAt(stops[to]);
    stops[to].focus();
  }

  /** Show on the boxes what was decided. */
  function refresh() {
    Model.cells.forEach((cell, index) => {
      const kinds = cell.fields.map(([id, name]) => Decisions.get(Decisions.fieldKey(id, name))?.decision);
      const mark = ofCell[index];
      if (!mark || !kinds.length) return;
      mark.classList.toggle("corrected", kinds.includes("correct"));
      mark.classList.toggle("accepted", !kinds.includes("correct") && kinds.every((each) => each === "accept"));
    });
  }

  return { start, select, showLost, show, pageOf, refresh };
})();
