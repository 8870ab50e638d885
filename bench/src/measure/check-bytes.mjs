// Checks that every byte arrived in its place: compares the checksums of the sink with the file.
import { partOrder } from "../sink/data-request.mjs";
import { sumStretches } from "./payload.mjs";

/**
 * @param {import("../types.js").Sink} sink must compute checksums (`crc`)
 * @param {string} file
 * @param {number} size
 * @returns {Promise<string | undefined>} the fault; undefined if there is none
 */
export async function checkBytes(sink, file, size) {
  const parts = [...(await sink.parts())].sort(inFileOrder);
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (total !== size) return `${total} bytes arrived instead of ${size}`;
  const sums = await sumStretches(
    file,
    parts.map((part) => part.bytes),
  );
  const wrong = parts.findIndex((part, at) => part.crc !== sums[at]);
  return wrong < 0 ? undefined : `part ${wrong + 1} of ${parts.length} arrived with other bytes`;
}

/** @param {import("../types.js").SinkPart} a @param {import("../types.js").SinkPart} b */
function inFileOrder(a, b) {
  const [left, right] = [partOrder(a), partOrder(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
