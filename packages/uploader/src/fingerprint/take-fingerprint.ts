import type { Source, SourceFingerprint } from "../sources/source.js";
import { sampleSource } from "./sample-source.js";

/** The fingerprint of a source now: its own description and its samples (at most 1 MiB is read). */
export async function takeFingerprint(source: Source, signal?: AbortSignal): Promise<SourceFingerprint> {
  const samples = await sampleSource(source, signal);
  return { ...(await source.fingerprint()), samples };
}
