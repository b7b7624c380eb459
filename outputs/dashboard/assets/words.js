"use strict";
/** The page's own words, numbers and names in the language that is shown. */
const Words = (() => {
  /** @type {Object<string, Object<string, string>>} */
  let all = {};
  let language = "en";
  /** @type {Map<string, any>} */
  const tools = new Map();

  /** @param {Object<string, Object<string, string>>} words by language, then by key */
  function load(words) {
    all = words;
  }

  /**
   * Speak this language from now on, or English where the page has no words in it.
   *
   * @param {string} wanted
   * @returns {string} the language that is spoken
   */
  function speak(wanted) {
    language = Object.hasOwn(all, wanted) ? wanted : "en";
    return language;
  }

  /**
   * The words of a key, each {name} in them replaced by its value, set apart for both directions.
   *
   * @param {string} key
   * @param {Object<string, string | number>} [values]
   */
  function word(key, values = {}) {
    const text = all[language][key] ?? all.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? `\u2068${values[name]}\u2069` : whole,
    );
  }

  /** Figures are Latin in every language, as they are in the documents. */
  function locale() {
    return `${language}-u-nu-latn`;
  }

  /**
   * What formats or compares in the language that is spoken, made once.
   *
   * @template T
   * @param {string} name
   * @param {() => T} made
   * @returns {T}
   */
  function tool(name, made) {
    const key = `${language} ${name}`;
    if (!tools.has(key)) tools.set(key, made());
    return tools.get(key);
  }

  /** @param {number} value */
  function number(value) {
    return tool("number", () => new Intl.NumberFormat(locale())).format(value);
  }

  /** @param {number} value in US dollars */
  function money(value) {
    return tool("money", moneyFormat).format(value);
  }

  function moneyFormat() {
    return new Intl.NumberFormat(locale(), {
      style: "currency",
      currency: "USD",
      // Among words from right to left the letters of "US$" would change places with its sign.
      currencyDisplay: direction() === "rtl" ? "name" : "symbol",
      maximumFractionDigits: 0,
    });
  }

  /** @param {string[]} texts */
  function list(texts) {
    return tool("list", () => new Intl.ListFormat(locale(), { type: "conjunction" })).format(texts);
  }

  /**
   * A language's name in itself, or its code where that is no known language.
   *
   * @param {string} code
   */
  function languageName(code) {
    try {
      const name = new Intl.DisplayNames([code], { type: "language", fallback: "none" }).of(code);
      return code === "und" || !name ? code : name;
    } catch {
      return code;
    }
  }

  function direction() {
    return language === "ar" ? "rtl" : "ltr";
  }

  function collator() {
    return tool("collator", () => new Intl.Collator(locale(), { numeric: true }));
  }

  return { load, speak, word, number, money, list, languageName, direction, collator };
})();
