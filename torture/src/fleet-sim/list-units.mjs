import { deflateRawSync } from "node:zlib";
import { cutUnits } from "@cdf-multipart/fleet/internal";

/**
 * @typedef {object} SimUnit
 * @property {"file" | "page"} kind
 * @property {number} bytes
 * @property {Float64Array} sizes bytes of each file
 * @property {number} listBytes bytes of its items in the ledger
 */

const ADD_TOGETHER = 100;

/**
 * Lists the files of a scenario in the ledger, divided into units as the fleet does.
 *
 * @param {import("@cdf-multipart/fleet/internal").Ledger} ledger
 * @param {string} run
 * @param {readonly { readonly count: number, readonly size: number }[]} groups
 * @returns {Promise<readonly SimUnit[]>}
 */
export async function listUnits(ledger, run, groups) {
  /** @type {SimUnit[]} */
  const units = [];
  const itemBytes = bytesOfItem();
  for await (const { kind, bytes, items } of cutUnits(itemsOf(groups)))
    units.push({
      kind,
      bytes,
      sizes: Float64Array.from(items, ({ size }) => size),
      listBytes: Math.ceil(items.length * itemBytes),
    });
  for (let at = 0; at < units.length; at += ADD_TOGETHER) {
    const some = units.slice(at, at + ADD_TOGETHER);
    const news = some.map(({ kind, bytes, sizes }) => ({
      kind,
      bytes,
      root: "root",
      files: sizes.length,
      body: "",
    }));
    await ledger.addUnits(run, at, news);
  }
  await ledger.closeList(run);
  return units;
}

/** @param {readonly { readonly count: number, readonly size: number }[]} groups */
function* itemsOf(groups) {
  for (const { count, size } of groups) for (let at = 0; at < count; at += 1) yield { root: "root", size };
}

/** Bytes of a listed file: path, size, time and external id as JSON, compressed per page. */
function bytesOfItem() {
  const page = Array.from({ length: 1000 }, (_, at) => {
    const path = `2026/line-${at % 40}/IMG_${100_000 + at}.jpg`;
    return { path, size: 1_000_000 + ((at * 7919) % 900_000), mtime: 1.7e12 + at * 1013, externalId: path };
  });
  return deflateRawSync(JSON.stringify(page)).length / page.length;
}
