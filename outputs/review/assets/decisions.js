"use strict";
/**
 * What the reviewer decided, kept in memory until it is saved.
 *
 * @typedef {{decision: "accept" | "correct" | "accept_finding", record: string | null, by: string,
 *   reason: string, when: string | null, field?: string, read?: any, corrected?: any,
 *   code?: string, message?: string, level?: string}} Decision
 */
const Decisions = (() => {
  const SCHEMA = "ebplan-corrections/1";
  /** @type {Map<string, Decision>} */
  const made = new Map();
  /** @type {(() => void)[]} */
  const listeners = [];
  let unsaved = false;

  const fieldKey = (id, name) => JSON.stringify([id, name]);
  const findingKey = (one) => JSON.stringify([one.record, one.code, one.message]);
  const findingOrder = (id) => JSON.stringify([id]);
  const keyOf = (decision) =>
    decision.decision === "accept_finding"
      ? findingKey(decision)
      : fieldKey(decision.record, decision.field);

  /** Whether two values are the same, whatever the order of their keys. */
  function same(one, other) {
    if (one === null || other === null || typeof one !== "object" || typeof other !== "object") {
      return one === other;
    }
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => name in other && same(one[name], other[name]))
    );
  }

  function changed() {
    unsaved = true;
    listeners.forEach((each) => each());
  }

  function now() {
    return new Date().toISOString();
  }

  function accept(id, name, by) {
    const read = Model.field(id, name).value;
    const decision = { decision: "accept", record: id, field: name, read, by, reason: "" };
    made.set(fieldKey(id, name), { ...decision, when: now() });
    changed();
  }

  function correct(id, name, corrected, by, reason) {
    const read = Model.field(id, name).value;
    const decision = { decision: "correct", record: id, field: name, read, corrected, by, reason };
    made.set(fieldKey(id, name), { ...decision, when: now() });
    changed();
  }

  function acceptFinding(one, by, reason) {
    const { record, code, message, level } = one;
    const decision = { decision: "accept_finding", record, code, message, level, by, reason };
    made.set(findingKey(one), { ...decision, when: now() });
    changed();
  }

  function undo(key) {
    if (made.delete(key)) changed();
  }

  /** Everything as `corrections.json` holds it, in document order. */
  function file() {
    const order = new Map();
    for (const record of Model.records) {
      order.set(findingOrder(record.id), order.size);
      for (const field of record.fields) order.set(fieldKey(record.id, field.name), order.size);
    }
    const place = (decision) =>
      order.get(decision.field ? keyOf(decision) : findingOrder(decision.record)) ?? -1;
    const { symbol, language, name, sha256 } = Model.data.document;
    const decisions = [...made.values()].sort((one, other) => place(one) - place(other));
    const content = { schema: SCHEMA, document: { symbol, language, name, sha256 }, decisions };
    return `${JSON.stringify(content, null, 2)}\n`;
  }

  /**
   * Take decisions that were saved before; those that do not fit this document are left out.
   *
   * @param {Decision[]} decisions
   * @returns {{taken: number, refused: Decision[]}}
   */
  function take(decisions) {
    const refused = decisions.filter((each) => !fits(each));
    const taken = decisions.filter((each) => !refused.includes(each));
    for (const each of taken) made.set(keyOf(each), each);
    return { taken: taken.length, refused };
  }

  /** @param {Decision} decision */
  function fits(decision) {
    if (typeof decision?.by !== "string" || typeof decision.reason !== "string") return false;
    if (decision.decision === "accept_finding") {
      const findings = Model.byId.get(decision.record)?.findings ?? Model.data.findings;
      return findings.some((one) => findingKey(one) === findingKey(decision));
    }
    if (decision.decision !== "accept" && decision.decision !== "correct") return false;
    const field = Model.field(decision.record, decision.field);
    if (!field || !same(field.value, decision.read)) return false;
    return decision.decision === "accept" || sameForm(field.value, decision.corrected);
  }

  /** Whether a correction has the form of the value it stands for. */
  function sameForm(read, corrected) {
    if (read === null || typeof read !== "object") {
      return corrected === null || typeof corrected !== "object";
    }
    if (corrected === null || typeof corrected !== "object") return false;
    return typeof corrected.text === "string" && Object.keys(corrected).every((key) => key in read);
  }

  /**
   * What a file of decisions holds; throws an Error whose message says what is wrong with it.
   *
   * @param {string} text
   */
  function parse(text) {
    let content;
    try {
      content = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      throw new Error("it is not JSON");
    }
    if (content?.schema !== SCHEMA || !Array.isArray(content.decisions)) {
      throw new Error(`its schema is not ${SCHEMA}`);
    }
    const { symbol, language } = content.document ?? {};
    const ours = Model.data.document;
    if (symbol !== ours.symbol || language !== ours.language) {
      throw new Error(`it is of ${symbol} (${language}), not of ${ours.symbol} (${ours.language})`);
    }
    return content.decisions;
  }

  return {
    accept,
    correct,
    acceptFinding,
    undo,
    file,
    take,
    parse,
    same,
    fieldKey,
    findingKey,
    get: (key) => made.get(key),
    has: (key) => made.has(key),
    count: () => made.size,
    unsaved: () => unsaved,
    saved: () => {
      unsaved = false;
      listeners.forEach((each) => each());
    },
    onChange: (listener) => listeners.push(listener),
    loaded: (keep) => {
      unsaved = keep;
      listeners.forEach((each) => each());
    },
  };
})();
