import { onTestFinished } from "vitest";
import { type NodeTransportOptions, nodeTransport } from "../../src/transport/node/node-transport.js";
import type { Transport } from "../../src/transport/transport.js";

/** A Node transport that is closed after the test, and ignores the proxies of the machine. */
export function makeTransport(options: NodeTransportOptions = {}): Transport {
  const made = nodeTransport(options.agent === undefined ? { proxy: "none", ...options } : options);
  onTestFinished(() => made.close());
  return made;
}

/** The error with which a promise rejects. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not reject");
}
