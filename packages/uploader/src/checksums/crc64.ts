/**
 * CRC-64/NVME, as Azure sends it in `x-ms-content-crc64`. JavaScript has no fast 64-bit integers, so the
 * value consists of two halves. Each step processes eight bytes through their own tables.
 */

const TABLES = 8;
/** 0x9a6c9329ac4bc9b5, the polynomial in its reflected form. */
const POLYNOMIAL_HIGH = 0x9a6c9329;
const POLYNOMIAL_LOW = 0xac4bc9b5;

/** The two halves of a running CRC-64. */
export interface Crc64 {
  readonly high: number;
  readonly low: number;
}

interface Tables {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

let tables: Tables | undefined;

/** The value before the first byte. */
export const CRC64_START: Crc64 = Object.freeze({ high: 0, low: 0 });

/** The value after `bytes`, with `seed` as the value before them. */
export function crc64(bytes: Uint8Array, seed: Crc64 = CRC64_START): Crc64 {
  tables ??= makeTables();
  const { high: tableHigh, low: tableLow } = tables;
  let high = ~seed.high;
  let low = ~seed.low;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  for (const last = bytes.length - TABLES; place <= last; place += TABLES) {
    const first = low ^ view.getInt32(place, true);
    const second = high ^ view.getInt32(place + 4, true);
    const a = 0x700 | (first & 0xff);
    const b = 0x600 | ((first >>> 8) & 0xff);
    const c = 0x500 | ((first >>> 16) & 0xff);
    const d = 0x400 | (first >>> 24);
    const e = 0x300 | (second & 0xff);
    const f = 0x200 | ((second >>> 8) & 0xff);
    const g = 0x100 | ((second >>> 16) & 0xff);
    const h = second >>> 24;
    low =
      at(tableLow, a) ^
      at(tableLow, b) ^
      at(tableLow, c) ^
      at(tableLow, d) ^
      at(tableLow, e) ^
      at(tableLow, f) ^
      at(tableLow, g) ^
      at(tableLow, h);
    high =
      at(tableHigh, a) ^
      at(tableHigh, b) ^
      at(tableHigh, c) ^
      at(tableHigh, d) ^
      at(tableHigh, e) ^
      at(tableHigh, f) ^
      at(tableHigh, g) ^
      at(tableHigh, h);
  }
  for (; place < bytes.length; place += 1) {
    const index = (low ^ view.getUint8(place)) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ at(tableLow, index);
    high = (high >>> 8) ^ at(tableHigh, index);
  }
  return { high: ~high >>> 0, low: ~low >>> 0 };
}

function makeTables(): Tables {
  const high = new Int32Array(TABLES * 256);
  const low = new Int32Array(TABLES * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let valueHigh = 0;
    let valueLow = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = (valueLow & 1) === 1;
      valueLow = (valueLow >>> 1) | (valueHigh << 31);
      valueHigh >>>= 1;
      if (odd) {
        valueHigh ^= POLYNOMIAL_HIGH;
        valueLow ^= POLYNOMIAL_LOW;
      }
    }
    high[byte] = valueHigh;
    low[byte] = valueLow;
  }
  for (let place = 256; place < low.length; place += 1) {
    const beforeHigh = at(high, place - 256);
    const beforeLow = at(low, place - 256);
    const index = beforeLow & 0xff;
    low[place] = ((beforeLow >>> 8) | (beforeHigh << 24)) ^ at(low, index);
    high[place] = (beforeHigh >>> 8) ^ at(high, index);
  }
  return { high, low };
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
