// Limits the reading speed: a rate per connection, and a cap that all connections share. Each is a clock that
// advances by the time for the bytes read so far. A reader waits for the later of the two.

/**
 * @param {number | undefined} rate bytes per second; undefined: no limit
 * @param {number} start start of the count, ms
 */
export function createPace(rate, start) {
  let free = start;
  return {
    /** @param {number} bytes @param {number} now @returns {number} ms to wait before the next read */
    take(bytes, now) {
      if (rate === undefined) return 0;
      // Unused time is lost, except for a short moment: timers are late by a few ms, and that must not
      // accumulate.
      free = Math.max(free, now - 20) + (bytes / rate) * 1000;
      return free - now;
    },
  };
}

/** ms; for shorter waits a timer would be too late. */
const shortestWait = 2;

/**
 * Reads a body to its end at the given pace.
 * @param {import("node:http").IncomingMessage} request
 * @param {readonly ReturnType<typeof createPace>[]} paces
 * @param {(chunk: Buffer) => void} onChunk
 * @returns {Promise<boolean>} false if the client disconnected before the end
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
