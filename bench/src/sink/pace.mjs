// Slows reading down: a rate a connection and a cap that all connections share. Each is a clock that runs ahead by the
// time that the bytes taken so far are worth; a reader waits until the later of the two has come.

/**
 * @param {number | undefined} rate bytes a second; undefined: no limit
 * @param {number} start when it begins to count
 */
export function createPace(rate, start) {
  let free = start;
  return {
    /** @param {number} bytes @param {number} now @returns {number} ms to wait before reading on */
    take(bytes, now) {
      if (rate === undefined) return 0;
      // What was not used is lost, but for a moment's worth: timers are late by a few ms, and that must not add up.
      free = Math.max(free, now - 20) + (bytes / rate) * 1000;
      return free - now;
    },
  };
}

/** Below this a timer would be later than the wait is long. */
const shortestWait = 2;

/**
 * Reads a body to its end at the pace given.
 * @param {import("node:http").IncomingMessage} request
 * @param {readonly ReturnType<typeof createPace>[]} paces
 * @param {(chunk: Buffer) => void} onChunk
 * @returns {Promise<boolean>} false when the client went away first
 */
export function readPaced(request, paces, onChunk) {
  return new Promise((resolve) => {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    request.on("data", (chunk) => {
      onChunk(chunk);
      const now = performance.now();
      const wait = Math.max(0, ...paces.map((pace) => pace.take(chunk.length, now)));
      if (wait < shortestWait) return;
      request.pause();
      timer = setTimeout(() => request.resume(), wait);
    });
    request.once("close", () => {
      clearTimeout(timer);
      resolve(request.complete);
    });
    request.once("error", () => undefined);
    request.once("end", () => resolve(true));
  });
}
