import type { OperationName } from "./operation-name.js";

/**
 * The requests that a fault applies to. All given fields must match; an empty object matches every request.
 */
export interface FaultMatch {
  /** One operation, or several. */
  readonly operation?: OperationName | readonly OperationName[];
  /** The number of the part, from 1. Matches part PUTs only. */
  readonly partNumber?: number | readonly number[];
  /**
   * The number of the attempt, from 1, or a list of them. For part PUTs it counts the attempts of this part
   * in its session, for all others the requests of this operation since the start.
   */
  readonly attempt?: number | readonly number[];
  /** Matches only requests whose path (without query) contains this text. */
  readonly path?: string;
  /**
   * Matches only each n-th of the requests that match the other fields: 3 means the 3rd, 6th, 9th and so on.
   */
  readonly every?: number;
  /** Probability from 0 to 1, drawn from the emulator's seeded random generator. */
  readonly chance?: number;
  /** Maximum number of times that the fault is applied. */
  readonly times?: number;
}

/** What goes wrong. Byte counts refer to the request body, or for `download` to the response body. */
export type FaultAction =
  /**
   * A response that replaces the operation or, with `afterWork`, is sent after the operation has run. A
   * `body` that is not a string is sent as JSON. `retryAfter` is the value of the header: seconds or a date.
   */
  | {
      readonly type: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly retryAfter?: string | number;
      readonly afterWork?: boolean;
    }
  /**
   * The connection is reset immediately, after a number of bytes (default 0), or after the operation has run,
   * so that its response is lost.
   */
  | {
      readonly type: "reset";
      readonly when: "before" | "after-bytes" | "after-work";
      readonly bytes?: number;
    }
  /**
   * After a number of bytes (default 0) no data moves any more, and the connection stays open. While a
   * request body stalls, the emulator does not notice that the client disconnects, because it would have to
   * read for that.
   */
  | { readonly type: "stall"; readonly afterBytes?: number }
  /** The request body is read at this rate, and the response is delayed by `delay` ms. */
  | { readonly type: "slow"; readonly bytesPerSecond?: number; readonly delay?: number }
  /**
   * The operation runs. Its response body is cut after a number of bytes (default: half of it) and the
   * connection closes.
   */
  | { readonly type: "truncate-answer"; readonly bytes?: number }
  /**
   * The response is sent while the request body still arrives, after a number of its bytes (default 0).
   * Nothing is stored.
   */
  | {
      readonly type: "early-answer";
      readonly status: number;
      readonly afterBytes?: number;
      readonly close?: boolean;
    }
  /** A part or a single PUT is stored, but its ETag is wrong or missing. */
  | { readonly type: "wrong-etag" }
  | { readonly type: "no-etag" }
  /**
   * `url` (default): a request to an upload or download URL is answered as expired, and an API operation
   * returns URLs that have already expired. `token`: the operation responds with the 401 of an expired token.
   */
  | { readonly type: "expire"; readonly what?: "url" | "token" }
  /** The operation runs, but no response is sent. The connection stays open. */
  | { readonly type: "no-answer" }
  /** The upload session and its parts are removed before the operation runs. */
  | { readonly type: "forget-session" }
  /** `applyNodeAndEdges` responds with the 409 of a schema that is being changed, which may be repeated. */
  | { readonly type: "schema-lock" }
  /** The disk is full after a number of bytes (default 0). */
  | { readonly type: "disk-full"; readonly afterBytes?: number }
  /** An HTML page of a proxy replaces the operation (default status 502). */
  | { readonly type: "html"; readonly status?: number };

/** One failure as plain data, so that a test, a file or an HTTP request can contain it. */
export interface Fault {
  /** The name in the journal. The default is the type of the action. */
  readonly name?: string;
  readonly match?: FaultMatch;
  readonly do: FaultAction;
}
