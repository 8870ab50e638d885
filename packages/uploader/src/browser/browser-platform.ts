import type { FilesClient } from "@cdf-multipart/core";
import { loadContentChecks } from "../chunks.js";
import { indexedDbJournalStore } from "../journal/indexed-db/indexed-db-journal-store.js";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import { attendNetwork, CONNECTIONS } from "../transport/xhr/network.js";
import { xhrTransport } from "../transport/xhr/xhr-transport.js";
import type { Persistence } from "../upload/choose-journal.js";
import type { Platform, SchedulerChoice } from "../upload/platform.js";
import { noPartChecks } from "../verify/no-part-checks.js";
import type { PartChecks, PartChecksOptions } from "../verify/part-checks.js";
import { type BrowserInput, isFileHandle, openBrowserInput } from "./browser-input.js";

/** One connection is left for API requests, which may go to the same host. */
const PUTS: number = CONNECTIONS - 1;
/** ms. A page can be reloaded or closed at any moment. On a link of 1 MB/s that loses less than 8 MB. */
const TIME_AT_RISK = 7500;

/** Files and blobs as inputs, parts by XMLHttpRequest, journals in IndexedDB. */
export const browserPlatform: Platform<BrowserInput> = Object.freeze({
  open: openBrowserInput,
  transport: () => xhrTransport(),
  cap: PUTS,
  timeAtRisk: TIME_AT_RISK,
  scheduler: sharedScheduler,
  attend: attendNetwork,
  persistence(input: BrowserInput | undefined): Persistence {
    const name = nameOf(input);
    return {
      hashes: async () => (await loadContentChecks()).portableHashes,
      checks: checksFor,
      store: () => indexedDbJournalStore(isFileHandle(input) ? { handle: input } : {}),
      ...(name === undefined ? {} : { place: ({ size }) => `${name} of ${size} bytes` }),
    };
  },
});

/**
 * Parts are hashed only if `verify` is "parts" and not for the journal alone, because hashing reads them
 * twice. Without hashes, a file whose modification time changed is sent again.
 */
async function checksFor({ verify }: Pick<PartChecksOptions, "verify">): Promise<PartChecks> {
  if (verify !== "parts") return noPartChecks(verify);
  const { createPartChecks, portableHashes: hashes } = await loadContentChecks();
  return createPartChecks({ verify, hashes, keep: false });
}

/**
 * Identifies a file beyond this page. Browsers do not reveal its folder, so two files with the same name and
 * size have the same journal. Their content is compared before anything is sent.
 */
function nameOf(input: BrowserInput | undefined): string | undefined {
  if (isFileHandle(input)) return input.name;
  if (!(input instanceof File)) return undefined;
  return input.webkitRelativePath === "" ? input.name : input.webkitRelativePath;
}

const schedulers = new WeakMap<FilesClient, Scheduler>();

/**
 * The common scheduler of all uploads of a client that set no scheduling options. They share one link and the
 * browser's few connections, so the limit of concurrent PUTs applies to all of them together.
 */
export function sharedScheduler(
  client: FilesClient,
  { clock, concurrency, memory, limitRate }: SchedulerChoice,
): Scheduler | undefined {
  if ([clock, concurrency, memory, limitRate].some((own) => own !== undefined)) return undefined;
  const shared =
    schedulers.get(client) ?? createScheduler({ gate: client.cooldown, cap: PUTS, timeAtRisk: TIME_AT_RISK });
  schedulers.set(client, shared);
  return shared;
}
