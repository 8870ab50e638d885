import type { CorsOptions, Fault } from "@cdf-multipart/emulator";
import type { PageOptions } from "../browser/page/page-app.js";
import type { Deed } from "./deeds.js";
import type { EngineName } from "./engine.js";

/** The end of an upload, as in the table of `docs/browser.md`. */
export type Ending =
  /** Stored byte for byte, as the file was when it was chosen. */
  | "stored"
  /** Stored as the file was when the upload began. The file was edited after it was chosen. */
  | "stored as edited"
  /** An earlier run is continued: no acknowledged part is sent again. */
  | "continued"
  /** SourceChangedError, and nothing is completed. */
  | "refused"
  /** The expected error, and nothing is completed. */
  | "error";

/** One row of the matrix: what happens to an upload, and its end in each engine. */
export interface EngineCase {
  /** The row's name. */
  readonly what: string;
  /** Parts of the file; the last part is short. 0: an empty file. @default 2 */
  readonly parts?: number;
  readonly faults?: readonly Fault[];
  readonly cors?: CorsOptions;
  readonly options?: PageOptions;
  /** Kind of the upload. @default "file" */
  readonly by?: "file" | "worker" | "many" | "revived";
  /** Prepares the page before the upload begins. */
  readonly page?: "never-sends-blobs";
  /**
   * The event in the middle, and its time: the number of acknowledged parts; `chosen`: before the upload
   * begins.
   */
  readonly deed?: Deed;
  /** The link takes 1 MB/s. Number of acknowledged bytes after which the event happens. */
  readonly slowLink?: number;
  /**
   * Attempts that the watchdogs have to end, when all other parts are sent. Time passes only for them. `all`:
   * time passes until the upload has ended.
   */
  readonly abandoned?: number | "all";
  readonly when?: number | "chosen";
  /** A missing engine cannot run the case when a program drives it. */
  readonly ends: Ending | Readonly<Partial<Record<EngineName, Ending>>>;
  /** Expected properties of the error, if there is one. */
  readonly error?: { readonly name?: string; readonly code?: string; readonly says?: string };
}

/** The end of a case in an engine; undefined if the engine cannot run it. */
export function endingIn({ ends }: EngineCase, engine: EngineName): Ending | undefined {
  return typeof ends === "string" ? ends : ends[engine];
}
