import { expect, it } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { nodeTransport, WINDOW_SIZES } from "../../src/transport/node/node-transport.js";
import { createWindowPool, type WindowSizes } from "../../src/transport/node/window-pool.js";

const MIB = 1024 * 1024;

function sizesOf(kind: "plain" | "tls", windowSize: number | undefined): WindowSizes {
  if (windowSize === undefined) return WINDOW_SIZES[kind];
  return { wide: windowSize, wideCount: Number.POSITIVE_INFINITY, narrow: windowSize, fill: windowSize };
}

it.each([
  ["plain", "http://store.test/part", undefined],
  ["plain", "http://store.test/part", MIB / 2],
  ["plain", "HTTP://store.test/part", 4 * MIB],
  ["tls", "https://store.test/part", undefined],
  ["tls", "HTTPS://store.test/part", MIB / 2],
] as const)(
  "a connection holds no more windows than it reports: %s, %s, windows of %s",
  async (kind, url, size) => {
    const transport = nodeTransport(size === undefined ? {} : { windowSize: size });
    const source = bytesSource(new Uint8Array(8));
    const pool = createWindowPool(sizesOf(kind, size));
    let lent = 0;
    let said = 0;
    for (let lane = 0; lane < 40; lane += 1) {
      const { first, second } = pool.take();
      lent += first.byteLength + second.byteLength;
      said += transport.holds?.({ url, source, bytes: 16 * MIB, lane }) ?? 0;
      expect(said).toBeGreaterThanOrEqual(lent);
      // At most one encrypted copy of a window in addition.
      expect(said).toBeLessThanOrEqual(kind === "tls" ? 1.5 * lent : lent);
    }
    await transport.close();
  },
);
