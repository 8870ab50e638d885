/** What to do when the service refuses to complete an upload whose parts were all acknowledged. */
import type { ApiError } from "@cdf-multipart/core";
import type { UploadEvent } from "../events/upload-event.js";

/** Parts to send again in the same session, or a new session when the old one can no longer be used. */
export type Remedy =
  | { readonly kind: "send-again"; readonly partNumbers: readonly number[] }
  | { readonly kind: "new-session" };

/** Statuses of refusals that concern the upload, not the caller or the rate of requests. */
const OF_THE_UPLOAD: ReadonlySet<number> = new Set([400, 404, 409, 410, 422]);

const SAYS_MISSING = /InvalidPart\b|(missing|incomplete|not (been )?(uploaded|found|received))\b/i;

/** Numbers after the word, as in `were not uploaded: 1, 3.` or `missing parts [1, 3]`. */
const NAMED =
  /(?:uploaded|missing|received|found|parts?)[\s:=([]{1,4}(\d{1,3}(?:[\s,]{1,3}(?:and )?\d{1,3})*)/gi;

/**
 * Decides how to continue after a refusal.
 *
 * @param parts the number of parts of the upload.
 * @param heard false when an earlier run may have completed the upload. Then a refusal without a reason means
 * that the session is gone, since the content did not appear.
 * @returns undefined when nothing can be done about it.
 */
export function remedyFor(refusal: ApiError, parts: number, heard: boolean): Remedy | undefined {
  if (!OF_THE_UPLOAD.has(refusal.status)) return undefined;
  const listed = (refusal.missing ?? []).flatMap(numberIn);
  const { message } = refusal;
  if (listed.length === 0 && !(SAYS_MISSING.test(message) && /part/i.test(message)))
    return heard ? undefined : { kind: "new-session" };
  const named = listed.length > 0 ? listed : numbersIn(message);
  const partNumbers = [...new Set(named)].filter((number) => number >= 1 && number <= parts);
  // If the refusal names no parts, all parts are sent again.
  const all = Array.from({ length: parts }, (_, index) => index + 1);
  return { kind: "send-again", partNumbers: partNumbers.length === 0 ? all : partNumbers };
}

/** The event about a remedy. */
export function remedyWarning({ message }: Error, remedy: Remedy, at: number): UploadEvent {
  const what =
    remedy.kind === "new-session"
      ? "all parts are sent again in a new session"
      : `parts ${remedy.partNumbers.join(", ")} are sent again`;
  const said = `All parts were acknowledged, but the upload could not be completed: ${what}. ${message}`;
  return { type: "warning", at, code: "parts-missing", message: said };
}

function numberIn(item: unknown): number[] {
  const value = typeof item === "object" && item !== null && "partNumber" in item ? item.partNumber : item;
  return typeof value === "number" ? [value] : [];
}

function numbersIn(message: string): number[] {
  // The last list: a count may precede it, as in `of 4 parts 2 were not uploaded: 1, 3`.
  const list = [...message.matchAll(NAMED)].at(-1)?.[1] ?? "";
  return (list.match(/\d+/g) ?? []).map(Number);
}
