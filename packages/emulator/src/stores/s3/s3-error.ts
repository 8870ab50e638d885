import { ObjectStoreError } from "../object-store.js";

const NOT_FOUND = 404;

/** Asks S3; what goes wrong is told in one form. */
export async function askS3<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const status = statusOf(cause);
    const code = codeOf(cause);
    // Answers without a body, as to HEAD, leave the SDK nothing better to say than "UnknownError".
    const said = cause instanceof Error && cause.message !== "UnknownError" ? cause.message : "";
    throw new ObjectStoreError(said === "" ? code : said, { status, code });
  }
}

/** True when what was asked for is not there (any more). */
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
