import type { CorsOptions, Fault } from "@cdf-multipart/emulator";
import type { PageOptions } from "../browser/page/page-app.js";
import type { Deed } from "./deeds.js";
import type { EngineName } from "./engine.js";

/** How an upload ends, as it stands in the table of `docs/browser.md`. */
export type Ending =
  /** Stored byte for byte, as the file was when it was chosen. */
  | "stored"
  /** Stored as the file was when the upload began; it was edited between that and its being chosen. */
  | "stored as edited"
  /** An earlier run is continued: no acknowledged part is sent again. */
  | "continued"
  /** SourceChangedError, and nothing is completed. */
  | "refused"
  /** The error that its case names, and nothing is completed. */
  | "error";

/** One row of the matrix: what happens to an upload, and how it ends in each engine. */
export interface EngineCase {
  /** The row's name. */
  readonly what: string;
  /** Parts of the file; the last is a short one. 0: an empty file. @default 2 */
  readonly parts?: number;
  readonly faults?: readonly Fault[];
  readonly cors?: CorsOptions;
  readonly options?: PageOptions;
  /** How the upload is made. @default "file" */
  readonly by?: "file" | "worker" | "many" | "revived";
  /** Done to the page before anything begins. */
  readonly page?: "never-sends-blobs";
  /** What happens in the middle, and when: parts that are acknowledged by then; `chosen`: before the upload begins. */
  readonly deed?: Deed;
  readonly when?: number | "chosen";
  /** An engine that is missing cannot do it at all when it is driven by a program. */
  readonly ends: Ending | Readonly<Partial<Record<EngineName, Ending>>>;
  /** What the error has to be like, where it ends with one. */
  readonly error?: { readonly name?: string; readonly code?: string; readonly says?: string };
}

/** How a case ends in an engine; undefined where it cannot be run there. */
export function endingIn({ ends }: EngineCase, engine: EngineName): Ending | undefined {
  return typeof ends === "string" ? ends : ends[engine];
}
