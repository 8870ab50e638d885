import type { FileFields } from "@cdf-multipart/core";
import type { Fault, FaultAction, FaultMatch } from "@cdf-multipart/emulator";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { UploadOptions } from "../../src/upload/upload-options.js";

/** Bytes of every part but the last. */
export const PART: number = 5 * 1024 * 1024 + 1;
/** Four parts, the last of them small. */
export const SIZE: number = 3 * PART + 65_537;

const places: readonly (readonly [string, FaultMatch])[] = [
  ["the first part", { partNumber: 1 }],
  ["a middle part", { partNumber: 3 }],
  ["the last part", { partNumber: 4 }],
  ["every third attempt", { every: 3 }],
];

/** Where a fault strikes and how often: a title, the times, the match. */
export const matrix: readonly (readonly [string, number, FaultMatch])[] = places.flatMap(([where, match]) =>
  [1, 3].map((times): readonly [string, number, FaultMatch] => [where, times, match]),
);

/** The fault at its place, so many times. */
export function strike(match: FaultMatch, times: number, action: FaultAction): readonly Fault[] {
  return [{ match: { operation: "putPart", ...match, times }, do: action }];
}

/** Four parts, three at once, with pauses and watchdogs short enough for a test. */
export function quick(file: Partial<FileFields> = {}): UploadOptions {
  return {
    file,
    partSize: PART,
    concurrency: 3,
    retry: { minDelay: 1, maxDelay: 10 },
    transport: () => nodeTransport({ proxy: "none", timeouts: { transfer: 200, answer: 200 } }),
  };
}
