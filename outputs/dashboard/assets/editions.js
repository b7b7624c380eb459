"use strict";
/**
 * The plans: versions, each with its editions by language, and what the page asks of an edition.
 *
 * @typedef {{page: number, box: number[]}} Source
 * @typedef {{code: string, level: string, record: string|null, message: string, sources: Source[]}}
 *   Finding
 * @typedef {{kind: string, text: string, min_usd: number|null, max_usd: number|null,
 *   open_ended: boolean, per: string|null, note: string|null}} Cost
 * @typedef {{id: string, annex: number, kind: string, number: number|null, theme: number|null,
 *   functional_area: string, sub_area: string, subheading: string|null, action: string,
 *   objective: string|null, comments: string|null, budget: {value: string, text: string}|null,
 *   cost: Cost|null, timeline: {period: string, mark: string, text: string}[]|null,
 *   status: {value: string, text: string}|null, extra: [string, string][], references: string[],
 *   sources: Source[], merged: {columns: string[], text: string}|null, findings: Finding[]}} Row
 * @typedef {{type: string, kind: string, old: string|null, new: string|null, confidence: number,
 *   label: string, fields: any[], old_sources: Source[], new_sources: Source[]}} Change
 */
class Edition {
  /** @param {any} raw @param {string} language @param {number} version */
  constructor(raw, language, version) {
    this.language = language;
    this.version = version;
    /** @type {string} */
    this.direction = raw.direction;
    this.document = raw.document;
    /** @type {{number: number|null, title: string}[]} */
    this.themes = raw.themes;
    /** @type {Row[]} */
    this.records = raw.records;
    /** @type {Finding[]} */
    this.findings = raw.findings;
    /** @type {{since: number, summary: any, changes: Change[]} | null} */
    this.changes = raw.changes;
    this.actions = this.records.filter((record) => record.kind === "action");
    /** @type {Map<string, Row[]>} */
    this.byId = Map.groupBy
      ? Map.groupBy(this.records, (record) => record.id)
      : Edition.#grouped(this.records);
    this.order = new Map(this.records.map((record, at) => [record, at]));
    /** @type {string[]} */
    this.periods = [
      ...new Set(this.records.flatMap((each) => (each.timeline ?? []).map((one) => one.period))),
    ].sort();
    /** @type {Map<string, Change>} */
    this.changeOf = new Map();
    for (const change of this.changes?.changes ?? []) {
      if (change.new !== null && change.kind !== "theme") this.changeOf.set(change.new, change);
    }
    /** How far down records reach on any page: what a place on a page is told by. */
    this.depth = this.records
      .flatMap((record) => record.sources)
      .reduce((deepest, source) => Math.max(deepest, source.box[3]), 1);
    const numbers = [
      ...this.themes.map((each) => each.number),
      ...this.actions.map((each) => each.theme),
    ];
    /** The themes' keys in document order; "other" is that without a number. */
    this.themeKeys = [...new Set(numbers.map(Edition.themeKey))];
  }

  /** @param {Row[]} records */
  static #grouped(records) {
    const groups = new Map();
    for (const record of records) {
      if (!groups.has(record.id)) groups.set(record.id, []);
      groups.get(record.id).push(record);
    }
    return groups;
  }

  /** @param {string | null} id @returns {Row | undefined} */
  record(id) {
    return id === null ? undefined : this.byId.get(id)?.[0];
  }

  /** @param {number | null} number */
  static themeKey(number) {
    return number === null ? "other" : String(number);
  }

  /** @param {string} key @returns {string} the theme's own title, "" where the plan has none */
  themeTitle(key) {
    return this.themes.find((theme) => Edition.themeKey(theme.number) === key)?.title ?? "";
  }

  /** @param {Row} record @returns {string} "added", "changed" and so on; "same" where nothing did */
  changeType(record) {
    return this.changeOf.get(record.id)?.type ?? "same";
  }

  /** @param {Row} subheading @returns {Row[]} the actions that it covers */
  covered(subheading) {
    return this.actions.filter((action) => action.subheading === subheading.id);
  }
}

const Editions = (() => {
  /** @type {{symbol: string, editions: Object<string, any>}[]} */
  let versions = [];
  /** @type {Map<string, Edition>} */
  const made = new Map();

  /** @param {any[]} raw oldest first */
  function load(raw) {
    versions = raw;
  }

  /** @param {number} version @returns {string[]} its languages */
  function languages(version) {
    return Object.keys(versions[version].editions);
  }

  /**
   * @param {number} version
   * @param {string} language one that the version has
   */
  function edition(version, language) {
    const key = `${version} ${language}`;
    const found =
      made.get(key) ?? new Edition(versions[version].editions[language], language, version);
    made.set(key, found);
    return found;
  }

  /**
   * How a version is called: its symbol, and where several share it its place in the order and its
   * file too.
   *
   * @param {number} version
   */
  function title(version) {
    const { symbol, editions } = versions[version];
    const alone = versions.filter((each) => each.symbol === symbol).length === 1;
    const [first] = Object.values(editions);
    return alone ? symbol : `${version + 1}. ${symbol} (${first.document.source.name})`;
  }

  return {
    load,
    languages,
    edition,
    title,
    count: () => versions.length,
    newest: () => versions.length - 1,
  };
})();
