import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage();

/**
 * Runs a part of a test that breaks the contract on purpose: the requests made inside are neither judged nor
 * counted. Say why; it stands in the test for the next reader.
 *
 * @template T
 * @param {string} reason
 * @param {() => T} work
 * @returns {T}
 */
export function outsideContract(reason, work) {
  if (reason === "") throw new TypeError("outsideContract wants a reason");
  return storage.run(reason, work);
}

/** Whether what runs now was declared to be outside. */
export function isOutside() {
  return storage.getStore() !== undefined;
}

/**
 * Answer headers by which a test's own server, or a fault that the emulator was told to make, declares the same.
 */
export const OUTSIDE_HEADERS = ["x-outside-contract", "x-emulator-fault"];
