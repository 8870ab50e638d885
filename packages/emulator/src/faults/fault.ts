import type { OperationName } from "../http/operation-name.js";

/** Which requests a fault is for. All that is given must hold; an empty match is every request. */
export interface FaultMatch {
  /** One operation, or several. */
  readonly operation?: OperationName | readonly OperationName[];
  /** Part PUTs only: the part's number, from 1. */
  readonly partNumber?: number | readonly number[];
  /**
   * Which attempt: of this part in its session for part PUTs, of this operation since the start for all others.
   * From 1; a list names several.
   */
  readonly attempt?: number | readonly number[];
  /** Only requests whose path (without query) contains this text. */
  readonly path?: string;
  /** Only each n-th of the requests that match so far: 3 is the 3rd, 6th, 9th … */
  readonly every?: number;
  /** Probability from 0 to 1, drawn from the emulator's seeded generator. */
  readonly chance?: number;
  /** At most so many times in all. */
  readonly times?: number;
}

/** What goes wrong. Bytes count the request's body, or on `download` the answer's. */
export type FaultAction =
  /**
   * An answer instead of the work, or (`afterWork`) after it was done. A `body` that is not text goes out as
   * JSON. `retryAfter` is the header as it is: seconds or a date.
   */
  | {
      readonly type: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly retryAfter?: string | number;
      readonly afterWork?: boolean;
    }
  /** The connection is reset: at once, after so many bytes (default 0), or when the work is done (a lost answer). */
  | {
      readonly type: "reset";
      readonly when: "before" | "after-bytes" | "after-work";
      readonly bytes?: number;
    }
  /**
   * After so many bytes (default 0) nothing moves any more; the connection stays open. While a body stalls that
   * the client goes away is not noticed: only reading would tell.
   */
  | { readonly type: "stall"; readonly afterBytes?: number }
  /** The body moves at this rate, and the answer comes `delay` ms late. */
  | { readonly type: "slow"; readonly bytesPerSecond?: number; readonly delay?: number }
  /** The work is done; the answer ends after so many bytes of its body (default: half) and the connection closes. */
  | { readonly type: "truncate-answer"; readonly bytes?: number }
  /** An answer while the body is still coming, after so many bytes of it (default 0); nothing is stored. */
  | {
      readonly type: "early-answer";
      readonly status: number;
      readonly afterBytes?: number;
      readonly close?: boolean;
    }
  /** A part or single PUT is stored, but its ETag is another's, or missing. */
  | { readonly type: "wrong-etag" }
  | { readonly type: "no-etag" }
  /**
   * `url` (default): an upload or download URL is answered as expired; URLs that an API operation hands out have
   * ended already. `token`: the operation answers 401 as for an expired token.
   */
  | { readonly type: "expire"; readonly what?: "url" | "token" }
  /** The work is done, no answer comes, the connection stays open. */
  | { readonly type: "no-answer" }
  /** The upload session is gone before the work begins, with its parts. */
  | { readonly type: "forget-session" }
  /** The disk refuses after so many bytes (default 0). */
  | { readonly type: "disk-full"; readonly afterBytes?: number }
  /** A proxy's HTML page instead of the work (default status 502). */
  | { readonly type: "html"; readonly status?: number };

/** One way to fail, as plain data: it can stand in a test, a file or an HTTP request. */
export interface Fault {
  /** Shows in the journal; by default the type of the action. */
  readonly name?: string;
  readonly match?: FaultMatch;
  readonly do: FaultAction;
}
