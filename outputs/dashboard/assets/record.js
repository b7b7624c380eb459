"use strict";
/** The page of one action or subheading. */
const RecordPage = (() => {
  const { make, own, name } = Dom;
  const { word, number } = Words;

  /**
   * @param {Edition} edition
   * @param {State} state
   * @param {Row[]} listed the actions that the filters leave, in the list's order
   */
  function view(edition, state, listed) {
    const records = edition.byId.get(state.id) ?? [];
    const back = make(
      "a",
      { href: Address.toView(state, "list"), class: "back" },
      word("page.back"),
    );
    if (!records.length) return [make("p", {}, back), notThere(edition, state)];
    return [
      make(
        "nav",
        { class: "steps", "aria-label": word("page.steps") },
        back,
        steps(records[0], listed, state),
      ),
      records.map((record, at) => one(record, edition, state, at === 0)),
    ];
  }

  function notThere(edition, state) {
    return make(
      "article",
      { class: "record" },
      make("h2", { id: "view-title", tabindex: -1 }, word("page.no_record", { id: state.id })),
      make("p", {}, word("page.no_record_why", { document: edition.document.source.name })),
    );
  }

  /** Links to the actions before and behind this one in the list. */
  function steps(record, listed, state) {
    const at = listed.indexOf(record);
    const step = (key, to) =>
      to &&
      make(
        "a",
        { href: Address.toRecord(state, to.id), rel: key },
        word(`page.${key}`),
        " ",
        name(to.id),
      );
    return at < 0 ? [] : [step("prev", listed[at - 1]), step("next", listed[at + 1])];
  }

  function one(record, edition, state, first) {
    const title = [
      name(record.id),
      " · ",
      Values.rowName(record),
      " · ",
      word("page.annex", { number: record.annex }),
    ];
    const attributes = first ? { id: "view-title", tabindex: -1 } : {};
    return make(
      "article",
      { class: "record", "data-id": record.id },
      make("h2", attributes, title),
      own(record.action || word("value.blank"), edition, "p", "text lead"),
      make("div", { class: "record-parts" }, [
        make("div", { class: "texts" }, texts(record, edition, state)),
        make(
          "div",
          { class: "about-record" },
          facts(record, edition, state),
          places(record, edition),
        ),
      ]),
      Changes.ofRecord(record, edition),
    );
  }

  /** @param {string} title @param {Child} contents */
  function section(title, contents) {
    return make("section", {}, make("h3", {}, title), contents);
  }

  function text(title, contents, edition) {
    if (contents === null) return null;
    const shown = contents
      ? own(contents, edition, "p", "text")
      : make("p", { class: "quiet" }, word("value.blank"));
    return section(title, shown);
  }

  function texts(record, edition, state) {
    return [
      subheadingOf(record, edition, state),
      coveredBy(record, edition, state),
      text(word("field.objective"), record.objective, edition),
      text(word("field.comments"), record.comments, edition),
      record.extra.map(([heading, cell]) => text(make("bdi", {}, heading), cell, edition)),
      record.references.length > 0 &&
        section(
          word("field.references"),
          make(
            "ul",
            { class: "references" },
            record.references.map((each) => make("li", {}, name(each))),
          ),
        ),
      section(
        word("field.finding"),
        record.findings.length
          ? Places.findings(record.findings, edition)
          : make("p", { class: "quiet" }, word("finding.no_finding")),
      ),
    ];
  }

  function subheadingOf(record, edition, state) {
    const heading = edition.record(record.subheading);
    if (!heading) return null;
    const href = Address.toRecord(state, heading.id);
    return section(
      word("page.subheading"),
      make("p", {}, make("a", { href }, name(heading.id), " ", own(heading.action, edition))),
    );
  }

  /** The actions under a subheading. */
  function coveredBy(record, edition, state) {
    if (record.kind !== "subheading") return null;
    const entries = edition.covered(record).map((action) => {
      const href = Address.toRecord(state, action.id);
      return make("li", {}, make("a", { href }, name(action.id), " ", own(action.action, edition)));
    });
    return section(word("page.covers"), make("ul", { class: "covered" }, entries));
  }

  function facts(record, edition, state) {
    const year = (entry) => [
      word("field.timeline_of", { year: Values.periodName(entry.period) }),
      Values.withPrinted(Values.called("mark", entry.mark), entry.text, edition),
    ];
    const themeHref = Address.toFilters(
      { ...state, q: "" },
      { theme: [Edition.themeKey(record.theme)] },
    );
    const pairs = [
      [
        word("field.theme"),
        make("a", { href: themeHref }, Values.theme(Edition.themeKey(record.theme), edition)),
      ],
      [word("field.area"), own(record.functional_area || word("value.blank"), edition)],
      record.sub_area && [word("field.sub_area"), own(record.sub_area, edition)],
      [
        word("field.status"),
        Values.withPrinted(
          Values.called("status", Values.status(record)),
          record.status?.text,
          edition,
        ),
      ],
      ...(record.timeline ?? []).map(year),
      [
        word("field.budget"),
        Values.withPrinted(
          Values.called("budget", Values.budget(record)),
          record.budget?.text,
          edition,
        ),
      ],
      [word("field.cost"), Values.withPrinted(Values.costText(record), record.cost?.text, edition)],
      record.cost?.note && [word("field.cost.note"), own(record.cost.note, edition)],
      record.merged && [word("field.merged"), mergedCell(record.merged, edition)],
    ].filter(Boolean);
    const entries = pairs.map(([term, contents]) =>
      make("div", {}, make("dt", {}, term), make("dd", {}, contents)),
    );
    return make("dl", { class: "record-facts" }, entries);
  }

  /** One cell for several columns: what is printed in it, and which they are. */
  function mergedCell(merged, edition) {
    const columns = merged.columns.map((each) => word(`field.${each}`));
    return [
      own(merged.text || word("value.blank"), edition, "bdi", "printed"),
      " (",
      Words.list(columns),
      ")",
    ];
  }

  function places(record, edition) {
    const { document: from, actions } = edition;
    const siblings = actions.filter((each) => each.annex === record.annex);
    const at = siblings.indexOf(record);
    const order = word("place.order", {
      place: number(at + 1),
      all: number(siblings.length),
      annex: record.annex,
    });
    return section(word("place.title"), [
      make("p", {}, name(from.source.name), " (", name(from.symbol), ")"),
      at >= 0 && make("p", {}, order),
      record.sources.length
        ? Places.list(record.sources, edition)
        : make("p", { class: "quiet" }, word("place.no_pages")),
      record.sources.length > 0 && make("p", { class: "note" }, word("place.note")),
    ]);
  }

  return { view };
})();
