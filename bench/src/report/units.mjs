// Formats figures with units.
const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** @param {number} bytes */
export function bytes(bytes) {
  if (bytes >= GIB) return `${trim(bytes / GIB)} GiB`;
  return bytes >= MIB ? `${trim(bytes / MIB)} MiB` : `${trim(bytes / 1024)} KiB`;
}

/** @param {number} value */
function trim(value) {
  return Number(value.toFixed(1)).toString();
}

/** @param {number} perSecond bytes */
export const gigabytes = (perSecond) => `${(perSecond / 1e9).toFixed(2)} GB/s`;
/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
/** @param {number} count bytes */
export const mebibytes = (count) => `${Math.round(count / MIB)} MiB`;
/** @param {number} value */
export const factor = (value) => value.toFixed(2);

/**
 * `median (min–max)` with the unit once; a dash if there is no figure.
 * @param {import("../types.js").Spread | undefined} spread
 * @param {(value: number) => string} format
 */
export function withRange(spread, format) {
  if (spread === undefined) return "–";
  const [low, high] = [format(spread.min), format(spread.max)];
  const number = (/** @type {string} */ text) => text.replace(/ \D+$/, "");
  return low === high ? format(spread.median) : `${format(spread.median)} (${number(low)}–${number(high)})`;
}

/** @param {import("../types.js").Spread | undefined} spread @param {(value: number) => string} format */
export const middle = (spread, format) => (spread === undefined ? "–" : format(spread.median));
