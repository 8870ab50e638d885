/**
 * CRC-32 for runtimes without `zlib.crc32`. Each step processes eight bytes, each through its own table
 * ("slicing by eight"). The same code serves both polynomials that stores use.
 */

const TABLES = 8;

/** A running CRC-32: `seed` is the value of the preceding bytes, 0 at the start. */
export type Crc32 = (bytes: Uint8Array, seed?: number) => number;

/** Makes a CRC-32 for a polynomial in its reflected form. The tables (8 KiB) are built on first use. */
function createCrc32(polynomial: number): Crc32 {
  let tables: Int32Array | undefined;
  return (bytes, seed = 0) => {
    tables ??= makeTables(polynomial);
    return run(tables, bytes, seed);
  };
}

function makeTables(polynomial: number): Int32Array {
  const tables = new Int32Array(TABLES * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    tables[byte] = value;
  }
  for (let place = 256; place < tables.length; place += 1) {
    const before = at(tables, place - 256);
    tables[place] = (before >>> 8) ^ at(tables, before & 0xff);
  }
  return tables;
}

function run(tables: Int32Array, bytes: Uint8Array, seed: number): number {
  let crc = ~seed;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  for (const last = bytes.length - TABLES; place <= last; place += TABLES) {
    const low = crc ^ view.getInt32(place, true);
    const high = view.getInt32(place + 4, true);
    crc =
      at(tables, 0x700 | (low & 0xff)) ^
      at(tables, 0x600 | ((low >>> 8) & 0xff)) ^
      at(tables, 0x500 | ((low >>> 16) & 0xff)) ^
      at(tables, 0x400 | (low >>> 24)) ^
      at(tables, 0x300 | (high & 0xff)) ^
      at(tables, 0x200 | ((high >>> 8) & 0xff)) ^
      at(tables, 0x100 | ((high >>> 16) & 0xff)) ^
      at(tables, high >>> 24);
  }
  for (; place < bytes.length; place += 1)
    crc = (crc >>> 8) ^ at(tables, (crc ^ view.getUint8(place)) & 0xff);
  return ~crc >>> 0;
}

/** Every index here is inside the array. The fallback satisfies the compiler and costs nothing measurable. */
function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/** CRC-32 of zlib, gzip and PNG. */
export const crc32: Crc32 = createCrc32(0xedb88320);

/** CRC-32C (Castagnoli), as Google Cloud Storage sends it in `x-goog-hash`. */
export const crc32c: Crc32 = createCrc32(0x82f63b78);
