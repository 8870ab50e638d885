import { expect, test } from "vitest";
import { createWindowPool } from "../../src/transport/node/window-pool.js";

const sizes = { wide: 4096, wideCount: 2, narrow: 1024, fill: 2048 };

test("the first pairs are wide, further ones narrow", () => {
  const pool = createWindowPool(sizes);
  const pairs = [pool.take(), pool.take(), pool.take(), pool.take()];
  expect(pairs.map(({ first, second }) => [first.byteLength, second.byteLength])).toEqual([
    [4096, 4096],
    [4096, 4096],
    [1024, 1024],
    [1024, 1024],
  ]);
  expect(new Set(pairs.flatMap(({ first, second }) => [first.buffer, second.buffer])).size).toBe(8);
});

test("returned pairs are lent again, wide ones first; nothing is allocated twice", () => {
  const pool = createWindowPool(sizes);
  const [a, b, c] = [pool.take(), pool.take(), pool.take()];
  for (const pair of [c, b, a]) pool.give(pair);
  expect(new Set([pool.take(), pool.take()])).toEqual(new Set([a, b]));
  expect(pool.take()).toBe(c);
});

test("a pair starts with the fill of the pool, limited by the size of its windows", () => {
  const pool = createWindowPool(sizes);
  expect([pool.take(), pool.take(), pool.take()].map(({ fill }) => fill)).toEqual([2048, 2048, 1024]);
});

test("clear releases idle pairs, and lent pairs stay valid", () => {
  const pool = createWindowPool(sizes);
  const [a, b] = [pool.take(), pool.take()];
  pool.give(a);
  pool.clear();
  expect(pool.take()).not.toBe(a);
  expect(pool.take().first.byteLength).toBe(1024);
  pool.give(b);
  expect(pool.take()).toBe(b);
});
