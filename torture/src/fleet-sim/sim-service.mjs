import { takeTurn } from "@cdf-multipart/fleet/internal";

/**
 * @typedef {object} ServiceSpeeds
 * @property {number} requestsPerSecond for all workers together
 * @property {number} burst requests that may start together
 * @property {number} latency of a request, ms
 * @property {number} workerRate bytes per second of one worker
 * @property {number} linkRate bytes per second of all workers together
 */

/**
 * Simulates CDF and the network: requests take turns at the pacer, and bytes pass two links, first come,
 * first served: the link of their worker, and the one that all workers share.
 */
export class SimService {
  #speeds;
  #due = 0;
  #linkFree = 0;
  #second = { start: 0, requests: 0 };
  requests = 0;
  bytes = 0;
  /** Maximum number of requests that started within one second of the clock. */
  busiestSecond = 0;

  /** @param {ServiceSpeeds} speeds */
  constructor(speeds) {
    this.#speeds = speeds;
  }

  /** @param {number} now @returns {number} when the response is there, ms since the epoch */
  request(now) {
    const { requestsPerSecond: perSecond, burst, latency } = this.#speeds;
    const { at, due } = takeTurn(this.#due, now, { perSecond, burst });
    this.#due = due;
    this.requests += 1;
    const start = Math.floor(at / 1000);
    this.#second =
      this.#second.start === start ? { start, requests: this.#second.requests + 1 } : { start, requests: 1 };
    this.busiestSecond = Math.max(this.busiestSecond, this.#second.requests);
    return at + latency;
  }

  /** @param {{ linkFree: number }} worker @param {number} bytes @param {number} now @returns {number} when all bytes are there */
  send(worker, bytes, now) {
    const { workerRate, linkRate } = this.#speeds;
    worker.linkFree = Math.max(worker.linkFree, now) + (bytes * 1000) / workerRate;
    this.#linkFree = Math.max(this.#linkFree, now) + (bytes * 1000) / linkRate;
    this.bytes += bytes;
    return Math.max(worker.linkFree, this.#linkFree);
  }
}
