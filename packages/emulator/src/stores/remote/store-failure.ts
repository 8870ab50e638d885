import { ApiRefusal } from "../../http/api-refusal.js";
import { ObjectStoreError } from "./object-store.js";

/**
 * Error codes of a store for a complete that can never succeed: parts are too small, or are not those in the
 * store.
 */
const REFUSED = 400;

/** Calls the store for an API call. Throws a 503 when the store fails. */
export async function askStore<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ObjectStoreError) throw new ApiRefusal(503, describeFailure(name, error));
    throw error;
  }
}

/** Whether the response means that the request itself is wrong, so that a retry cannot help. */
export function isRefused(error: unknown): error is ObjectStoreError {
  return error instanceof ObjectStoreError && error.status === REFUSED;
}

/** A message that names the store, its error and what to check. */
export function describeFailure(name: string, { status, code, message }: ObjectStoreError): string {
  const said = message.includes(code) ? message : `${code}: ${message}`;
  return status === undefined
    ? `The ${name} cannot be reached (${said}). Is it running?`
    : `The ${name} answered ${status} (${said}).`;
}
