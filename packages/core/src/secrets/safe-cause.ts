import { scrub } from "./scrub.js";

/** Causes deeper than this say nothing new. */
const DEPTH = 4;

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * A copy of a foreign error that is fit to travel as `cause`: name, message without secrets, code, and its
 * causes likewise. Errors of HTTP stacks and OAuth libraries carry requests, headers and bodies with them;
 * none of that gets through.
 */
export function safeCause(error: unknown, secrets: readonly string[], depth: number = 0): Error {
  if (!(error instanceof Error)) return new Error(scrub(String(error), secrets));
  const cause =
    error.cause === undefined || depth >= DEPTH ? {} : { cause: safeCause(error.cause, secrets, depth + 1) };
  const copy = new Error(scrub(error.message, secrets), cause);
  copy.name = error.name;
  const code = codeOf(error);
  return code === undefined ? copy : Object.assign(copy, { code });
}
