"use strict";
/** Counts and sums over actions. */
const Sums = (() => {
  /**
   * How many records have each of the values.
   *
   * @template T
   * @param {T[]} records
   * @param {(record: T) => string} value
   * @returns {Object<string, number>}
   */
  function counts(records, value) {
    const found = {};
    for (const record of records) found[value(record)] = (found[value(record)] ?? 0) + 1;
    return found;
  }

  /**
   * The money that is known of some actions. What is paid for each year or visit is no part of the
   * sums, as for how many is not known.
   *
   * @param {Row[]} records
   * @returns {{min: number, max: number, open: boolean, amounts: number, repeated: Row[],
   *   kinds: Object<string, number>}} sums in US dollars of the lower and of the upper ends; `open`
   *   where an amount has no upper end
   */
  function money(records) {
    const found = { min: 0, max: 0, open: false, amounts: 0, repeated: [] };
    for (const record of records) {
      const cost = record.cost;
      if (cost?.kind !== "amount" || cost.min_usd === null) continue;
      if (cost.per) {
        found.repeated.push(record);
        continue;
      }
      found.amounts += 1;
      found.min += cost.min_usd;
      found.max += cost.max_usd ?? cost.min_usd;
      found.open ||= cost.open_ended || cost.max_usd === null;
    }
    return { ...found, kinds: counts(records, Values.cost) };
  }

  /**
   * The same in words: nothing known, an amount, a range, or at least one of these where an amount
   * has no upper end.
   *
   * @param {ReturnType<typeof money>} sum
   */
  function moneyText(sum) {
    if (!sum.amounts) return Words.word("money.nothing_known");
    return Values.amount({ min_usd: sum.min, max_usd: sum.max, open_ended: sum.open });
  }

  return { counts, money, moneyText };
})();
