import { portableHashes } from "../fingerprint/hashes.js";
import type { UploadNote } from "../journal/indexed-db/upload-note.js";
import type { JournalStore } from "../journal/journal-store.js";
import { xhrTransport } from "../transport/xhr/xhr-transport.js";
import type { Platform } from "../upload/create-handle.js";
import type { UploadInto } from "../upload/upload-options.js";
import { attendNetwork } from "./attend-network.js";
import { type BrowserInput, isFileHandle, openBrowserInput } from "./browser-input.js";

/**
 * Connections of a browser to one host, by HTTP/1.1. What would be the seventh waits in the browser, where no watchdog can
 * tell it from a dead one.
 */
export const CONNECTIONS: number = 6;
/** One connection is left to calls of the API, which may go to the same host. */
export const PUTS: number = CONNECTIONS - 1;

/** Files and blobs, parts by XMLHttpRequest, journals in IndexedDB. */
export function browserPlatform(into: UploadInto = {}): Platform<BrowserInput> {
  return {
    open: openBrowserInput,
    transport: () => xhrTransport(),
    cap: PUTS,
    attend: attendNetwork,
    memory(input) {
      const name = nameOf(input);
      return {
        hashes: portableHashes,
        checksums: "asked",
        store: () => openStore(noteOf(input, into)),
        ...(name === undefined ? {} : { place: ({ size }) => `${name} of ${size} bytes` }),
      };
    },
  };
}

/** Loaded when a journal is kept: pages that keep none do without. */
async function openStore(note: UploadNote): Promise<JournalStore> {
  const { indexedDbJournalStore } = await import("../journal/indexed-db/indexed-db-journal-store.js");
  return indexedDbJournalStore({ note });
}

/**
 * What names a file beyond this page. Browsers keep its folder to themselves, so two files of one name and one size are taken
 * for the same; their content tells them apart before anything is sent.
 */
function nameOf(input: BrowserInput | undefined): string | undefined {
  if (isFileHandle(input)) return input.name;
  if (!(input instanceof File)) return undefined;
  return input.webkitRelativePath === "" ? input.name : input.webkitRelativePath;
}

function noteOf(input: BrowserInput | undefined, { file, overwrite, target }: UploadInto): UploadNote {
  return {
    ...(isFileHandle(input) ? { handle: input } : {}),
    ...(isFileHandle(input) || input instanceof File ? { fileName: input.name } : {}),
    ...(file === undefined ? {} : { file }),
    ...(overwrite === undefined ? {} : { overwrite }),
    ...(target === undefined ? {} : { target }),
  };
}
