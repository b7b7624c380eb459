"use strict";
/**
 * The filters: each facet's values, their names, and which actions have them.
 *
 * @typedef {{name: string, values: (edition: Edition) => string[],
 *   of: (record: Row, edition: Edition) => string[],
 *   label: (value: string, edition: Edition) => Child, text: (value: string, edition: Edition) =>
 *   string, hidden?: (edition: Edition) => boolean}} Facet
 */
const Facets = (() => {
  const { word } = Words;
  const { own } = Dom;
  const LEVELS = ["error", "warning", "info", "no_finding"];
  const CHANGES = ["implemented", "added", "changed", "moved", "renumbered", "same"];
  /** @type {WeakMap<Row, string>} */
  const haystacks = new WeakMap();

  /**
   * A facet whose values are words of the page.
   *
   * @param {string} name
   * @param {string[]} order
   * @param {(record: Row, edition: Edition) => string} value
   * @param {(value: string) => string} text
   * @returns {Facet}
   */
  function listed(name, order, value, text) {
    return {
      name,
      values: (edition) => {
        const there = new Set(edition.actions.map((record) => value(record, edition)));
        return order.filter((each) => there.has(each));
      },
      of: (record, edition) => [value(record, edition)],
      label: text,
      text,
    };
  }

  /** @param {Row} record @returns {string} the gravest level of its findings */
  function level(record) {
    const levels = new Set(record.findings.map((finding) => finding.level));
    return LEVELS.find((each) => levels.has(each)) ?? "no_finding";
  }

  /** @type {Facet[]} */
  const ALL = [
    {
      name: "theme",
      values: (edition) => edition.themeKeys,
      of: (record) => [Edition.themeKey(record.theme)],
      label: Values.theme,
      text: Values.themeText,
    },
    {
      name: "area",
      values: (edition) => [...new Set(edition.actions.map((record) => record.functional_area))],
      of: (record) => [record.functional_area],
      label: (value, edition) => (value ? own(value, edition) : word("value.blank")),
      text: (value) => value || word("value.blank"),
    },
    listed("status", Values.STATUSES, Values.status, (value) => Values.called("status", value)),
    {
      name: "year",
      values: (edition) => edition.periods,
      of: Values.due,
      label: Values.periodName,
      text: Values.periodName,
    },
    listed("budget", Values.BUDGETS, Values.budget, (value) => Values.called("budget", value)),
    listed("cost", Values.COSTS, Values.cost, (value) => Values.called("cost", value)),
    {
      name: "annex",
      values: (edition) => [...new Set(edition.actions.map((record) => String(record.annex)))],
      of: (record) => [String(record.annex)],
      label: (value) => word("page.annex", { number: value }),
      text: (value) => word("page.annex", { number: value }),
    },
    {
      ...listed(
        "change",
        CHANGES,
        (record, edition) => edition.changeType(record),
        (value) => word(`change.${value}`),
      ),
      hidden: (edition) => edition.changes === null,
    },
    listed("finding", LEVELS, level, (value) => word(`finding.${value}`)),
  ];
  const NAMES = ALL.map((facet) => facet.name);

  /** The facets that tell the edition's actions apart. @param {Edition} edition */
  function shown(edition) {
    return ALL.filter((facet) => !facet.hidden?.(edition));
  }

  /**
   * What is compared when something is searched: without case, accents and widths, and without
   * spaces beside ideographs, where a line's end may have left one.
   *
   * @param {string} text
   */
  function folded(text) {
    return text
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .toLowerCase()
      .replace(/\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+/gu, "");
  }

  /** @param {Row} record @returns {string[]} every text of its own */
  function texts(record) {
    const cells = [
      record.budget?.text,
      record.cost?.text,
      record.status?.text,
      record.merged?.text,
    ];
    return [
      record.id,
      record.functional_area,
      record.sub_area,
      record.action,
      record.objective ?? "",
      record.comments ?? "",
      ...cells.map((cell) => cell ?? ""),
      ...(record.timeline ?? []).map((each) => each.text),
      ...record.extra.flat(),
      ...record.references,
    ];
  }

  /** @param {Row} record @param {Edition} edition */
  function haystack(record, edition) {
    const known = haystacks.get(record);
    if (known !== undefined) return known;
    const heading = edition.record(record.subheading);
    const title = edition.themeTitle(Edition.themeKey(record.theme));
    const made = folded([...texts(record), title, ...(heading ? texts(heading) : [])].join("\n"));
    haystacks.set(record, made);
    return made;
  }

  /**
   * The actions that have, of every facet with filters, one of the values, and all words of the
   * search in their texts or those of their subheading.
   *
   * @param {Edition} edition
   * @param {State} state
   * @param {string} [except] a facet whose filters are left aside
   * @returns {Row[]} in document order
   */
  function matching(edition, state, except) {
    const terms = folded(state.q).split(/\s+/).filter(Boolean);
    const asked = ALL.filter((facet) => facet.name !== except && state.filters[facet.name]).map(
      /** @returns {[Facet, Set<string>]} */
      (facet) => [facet, new Set(state.filters[facet.name])],
    );
    return edition.actions.filter(
      (record) =>
        asked.every(([facet, values]) =>
          facet.of(record, edition).some((value) => values.has(value)),
        ) && terms.every((term) => haystack(record, edition).includes(term)),
    );
  }

  /** How many actions each value of a facet would leave. @param {Facet} facet
   * @param {Edition} edition @param {State} state @returns {Map<string, number>} */
  function counts(facet, edition, state) {
    const found = new Map();
    for (const record of matching(edition, state, facet.name)) {
      for (const value of facet.of(record, edition)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  }

  /**
   * The state without filters that the edition knows nothing of, and those filters.
   *
   * @param {State} state
   * @param {Edition} edition
   * @returns {{state: State, unknown: string[]}} each as "area=…"
   */
  function known(state, edition) {
    const filters = {};
    const unknown = [];
    for (const [name, values] of Object.entries(state.filters)) {
      const facet = ALL.find((each) => each.name === name);
      const there = new Set(facet && !facet.hidden?.(edition) ? facet.values(edition) : []);
      const kept = values.filter((value) => there.has(value));
      if (kept.length) filters[name] = kept;
      unknown.push(...values.filter((value) => !there.has(value)).map((each) => `${name}=${each}`));
    }
    return { state: { ...state, filters }, unknown };
  }

  /**
   * The filters as another edition has them: an area is named there as its actions' area is.
   *
   * @param {Object<string, string[]>} filters
   * @param {Edition} from
   * @param {Edition} to
   */
  function translated(filters, from, to) {
    if (!filters.area || from === to) return filters;
    const there = new Set(to.actions.map((record) => record.functional_area));
    const area = filters.area.flatMap((name) => {
      if (there.has(name)) return [name];
      const ids = from.actions.filter((each) => each.functional_area === name);
      const same = ids.map((each) => to.record(each.id)).filter((each) => each !== undefined);
      return same.slice(0, 1).map((each) => each.functional_area);
    });
    return { ...filters, area: [...new Set(area)] };
  }

  return { ALL, NAMES, shown, matching, counts, known, translated, folded };
})();
