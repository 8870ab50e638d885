/**
 * A description of one change.
 *
 * @typedef {object} Finding
 * @property {import("./grades.mjs").Grade} grade
 * @property {string} at where: operation, part of it, path into the schema
 * @property {string} text what changed and what follows from it: a clause, without the place
 * @property {string} [operation] operationId, where there is one
 * @property {import("./grades.mjs").Direction} [direction]
 * @property {string} [subject] which of two compared schemas it speaks of, and which part: the same wherever they are used
 * @property {number} places at how many further places the same schema is used
 */

/**
 * Collects findings. A schema with many references is reported once, with a count.
 */
export function createReport() {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Map<unknown, Map<unknown, Record<string, Finding[]>>>} */
  const compared = new Map();
  /** @type {Map<unknown, Map<unknown, string>>} */
  const names = new Map();

  return {
    findings,

    /**
     * A name for a pair of schemas, for requests and responses alike.
     *
     * @param {unknown} base
     * @param {unknown} head
     */
    nameOf(base, head) {
      const heads = names.get(base) ?? new Map();
      names.set(base, heads);
      if (!heads.has(head)) heads.set(head, `${names.size}.${heads.size}`);
      return /** @type {string} */ (heads.get(head));
    },

    /** @param {Omit<Finding, "places">} finding */
    add(finding) {
      findings.push({ ...finding, places: 0 });
    },

    /**
     * Compares two nodes once for each pair and direction. Later calls only count the place for the same findings.
     *
     * @param {unknown} base
     * @param {unknown} head
     * @param {string} direction
     * @param {() => void} compare
     */
    once(base, head, direction, compare) {
      const heads = compared.get(base) ?? new Map();
      compared.set(base, heads);
      const directions = heads.get(head) ?? {};
      heads.set(head, directions);
      const known = directions[direction];
      if (known !== undefined) {
        for (const finding of known) finding.places += 1;
        return;
      }
      directions[direction] = [];
      const before = findings.length;
      compare();
      directions[direction] = findings.slice(before);
    },
  };
}

/**
 * A finding as one sentence.
 *
 * @param {Finding} finding
 */
export function sentence({ at, text, places }) {
  const more = places === 0 ? "" : ` (and at ${places} more ${places === 1 ? "place" : "places"})`;
  return `${at}: ${text}${more}.`;
}
