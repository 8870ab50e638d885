import { expect } from "vitest";
import { type Clock, type Emulator, type EmulatorOptions, startEmulator } from "../src/index.js";

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

/** Calls a path below `/files` of the emulator's project with fetch. */
export function api(
  emulator: Service,
  path: string,
  body?: unknown,
  options: AskOptions = {},
): Promise<Response> {
  const { project = emulator.project, headers = {} } = options;
  const token = "token" in options ? options.token : emulator.token;
  const url = `${emulator.url}/api/v1/projects/${project}/files${path === "" ? "" : `/${path}`}`;
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
export async function refusal(
  emulator: Service,
  status: number,
  path: string,
  body?: unknown,
  options: AskOptions = {},
): Promise<Json> {
  const answer = await ask(emulator, status, path, body, options);
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
