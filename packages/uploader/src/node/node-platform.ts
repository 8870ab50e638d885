import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { nodeHashes } from "../checksums/node-hashes.js";
import { filesAtATime } from "../disk/descriptors.js";
import { filePlace } from "../disk/disk-platform.js";
import { fileJournalStore } from "../journal/node/file-journal-store.js";
import { openNodeReader } from "../net/node-reader.js";
import type { Sha256 } from "../overwrite/hash-content.js";
import { nodeTransport } from "../transport/node/node-transport.js";
import type { Persistence } from "../upload/choose-journal.js";
import type { Platform } from "../upload/platform.js";
import { createPartChecks } from "../verify/part-checks.js";
import { reportOnChannels } from "../watch/report-on-channels.js";
import { type NodeInput, openNodeInput } from "./node-input.js";

/** Journals in the user's state folder. A file is identified by its absolute path. */
export function nodePersistence(input: NodeInput | undefined): Persistence {
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

function nodeSha256(): Sha256 {
  const hash = createHash("sha256");
  return {
    update(bytes): void {
      hash.update(bytes);
    },
    digest: () => hash.digest("hex"),
  };
}

/** Files by path as inputs. Parts and remote sources use `node:http`. */
export const nodePlatform: Platform<NodeInput> = Object.freeze({
  open: openNodeInput,
  transport: () => nodeTransport(),
  reader: openNodeReader,
  sha256: nodeSha256,
  observe: reportOnChannels,
  persistence: nodePersistence,
  filesAtATime: (wanted: number) => filesAtATime(wanted),
});
