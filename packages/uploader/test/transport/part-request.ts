import { bytesSource } from "../../src/sources/bytes-source.js";
import type { PartRequest } from "../../src/transport/transport.js";
import { pattern } from "../sources/pattern.js";

/** A request for one part: some bytes in memory, unless the test sets others. */
export function partRequest(fields: Partial<PartRequest> & Pick<PartRequest, "url">): PartRequest {
  const source = fields.source ?? bytesSource(pattern(200_000));
  return {
    partNumber: 1,
    attempt: 1,
    source,
    start: 0,
    end: source.size,
    signal: new AbortController().signal,
    ...fields,
  };
}
