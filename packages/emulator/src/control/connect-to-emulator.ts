import type { FileAnswer, InstanceOptions } from "../http/api-types.js";
import type { CorsSetting } from "../http/cors-setting.js";
import type { Fault } from "../http/fault.js";
import { type JournalEntry, type JournalQuery, mostAtOnce, type WaitOptions } from "../http/journal-entry.js";
import type { ServiceState } from "../http/service-state.js";
import { askBounded } from "./bounded-answer.js";

/** How to reach the emulator. */
export interface EmulatorAddress {
  /** `http://host:port`, as in `Emulator.url` or in the first line of `cdf-upload emulator --json`. */
  readonly url: string;
  /** The static token. It is required by an emulator that other machines can reach. */
  readonly token?: string;
  /**
   * Timeout of one request, in ms. A longer wait uses several requests.
   * @default 60000
   */
  readonly timeout?: number;
}

/** Queries the journal of an emulator in another process. Each call sends a new request. */
export interface RemoteJournal {
  all(query?: JournalQuery): Promise<readonly JournalEntry[]>;
  count(query?: JournalQuery): Promise<number>;
  last(query?: JournalQuery): Promise<JournalEntry | undefined>;
  /** The highest number of requests that were in flight at the same time. */
  mostAtOnce(query?: JournalQuery): Promise<number>;
  /**
   * Resolves once `count` (default 1) matching requests have arrived or ended. Rejects with the signal's
   * reason.
   */
  waitFor(query: JournalQuery, options?: WaitOptions): Promise<readonly JournalEntry[]>;
  clear(): Promise<void>;
}

/**
 * Controls an emulator that runs in another process. It offers what `Emulator` offers in the same process.
 */
export interface EmulatorControl {
  readonly requests: RemoteJournal;
  state(): Promise<ServiceState>;
  faults(): Promise<readonly Fault[]>;
  /**
   * Replaces all faults and resets their counters. Restarts the random generator from `seed` when it is
   * given.
   */
  setFaults(faults: readonly Fault[], seed?: number): Promise<void>;
  addFault(fault: Fault): Promise<void>;
  setCors(setting: CorsSetting): Promise<void>;
  /** Time in ms since the epoch, by the emulator's clock. */
  now(): Promise<number>;
  /** Moves the emulator's clock forward by `ms`. */
  advance(ms: number): Promise<void>;
  /** The number of tokens issued since the start. */
  tokensIssued(): Promise<number>;
  /** Revokes all tokens issued so far, except the static token. */
  revokeTokens(): Promise<void>;
  /** Sets the lifetime of tokens issued from now on, in ms. */
  setTokenLifetime(ms: number): Promise<void>;
  pendingDevices(): Promise<readonly string[]>;
  approveDevice(userCode: string): Promise<void>;
  denyDevice(userCode: string): Promise<void>;
  createInstance(instance: InstanceOptions): Promise<FileAnswer>;
}

/** Maximum characters of an error response that an error message repeats. */
const MESSAGE_MAX = 1000;
const TIMEOUT_MS = 60_000;

/** Time in ms that the emulator holds one waiting request open. After it the client sends the next one. */
const WAIT_MS = 20_000;

/**
 * Creates a client of the admin routes, for any runtime with `fetch`. It opens no connection by itself; every
 * method sends one request.
 *
 * Every method throws an Error with the emulator's message when the emulator refuses. It throws an Error as
 * well when the response is too large, too late or not JSON, because the server is not an emulator then. It
 * throws fetch's error when the server cannot be reached.
 */
export function connectToEmulator({ url, token, timeout = TIMEOUT_MS }: EmulatorAddress): EmulatorControl {
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };

  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<T | undefined> {
    const name = `${method} /_emulator/${path}`;
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const { ok, status, text } = await askBounded({ url: `${url}/_emulator/${path}`, init, timeout, signal });
    if (!ok) throw new Error(`${name}: ${status} ${messageOf(text)}`);
    if (text === "") return undefined;
    try {
      const answer: T = JSON.parse(text);
      return answer;
    } catch {
      throw new Error(
        `${name} was answered with a body that is not JSON. Is it an emulator that listens at ${url}?`,
      );
    }
  }

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await call<T>(method, path, body);
    if (answer === undefined)
      throw new Error(`${method} /_emulator/${path} was answered with an empty body.`);
    return answer;
  }

  const all = async (query: JournalQuery = {}): Promise<readonly JournalEntry[]> =>
    (await ask<Requests>("GET", `requests?${search(query)}`)).requests;

  return {
    requests: {
      all,
      count: async (query) => (await all(query)).length,
      last: async (query) => (await all(query)).at(-1),
      mostAtOnce: async (query) => mostAtOnce(await all(query)),
      clear: async () => void (await call("DELETE", "requests")),
      async waitFor(query, { count = 1, until = "arrived", signal } = {}) {
        const wait = Math.min(WAIT_MS, Math.ceil(timeout / 2));
        const path = `requests?${search({ ...query, count, until, wait })}`;
        for (;;) {
          signal?.throwIfAborted();
          const found = await call<Requests>("GET", path, undefined, signal);
          if (found === undefined) continue;
          return found.requests.filter((entry) => until === "arrived" || entry.outcome !== "pending");
        }
      },
    },
    state: () => ask("GET", "state"),
    faults: async () => (await ask<{ readonly faults: readonly Fault[] }>("GET", "faults")).faults,
    setFaults: async (faults, seed) => void (await ask("PUT", "faults", { faults, seed })),
    addFault: async (fault) => void (await ask("POST", "faults", { fault })),
    setCors: async (cors) => void (await ask("PUT", "cors", { cors })),
    now: async () => (await ask<{ readonly now: number }>("GET", "clock")).now,
    advance: async (advance) => void (await ask("POST", "clock", { advance })),
    tokensIssued: async () => (await ask<{ readonly issued: number }>("GET", "tokens")).issued,
    revokeTokens: async () => void (await ask("POST", "tokens", { revokeAll: true })),
    setTokenLifetime: async (lifetime) => void (await ask("POST", "tokens", { lifetime })),
    pendingDevices: async () =>
      (await ask<{ readonly pending: readonly string[] }>("GET", "devices")).pending,
    approveDevice: async (approve) => void (await ask("POST", "devices", { approve })),
    denyDevice: async (deny) => void (await ask("POST", "devices", { deny })),
    createInstance: (instance) => ask("POST", "instances", instance),
  };
}

interface Requests {
  readonly requests: readonly JournalEntry[];
}

function search(query: Readonly<Record<string, string | number | undefined>>): URLSearchParams {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given;
}

function messageOf(text: string): string {
  try {
    const answer: { readonly error?: { readonly message?: string } } = JSON.parse(text);
    return (answer.error?.message ?? text).slice(0, MESSAGE_MAX);
  } catch {
    return text.slice(0, MESSAGE_MAX);
  }
}
