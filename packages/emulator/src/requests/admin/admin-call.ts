import type { Answer } from "../../http/answer.js";
import type { EmulatorContext } from "../../server/context.js";

/** A request to one of the admin routes, with its body parsed. */
export interface AdminCall {
  readonly context: EmulatorContext;
  /** Fields of the JSON object in the body; empty for GET and DELETE. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** Aborts when the connection closes or the emulator shuts down. */
  readonly signal: AbortSignal;
}

/** Answers one admin route. An `ApiRefusal` that it throws becomes the response. */
export type AdminRoute = (call: AdminCall) => Answer | Promise<Answer>;
