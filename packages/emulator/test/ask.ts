import type { Emulator } from "../src/index.js";

/** An answer's JSON, as loosely typed as the wire is: what it holds is what the tests look at. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at, not programmed against
export type Json = any;

export interface AskOptions {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly project?: string;
}

/** Calls a path below `/files` of the emulator's project with plain fetch. */
export function api(
  emulator: Emulator,
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
