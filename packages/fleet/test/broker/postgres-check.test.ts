import { expect, it } from "vitest";
import { checkPostgres } from "../../src/broker/postgres-check.js";

const storeOf = (state: object) => ({
  query: async () => ({
    rows: [
      {
        version: 150_000,
        fsync: "on",
        synchronous: "on",
        encoding: "UTF8",
        reader: 0,
        now: Date.now(),
        ...state,
      },
    ],
  }),
  end: async () => {},
});

it("warns of a server that acknowledges before its disk has the record, and does not refuse it", async () => {
  expect(await checkPostgres(storeOf({}))).toEqual([]);
  expect(await checkPostgres(storeOf({ synchronous: "local" }))).toEqual([]);
  expect(await checkPostgres(storeOf({ synchronous: "off" }))).toEqual([
    {
      code: "broker-unsuitable",
      message: expect.stringContaining("Set: synchronous_commit = on"),
      warns: true,
    },
  ]);
});
