import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage();

/**
 * Runs a part of a test that breaks the contract on purpose. Requests inside are neither checked nor counted.
 * The reason documents the test.
 *
 * @template T
 * @param {string} reason
 * @param {() => T} work
 * @returns {T}
 */
export function outsideContract(reason, work) {
  if (reason === "") throw new TypeError("outsideContract needs a reason");
  return storage.run(reason, work);
}

/** Whether the running code is inside `outsideContract`. */
export function isOutside() {
  return storage.getStore() !== undefined;
}

/**
 * Answer headers with which a test server, or an injected fault of the emulator, declares the same.
 */
export const OUTSIDE_HEADERS = ["x-outside-contract", "x-emulator-fault"];
