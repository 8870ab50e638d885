import type { OperationId } from "@cdf-multipart/spec";
import type { WireAnswer } from "./wire.js";

/** A request as plain data, so that each attempt sends the same bytes and no stream is used twice. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Bytes of a success that are read at most. @default 4 MiB */
  readonly answerMax?: number;
}

/** A complete answer: its last byte was read, or more bytes than are wanted. */
export type HttpAnswer = WireAnswer;

/**
 * Whether a request may be repeated when it may have been carried out: `always`, or only when it certainly
 * was not.
 */
export type Repeat = "always" | "unsent";

/** What the layers need to know of the call that they work for. */
export interface Call {
  readonly operation: OperationId;
  /** Aborts with the caller's reason, or with a TimeoutError when the deadline passes. */
  readonly signal: AbortSignal;
  /** ms since the epoch. */
  readonly deadlineAt: number;
  /** The deadline that was set, ms. */
  readonly deadline: number;
  readonly repeat: Repeat;
  /** Counted from 1. */
  readonly attempt: number;
  /** Told of every answer that came, also one that is an error. */
  readonly onAnswer?: (answer: HttpAnswer) => void;
}

/** One layer of the way from a call to the wire. */
export type Send = (request: HttpRequest, call: Call) => Promise<HttpAnswer>;
