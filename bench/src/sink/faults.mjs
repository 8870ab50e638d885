// Injected faults: each affects the n-th part that arrives, for its first attempts.

/**
 * @typedef {object} Fault
 * @property {"stall" | "no-answer" | "reset" | "503" | "429"} kind
 * @property {number} part the affected part, counted from 1 in the order of arrival
 * @property {number} times number of affected attempts of that part
 * @property {number} [after] bytes that are read first (stall, reset)
 * @property {number} [retryAfter] seconds in the Retry-After of a 503 or 429
 */

/** @param {readonly Fault[]} faults */
export function createFaults(faults) {
  /** @type {Map<string, { number: number, attempts: number }>} */
  const seen = new Map();
  return {
    /** @param {import("node:http").IncomingMessage} request @returns {Fault | undefined} */
    next(request) {
      const key = `${request.url} ${request.headers["x-mpu-part-number"] ?? ""}`;
      const part = seen.get(key) ?? { number: seen.size + 1, attempts: 0 };
      part.attempts += 1;
      seen.set(key, part);
      return faults.find((fault) => fault.part === part.number && part.attempts <= fault.times);
    },
    reset: () => seen.clear(),
  };
}

/**
 * Performs the fault.
 * @param {Fault} fault
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {(bytes: number) => void} count
 * @returns {Promise<boolean>} true if the request continues normally
 */
export async function meetFault(fault, request, response, count) {
  request.on("error", () => undefined);
  if (fault.kind === "503" || fault.kind === "429") {
    const retryAfter = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
    response.writeHead(Number(fault.kind), { ...retryAfter, "content-length": 0 }).end();
    request.on("data", (chunk) => count(chunk.length));
    return false;
  }
  const after = fault.kind === "no-answer" ? Number.POSITIVE_INFINITY : (fault.after ?? 0);
  let taken = 0;
  await new Promise((resolve) => {
    request.on("data", (chunk) => {
      count(chunk.length);
      taken += chunk.length;
      if (taken < after) return;
      request.pause();
      resolve(undefined);
    });
    request.once("end", resolve);
    request.once("close", resolve);
  });
  if (fault.kind === "reset") request.socket.resetAndDestroy();
  // Stalled, or read completely and never answered: nothing more happens until the client disconnects.
  else if (!request.destroyed || !response.destroyed)
    await new Promise((resolve) => response.once("close", resolve));
  return false;
}
