import type { CooldownGate, FilesClient } from "@cdf-multipart/core";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { HttpReader } from "../sources/http-reader.js";
import type { Transport } from "../transport/transport.js";
import type { Memory } from "./choose-journal.js";
import type { SharingSettings } from "./upload-options.js";
import type { OpenedSource } from "./upload-source.js";

/** What a platform brings: what can be uploaded there, and what sends it. */
export interface Platform<Input> {
  open(input: Input, signal: AbortSignal): OpenedSource | Promise<OpenedSource>;
  transport(): Transport;
  /** Reads back what was stored. @default one on `fetch` */
  reader?(): HttpReader;
  /** PUTs at once that an upload may reach by itself; the scheduler's own limit where there is none. */
  readonly cap?: number;
  /** How many of the files that are wanted at a time this process can have open. @default all */
  filesAtATime?(wanted: number): number;
  /** The scheduler of uploads that were given none; absent where each has its own. */
  scheduler?(client: FilesClient, settings: SharingSettings): Scheduler | undefined;
  /** Watches for what concerns a run from outside (that the network goes and comes); the function returned ends that. */
  attend?(gate: CooldownGate): () => void;
  /** What an upload can be remembered with; of an input that is not known yet the name is not, either. */
  memory(input: Input | undefined): Memory;
}
