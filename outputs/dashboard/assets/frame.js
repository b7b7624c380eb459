"use strict";
/** What stands around every view: title, switches for language, version and colours, and links. */
const Frame = (() => {
  const { make, own, name } = Dom;
  const { word } = Words;
  const SCHEMES = ["auto", "light", "dark"];
  const STORED = "ebplan-colours";

  /** @param {Edition} edition @param {State} state */
  function header(edition, state) {
    const { document: plan } = edition;
    return make("header", { class: "head" }, [
      make("div", { class: "title" }, [
        make("p", { class: "symbol" }, name(plan.symbol), " · ", name(plan.source.name)),
        make("h1", {}, own(plan.title || plan.symbol, edition, "span")),
      ]),
      make(
        "div",
        { class: "switches" },
        languages(edition, state),
        versions(edition, state),
        colours(),
      ),
      navigation(state, edition),
    ]);
  }

  /**
   * A row of links of which one is where the reader is.
   *
   * @param {string} title
   * @param {string} kind
   * @param {{label: Child, href: string, chosen: boolean, language?: string}[]} entries
   */
  function switch_(title, kind, entries) {
    const items = entries.map(({ label, href, chosen, language }) => {
      const current = chosen ? "true" : null;
      return make(
        "li",
        {},
        make("a", { href, lang: language, hreflang: language, "aria-current": current }, label),
      );
    });
    return make("nav", { class: `switch ${kind}`, "aria-label": title }, make("ul", {}, items));
  }

  function languages(edition, state) {
    const there = Editions.languages(state.version);
    if (there.length < 2) return null;
    const entries = there.map((language) => {
      const to = Editions.edition(state.version, language);
      const filters = Facets.translated(state.filters, edition, to);
      return {
        label: Words.languageName(language),
        href: Address.format({ ...state, language, filters }),
        chosen: language === state.language,
        language: language === "und" ? undefined : language,
      };
    });
    return switch_(word("nav.language"), "languages", entries);
  }

  function versions(edition, state) {
    if (Editions.count() < 2) return null;
    const entries = Array.from({ length: Editions.count() }, (_, version) => {
      const there = Editions.languages(version);
      const language = there.includes(state.language) ? state.language : there[0];
      return {
        label: name(Editions.title(version)),
        href: Address.format({ ...state, version, language, id: idIn(version, edition, state) }),
        chosen: version === state.version,
      };
    });
    return switch_(word("nav.version"), "versions", entries);
  }

  /** The id that the record of a page has in another version, where what changed tells it. */
  function idIn(version, edition, state) {
    if (version === edition.changes?.since) return edition.changeOf.get(state.id)?.old ?? state.id;
    if (version < state.version || !Editions.languages(version).includes(state.language))
      return state.id;
    const { changes } = Editions.edition(version, state.language);
    if (changes?.since !== state.version) return state.id;
    return changes.changes.find((change) => change.old === state.id)?.new ?? state.id;
  }

  function navigation(state, edition) {
    const views = [
      ["list", "nav.list"],
      edition.changes && ["changes", "nav.changes"],
      ["about", "nav.about"],
    ];
    const items = views.filter(Boolean).map(([view, key]) => {
      const current = state.view === view ? "page" : null;
      return make(
        "li",
        {},
        make("a", { href: Address.toView(state, view), "aria-current": current }, word(key)),
      );
    });
    return make("nav", { class: "views", "aria-label": word("nav.views") }, make("ul", {}, items));
  }

  /** Light, dark, or as the system has it. */
  function colours() {
    const options = SCHEMES.map((scheme) =>
      make("option", { value: scheme }, word(`nav.colours_${scheme}`)),
    );
    const select = make("select", { id: "colours" }, options);
    select.value = remembered();
    select.addEventListener("change", () => {
      remember(select.value);
      paint(select.value);
    });
    return make(
      "div",
      { class: "colours" },
      make("label", { for: "colours" }, word("nav.colours")),
      " ",
      select,
    );
  }

  /** A browser may refuse to keep anything for a file. */
  function remembered() {
    try {
      const scheme = localStorage.getItem(STORED);
      return SCHEMES.includes(scheme) ? scheme : "auto";
    } catch {
      return "auto";
    }
  }

  function remember(scheme) {
    try {
      localStorage.setItem(STORED, scheme);
    } catch {
      // The choice holds as long as the page is open.
    }
  }

  /** Have the style sheet's rules for dark hold always, never, or when the system says so. */
  function paint(scheme = remembered()) {
    const media = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "screen" }[
      scheme
    ];
    for (const rule of document.styleSheets[0].cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (darkRules.has(rule) || rule.conditionText.includes("prefers-color-scheme: dark")) {
        darkRules.add(rule);
        rule.media.mediaText = media;
      }
    }
    document.documentElement.style.colorScheme = scheme === "auto" ? "" : scheme;
  }

  /** @type {Set<CSSRule>} */
  const darkRules = new Set();

  return { header, paint };
})();
