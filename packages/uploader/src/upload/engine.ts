import type { Clock, FilesClient } from "@cdf-multipart/core";
import { loadEarlierRun, loadNodeFiles, loadOverwrite } from "../chunks.js";
import type { JournalState } from "../journal/journal.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import { createUploadedWatch, type UploadedWatch } from "../session/uploaded-watch.js";
import type { Platform, SchedulerChoice } from "./platform.js";
import { createPasses, type Passes, type PassOptions } from "./run-pass.js";
import { schedulerFor } from "./scheduler-for.js";

/** The engine and its parts. A handle needs it only when it starts, so a page can load it then. */
export interface Engine<Input> {
  readonly platform: Platform<Input>;
  /** The passes of an upload that has not begun. */
  createPasses(platform: Platform<Input>, upload: PassOptions<Input>): Passes;
  /** The scheduler of uploads that run together. `createUploadedWatch` creates their common watch. */
  schedulerFor(client: FilesClient, settings: SchedulerChoice): Scheduler;
  createUploadedWatch(client: FilesClient, clock: Clock, isBusy?: () => boolean): UploadedWatch;
  /** Deletes what a discarded upload created, while it has no content. */
  deleteUnfinished(client: FilesClient, state: JournalState): Promise<void>;
  /**
   * Scripts of the loading plan that uploads of many files need, too. They ask here: if two scripts imported the
   * plan, it would be a script of its own.
   */
  readonly loadNodeFiles: typeof loadNodeFiles;
  readonly loadOverwrite: typeof loadOverwrite;
}

/** The engine on a given platform. */
export function engineOn<Input>(platform: Platform<Input>): Engine<Input> {
  return {
    platform,
    createPasses,
    schedulerFor: (client, settings) => schedulerFor(platform, client, settings),
    createUploadedWatch,
    loadNodeFiles,
    loadOverwrite,
    deleteUnfinished: async (client, state) => (await loadEarlierRun()).deleteUnfinished(client, state),
  };
}
