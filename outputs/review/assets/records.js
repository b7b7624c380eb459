"use strict";
/** The list of records, one of them open with its fields. */
const Records = (() => {
  const { make, fill } = Dom;
  const NEEDS = {
    error: "error",
    warning: "warning",
    disagreement: "readers disagree",
    lost: "text left over",
    doubt: "low confidence",
    none: "",
  };
  const list = make("ol", { class: "record-list" });
  const empty = make("p", { class: "quiet", hidden: true }, "No record is like that.");
  /** @type {Map<string, HTMLElement>} */
  const items = new Map();
  /** @type {string | null} */
  let open = null;
  let order = [];
  const filters = { text: "", show: "all", sort: "need" };

  function start() {
    for (const record of Model.records) items.set(record.id, item(record));
    arrange();
    return [list, empty];
  }

  /** @param {Row} record */
  function item(record) {
    const need = NEEDS[record.need];
    return make(
      "li",
      { class: `record ${record.need}`, id: `record-${record.id}` },
      make(
        "h3",
        {},
        make(
          "button",
          { type: "button", class: "record-head", "aria-expanded": "false", onclick: () => toggle(record.id) },
          make("span", { class: "id" }, record.id),
          need && make("span", { class: `badge ${record.need}` }, need),
          make("span", { class: "progress-of quiet" }),
          Model.own(record.text, "span", "snippet"),
        ),
      ),
      make("div", { class: "record-body", hidden: true }),
    );
  }

  function toggle(id) {
    if (open === id) close();
    else App.select(id, null, { focus: false });
  }

  function close() {
    if (open === null) return;
    const made = items.get(open);
    made.querySelector(".record-head").setAttribute("aria-expanded", "false");
    made.querySelector(".record-body").hidden = true;
    fill(made.querySelector(".record-body"));
    open = null;
  }

  /** Open a record, and mark one of its fields. */
  function show(id, name, focus) {
    const record = Model.byId.get(id);
    if (!record) return;
    if (!order.includes(id)) setFilters({ text: "", show: "all" });
    const made = items.get(id);
    if (open !== id) {
      close();
      open = id;
      made.querySelector(".record-head").setAttribute("aria-expanded", "true");
      const body = made.querySelector(".record-body");
      body.hidden = false;
      fill(body, contents(record));
    }
    for (const each of made.querySelectorAll(".entry")) {
      each.classList.toggle("selected", each.dataset.field === name);
    }
    const at = name ? fieldOf(made, name) : made;
    if (name) at?.scrollIntoView({ block: "nearest" });
    else made.scrollIntoView({ block: "start" });
    if (focus) (name ? at?.querySelector(".field-name") : made.querySelector(".record-head"))?.focus();
  }

  function fieldOf(made, name) {
    return [...made.querySelectorAll(".entry")].find((each) => each.dataset.field === name);
  }

  /** @param {Row} record */
  function contents(record) {
    const recordLevel = record.differ.filter((one) => one.field === null);
    return [
      record.findings.length > 0 && Findings.list(record.findings),
      recordLevel.length > 0 && Findings.differences(recordLevel),
      make(
        "p",
        { class: "buttons" },
        make("button", { type: "button", class: "accept-all", onclick: () => acceptAll(record.id) }, "Accept all fields"),
        record.pages.length > 0 && make("span", { class: "quiet" }, `Page ${[...new Set(record.pages)].join(", ")}`),
      ),
      make("div", { class: "entries" }, record.fields.map((field) => fieldRow(record, field))),
    ];
  }

  /** @param {Row} record @param {Field} field */
  function fieldRow(record, field) {
    const made = make("div", { class: "entry", "data-field": field.name });
    drawField(made, record, field);
    return made;
  }

  function drawField(made, record, field) {
    const key = Decisions.fieldKey(record.id, field.name);
    const decision = Decisions.get(key);
    const differ = record.differ.filter((one) => one.field === field.name);
    const lost = Model.cellsFor(record.id, field.name)
      .map((index) => Model.cells[index].lost)
      .filter(Boolean);
    const corrected = decision?.decision === "correct";
    made.classList.toggle("decided", Boolean(decision));
    made.classList.toggle("wordy", Boolean(decision) || isLong(field.value));
    fill(
      made,
      make(
        "h4",
        {},
        make("button", { type: "button", class: "field-name", onclick: () => App.select(record.id, field.name) }, Model.shown(field.label)),
      ),
      make(
        "div",
        { class: "value" },
        corrected
          ? [make("del", {}, Values.show(field.type, field.value)), " ", make("ins", {}, Values.show(field.type, decision.corrected))]
          : Values.show(field.type, field.value),
      ),
      differ.length > 0 && Findings.differences(differ),
      lost.map((text) => make("p", { class: "trouble" }, "The cell also has: ", Model.own(text))),
      make("p", { class: "buttons" }, decision ? decidedButtons(made, record, field, decision, key) : openButtons(made, record, field)),
    );
  }

  /** Whether a value needs the width of the list for itself. */
  function isLong(value) {
    return typeof value === "string" && value.length > 24;
  }

  function openButtons(made, record, field) {
    return [
      make("button", { type: "button", class: "accept", "aria-label": `Accept ${field.label}`, onclick: () => accept(record.id, field.name) }, "Accept"),
      field.type !== "number" &&
        make("button", { type: "button", class: "correct", "aria-label": `Correct ${field.label}`, onclick: () => correct(record.id, field.name) }, "Correct…"),
    ];
  }

  function decidedButtons(made, record, field, decision, key) {
    const corrected = decision.decision === "correct";
    const what = corrected ? "✎ corrected" : "✓ accepted";
    const why = decision.reason ? `: ${Model.shown(decision.reason)}` : "";
    return [
      make("span", { class: `state ${corrected ? "corrected" : "accepted"}` }, `${what} by ${Model.shown(decision.by)}${why}`),
      corrected && make("button", { type: "button", class: "correct", "aria-label": `Change the correction of ${field.label}`, onclick: () => correct(record.id, field.name) }, "Change…"),
      make("button", { type: "button", class: "undo", "aria-label": `Undo ${field.label}`, onclick: () => undo(record.id, field.name) }, "Undo"),
    ];
  }

  /** Draw a field anew and leave the focus in it. */
  function redraw(id, name) {
    const made = open === id ? fieldOf(items.get(id), name) : null;
    if (!made) return;
    drawField(made, Model.byId.get(id), Model.field(id, name));
    made.querySelector(".field-name").focus();
  }

  function accept(id, name) {
    const by = App.reviewer();
    if (!by) return;
    Decisions.accept(id, name, by);
    redraw(id, name);
    next(id, name);
  }

  /** Go to the field behind one that was decided, so that Enter after Enter does. */
  function next(id, name) {
    const fields = Model.byId.get(id).fields;
    const at = fields.findIndex((each) => each.name === name);
    const to = fields.slice(at + 1).find((each) => !Decisions.has(Decisions.fieldKey(id, each.name)));
    if (to) {
      App.select(id, to.name, { focus: false });
      fieldOf(items.get(id), to.name)?.querySelector(".accept")?.focus();
    }
  }

  function acceptAll(id) {
    const by = App.reviewer();
    if (!by) return;
    for (const field of Model.byId.get(id).fields) {
      if (!Decisions.has(Decisions.fieldKey(id, field.name))) Decisions.accept(id, field.name, by);
    }
    for (const field of Model.byId.get(id).fields) {
      const made = open === id && fieldOf(items.get(id), field.name);
      if (made) drawField(made, Model.byId.get(id), field);
    }
    items.get(id).querySelector(".record-head").focus();
  }

  function correct(id, name) {
    if (!App.reviewer()) return;
    App.select(id, name, { focus: false });
    const record = Model.byId.get(id);
    const field = Model.field(id, name);
    const made = fieldOf(items.get(id), name);
    if (!made || field.type === "number" || made.querySelector("form")) return;
    const before = Decisions.get(Decisions.fieldKey(id, name));
    const start = before?.decision === "correct" ? before.corrected : field.value;
    const done = (value, reason) => {
      Decisions.correct(id, name, value, App.reviewer(), reason);
      redraw(id, name);
    };
    const form = Editor.form(record, field, start, done, () => redraw(id, name), before?.reason ?? "");
    made.querySelector(":scope > .buttons").replaceWith(form);
    form.focusFirst();
    form.scrollIntoView({ block: "nearest" });
  }

  function undo(id, name) {
    Decisions.undo(Decisions.fieldKey(id, name));
    redraw(id, name);
  }

  /** Which records are shown, and in what order. @param {Partial<typeof filters>} changes */
  function setFilters(changes) {
    Object.assign(filters, changes);
    arrange();
    App.filtersChanged(filters);
  }

  function arrange() {
    const wanted = filters.text.trim().toLowerCase();
    const shown = Model.records.filter((record) => passes(record) && (!wanted || haystack(record).includes(wanted)));
    if (filters.sort === "need") {
      shown.sort((one, other) => Model.data.needs.indexOf(one.need) - Model.data.needs.indexOf(other.need));
    }
    order = shown.map((record) => record.id);
    list.replaceChildren(...order.map((id) => items.get(id)));
    empty.hidden = order.length > 0;
    if (open !== null && !order.includes(open)) close();
    refresh();
  }

  function passes(record) {
    if (filters.show === "look") return record.need !== "none";
    if (filters.show === "open") return !isDone(record);
    if (filters.show === "corrected") {
      return record.fields.some((field) => Decisions.get(Decisions.fieldKey(record.id, field.name))?.decision === "correct");
    }
    return true;
  }

  const haystacks = new Map();

  function haystack(record) {
    if (!haystacks.has(record.id)) {
      const values = record.fields.map((field) => (typeof field.value === "string" ? field.value : (field.value?.text ?? "")));
      haystacks.set(record.id, [record.id, ...values].join("\n").toLowerCase());
    }
    return haystacks.get(record.id);
  }

  function decidedOf(record) {
    return record.fields.filter((field) => Decisions.has(Decisions.fieldKey(record.id, field.name))).length;
  }

  function isDone(record) {
    return decidedOf(record) === record.fields.length;
  }

  /** Show how far each record has come. */
  function refresh() {
    for (const record of Model.records) {
      const made = items.get(record.id);
      const decided = decidedOf(record);
      made.classList.toggle("done", isDone(record));
      const text = isDone(record) ? "✓ done" : decided ? `${decided} of ${record.fields.length}` : "";
      fill(made.querySelector(".progress-of"), text);
    }
  }

  /** Draw what is open anew, as after decisions were loaded. */
  function redrawOpen() {
    if (open === null) return;
    const id = open;
    close();
    App.select(id, null, { focus: false });
  }

  /** The record before or behind the open one in the list. @param {1 | -1} step */
  function beside(step) {
    const at = order.indexOf(open ?? "");
    return order[at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step];
  }

  /** The next record behind the open one that is not done. */
  function nextOpen() {
    const at = order.indexOf(open ?? "");
    const rest = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))];
    return rest.find((id) => !isDone(Model.byId.get(id)));
  }

  /** The field that has the focus, or that is marked, in the open record. */
  function currentField() {
    const focused = document.activeElement?.closest(".entry");
    const made = focused ?? (open !== null && items.get(open).querySelector(".entry.selected"));
    return made ? [open, made.dataset.field] : null;
  }

  /** The field before or behind the current one. @param {1 | -1} step */
  function fieldBeside(step) {
    if (open === null) return null;
    const fields = Model.byId.get(open).fields;
    const at = fields.findIndex((each) => each.name === currentField()?.[1]);
    const to = fields[at < 0 ? (step > 0 ? 0 : fields.length - 1) : at + step];
    return to ? [open, to.name] : null;
  }

  return {
    start,
    show,
    accept,
    acceptAll,
    correct,
    undo,
    setFilters,
    arrange,
    refresh,
    redrawOpen,
    beside,
    nextOpen,
    currentField,
    fieldBeside,
    isDone,
    opened: () => open,
    filters: () => filters,
  };
})();
