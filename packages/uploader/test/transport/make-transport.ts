import { onTestFinished } from "vitest";
import { type NodeTransportOptions, nodeTransport } from "../../src/transport/node/node-transport.js";
import type { Transport } from "../../src/transport/transport.js";

/** A node transport that is closed after the test, and takes no proxy from the machine it runs on. */
export function makeTransport(options: NodeTransportOptions = {}): Transport {
  const made = nodeTransport({ proxy: "none", ...options });
  onTestFinished(() => made.close());
  return made;
}

/** What a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not reject");
}
