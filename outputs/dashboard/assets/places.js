"use strict";
/** Where in the document something stands, and what was found amiss there, in words. */
const Places = (() => {
  const { make, name } = Dom;
  const { word, number } = Words;

  /**
   * Which part of a page a box is in. Pages' heights are not known, so it is told by how far down
   * records reach on any page.
   *
   * @param {number[]} box
   * @param {Edition} edition
   */
  function part([, top, , bottom], edition) {
    if (bottom - top > 0.6 * edition.depth) return "whole";
    const middle = (top + bottom) / 2 / edition.depth;
    return middle < 1 / 3 ? "top" : middle < 2 / 3 ? "middle" : "bottom";
  }

  /** @param {Source} source @param {Edition} edition */
  function sentence(source, edition) {
    const where = word(`place.${part(source.box, edition)}`);
    return word("place.page", { page: number(source.page), part: where });
  }

  /** @param {Source[]} sources @param {Edition} edition */
  function list(sources, edition) {
    const entries = sources.map((source) => {
      const box = name(source.box.map((each) => each.toFixed(1)).join(", "));
      return make(
        "li",
        {},
        sentence(source, edition),
        " ",
        make("span", { class: "box" }, word("place.box"), " ", box),
      );
    });
    return make("ul", { class: "places" }, entries);
  }

  /**
   * Findings, gravest first. Their sentences are English in every language.
   *
   * @param {Finding[]} found
   * @param {Edition} edition
   * @param {(id: string) => string} [href] where they may be about other records
   */
  function findings(found, edition, href) {
    const levels = ["error", "warning", "info"];
    const ordered = [...found].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
    const entries = ordered.map((finding) => {
      const pages = [...new Set(finding.sources.map((source) => source.page))];
      const about = href && finding.record !== null && edition.record(finding.record);
      return make(
        "li",
        { class: finding.level },
        make("strong", {}, word(`finding.${finding.level}`)),
        " ",
        about && [make("a", { href: href(finding.record) }, name(finding.record)), " "],
        pages.length > 0 && [word("place.pages", { pages: Words.list(pages.map(number)) }), " "],
        make("span", { lang: "en", dir: "auto", class: "sentence" }, finding.message),
        " ",
        make("span", { class: "code" }, name(finding.code)),
      );
    });
    return make("ul", { class: "findings" }, entries);
  }

  return { list, findings, sentence };
})();
