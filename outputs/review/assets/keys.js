"use strict";
/** Single keys for those who review without a mouse; they can be turned off. */
const Keys = (() => {
  /** @type {[string, string][]} */
  const HELP = [
    ["j, k", "next, previous record"],
    ["n", "next record that is not done"],
    ["↓, ↑", "next, previous field of the open record"],
    ["a", "accept the field"],
    ["Shift+A", "accept all fields of the record"],
    ["c", "correct the field; Escape leaves the form"],
    ["u", "undo what was decided of the field"],
    ["b", "to the field’s box on the page; arrow keys go on from box to box, Enter chooses"],
    ["/", "search"],
    ["s", "save corrections.json"],
    ["?", "this help"],
  ];
  let on = true;

  const acts = {
    j: () => go(Records.beside(1)),
    k: () => go(Records.beside(-1)),
    n: () => go(Records.nextOpen()),
    a: () => withField(Records.accept),
    A: () => Records.opened() !== null && Records.acceptAll(Records.opened()),
    c: () => withField(Records.correct),
    u: () => withField(Records.undo),
    b: () => document.querySelector('#sheet-list button.box[tabindex="0"]')?.focus(),
    "/": () => document.getElementById("search").focus(),
    s: () => Files.save(),
    "?": () => App.toggleHelp(),
  };

  function go(id) {
    if (id) App.select(id, null, { focus: true });
  }

  function withField(act) {
    const field = Records.currentField();
    if (field) act(...field);
  }

  function start() {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") return arrow(event);
      if (!on || !Object.hasOwn(acts, event.key)) return;
      event.preventDefault();
      acts[event.key]();
    });
  }

  function arrow(event) {
    if (!event.target.closest?.(".entry, .record-head") || event.target.tagName === "SELECT") return;
    const to = Records.fieldBeside(event.key === "ArrowDown" ? 1 : -1);
    if (!to) return;
    event.preventDefault();
    App.select(...to, { focus: true });
  }

  function isTyping(target) {
    const kind = target.tagName === "INPUT" ? target.type : target.tagName;
    return !["checkbox", "file"].includes(kind) && ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
  }

  return { start, HELP, turn: (value) => (on = value) };
})();
