/**
 * Checks that workflows declare their permissions, and that workflows and images pin actions and images by
 * hash, because an attacker who takes over a project can move its tags.
 *
 * Usage: pnpm check:pins
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The faults of a GitHub Actions workflow. */
export function workflowFaults(text) {
  const faults = /^permissions:/m.test(text)
    ? []
    : ["has no top-level permissions:, so its token has all permissions; add them"];
  for (const [, action] of text.matchAll(/^\s*(?:-\s+)?uses:\s*(\S+)/gm)) {
    if (!action.startsWith("./") && !/@[0-9a-f]{40}$/.test(action))
      faults.push(`uses ${action}: pin it to a commit hash, with the version in a comment`);
  }
  return faults;
}

/** The faults of a Dockerfile. An image that the builder passes as an argument is pinned by the builder. */
export function dockerfileFaults(text) {
  const stages = new Set();
  const faults = [];
  for (const [, image, stage] of text.matchAll(/^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/gim)) {
    if (!/@sha256:[0-9a-f]{64}$/.test(image) && !image.startsWith("${") && !stages.has(image))
      faults.push(`builds from ${image}: pin it to a digest, or use a build argument`);
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
