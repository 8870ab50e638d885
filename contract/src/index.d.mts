/**
 * Runs a part of a test that breaks the contract on purpose. Requests inside are neither checked nor counted. The
 * reason documents the test.
 */
export function outsideContract<T>(reason: string, work: () => T): T;

/**
 * Environment variables that put a Node process under the contract. Use them in tests that start a process with its
 * own environment. A process that inherits the test's environment already has them.
 */
export function contractEnvironment(): Record<string, string>;

/** A `fetch` that checks every exchange, for tests that pass their own `fetch` to a client. */
export function watchFetch(inner: typeof globalThis.fetch): typeof globalThis.fetch;
