"use strict";
/**
 * What is shown, and the address that says so: `#/?theme=1&status=ongoing&q=…&lang=zh&version=1`,
 * `#/action/A1-12?lang=zh`, `#/changes`, `#/about`.
 *
 * @typedef {{view: string, id: string, filters: Object<string, string[]>, q: string, sort: string,
 *   language: string, version: number}} State
 */
const Address = (() => {
  const VIEWS = new Set(["changes", "about"]);
  // What an address names once, besides filters.
  const SINGLE = ["q", "sort", "lang", "version"];

  /**
   * The state that an address asks for, and the parts of the address that say nothing here, as
   * they stand in it. What it does not name is "" or empty; what is no number of a version is the
   * newest.
   *
   * @param {string} hash
   * @param {string[]} facets the names of filters that there are
   * @param {number} newest
   * @returns {{wanted: State, unknown: string[]}}
   */
  function parse(hash, facets, newest) {
    const [path, query = ""] = split(hash.replace(/^#\/?/, ""));
    const asked = new URLSearchParams(query);
    const [view, ...rest] = path.split("/");
    const filters = {};
    for (const facet of facets) {
      const values = [...new Set(asked.getAll(facet))];
      if (values.length) filters[facet] = values;
    }
    const unknown = [...asked]
      .filter(([name]) => !facets.includes(name) && !SINGLE.includes(name))
      .map(([name, value]) => `${name}=${value}`);
    for (const name of SINGLE) {
      unknown.push(...asked.getAll(name).slice(1).map((value) => `${name}=${value}`));
    }
    const there = view === "action" || VIEWS.has(view);
    const whole = view === "action" || (VIEWS.has(view) && !rest.some(Boolean));
    if (path && !whole) unknown.unshift(decoded(path));
    const number = asked.get("version");
    const isVersion = /^[1-9]\d{0,5}$/.test(number ?? "") && Number(number) - 1 <= newest;
    if (number !== null && !isVersion) unknown.push(`version=${number}`);
    const wanted = {
      view: there ? view : "list",
      id: view === "action" ? decoded(rest.join("/")) : "",
      filters,
      q: asked.get("q") ?? "",
      sort: asked.get("sort") ?? "",
      language: asked.get("lang") ?? "",
      version: isVersion ? Number(number) - 1 : newest,
    };
    const language = asked.get("lang");
    const known = language === null || Editions.languages(wanted.version).includes(language);
    if (!known) unknown.push(`lang=${language}`);
    return { wanted, unknown };
  }

  /** @param {string} text @returns {[string, string?]} */
  function split(text) {
    const at = text.indexOf("?");
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /**
   * The address of a state. Language and version are left out where there is no choice.
   *
   * @param {State} state
   */
  function format(state) {
    const query = new URLSearchParams();
    for (const [facet, values] of Object.entries(state.filters)) {
      for (const value of values) query.append(facet, value);
    }
    if (state.q) query.set("q", state.q);
    if (state.sort) query.set("sort", state.sort);
    if (Editions.languages(state.version).length > 1) query.set("lang", state.language);
    if (Editions.count() > 1) query.set("version", String(state.version + 1));
    const text = query.toString();
    return `#/${path(state)}${text && `?${text}`}`;
  }

  /** @param {State} state */
  function path(state) {
    if (state.view === "action") return `action/${encodeURIComponent(state.id)}`;
    return state.view === "list" ? "" : state.view;
  }

  /** The address of a record's page. @param {State} state @param {string} id */
  function toRecord(state, id) {
    return format({ ...state, view: "action", id });
  }

  /** @param {State} state @param {string} view */
  function toView(state, view) {
    return format({ ...state, view, id: "" });
  }

  /**
   * The list with these filters instead of those it has.
   *
   * @param {State} state
   * @param {Object<string, string[]>} filters
   */
  function toFilters(state, filters) {
    return format({ ...state, view: "list", id: "", filters });
  }

  return { parse, format, toRecord, toView, toFilters };
})();
