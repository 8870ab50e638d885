import { fileURLToPath } from "node:url";
import { filePlace } from "../disk/file-place.js";
import { nodeHashes } from "../fingerprint/node/node-hashes.js";
import { fileJournalStore } from "../journal/node/file-journal-store.js";
import type { Memory } from "../upload/choose-journal.js";
import { createPartChecks } from "../verify/part-checks.js";
import type { NodeInput } from "./node-input.js";

/** Journals in the user's state folder. A file is identified by its absolute path. */
export function nodeMemory(input: NodeInput | undefined): Memory {
  const place = placeOf(input);
  return {
    hashes: () => nodeHashes,
    checks: (options) => createPartChecks({ ...options, hashes: nodeHashes }),
    store: fileJournalStore,
    ...(place === undefined ? {} : { place }),
  };
}

function placeOf(input: NodeInput | undefined): string | undefined {
  if (typeof input === "string") return filePlace(input);
  if (!(input instanceof URL)) return undefined;
  return input.protocol === "file:" ? filePlace(fileURLToPath(input)) : input.href;
}
