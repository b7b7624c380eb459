"use strict";
/** Decisions to a file and back. */
const Files = (() => {
  const NAME = "corrections.json";

  /** Have the browser save all decisions. */
  function save() {
    const blob = new Blob([Decisions.file()], { type: "application/json" });
    const address = URL.createObjectURL(blob);
    const link = Dom.make("a", { href: address, download: NAME });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    Decisions.saved();
    App.say(`Saved ${Decisions.count()} decisions as ${NAME}.`);
  }

  /** Go on with decisions that were saved before. @param {File} file */
  async function load(file) {
    try {
      const before = Decisions.count();
      const { taken, refused } = Decisions.take(Decisions.parse(await file.text()));
      Decisions.loaded(before > 0 || refused.length > 0);
      const left = refused.length ? ` ${refused.length} do not fit this document and were left out.` : "";
      App.say(`Loaded ${taken} decisions.${left}`, refused.length > 0);
    } catch (error) {
      App.say(`${file.name} can't be used: ${error.message}.`, true);
    }
    Records.arrange();
    Records.redrawOpen();
    App.redrawPlan();
  }

  return { save, load };
})();
