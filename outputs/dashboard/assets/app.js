"use strict";
/** Shows what the address asks for, and changes the address where something is chosen. */
(() => {
  const { make, fill } = Dom;
  const { word, number } = Words;
  const page = document.getElementById("page");
  const data = JSON.parse(document.getElementById("data").textContent);
  Words.load(data.words);
  Editions.load(data.versions);

  /** @type {State} */
  let state;
  /** @type {Edition | undefined} */
  let edition;
  let left = "";

  const controls = new Controls(() => state, go);
  const top = make("div");
  const skip = make("a", { class: "skip", href: "#main", onclick: toMain });
  const main = make("main", { id: "main", tabindex: -1 });
  const result = make("p", { class: "result", role: "status", tabindex: -1 });
  const notice = make("p", { class: "notice", role: "status" });
  page.append(skip, Charts.patterns(), top, main);

  function toMain(event) {
    event.preventDefault();
    (document.getElementById("actions") ?? document.getElementById("view-title") ?? main).focus();
  }

  /**
   * Go to the address of a state, where the browser notices and shows it.
   *
   * @param {State} to
   * @param {boolean} [replace] as no step of its own to come back to
   */
  function go(to, replace = false) {
    const address = Address.format({ ...to, view: "list", id: "" });
    if (address === location.hash) return;
    if (replace) location.replace(address);
    else location.hash = address;
    // At once, so that what called has the new page before it, and not after the event.
    show();
  }

  /** What the address asks for, in a version and language that there are, and what it can't. */
  function asked() {
    const { wanted, unknown } = Address.parse(location.hash, Facets.NAMES, Editions.newest());
    const there = Editions.languages(wanted.version);
    const language = there.includes(wanted.language) ? wanted.language : there[0];
    const found = Editions.edition(wanted.version, language);
    const filtered = Facets.known({ ...wanted, language }, found);
    unknown.push(...filtered.unknown);
    const state = filtered.state;
    if (state.sort && !Table.sortsBy(state.sort)) {
      unknown.push(`sort=${state.sort}`);
      state.sort = "";
    }
    return { state, unknown, found };
  }

  let shown = "";

  function show() {
    if (shown === location.hash && edition) return;
    shown = location.hash;
    const before = state;
    const next = asked();
    const renewed = next.found !== edition;
    ({ state, found: edition } = next);
    if (renewed) speak();
    fill(top, Frame.header(edition, state));
    notice.hidden = next.unknown.length === 0;
    notice.textContent = next.unknown.length
      ? word("page.not_understood", { list: Words.list(next.unknown) })
      : "";
    if (renewed) controls.renew(edition);
    Charts.clear();
    if (state.view === "list") showList(before);
    else showOther();
    document.title = title();
    place(before, renewed);
  }

  /** Set page and controls to the edition's language. */
  function speak() {
    const language = Words.speak(edition.language);
    document.documentElement.lang = language;
    document.documentElement.dir = Words.direction();
    skip.textContent = word("page.skip");
  }

  function showList(before) {
    const records = Facets.matching(edition, state);
    const all = edition.actions.length;
    const parts = [
      make("h2", { id: "view-title", class: "unseen", tabindex: -1 }, word("nav.list")),
      controls.root,
      notice,
      result,
      make(
        "section",
        { class: "overview", "aria-label": word("page.figures") },
        Overview.view(records, edition, state),
      ),
      make("h2", { id: "actions-title" }, word("page.all_actions")),
      Table.view(records, edition, state, go),
    ];
    if (before?.view === "list" && main.contains(controls.root)) keepingControls(parts);
    else fill(main, parts);
    controls.show(state);
    Charts.redraw();
    result.textContent = word("page.result", { number: number(records.length), all: number(all) });
  }

  /** Replace all but the controls, in which the reader may be typing. */
  function keepingControls(parts) {
    const at = parts.indexOf(controls.root);
    /** @type {Set<Element>} */
    const kept = new Set([controls.root, notice, result]);
    for (const each of [...main.children]) {
      if (!kept.has(each)) each.remove();
    }
    controls.root.before(...parts.slice(0, at));
    main.append(...parts.slice(at + 1));
  }

  function showOther() {
    const views = {
      action: () =>
        RecordPage.view(
          edition,
          state,
          Table.sorted(Facets.matching(edition, state), edition, state),
        ),
      changes: () => Changes.view(edition, state),
      about: () => About.view(edition, state),
    };
    fill(main, notice, views[state.view]());
  }

  function title() {
    const name = edition.document.title || edition.document.symbol;
    const parts = {
      action: state.id,
      changes: word("nav.changes"),
      about: word("nav.about"),
      list: "",
    };
    return [parts[state.view], name].filter(Boolean).join(" · ");
  }

  /** Where the reader goes on: another view from its title, the list from where it was left. */
  function place(before, renewed) {
    if (before && (before.view !== state.view || before.id !== state.id)) {
      if (state.view === "list") backTo(before.id);
      else start();
    } else if (before && renewed) {
      focus('.switch [aria-current="true"]');
    } else if (before && document.activeElement === document.body) {
      // What was pressed is no longer there: go on from what it led to.
      result.focus({ preventScroll: true });
    }
    if (state.view === "action") left = state.id;
  }

  function start() {
    scrollTo(0, 0);
    document.getElementById("view-title")?.focus({ preventScroll: true });
  }

  function backTo(id) {
    if (!focus(`tr[data-id="${CSS.escape(id || left)}"] .to-record`)) start();
  }

  /** @param {string} selector @returns {boolean} whether there is such an element */
  function focus(selector) {
    const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    found?.focus();
    return found !== null;
  }

  addEventListener("hashchange", show);
  addEventListener("beforeprint", () => {
    main.querySelector("table.actions tbody")?.dispatchEvent(new Event("show-all"));
  });
  new ResizeObserver(() => Charts.redraw()).observe(main);
  Frame.paint();
  show();
})();
