import { setFlagsFromString } from "node:v8";

/**
 * Flags for V8, with the memory that each saves at the peak of an upload (Node 20.20, 3 GiB).
 *
 * `--liftoff-only` (28 MiB): the only WebAssembly here is the HTTP parser of `fetch`, which parses a few small responses of the
 * API and needs no optimising compiler. In Node 24 and later it saves nothing.
 * `--semi-space-growth-factor=1` (8 MiB): the garbage of an upload is short-lived, so a young generation that grows only holds
 * more garbage.
 */
const FLAGS: readonly { readonly flag: string; readonly before: number }[] = Object.freeze([
  { flag: "--liftoff-only", before: 24 },
  { flag: "--semi-space-growth-factor=1", before: 26 },
]);

/** Keeps the process below 100 MiB. Call it before any large module is imported or any request is sent. */
export function keepMemorySmall(): void {
  const major = Number(process.versions.node.split(".")[0]);
  // V8 prints a warning to standard error about a flag that it does not know, as later versions may not.
  for (const { flag, before } of FLAGS) if (major < before) setFlagsFromString(flag);
}
