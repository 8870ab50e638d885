/**
 * Loads what clients make calls with, once for all of them. A client does it by itself at its first call; a page that knows
 * before that there will be one saves the round trip.
 *
 * Rejects with what `import()` rejects with.
 */
export function loadCalls(): Promise<typeof import("./operations.js")> {
  return import("./operations.js");
}
