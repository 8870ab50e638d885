import type { Comparison } from "./compare-download.js";

/** A request to the comparing process. The URL is a secret, so it goes over the IPC channel and not on the command line. */
export interface CompareRequest {
  readonly id: number;
  readonly url: string;
  readonly path: string;
}

/** The answer of the comparing process. */
export type CompareAnswer = { readonly id: number } & (
  | { readonly comparison: Comparison; readonly failure?: never }
  | { readonly failure: string; readonly comparison?: never }
);
