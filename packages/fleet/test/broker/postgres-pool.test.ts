import { EventEmitter } from "node:events";
import type { PgPool } from "bullmq";
import { expect, it } from "vitest";
import { PatientPool } from "../../src/broker/postgres-pool.js";

it("survives the loss of a connection that is in use", () => {
  const events = new EventEmitter();
  const pool: PgPool = Object.assign(events, {
    connect: () => Promise.reject(new Error("not needed")),
    query: () => Promise.reject(new Error("not needed")),
    end: async () => {},
  });
  expect(new PatientPool(pool)).toBeDefined();
  const client = new EventEmitter();
  events.emit("connect", client);
  // Without a listener, this would end the process.
  expect(client.emit("error", new Error("terminating connection"))).toBe(true);
});
