/**
 * Checks that workflows declare their permissions, and that workflows and images pin what they use by hash: an attacker
 * who takes over a project can move its tags.
 *
 * Usage: pnpm check:pins
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What is wrong with a workflow of GitHub Actions. */
export function workflowFaults(text) {
  const faults = /^permissions:/m.test(text)
    ? []
    : ["has no permissions: at the top, so its token may do everything"];
  for (const [, action] of text.matchAll(/^\s*(?:-\s+)?uses:\s*(\S+)/gm)) {
    if (!action.startsWith("./") && !/@[0-9a-f]{40}$/.test(action))
      faults.push(`uses ${action}: name it by the hash of its commit, and the version in a comment`);
  }
  return faults;
}

/** What is wrong with a Dockerfile. An image that the builder names by an argument is the builder's to pin. */
export function dockerfileFaults(text) {
  const stages = new Set();
  const faults = [];
  for (const [, image, stage] of text.matchAll(/^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/gim)) {
    if (!/@sha256:[0-9a-f]{64}$/.test(image) && !image.startsWith("${") && !stages.has(image))
      faults.push(`builds from ${image}: name it by its digest, or by an argument that the builder sets`);
    if (stage !== undefined) stages.add(stage);
  }
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
  const faults = files.flatMap((file) => {
    const isWorkflow = /^\.github\/workflows\/|github-actions.*\.ya?ml$/.test(file);
    if (!isWorkflow && !/(^|\/)Dockerfile/.test(file)) return [];
    const text = readFileSync(file, "utf8");
    return (isWorkflow ? workflowFaults(text) : dockerfileFaults(text)).map((fault) => `${file} ${fault}`);
  });
  for (const fault of faults) console.error(`check:pins: ${fault}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
