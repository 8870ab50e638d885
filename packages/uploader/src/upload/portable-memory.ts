import { portableHashes } from "../fingerprint/hashes.js";
import { createPartChecks } from "../verify/part-checks.js";
import type { ChecksChoice, Memory } from "./choose-journal.js";

/** What every runtime has to remember an upload with: checksums, and no place for journals. */
export const portableMemory: Memory = Object.freeze({
  hashes: () => portableHashes,
  checks: (choice: ChecksChoice) => createPartChecks({ ...choice, hashes: portableHashes }),
});
