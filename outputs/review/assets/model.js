"use strict";
/**
 * The document and its records as they were read; nothing here changes.
 *
 * @typedef {{name: string, label: string, type: string, value: any}} Field
 * @typedef {{code: string, level: string, record: string | null, message: string,
 *   pages: number[]}} Finding
 * @typedef {{reader: string, field: string | null, part: string, ours: string | null,
 *   theirs: string | null}} Difference
 * @typedef {{id: string, kind: string, annex: number, text: string, pages: number[], need: string,
 *   fields: Field[], findings: Finding[], differ: Difference[]}} Row
 * @typedef {{mark: number, kind: string, text: string, lost: string, fields: [string, string][],
 *   page: number | null, box: number[] | null}} Cell
 */
const Model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  /** @type {Row[]} */
  const records = data.records;
  /** @type {Cell[]} */
  const cells = data.cells;
  const byId = new Map(records.map((record) => [record.id, record]));
  /** @type {Map<string, number[]>} */
  const cellsOf = new Map();
  cells.forEach((cell, index) => {
    for (const [id, field] of cell.fields) {
      const key = JSON.stringify([id, field]);
      cellsOf.set(key, [...(cellsOf.get(key) ?? []), index]);
    }
  });

  const edition = { language: data.document.language, direction: data.document.direction };

  // Control characters could turn a text round or hide it, so each is shown as its escape. With
  // "u", halves of characters are found only where they stand alone.
  const UNPRINTABLE =
    /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu;

  /** A text as it can be shown. @param {string} text */
  function shown(text) {
    return text.replace(UNPRINTABLE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }

  /** A document's own text in its language and direction. */
  function own(text, tag, name) {
    return Dom.own(shown(text), edition, tag, name);
  }

  /** @param {string} id @param {string} name */
  function field(id, name) {
    return byId.get(id)?.fields.find((each) => each.name === name);
  }

  /** Indexes of the cells that a field was read from. */
  function cellsFor(id, name) {
    return cellsOf.get(JSON.stringify([id, name])) ?? [];
  }

  /** Indexes of all cells of a record. */
  function cellsOfRecord(id) {
    const record = byId.get(id);
    return [...new Set((record?.fields ?? []).flatMap((each) => cellsFor(id, each.name)))];
  }

  /** What nothing took: cells, and texts outside them, each with its place. */
  function lost() {
    const inCells = cells
      .map((cell, index) => ({ ...cell, cell: index, whole: !cell.fields.length }))
      .filter((cell) => cell.kind === "lost" || cell.kind === "ignored");
    const outside = data.texts
      .map((text, index) => ({ ...text, outside: index, lost: text.text }))
      .filter((text) => text.kind === "lost");
    return [...inCells, ...outside];
  }

  return { data, records, cells, byId, edition, shown, own, field, cellsFor, cellsOfRecord, lost };
})();
