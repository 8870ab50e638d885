import type { IncomingMessage } from "node:http";
import { environmentProxyHost } from "@cdf-multipart/core/node";
import { ANSWER_BODY_MAX } from "../read-head.js";
import type { PartResponse } from "../transport.js";

/** Collects a response while it arrives. */
export interface Answer {
  readonly status: number;
  /** 2xx. */
  readonly ok: boolean;
  /** True when the whole response has arrived. */
  readonly complete: boolean;
  /** The response as far as it arrived. */
  toResponse(bytesWritten: number): PartResponse;
}

/** What a reader needs to know, and what it reports. */
export interface AnswerEvents {
  /** Protocol of the request. A proxy that refuses a tunnel answers over plain HTTP to a TLS request. */
  readonly protocol: string;
  readonly onBytes: () => void;
  /** All wanted bytes have arrived. `whole` is false if the body was longer. */
  readonly onEnd: (whole: boolean) => void;
  /** The connection broke before the end. */
  readonly onBroken: (error: unknown) => void;
}

/** Reads the beginning of a response: status, headers and up to 64 KiB of its body. */
export function readAnswer(incoming: IncomingMessage, events: AnswerEvents): Answer {
  const status = incoming.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  let complete = false;
  incoming.on("data", (chunk: Buffer) => {
    if (size >= ANSWER_BODY_MAX) return;
    chunks.push(size + chunk.length > ANSWER_BODY_MAX ? chunk.subarray(0, ANSWER_BODY_MAX - size) : chunk);
    size += chunk.length;
    events.onBytes();
    if (size < ANSWER_BODY_MAX) return;
    complete = true;
    events.onEnd(false);
  });
  incoming.once("end", () => {
    if (complete || !incoming.complete) return;
    complete = true;
    events.onEnd(true);
  });
  incoming.on("error", events.onBroken);
  return {
    status,
    ok: status >= 200 && status < 300,
    get complete(): boolean {
      return complete;
    },
    toResponse(bytesWritten): PartResponse {
      const proxy = status === 407 ? environmentProxyHost(events.protocol) : undefined;
      const body = Buffer.concat(chunks).toString("utf8");
      return {
        status,
        headers: flat(incoming),
        body,
        bytesWritten,
        ...(proxy === undefined ? {} : { proxy }),
      };
    },
  };
}

function flat(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  return headers;
}
