import { ObjectStoreError } from "../remote/object-store.js";

const NOT_FOUND = 404;

/** Calls S3, and converts its errors to an ObjectStoreError. */
export async function askS3<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const status = statusOf(cause);
    const code = codeOf(cause);
    // For responses without a body, for example to HEAD, the SDK only reports "UnknownError".
    const said = cause instanceof Error && cause.message !== "UnknownError" ? cause.message : "";
    throw new ObjectStoreError(said === "" ? code : said, { status, code });
  }
}

/** Whether the requested object does not exist (any more). */
export function isGone(error: unknown): boolean {
  return error instanceof ObjectStoreError && error.status === NOT_FOUND;
}

function statusOf(cause: unknown): number | undefined {
  if (typeof cause !== "object" || cause === null || !("$metadata" in cause)) return undefined;
  const { $metadata: metadata } = cause;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

function codeOf(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.name : "unknown";
}
