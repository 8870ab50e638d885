import { fileJournalStore } from "@cdf-multipart/uploader/node";
import { Interrupted } from "../errors.js";
import type { OverwriteChoice } from "../fields/field-options.js";
import type { HashOf } from "../hash/file-key.js";
import type { Shard } from "../inputs/shard.js";
import type { RunView } from "../output/run-event.js";
import type { Found } from "./candidate.js";
import type { Destination } from "./destination.js";
import { createLanes } from "./lanes.js";
import type { LeftJournals } from "./left-journals.js";
import { patientJournals } from "./patient-journals.js";
import type { RunMemory } from "./run-memory.js";
import { cutOf, retryOf, type WorkOptions } from "./run-options.js";
import { type FilesRun, uploadFiles } from "./upload-files.js";

/** The options of commands that send files, as far as they concern the transfer. */
export type SendOptions = Omit<WorkOptions, "resume"> & {
  readonly overwrite?: OverwriteChoice | undefined;
  readonly skipExisting?: boolean | undefined;
  readonly keepGoing?: boolean | undefined;
};

/** The files, the destination and the options of a transfer. */
export interface Sending {
  readonly destination: Destination;
  readonly options: SendOptions;
  readonly memory: RunMemory;
  /** Journals of stored files that an earlier run did not remove. */
  readonly left: LeftJournals;
  /** Whether each file has a journal. */
  readonly journal: "optional" | "off";
  /** Present if this process sends only a part of the files. */
  readonly shard: Shard | undefined;
  readonly view: RunView;
  readonly signal: AbortSignal;
  readonly find: (hashOf: HashOf | undefined) => AsyncIterable<Found>;
  /** Whether a file must be read completely to find its target. */
  readonly findingIsSlow: boolean;
}

/** Sends files with shared connections and a shared hasher. Returns the name of the signal that stopped it, if any. */
export async function sendFiles(sending: Sending): Promise<string | undefined> {
  const { destination, options, memory, left, journal, shard, view, signal, find, findingIsSlow } = sending;
  const { client } = destination;
  const lanes = createLanes(options, client.cooldown);
  const hasher =
    options.sha256 === true || findingIsSlow ? (await import("../hash/hasher.js")).createHasher() : undefined;
  try {
    await uploadFiles({
      client,
      found: find(hasher && ((path) => hasher.start(path).done)),
      findingIsSlow,
      lanes,
      memory,
      left,
      lookedAt: options.keepGoing !== true,
      hasher: options.sha256 === true ? hasher : undefined,
      view,
      signal,
      cut: cutOf(options),
      overwrite: options.overwrite,
      skipExisting: options.skipExisting === true,
      onePutMax: options.onePutMax,
      files: options.files,
      journal,
      ...(shard === undefined ? {} : { journalStore: patientJournals(fileJournalStore(), { signal }) }),
      restart: options.restart === true,
      verify: options.verify ?? "none",
      waitFor: options.waitFor ?? "file",
      retry: retryOf(options),
      ...reader(sending),
    });
    return undefined;
  } catch (error) {
    if (signal.reason instanceof Interrupted) return signal.reason.signalName;
    throw error;
  } finally {
    await hasher?.close();
    await lanes.transport.close();
  }
}

/** The comparison after an upload to an emulator. Only files on disk can be compared. */
function reader({ destination: { readBack }, view, signal }: Sending): Pick<FilesRun, "readBack"> {
  if (readBack === undefined) return {};
  return {
    readBack: async (id, { input }, file) => {
      if (input.kind !== "file") return undefined;
      view({ type: "step", file, line: `Downloading ${file.path} from the emulator and comparing it` });
      return readBack(id, input.path, signal);
    },
  };
}
