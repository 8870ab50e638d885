import { codeOf } from "../../ground/unknown-value.js";
import { ApiRefusal } from "../../http/api-refusal.js";

const NOT_FOUND = 404;

/**
 * A store refused a call, or could not be reached. The error keeps nothing of the vendor's own error, because
 * that contains the whole request with its signature.
 */
export class ObjectStoreError extends Error {
  override readonly name = "ObjectStoreError";
  /** HTTP status of the response; `undefined` when there was none. */
  readonly status: number | undefined;
  /** `NoSuchUpload`, `AuthenticationFailed`, `ECONNREFUSED` … */
  readonly code: string;

  constructor(message: string, facts: { status: number | undefined; code: string }) {
    super(message);
    this.status = facts.status;
    this.code = facts.code;
  }
}

/**
 * Calls a vendor's SDK, and converts its errors to an {@link ObjectStoreError}. `statusOf` reads the HTTP status
 * from the SDK's own error.
 */
export async function askVendor<Answer>(
  ask: () => Promise<Answer>,
  statusOf: (error: unknown) => unknown,
): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const status = statusOf(cause);
    const name = cause instanceof Error ? cause.name : "unknown";
    const code = codeOf(cause) ?? name;
    // The first line is the message. Azure adds the request id and the time.
    const [message = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    // For responses without a body, for example to HEAD, the AWS SDK only reports "UnknownError".
    const said = message === "" || message === "UnknownError" ? code : message;
    throw new ObjectStoreError(said, { status: typeof status === "number" ? status : undefined, code });
  }
}

/** Whether the requested object does not exist (any more). */
export function isGone(error: unknown): boolean {
  return error instanceof ObjectStoreError && error.status === NOT_FOUND;
}

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
