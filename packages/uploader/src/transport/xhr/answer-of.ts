import { ANSWER_BODY_MAX } from "../read-head.js";
import type { PartResponse } from "../transport.js";

/** The response of an XMLHttpRequest so far: at least status and headers. */
export function answerOf(xhr: XMLHttpRequest, bytesWritten: number): PartResponse {
  return {
    status: xhr.status,
    headers: readHeaders(xhr.getAllResponseHeaders()),
    body: xhr.responseText.slice(0, ANSWER_BODY_MAX),
    bytesWritten,
  };
}

/**
 * Parses `name: value` lines; names become lower case. A store on another origin shows only the headers that
 * its CORS rule exposes.
 */
function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}
