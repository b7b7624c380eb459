"use strict";
/** The form in which a field is corrected: one kind of input for each kind of value. */
const Editor = (() => {
  const { make } = Dom;
  const MOST = 10_000_000_000;
  let serial = 0;

  /**
   * @param {Row} record
   * @param {Field} field
   * @param {any} start the value to begin with
   * @param {(value: any, reason: string) => void} done
   * @param {() => void} cancel
   * @param {string} reason
   */
  function form(record, field, start, done, cancel, reason) {
    const input = inputs(record, field, start);
    const why = make("input", { type: "text", name: "reason", maxlength: 2000, required: true, autocomplete: "off" });
    why.value = reason;
    const trouble = make("p", { class: "trouble", role: "alert" });
    const made = make(
      "form",
      {
        class: "editor",
        novalidate: true,
        "aria-label": `Correct ${field.label}`,
        onsubmit: (event) => {
          event.preventDefault();
          const found = read();
          trouble.textContent = found.trouble ?? "";
          if (found.trouble) (found.at ?? why).focus();
          else done(found.value, found.reason);
        },
        onkeydown: (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          cancel();
        },
      },
      input.elements,
      labelled("Reason", why),
      trouble,
      make(
        "p",
        { class: "buttons" },
        make("button", { type: "submit", class: "main" }, "Save correction"),
        make("button", { type: "button", onclick: cancel }, "Cancel"),
      ),
    );

    function read() {
      let value;
      try {
        value = input.value();
      } catch (error) {
        return { trouble: error.message, at: error.at ?? input.first };
      }
      if (Decisions.same(value, field.value)) {
        return { trouble: "This is what was read: change it, or cancel and accept it.", at: input.first };
      }
      const words = why.value.trim().replace(/\s+/g, " ");
      if (!words) return { trouble: "Say why: a reason is needed.", at: why };
      return { value, reason: words };
    }

    made.focusFirst = () => input.first.focus();
    return made;
  }

  function labelled(label, input, attributes = {}) {
    serial += 1;
    input.id = `input-${serial}`;
    return make("p", { class: "labelled", ...attributes }, make("label", { for: input.id }, label), input);
  }

  function inputs(record, field, start) {
    if (field.type === "cost") return costInputs(start);
    if (field.type === "theme") return themeInput(start);
    if (field.type === "subheading") return subheadingInput(record, start);
    if (field.type === "text") return textInput(field.label, start, field.value);
    if (field.type === "merged") {
      const text = textInput("Printed text", start.text, field.value.text);
      return { ...text, value: () => ({ ...start, text: text.value() }) };
    }
    const key = Values.NAMES[field.type];
    const choice = select(Model.data.choices[field.type], start[key]);
    const text = textInput("Printed text", start.text, field.value.text, 1);
    return {
      elements: [labelled("Value", choice), text.elements],
      first: choice,
      value: () => ({ ...start, [key]: choice.value, text: text.value() }),
    };
  }

  /** A text; what is not changed stays exact, as an input would alter its line ends. */
  function textInput(label, start, read, rows) {
    const { language, direction } = Model.edition;
    const area = make("textarea", {
      rows: rows ?? Math.min(Math.max(2, Math.ceil(start.length / 45)), 12),
      lang: language,
      dir: direction,
    });
    area.value = start;
    const before = area.value;
    return {
      elements: labelled(label, area),
      first: area,
      value: () => (area.value === before ? start : plain(area)),
    };
  }

  function plain(area) {
    const text = area.value.replace(/\r\n?/g, "\n");
    const found = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/.exec(text);
    if (found) {
      const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw failed(`The text has the control character U+${code}: take it out.`, area);
    }
    return text;
  }

  function select(values, chosen) {
    const made = make("select", {}, values.map((value) => make("option", { value }, Values.called(value))));
    made.value = chosen;
    return made;
  }

  function costInputs(start) {
    const kind = select(Model.data.choices.kind, start.kind);
    const low = figure(start.min_usd);
    const high = figure(start.max_usd);
    const open = make("input", { type: "checkbox" });
    open.checked = start.open_ended;
    const per = make(
      "select",
      {},
      make("option", { value: "" }, "in all"),
      Model.data.choices.per.map((value) => make("option", { value }, `each ${value}`)),
    );
    per.value = start.per ?? "";
    const note = make("input", { type: "text", lang: Model.edition.language, autocomplete: "off" });
    note.value = start.note ?? "";
    const noteBefore = note.value;
    const text = textInput("Printed text", start.text, start.text, 1);
    const amounts = make(
      "div",
      { class: "amounts" },
      labelled("At least, US$", low),
      labelled("At most, US$", high),
      labelled("No upper end", open, { class: "labelled tick" }),
      labelled("Paid", per),
      labelled("Note", note),
    );
    const update = () => {
      amounts.hidden = kind.value !== "amount";
      high.disabled = open.checked;
    };
    kind.addEventListener("change", update);
    open.addEventListener("change", update);
    update();
    return {
      elements: [labelled("Kind", kind), amounts, text.elements],
      first: kind,
      value: () => {
        const none = { min_usd: null, max_usd: null, open_ended: false, per: null, note: null };
        const base = { kind: kind.value, text: text.value() };
        if (kind.value !== "amount") return { ...base, ...none };
        const min = amount(low, "At least");
        const max = open.checked ? null : amount(high, "At most");
        if (max !== null && max < min) throw failed("“At most” is less than “at least”.", high);
        const words = note.value === noteBefore ? start.note : note.value.trim() || null;
        return { ...base, min_usd: min, max_usd: max, open_ended: open.checked, per: per.value || null, note: words };
      },
    };
  }

  function figure(value) {
    const made = make("input", { type: "text", inputmode: "numeric", autocomplete: "off" });
    made.value = value === null ? "" : String(value);
    return made;
  }

  function amount(input, name) {
    const digits = input.value.replace(/[\s\u00a0,]/g, "");
    if (!/^\d{1,10}$/.test(digits) || Number(digits) >= MOST) {
      throw failed(`“${name}” is a whole number of US dollars, such as 150000.`, input);
    }
    return Number(digits);
  }

  function themeInput(start) {
    const options = Model.data.themes.map((theme) =>
      make("option", { value: String(theme.number) }, `${theme.number ?? "–"} ${Model.shown(theme.title)}`),
    );
    const made = make("select", {}, options);
    made.value = String(start);
    return {
      elements: labelled("Theme", made),
      first: made,
      value: () => (made.value === "null" ? null : Number(made.value)),
    };
  }

  function subheadingInput(record, start) {
    const options = Model.records
      .filter((each) => each.kind === "subheading" && each.annex === record.annex)
      .map((each) => make("option", { value: each.id }, `${each.id} ${Model.shown(each.text).slice(0, 60)}`));
    const made = make("select", {}, make("option", { value: "" }, "none"), options);
    made.value = start ?? "";
    return { elements: labelled("Subheading", made), first: made, value: () => made.value || null };
  }

  function failed(message, at) {
    return Object.assign(new Error(message), { at });
  }

  return { form, labelled };
})();
