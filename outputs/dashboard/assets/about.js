"use strict";
/** The document that was read, what it says of itself, and what was found amiss in it. */
const About = (() => {
  const { make, own, name } = Dom;
  const { word, number } = Words;

  /** @param {Edition} edition @param {State} state */
  function view(edition, state) {
    const all = [...edition.findings, ...edition.records.flatMap((record) => record.findings)];
    return make(
      "div",
      { class: "about-plan" },
      make("h2", { id: "view-title", tabindex: -1 }, word("nav.about")),
      facts(edition),
      claims(edition),
      make(
        "section",
        {},
        make(
          "h3",
          {},
          word("field.finding"),
          " ",
          make("span", { class: "number" }, number(all.length)),
        ),
        all.length
          ? Places.findings(all, edition, (id) => Address.toRecord(state, id))
          : make("p", { class: "quiet" }, word("finding.no_finding")),
      ),
    );
  }

  function facts(edition) {
    const { document: plan, actions, records } = edition;
    const pairs = [
      [word("about.document"), [name(plan.symbol), plan.title && [" ", own(plan.title, edition)]]],
      [word("about.file"), name(plan.source.name)],
      [word("about.sha256"), make("code", { dir: "ltr" }, plan.source.sha256)],
      plan.source.pages !== null && [word("about.pages"), number(plan.source.pages)],
      [word("about.language"), name(`${Words.languageName(plan.language)} (${plan.language})`)],
      [word("about.reader"), name(plan.reader)],
      [word("about.actions"), number(actions.length)],
      [word("about.subheadings"), number(records.length - actions.length)],
    ].filter(Boolean);
    const entries = pairs.map(([term, contents]) =>
      make("div", {}, make("dt", {}, term), make("dd", {}, contents)),
    );
    return make("dl", { class: "record-facts" }, entries);
  }

  /** How many actions the document says that it has, beside how many were read. */
  function claims(edition) {
    if (!edition.document.claims.length) return null;
    const entries = edition.document.claims.map((claim) => {
      const counted = edition.actions.filter(
        (each) => claim.annex === null || each.annex === claim.annex,
      );
      const values = { claimed: number(claim.actions), found: number(counted.length) };
      return make("li", {}, own(claim.text, edition), " — ", word("about.claim", values));
    });
    return make("section", {}, make("h3", {}, word("about.claims")), make("ul", {}, entries));
  }

  return { view };
})();
