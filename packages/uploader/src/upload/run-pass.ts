/**
 * One pass of the engine over an upload, and what stays between passes: the source and the job. A pause ends a
 * pass; the next one continues from the journal. Pages load this file with the engine.
 */
import type { FilesClient } from "@cdf-multipart/core";
import { type RunOutcome, runUpload } from "../engine/run-upload.js";
import type { RunSignals, UploadJob } from "../engine/upload-job.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { UploadObserver } from "../events/upload-observer.js";
import type { NodeDesk } from "../nodes/node-desk.js";
import type { EntryDesk } from "../overwrite/entry-desk.js";
import type { UploadedWatch } from "../session/uploaded-watch.js";
import type { OpenedSource } from "./inputs.js";
import type { UploadOptions } from "./options.js";
import type { Platform } from "./platform.js";
import { prepareJob } from "./prepare-job.js";

/** What uploads that run together share besides the scheduler. */
export interface Shared {
  readonly watch?: UploadedWatch;
  /** For uploads that compare their content. */
  readonly desk?: EntryDesk;
  readonly nodes?: () => Promise<NodeDesk>;
  /** Called when a small file was sent and only has to be reported as `uploaded`. */
  readonly onSent?: () => void;
}

/** One upload. */
export interface PassOptions<Input> {
  readonly client: FilesClient;
  readonly input: Input;
  readonly options: UploadOptions;
  readonly shared: Shared;
  readonly emit: (event: UploadEvent) => void;
}

/** The passes of one upload. */
export interface Passes {
  /** Undefined until the upload is planned. */
  readonly job: UploadJob | undefined;
  /** What watches the upload; undefined until the first pass, and if nobody does. */
  readonly observer: UploadObserver | undefined;
  /** Runs one pass. Rejects with the first fatal error, or with the signal's reason. */
  run(signals: RunSignals): Promise<RunOutcome>;
  /** Closes the source, if the upload opened it. Safe to call twice. */
  closeSource(): Promise<void>;
}

/** The passes of an upload that has not begun. */
export function createPasses<Input>(
  platform: Platform<Input>,
  { client, input, options, shared, emit }: PassOptions<Input>,
): Passes {
  let observer: UploadObserver | undefined;
  let opened: OpenedSource | undefined;
  let job: UploadJob | undefined;

  const closeSource = async (): Promise<void> => {
    const { source, owned } = opened ?? {};
    if (owned !== true || source === undefined) return;
    opened = { source, owned: false };
    await source.close().catch(() => {});
  };
  const sent = async (): Promise<void> => {
    await closeSource();
    shared.onSent?.();
  };

  const attend = (): (() => void) => {
    const gates = new Set([client.cooldown, options.scheduler?.gate ?? client.cooldown]);
    const leaves = [...gates].map((gate) => platform.attend?.(gate));
    return () => {
      for (const leave of leaves) leave?.();
    };
  };

  const prepareAndSend = async (signals: RunSignals): Promise<RunOutcome> => {
    const { signal } = signals;
    const leave = attend();
    try {
      opened ??= await platform.open(input, signal);
      job ??= await prepareJob(options, {
        client,
        source: opened.source,
        emit,
        watch: shared.watch,
        desk: shared.desk,
        nodes: shared.nodes,
        persistence: platform.persistence(input),
        platform,
        signal,
        sent,
      });
      return await send(job, signals);
    } finally {
      leave();
    }
  };

  const send = async (theJob: UploadJob, signals: RunSignals): Promise<RunOutcome> => {
    const given = options.transport ?? platform.transport;
    if (typeof given !== "function") return runUpload(theJob, given, signals);
    const transport = given();
    try {
      return await runUpload(theJob, transport, signals);
    } finally {
      await transport.close();
    }
  };

  return {
    get job(): UploadJob | undefined {
      return job;
    },
    get observer(): UploadObserver | undefined {
      return observer;
    },
    async run(signals): Promise<RunOutcome> {
      observer ??= platform.observe?.(client, options);
      const work = (): Promise<RunOutcome> => prepareAndSend(signals);
      return await (observer?.run(work) ?? work());
    },
    closeSource,
  };
}
