/**
 * Runs a part of a test that breaks the contract on purpose: the requests made inside are neither judged nor
 * counted. The reason stands in the test for the next reader.
 */
export function outsideContract<T>(reason: string, work: () => T): T;

/**
 * Environment variables that put a Node process under the contract: for tests that start one with an environment of
 * their own. A process that inherits the test's environment has them already.
 */
export function contractEnvironment(): Record<string, string>;

/** A `fetch` that has every exchange judged: for tests that hand one to a client instead of using the global one. */
export function watchFetch(inner: typeof globalThis.fetch): typeof globalThis.fetch;
