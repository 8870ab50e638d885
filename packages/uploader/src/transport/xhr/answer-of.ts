import { ANSWER_BODY_MAX } from "../read-head.js";
import type { PartResponse } from "../transport.js";

/** What an XMLHttpRequest knows of its answer by now, status and headers at least. */
export function answerOf(xhr: XMLHttpRequest, bytesWritten: number): PartResponse {
  return {
    status: xhr.status,
    headers: readHeaders(xhr.getAllResponseHeaders()),
    body: xhr.responseText.slice(0, ANSWER_BODY_MAX),
    bytesWritten,
  };
}

/** `name: value` lines with names in lower case; of another origin only those that its CORS rule exposes. */
function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}
