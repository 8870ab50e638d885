import { ApiRefusal } from "../../http/api-refusal.js";
import { ObjectStoreError } from "../object-store.js";

/** What a store says of a complete that cannot be: parts too small, or not those that it has. */
const REFUSED = 400;

/** Asks the store on behalf of an API call: 503 when it does not do what it is asked. */
export async function askStore<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ObjectStoreError) throw new ApiRefusal(503, describeFailure(name, error));
    throw error;
  }
}

/** True for an answer that says: what was asked for is wrong, and always will be. */
export function isRefused(error: unknown): error is ObjectStoreError {
  return error instanceof ObjectStoreError && error.status === REFUSED;
}

/** One sentence for people: which store, what it said, what to look at. */
export function describeFailure(name: string, { status, code, message }: ObjectStoreError): string {
  const said = message.includes(code) ? message : `${code}: ${message}`;
  return status === undefined
    ? `The ${name} cannot be reached (${said}). Is it running?`
    : `The ${name} answered ${status} (${said}).`;
}
