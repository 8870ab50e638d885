import type { Comparison } from "./compare-download.js";

/** What the comparing process is asked. The URL is a secret, so it goes over the IPC channel and not on the command line. */
export interface CompareRequest {
  readonly id: number;
  readonly url: string;
  readonly path: string;
}

/** What it answers. */
export type CompareAnswer = { readonly id: number } & (
  | { readonly comparison: Comparison; readonly failure?: never }
  | { readonly failure: string; readonly comparison?: never }
);
