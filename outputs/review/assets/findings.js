"use strict";
/** What was found amiss, and what no record took. */
const Findings = (() => {
  const { make } = Dom;
  const LEVELS = ["error", "warning", "info"];
  const LEVEL_NAMES = { error: "Error", warning: "Warning", info: "Note" };

  /** Findings, gravest first, each to be accepted. @param {Finding[]} found */
  function list(found) {
    const ordered = [...found].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    return make("ul", { class: "findings" }, ordered.map(entry));
  }

  /** @param {Finding} one */
  function entry(one) {
    const key = Decisions.findingKey(one);
    const made = make("li", { class: one.level, "data-key": key });
    const draw = () => {
      const decision = Decisions.get(key);
      Dom.fill(
        made,
        make("strong", {}, LEVEL_NAMES[one.level]),
        " ",
        Model.shown(one.message),
        one.pages.length > 0 && [" ", pageLinks(one.pages)],
        " ",
        decision ? accepted(decision, key, draw) : one.level !== "info" && opener(one, made, draw),
      );
    };
    draw();
    return made;
  }

  function pageLinks(pages) {
    return pages.map((page) => [
      make("button", { type: "button", class: "link", onclick: () => Sheets.pageOf(page) && Sheets.show(Sheets.pageOf(page)) }, `page ${page}`),
      " ",
    ]);
  }

  function accepted(decision, key, draw) {
    const undo = () => {
      Decisions.undo(key);
      draw();
    };
    return make(
      "span",
      { class: "state accepted" },
      `✓ accepted by ${Model.shown(decision.by)}: ${Model.shown(decision.reason)} `,
      make("button", { type: "button", class: "link", onclick: undo }, "Undo"),
    );
  }

  function opener(one, made, draw) {
    return make("button", { type: "button", class: "link", onclick: () => ask(one, made, draw) }, "Accept finding");
  }

  function ask(one, made, draw) {
    if (!App.reviewer()) return;
    const why = make("input", { type: "text", maxlength: 2000, required: true, autocomplete: "off" });
    const form = make(
      "form",
      {
        class: "editor",
        novalidate: true,
        "aria-label": "Accept this finding",
        onsubmit: (event) => {
          event.preventDefault();
          const reason = why.value.trim().replace(/\s+/g, " ");
          if (!reason) return why.focus();
          Decisions.acceptFinding(one, App.reviewer(), reason);
          draw();
        },
        onkeydown: (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          draw();
          made.querySelector("button")?.focus();
        },
      },
      Editor.labelled("Why is it no trouble?", why),
      make("p", { class: "buttons" }, make("button", { type: "submit", class: "main" }, "Accept finding")),
    );
    made.append(form);
    why.focus();
  }

  /** What no record took, each to be looked at. */
  function lost() {
    return make(
      "ul",
      { class: "findings" },
      Model.lost().map((one) =>
        make(
          "li",
          { class: one.kind === "ignored" ? "info" : "error" },
          make("strong", {}, heading(one)),
          " ",
          Model.own(one.lost || one.text, "bdi", "printed"),
          " ",
          make("button", { type: "button", class: "link", onclick: () => Sheets.showLost(one) }, one.page ? `Show on page ${one.page}` : "Show"),
        ),
      ),
    );
  }

  function heading(one) {
    if (one.kind === "ignored") return "Table that is none of the plan’s:";
    if (one.outside !== undefined) return "Not read:";
    return one.whole ? "No record took this cell:" : `Not in ${one.fields[0][0]}:`;
  }

  /** Where readers gave something else. @param {Difference[]} differences */
  function differences(differences) {
    return make(
      "ul",
      { class: "findings" },
      differences.map((one) =>
        make(
          "li",
          { class: "disagreement" },
          make("strong", {}, `Reader ${one.reader}`),
          one.part
            ? [` has another ${one.part.replaceAll("_", " ")}: `, reading(one.theirs), " where this one has ", reading(one.ours)]
            : " did not find this record.",
        ),
      ),
    );
  }

  function reading(text) {
    return text === null || text === "" ? "nothing" : ["“", Model.own(text), "”"];
  }

  return { list, lost, differences };
})();
