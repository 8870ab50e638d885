import { readManifest, root } from "./repository.mjs";
import { SetUpError } from "./say.mjs";

/** Refuses a Node that is older than package.json requires, before it causes a confusing failure. */
export function checkNodeVersion(version = process.versions.node) {
  const wanted = readManifest(root).engines.node.replace(/^>=/, "");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new SetUpError(
    `Node ${version} is too old. Install Node ${wanted} or newer from https://nodejs.org or with nvm.`,
  );
}
