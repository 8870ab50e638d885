import { randomBytes } from "node:crypto";
import type { FaultAction } from "../faults/fault.js";

/** Headers of the response to a PUT that was stored. */
export function storedAnswerHeaders(
  etag: string,
  fault: FaultAction | undefined,
): Readonly<Record<string, string>> {
  if (fault?.type === "no-etag") return {};
  return { etag: `"${fault?.type === "wrong-etag" ? randomBytes(16).toString("hex") : etag}"` };
}
