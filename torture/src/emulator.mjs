import { join } from "node:path";
import { startCommand } from "./command.mjs";

/**
 * @typedef {object} Request an entry of the emulator's request journal
 * @property {string} operation
 * @property {string} [uploadId]
 * @property {number} [partNumber]
 * @property {number} [status]
 * @property {number} startedAt ms since the epoch
 * @property {string} outcome
 */

/**
 * @typedef {object} Entry a file entry
 * @property {number} id
 * @property {string} name
 * @property {string} [externalId]
 * @property {boolean} uploaded
 * @property {{ space: string, externalId: string }} [instanceId] its node
 */

/** ms by which parts and calls are delayed, to leave time for kills. */
const PART_DELAY = 60;
const CALL_DELAY = 40;
/** Time between a change of a node and that of its file, in both directions. */
const SYNC_DELAY = "250ms";
/** The space of the nodes. */
const SPACE = "plant";
const CALLS = ["initMultiPartUpload", "initFileUpload", "completeMultiPartUpload"];
const CALLS_OF_NODES = ["applyNodeAndEdges", "getMultiPartUploadLink"];

/** The Files API in its own process. It can be killed and started again on the same folder and port. */
export class EmulatorProcess {
  #directory;
  /** @type {import("./command.mjs").Running | undefined} */
  #running;
  /** @type {{ url: string, token: string, project: string } | undefined} */
  #address;

  /** @param {string} directory */
  constructor(directory) {
    this.#directory = directory;
  }

  get address() {
    if (this.#address === undefined) throw new Error("The emulator was never started.");
    return this.#address;
  }

  async start() {
    const port = this.#address === undefined ? "0" : new URL(this.#address.url).port;
    const place = ["--port", port, "--dir", this.#directory];
    this.#running = startCommand(["emulator", ...place, "--sync-delay", SYNC_DELAY, "--json"], {
      HOME: this.#directory,
    });
    this.#address = JSON.parse(await this.#running.firstLine);
    await this.setFaults([
      { match: { operation: "putPart" }, do: { type: "slow", delay: PART_DELAY } },
      {
        match: { operation: [...CALLS, ...CALLS_OF_NODES] },
        do: { type: "slow", delay: CALL_DELAY },
      },
    ]);
  }

  /** @param {readonly unknown[]} faults replace the current ones */
  async setFaults(faults) {
    await this.#admin("PUT", "faults", { faults });
  }

  async kill() {
    this.#running?.kill("SIGKILL");
    await this.#running?.ended;
  }

  async stop() {
    this.#running?.kill("SIGTERM");
    await this.#running?.ended;
  }

  async forgetRequests() {
    await this.#admin("DELETE", "requests");
  }

  /** @returns {Promise<Request[]>} */
  async requests() {
    return (await this.#admin("GET", "requests")).requests;
  }

  /** @param {string} name @returns {Promise<Entry[]>} all entries with that name */
  async entries(name) {
    return (await this.#api("files/list", { filter: { name }, limit: 1000 })).items;
  }

  /** @returns {AsyncGenerator<Entry>} all entries, page by page */
  async *allEntries() {
    let cursor;
    do {
      const page = await this.#api("files/list", {
        limit: 1000,
        ...(cursor === undefined ? {} : { cursor }),
      });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  /**
   * @param {number} id
   * @returns {string} the file with that content. Reading it costs a third of a download. Tests of the
   *   emulator ensure that downloads equal it.
   */
  contentOf(id) {
    return join(this.#directory, "content", String(id));
  }

  /** @param {number} id */
  async delete(id) {
    await this.#api("files/delete", { items: [{ id }] });
  }

  /** The option that names a node. @param {string} externalId */
  nodeOption(externalId) {
    return `${SPACE}/${externalId}`;
  }

  /**
   * Whether the node exists, and says that its content is there.
   *
   * @param {string} externalId
   */
  async isNodeUploaded(externalId) {
    const [node] = await this.#nodes("byids", externalId, [
      { source: { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" } },
    ]);
    return node?.properties?.cdf_cdm?.["CogniteFile/v1"]?.isUploaded === true;
  }

  /** Deletes a node, and with it its file. @param {string} externalId */
  async deleteNode(externalId) {
    await this.#nodes("delete", externalId);
  }

  /** @param {string} route @param {string} externalId @param {unknown} [sources] @returns {Promise<any[]>} */
  async #nodes(route, externalId, sources) {
    const items = [{ instanceType: "node", space: SPACE, externalId }];
    return (await this.#api(`models/instances/${route}`, { items, sources })).items;
  }

  /** @param {string} method @param {string} route @param {unknown} [body] @returns {Promise<any>} */
  async #admin(method, route, body) {
    return this.#request(method, `/_emulator/${route}`, body);
  }

  /** @param {string} route @param {unknown} body @returns {Promise<any>} */
  async #api(route, body) {
    return this.#request("POST", `/api/v1/projects/${this.address.project}/${route}`, body);
  }

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async #request(method, path, body) {
    const { url, token } = this.address;
    const response = await fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", Connection: "close" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
