import type { CooldownGate, FilesClient } from "@cdf-multipart/core";
import type { UploadObserver } from "../events/upload-observer.js";
import type { Sha256 } from "../overwrite/hash-content.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { HttpReader } from "../sources/http-reader.js";
import type { Transport } from "../transport/transport.js";
import type { Persistence } from "./choose-journal.js";
import type { OpenedSource } from "./inputs.js";
import type { SchedulingOptions, TransferOptions, UploadOptions } from "./options.js";

/** What decides whether an upload shares a scheduler or has its own. */
export type SchedulerChoice = SchedulingOptions & Pick<TransferOptions, "clock">;

/** A platform: its inputs, its transport, its journals. */
export interface Platform<Input> {
  open(input: Input, signal: AbortSignal): OpenedSource | Promise<OpenedSource>;
  transport(): Transport;
  /** Reads stored files back. @default a reader that uses `fetch` */
  reader?(): HttpReader;
  /** Maximum concurrent PUTs that the scheduler reaches automatically. @default the scheduler's own limit */
  readonly cap?: number;
  /** As of a scheduler: what an interruption may lose, in ms of sending. @default unlimited */
  readonly timeAtRisk?: number;
  /** Starts a SHA-256. @default one in JavaScript, which is loaded first */
  readonly sha256?: () => Sha256;
  /** How many of the wanted files this process can have open at the same time. @default all */
  filesAtATime?(wanted: number): number;
  /** The scheduler of uploads that have none. Absent if each upload has its own. */
  scheduler?(client: FilesClient, settings: SchedulerChoice): Scheduler | undefined;
  /**
   * Watches for external events of a run, such as loss and return of the network. The returned function stops
   * that.
   */
  attend?(gate: CooldownGate): () => void;
  /** An observer of an upload that begins. Absent if nothing outside can watch uploads. */
  observe?(client: FilesClient, options: UploadOptions): UploadObserver;
  /** The journals and checks for an input. An unknown input has no name. */
  persistence(input: Input | undefined): Persistence;
}
