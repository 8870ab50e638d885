import { type Agent, request } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
  /** The S3 error code when the body is an XML error. */
  readonly code: string | undefined;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** The chunks of the body. Without a Content-Length header, Node sends them chunked. */
  readonly chunks?: readonly (string | Uint8Array)[];
  readonly signal?: AbortSignal;
  /** Without an agent each request has its own connection. */
  readonly agent?: Agent;
  /** Does not finish the request. */
  readonly open?: boolean;
  /** Sends no length: neither a Content-Length nor chunks. */
  readonly bare?: boolean;
}

/**
 * Sends a request with exactly these headers, which fetch would not allow. Rejects with Node's error codes.
 */
export function raw(url: string, options: RawRequest = {}): Promise<RawAnswer> {
  const {
    method = "PUT",
    headers = {},
    chunks = [],
    signal,
    open = false,
    bare = false,
    agent = false,
  } = options;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent, ...(signal !== undefined && { signal }) });
    sent.once("error", reject);
    sent.once("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (chunk: Buffer) => parts.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const body = Buffer.concat(parts).toString("utf8");
        const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1];
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, code });
      });
    });
    if (bare) {
      sent.removeHeader("content-length");
      sent.removeHeader("transfer-encoding");
    }
    for (const chunk of chunks) sent.write(chunk);
    if (!open) sent.end();
  });
}
