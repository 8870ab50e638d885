import { ObjectStoreError } from "../remote/object-store.js";

const NOT_FOUND = 404;

/** Calls Azure, and converts its errors to an ObjectStoreError. */
export async function askAzure<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    // The first line is the message. The request id and the time follow.
    const message = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    const code = textOf(cause, "code") ?? "unknown";
    throw new ObjectStoreError(message === "" ? code : message, { status: statusOf(cause), code });
  }
}

/** Whether the requested object does not exist (any more). */
export function isGone(error: unknown): boolean {
  return error instanceof ObjectStoreError && error.status === NOT_FOUND;
}

function statusOf(cause: unknown): number | undefined {
  return typeof cause === "object" &&
    cause !== null &&
    "statusCode" in cause &&
    typeof cause.statusCode === "number"
    ? cause.statusCode
    : undefined;
}

function textOf(cause: unknown, name: string): string | undefined {
  if (typeof cause !== "object" || cause === null) return undefined;
  const value: unknown = Reflect.get(cause, name);
  return typeof value === "string" ? value : undefined;
}
