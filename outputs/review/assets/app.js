"use strict";
/** Sets up the page, and keeps its two sides together. */
const App = (() => {
  const { make, fill } = Dom;
  const data = Model.data;
  const total = Model.records.reduce((sum, record) => sum + record.fields.length, 0);
  const name = make("input", { id: "reviewer", type: "text", maxlength: 200, autocomplete: "name", required: true });
  const message = make("p", { id: "message", role: "status", "aria-live": "polite" });
  const progress = make("progress", { id: "progress", max: total, "aria-label": "Fields decided" });
  const progressText = make("span", { id: "progress-text", role: "status" });
  const help = make("details", { id: "help" });
  const plan = make("div", { id: "plan" });
  const search = make("input", { id: "search", type: "search", autocomplete: "off", oninput: () => Records.setFilters({ text: search.value }) });
  const showing = filter("show", [
    ["all", "all"],
    ["look", "needing a look"],
    ["open", "not done"],
    ["corrected", "corrected"],
  ]);
  const sorting = filter("sort", [
    ["need", "gravest first"],
    ["document", "as in the document"],
  ]);

  function filter(key, options) {
    const made = make(
      "select",
      { id: key, onchange: () => Records.setFilters({ [key]: made.value }) },
      options.map(([value, text]) => make("option", { value }, text)),
    );
    return made;
  }

  /** The reviewer's name, or "" and the question for it. */
  function reviewer() {
    const given = name.value.trim().replace(/\s+/g, " ");
    name.setAttribute("aria-invalid", given ? "false" : "true");
    if (!given) {
      say("Say who you are first: a decision is kept with its reviewer’s name.", true);
      name.focus();
    }
    return given;
  }

  /** @param {string} text @param {boolean} [trouble] */
  function say(text, trouble = false) {
    message.classList.toggle("trouble", trouble);
    fill(message, text);
  }

  /**
   * Show a field on both sides, or a record where `field` is null.
   *
   * @param {string} id
   * @param {string | null} field
   * @param {{focus?: boolean}} [how]
   */
  function select(id, field, { focus = false } = {}) {
    if (!Model.byId.has(id)) return;
    Records.show(id, field, focus);
    Sheets.select(id, field);
    const address = `#${encodeURIComponent(id)}`;
    if (location.hash !== address) history.replaceState(null, "", address);
  }

  function fromAddress() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return;
    }
    if (Model.byId.has(id)) select(id, null, { focus: true });
    else if (id && !document.getElementById(id)) say(`There is no record ${Model.shown(id)} here.`, true);
  }

  function refresh() {
    const fields = Model.records.flatMap((record) => record.fields.map((field) => Decisions.fieldKey(record.id, field.name)));
    const decided = fields.filter(Decisions.has).length;
    const done = Model.records.filter(Records.isDone).length;
    progress.value = decided;
    fill(progressText, `${decided} of ${total} fields, ${done} of ${Model.records.length} records done`);
    document.getElementById("save").classList.toggle("unsaved", Decisions.unsaved());
    fill(document.getElementById("unsaved"), Decisions.unsaved() ? "not saved yet" : "");
    Sheets.refresh();
    Records.refresh();
  }

  function header() {
    const { title, symbol, name: file } = data.document;
    const loading = make("input", { type: "file", id: "load", class: "unseen", accept: ".json,application/json" });
    loading.addEventListener("change", async () => {
      if (loading.files[0]) await Files.load(loading.files[0]);
      loading.value = "";
    });
    return [
      make(
        "div",
        { class: "titles" },
        make("h1", { title: Model.shown(file) }, "Review of ", Dom.name(Model.shown(file))),
        make("p", { class: "quiet" }, Dom.name(Model.shown(symbol)), title && [" ", Model.own(title)]),
      ),
      make(
        "div",
        { class: "actions" },
        make("p", { class: "labelled" }, make("label", { for: "reviewer" }, "Reviewer"), name),
        make("button", { type: "button", id: "save", class: "main", onclick: () => Files.save() }, "Save corrections.json"),
        make("span", { id: "unsaved", class: "quiet" }),
        loading,
        make("label", { for: "load", class: "button" }, "Load decisions…"),
        make("button", { type: "button", "aria-controls": "help", onclick: toggleHelp }, "Keys"),
        make("span", { class: "progress" }, progress, " ", progressText),
      ),
      message,
      help,
    ];
  }

  function fillHelp() {
    const turned = make("input", { type: "checkbox", id: "keys-on", checked: true, onchange: () => Keys.turn(turned.checked) });
    fill(
      help,
      make("summary", {}, "Keys"),
      make("dl", {}, Keys.HELP.map(([keys, what]) => make("div", {}, make("dt", {}, make("kbd", {}, keys)), make("dd", {}, what)))),
      make("p", {}, turned, " ", make("label", { for: "keys-on" }, "Single keys do these things")),
    );
  }

  function toggleHelp() {
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
  }

  /** What is to be said of the plan as a whole, above the records. */
  function drawPlan() {
    const lost = Model.lost();
    const loud = lost.filter((one) => one.kind === "lost").length;
    const grave = data.findings.some((one) => one.level !== "info");
    fill(
      plan,
      make("p", { class: "overview" }, overview(loud)),
      lost.length > 0 &&
        make("details", { class: "section", open: loud > 0 }, make("summary", {}, `Text that no record took (${lost.length})`), Findings.lost()),
      data.findings.length > 0 &&
        make("details", { class: "section", open: grave }, make("summary", {}, `Findings on the plan as a whole (${data.findings.length})`), Findings.list(data.findings)),
    );
  }

  function overview(loud) {
    const counts = { error: "with errors", warning: "with warnings", disagreement: "on which readers disagree", doubt: "of low confidence" };
    const parts = Object.entries(counts)
      .map(([need, words]) => [Model.records.filter((record) => record.need === need).length, words])
      .filter(([count]) => count)
      .map(([count, words]) => `${count} ${words}`);
    const records = `${Model.records.length} records${parts.length ? `: ${parts.join(", ")}` : ", none of which needs a look more than others"}. `;
    const text = loud ? `${loud} ${loud === 1 ? "text" : "texts"} no record took. ` : "Every text on the pages was taken. ";
    return [records, text, `Read by ${data.document.reader}. `, data.readers.map(readerText)];
  }

  function readerText({ name: reader, differences, reason }) {
    if (reason) return `Not compared with ${reader}: ${Model.shown(reason)}. `;
    return differences ? `Reader ${reader} differs in ${differences} places. ` : `Reader ${reader} reads the same. `;
  }

  function start() {
    fill(document.getElementById("top"), header());
    fillHelp();
    Sheets.start((id, field) => select(id, field, { focus: true }));
    const filters = make(
      "div",
      { class: "filters" },
      make("p", { class: "labelled" }, make("label", { for: "search" }, "Search"), search),
      make("p", { class: "labelled" }, make("label", { for: "show" }, "Show"), showing),
      make("p", { class: "labelled" }, make("label", { for: "sort" }, "Order"), sorting),
    );
    fill(document.getElementById("records"), make("h2", { class: "unseen" }, "Records"), plan, filters, Records.start());
    drawPlan();
    Decisions.onChange(refresh);
    if (data.decisions.length) {
      const { refused } = Decisions.take(data.decisions);
      if (refused.length) say(`${refused.length} decisions do not fit this document and were left out.`, true);
      name.value = data.decisions.at(-1).by;
    }
    Records.arrange();
    refresh();
    Keys.start();
    addEventListener("hashchange", fromAddress);
    addEventListener("beforeunload", (event) => {
      if (Decisions.unsaved()) event.preventDefault();
    });
    fromAddress();
  }

  function filtersChanged(filters) {
    search.value = filters.text;
    showing.value = filters.show;
    sorting.value = filters.sort;
  }

  return { start, select, say, reviewer, toggleHelp, filtersChanged, redrawPlan: drawPlan };
})();
App.start();
