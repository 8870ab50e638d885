// The counters of a sink in this process. native/tally.c does the same for the compiled one.

export function createTally() {
  let bytes = 0;
  let requests = 0;
  let connections = 0;
  let dataRequests = 0;
  let running = 0;
  let mostAtOnce = 0;
  /** @type {number | undefined} */
  let first;
  let last = 0;
  /** @type {import("../types.js").SinkPart[]} */
  let parts = [];
  return {
    /** @param {number} count */
    bytes(count) {
      bytes += count;
    },
    request() {
      requests += 1;
    },
    connection() {
      connections += 1;
    },
    running: () => running,
    /** Counts a data request. Call the returned function at its end, with the part if it was answered. */
    start() {
      dataRequests += 1;
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      first ??= performance.now();
      return (/** @type {import("../types.js").SinkPart | undefined} */ part) => {
        running -= 1;
        if (part === undefined) return;
        last = performance.now();
        parts.push(part);
      };
    },
    /** @returns {import("../types.js").SinkStats} */
    stats: () => ({
      bytes,
      requests,
      connections,
      dataRequests,
      mostAtOnce,
      elapsed: Math.max(0, last - (first ?? last)),
    }),
    parts: () => parts,
    reset() {
      bytes = requests = connections = dataRequests = mostAtOnce = last = 0;
      first = undefined;
      parts = [];
    },
  };
}
