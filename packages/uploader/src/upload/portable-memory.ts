import { portableHashes } from "../fingerprint/hashes.js";
import { createPartChecks } from "../verify/part-checks.js";
import type { ChecksChoice, Memory } from "./choose-journal.js";

/** The checksums and checks of every runtime, without journals. */
export const portableMemory: Memory = Object.freeze({
  hashes: () => portableHashes,
  checks: (choice: ChecksChoice) => createPartChecks({ ...choice, hashes: portableHashes }),
});
