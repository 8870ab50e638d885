import { setFlagsFromString } from "node:v8";

/**
 * What V8 is told, and what it saves at the peak of an upload (Node 20.20, 3 GiB).
 *
 * `--liftoff-only` (28 MiB): the only WebAssembly here is the HTTP parser of `fetch`, which reads some small answers
 * of the API and needs no optimising compiler. From Node 24 on it saves nothing.
 * `--semi-space-growth-factor=1` (8 MiB): what an upload leaves behind dies young, so a young generation that grows
 * only holds more garbage.
 */
const FLAGS: readonly { readonly flag: string; readonly before: number }[] = Object.freeze([
  { flag: "--liftoff-only", before: 24 },
  { flag: "--semi-space-growth-factor=1", before: 26 },
]);

/** Keeps the process below 100 MiB. Works best before anything large is imported or requested. */
export function keepMemorySmall(): void {
  const major = Number(process.versions.node.split(".")[0]);
  // A flag that a V8 to come does not know would be complained about on standard error.
  for (const { flag, before } of FLAGS) if (major < before) setFlagsFromString(flag);
}
