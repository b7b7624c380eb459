"use strict";
/**
 * Elements are made here and nowhere else. A text from a document only ever becomes a text node,
 * never markup.
 *
 * @typedef {Node | string | number | null | undefined | false | Child[]} Child
 */
const Dom = (() => {
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  // Figures parted by spaces change places among words from right to left unless set apart.
  const FIGURES = /((?<!\d)\d{1,3}(?:[ \u00a0]\d{3})+(?!\d))/;

  const LONGEST_NAME = 40;

  /**
   * An element. Attributes that are null, undefined or false are left out; one whose name begins
   * with "on" is a listener.
   *
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Object<string, any>} [attributes]
   * @param {...Child} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : String(value));
    }
    add(made, children);
    return made;
  }

  /** @param {Element} parent @param {Child} child */
  function add(parent, child) {
    if (Array.isArray(child)) child.forEach((each) => add(parent, each));
    else if (child instanceof Node) parent.append(child);
    else if (child !== null && child !== undefined && child !== false) parent.append(String(child));
  }

  /** @param {Element} parent @param {...Child} children */
  function fill(parent, ...children) {
    parent.replaceChildren();
    add(parent, children);
  }

  /**
   * A document's own text, set apart from what stands around it, in its language and direction.
   *
   * @param {string} text
   * @param {{language: string, direction: string}} edition
   * @param {keyof HTMLElementTagNameMap} [tag]
   * @param {string} [name] a class
   */
  function own(text, edition, tag = "bdi", name) {
    const rightward = edition.direction === "rtl";
    const direction = rightward && RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr";
    const attributes = { lang: edition.language, dir: direction, class: name };
    return make(tag, attributes, rightward ? apart(text) : text);
  }

  /** @param {string} text @returns {Child[]} */
  function apart(text) {
    return text
      .split(FIGURES)
      .map((piece, at) => (at % 2 ? make("bdi", { dir: "ltr" }, piece) : piece));
  }

  /**
   * A name that is read from left to right wherever it stands: an id, a file, a symbol.
   *
   * @param {string} text
   */
  function name(text) {
    // What is far too long for a name may be broken.
    return make("bdi", { dir: "ltr", class: text.length > LONGEST_NAME ? null : "name" }, text);
  }

  return { make, fill, own, apart, name };
})();
