import { createLoader, type FilesClient } from "@cdf-multipart/core";
import type { JournalStore } from "../journal/journal-store.js";
import { xhrTransport } from "../transport/xhr/xhr-transport.js";
import type { Memory } from "../upload/choose-journal.js";
import type { Platform } from "../upload/platform.js";
import type { SharingSettings } from "../upload/upload-options.js";
import { noPartChecks } from "../verify/no-part-checks.js";
import type { PartChecks, PartChecksOptions } from "../verify/part-checks.js";
import { attendNetwork } from "./attend-network.js";
import { type BrowserInput, isFileHandle, openBrowserInput } from "./browser-input.js";
import { CONNECTIONS } from "./connections.js";
import { loadJournals } from "./load-journals.js";
import { sharedScheduler } from "./shared-scheduler.js";

const loadChecks = createLoader(() => import("../verify/content-checks.js"));

/** One connection is left for API requests, which may go to the same host. */
const PUTS: number = CONNECTIONS - 1;

/** Files and blobs as inputs, parts by XMLHttpRequest, journals in IndexedDB. */
export const browserPlatform: Platform<BrowserInput> = Object.freeze({
  open: openBrowserInput,
  transport: () => xhrTransport(),
  cap: PUTS,
  scheduler: (client: FilesClient, settings: SharingSettings) => sharedScheduler(client, PUTS, settings),
  attend: attendNetwork,
  memory(input: BrowserInput | undefined): Memory {
    const name = nameOf(input);
    return {
      hashes: async () => (await loadChecks()).portableHashes,
      checks: checksFor,
      async store(): Promise<JournalStore> {
        const { indexedDbJournalStore } = await loadJournals();
        return indexedDbJournalStore(isFileHandle(input) ? { handle: input } : {});
      },
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
  const { createPartChecks, portableHashes: hashes } = await loadChecks();
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
