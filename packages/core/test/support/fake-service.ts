import {
  type Bindings,
  createBindings,
  createFilesClient,
  type FilesClient,
  type FilesClientOptions,
} from "../../src/index.js";
import { type VirtualClock, virtualClock } from "./virtual-clock.js";

/** A request as the service sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  /** The time of its arrival, by the client's clock. */
  readonly at: number;
}

/** The reaction of the service to a request: a response, an error to throw, or a promise of either. */
export type Step = (request: SeenRequest) => Response | Promise<Response>;

export const FILE = { id: 7, name: "a.bin", uploaded: false, createdTime: 1, lastUpdatedTime: 1 } as const;

export const TOKEN = "secret-token-0123456789";

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return () => Response.json(body, { status, headers: { "x-request-id": "req-1", ...headers } });
}

export function ok(body: unknown): Step {
  return json(200, body);
}

/** As CDF says no. */
export function refuse(status: number, message: string, more: object = {}, headers = {}): Step {
  return json(status, { error: { code: status, message, ...more } }, headers);
}

/** Fails as Node's fetch does: with the reason in `cause`. */
export function broken(code: string): Step {
  return () => {
    const cause = Object.assign(new Error(`${code} happened`), { code });
    throw new TypeError("fetch failed", { cause });
  };
}

/** Never responds; rejects with the signal, as fetch does. */
export const silent: Step = (request) =>
  new Promise((_, reject) => {
    request.signal?.addEventListener("abort", () => reject(request.signal?.reason), { once: true });
  });

export interface FakeService {
  readonly client: FilesClient;
  /** The bindings of the same service. */
  readonly api: Bindings;
  readonly clock: VirtualClock;
  readonly requests: SeenRequest[];
}

/** A client whose fetch performs the steps, in order; the last one is repeated. */
export function fakeService(steps: readonly Step[], options: Partial<FilesClientOptions> = {}): FakeService {
  const clock = virtualClock();
  const requests: SeenRequest[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const request: SeenRequest = {
      method: init.method ?? "GET",
      url: new URL(String(input)),
      headers: new Headers(init.headers),
      body,
      signal: init.signal ?? undefined,
      at: clock.now(),
    };
    requests.push(request);
    const step = steps[Math.min(requests.length, steps.length) - 1];
    if (step === undefined) throw new Error("the fake service has no response left");
    return await step(request);
  };
  const address = { cluster: "westeurope-1" };
  const all = {
    ...address,
    project: "plant",
    token: TOKEN,
    clock,
    random: () => 0.5,
    fetch,
    ...options,
  } as FilesClientOptions;
  return { client: createFilesClient(all), api: createBindings(all), clock, requests };
}

/** The error of a call. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("expected the call to fail, but it did not");
}

/**
 * Makes a client load the code of its calls, by a call that is refused before it is sent. After that, calls
 * start immediately.
 */
export async function loaded(client: FilesClient): Promise<void> {
  await failureOf(client.byIdsFiles([]));
}
