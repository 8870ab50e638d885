import type { Answer } from "../../http/answer.js";
import type { Service } from "../service.js";

/** A request to one of the admin routes, with its body parsed. */
export interface AdminCall {
  /** Fields of the JSON object in the body; empty for GET and DELETE. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** Aborts when the connection closes or the emulator shuts down. */
  readonly signal: AbortSignal;
}

/** Answers one admin route. `Part` names the components of the service that it takes. An `ApiRefusal` that it throws becomes the response. */
export type AdminRoute<Part extends keyof Service = keyof Service> = (
  service: Pick<Service, Part>,
  call: AdminCall,
) => Answer | Promise<Answer>;
