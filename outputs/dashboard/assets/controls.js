"use strict";
/** Search and filters. They are made anew for each edition, and set anew at every address. */
class Controls {
  /** How long a reader who types is waited for, in milliseconds. */
  static PAUSE = 200;

  /**
   * @param {() => State} current
   * @param {(state: State, replace?: boolean) => void} go
   */
  constructor(current, go) {
    const { make } = Dom;
    this.current = current;
    this.go = go;
    /** @type {Edition | undefined} */
    this.edition = undefined;
    this.search = make("input", { type: "search", id: "search", autocomplete: "off", dir: "auto" });
    this.label = make("label", { for: "search" });
    this.facets = make("div", { class: "facets" });
    this.chips = make("ul", { class: "chips" });
    this.clear = make("button", { type: "button", class: "clear", onclick: () => this.#reset() });
    this.root = make(
      "form",
      { class: "controls", role: "search", onsubmit: (event) => event.preventDefault() },
      make("div", { class: "search" }, this.label, this.search),
      this.facets,
      make("div", { class: "chosen" }, this.chips, this.clear),
    );
    this.#listen();
  }

  #listen() {
    let timer = 0;
    this.search.addEventListener("input", () => {
      window.clearTimeout(timer);
      const go = () => this.go({ ...this.current(), q: this.search.value }, true);
      timer = window.setTimeout(go, Controls.PAUSE);
    });
    document.addEventListener("click", (event) => this.#closeOthers(event.target));
    this.root.addEventListener("focusin", (event) => this.#closeOthers(event.target));
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close(event);
    });
  }

  #reset() {
    this.go({ ...this.current(), q: "", filters: {} });
    this.search.value = "";
    this.search.focus();
  }

  /** Close the lists of values but for the one that holds the element. */
  #closeOthers(element) {
    this.facets.querySelectorAll("details[open]").forEach((each) => {
      if (!each.contains(element)) each.removeAttribute("open");
    });
  }

  /** Close the list that the reader is in, and go back to its name. */
  #close(event) {
    const open = event.target.closest("details[open]");
    if (!open) return;
    open.removeAttribute("open");
    open.querySelector("summary").focus();
    event.preventDefault();
  }

  /** @param {string} facet @param {string} value @param {boolean} chosen */
  #choose(facet, value, chosen) {
    const state = this.current();
    const before = state.filters[facet] ?? [];
    const values = chosen ? [...before, value] : before.filter((each) => each !== value);
    const { [facet]: _, ...others } = state.filters;
    this.go({ ...state, filters: values.length ? { ...others, [facet]: values } : others });
  }

  /** Make all anew for an edition's values, in the language that is spoken. @param {Edition} of */
  renew(of) {
    this.edition = of;
    this.label.textContent = Words.word("page.search");
    this.clear.textContent = Words.word("page.clear");
    const boxes = Facets.shown(of).map((facet) => this.#box(facet, of));
    Dom.fill(this.facets, boxes);
  }

  /** @param {Facet} facet @param {Edition} edition */
  #box(facet, edition) {
    const { make } = Dom;
    const name = Words.word(`field.${facet.name}`);
    const options = facet.values(edition).map((value) => this.#option(facet, value, edition));
    return make(
      "details",
      { class: "facet", "data-facet": facet.name },
      make("summary", {}, name, make("span", { class: "chosen-count" })),
      make("fieldset", {}, make("legend", { class: "unseen" }, name), options),
    );
  }

  #option(facet, value, edition) {
    const { make } = Dom;
    const box = make("input", { type: "checkbox", value });
    box.addEventListener("change", () => this.#choose(facet.name, value, box.checked));
    const label = make("span", {}, facet.label(value, edition));
    return make("label", {}, box, label, make("span", { class: "count" }));
  }

  /** Show what a state asks for. @param {State} state */
  show(state) {
    if (document.activeElement !== this.search) this.search.value = state.q;
    for (const facet of Facets.shown(this.edition)) this.#showFacet(facet, state);
    Dom.fill(this.chips, this.#chipsOf(state));
    this.clear.hidden = !state.q && !Object.keys(state.filters).length;
  }

  #showFacet(facet, state) {
    const { number } = Words;
    const box = this.facets.querySelector(`[data-facet="${facet.name}"]`);
    const chosen = new Set(state.filters[facet.name] ?? []);
    const counts = Facets.counts(facet, this.edition, state);
    box.classList.toggle("active", chosen.size > 0);
    box.querySelector(".chosen-count").textContent = chosen.size ? ` (${number(chosen.size)})` : "";
    for (const input of box.querySelectorAll("input")) {
      const count = counts.get(input.value) ?? 0;
      input.checked = chosen.has(input.value);
      input.parentElement.querySelector(".count").textContent = number(count);
      input.parentElement.classList.toggle("empty", count === 0);
    }
  }

  /** Each chosen value with a button that takes it away. @param {State} state */
  #chipsOf(state) {
    return Facets.shown(this.edition).flatMap((facet) =>
      (state.filters[facet.name] ?? []).map((value) => this.#chip(facet, value)),
    );
  }

  #chip(facet, value) {
    const { make } = Dom;
    const remove = () => {
      this.#choose(facet.name, value, false);
      this.search.focus();
    };
    const cross = make("span", { "aria-hidden": "true" }, " ×");
    const label = facet.label(value, this.edition);
    const button = make("button", { type: "button", onclick: remove }, label, cross);
    const text = { filter: facet.text(value, this.edition) };
    button.setAttribute("aria-label", Words.word("page.remove_filter", text));
    return make("li", {}, button);
  }
}
