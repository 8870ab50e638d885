import { expect } from "vitest";
import type { Clock } from "../src/ground/clock.js";
import { type Emulator, type EmulatorOptions, startEmulator } from "../src/index.js";

/** The JSON of a response. It is loosely typed, because the tests check its content. */
// biome-ignore lint/suspicious/noExplicitAny: tests check the content of responses
export type Json = any;

/** What a call needs to know about an emulator, which may run in another process. */
export type Service = Pick<Emulator, "url" | "token" | "project">;

export interface AskOptions {
  readonly method?: string;
  /** `undefined` sends no Authorization header. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly project?: string;
  /**
   * Path of the API below the project.
   * @default "files"
   */
  readonly base?: string;
}

/** An emulator that accepts small parts: more than 4 bytes each. */
export function startSmall(options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ partSizeExclusiveMin: 4, ...options });
}

/** A clock that moves only with `emulator.clock.advance`. */
export function stillClock(): Clock {
  const at = Date.now();
  return { now: () => at };
}

/** Calls a path of the API, below `/files` unless `base` says otherwise, with fetch. */
export function api(
  emulator: Service,
  path: string,
  body?: unknown,
  options: AskOptions = {},
): Promise<Response> {
  const { project = emulator.project, headers = {}, base = "files" } = options;
  const token = "token" in options ? options.token : emulator.token;
  const url = `${emulator.url}/api/v1/projects/${project}/${base}${path === "" ? "" : `/${path}`}`;
  return fetch(url, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

export async function bodyOf(response: Response): Promise<Json> {
  return await response.json();
}

/** Calls a path, expects this status, and returns the JSON of the response. */
export async function ask(
  emulator: Service,
  status: number,
  path: string,
  body?: unknown,
  options: AskOptions = {},
): Promise<Json> {
  const response = await api(emulator, path, body, options);
  const answer = await bodyOf(response);
  expect([response.status, answer], `${path} ${JSON.stringify(body)?.slice(0, 200)}`).toEqual([
    status,
    answer,
  ]);
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  return answer;
}

/** Calls a path, expects this error status, and returns the error. */
export async function refusal(...call: Parameters<typeof ask>): Promise<Json> {
  const [, status] = call;
  const answer = await ask(...call);
  expect(answer.error.code).toBe(status);
  return answer.error;
}

export function beginUpload(emulator: Service, parts: number, fields: object = {}): Promise<Json> {
  return ask(emulator, 201, `initmultipartupload?parts=${parts}`, { name: "scan.e57", ...fields });
}

export function putBytes(url: string, bytes: string | Uint8Array): Promise<Response> {
  return fetch(url, { method: "PUT", body: typeof bytes === "string" ? Buffer.from(bytes) : bytes });
}

/** A whole upload, part by part. Returns the response of init. */
export async function uploadParts(
  emulator: Service,
  parts: readonly (string | Uint8Array)[],
  fields: object = {},
): Promise<Json> {
  const upload = await beginUpload(emulator, parts.length, fields);
  for (const [index, part] of parts.entries()) {
    expect((await putBytes(upload.uploadUrls[index], part)).status).toBe(200);
  }
  await ask(emulator, 200, "completemultipartupload", { id: upload.id, uploadId: upload.uploadId });
  return upload;
}

/** Reads the stored bytes through a download link. */
export async function readBack(emulator: Service, id: number): Promise<Buffer> {
  const { items } = await ask(emulator, 200, "downloadlink", { items: [{ id }] });
  const response = await fetch(items[0].downloadUrl);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const NODES: AskOptions = { base: "models/instances" };

/** A node with properties of `CogniteFile`, as a request has it. */
export function fileNode(externalId: string, properties?: object, more: object = {}): Json {
  const source = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" };
  return {
    instanceType: "node",
    space: "plant",
    externalId,
    ...(properties !== undefined && { sources: [{ source, properties }] }),
    ...more,
  };
}

/** Applies nodes and returns what became of them. */
export async function apply(emulator: Service, items: readonly Json[], options: object = {}): Promise<Json> {
  return (await ask(emulator, 200, "", { items, ...options }, NODES)).items;
}

/** Applies nodes, expects this error status, and returns the error. */
export function applyRefused(
  emulator: Service,
  status: number,
  items: readonly Json[],
  options: object = {},
): Promise<Json> {
  return refusal(emulator, status, "", { items, ...options }, NODES);
}

/** Reads one node of the space `plant` through views, of which `CogniteFile` is the default. */
export async function readNode(emulator: Service, externalId: string, view?: object): Promise<Json> {
  const source = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1", ...view };
  const items = [{ instanceType: "node", space: "plant", externalId }];
  return (await ask(emulator, 200, "byids", { items, sources: [{ source }] }, NODES)).items[0];
}

/** Deletes nodes of the space `plant` and returns those that existed. */
export async function deleteNodes(emulator: Service, ...externalIds: readonly string[]): Promise<Json> {
  const items = externalIds.map((externalId) => ({ instanceType: "node", space: "plant", externalId }));
  return (await ask(emulator, 200, "delete", { items }, NODES)).items;
}
