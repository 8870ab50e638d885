import { algorithmOf, type Hasher, type Hashes } from "../fingerprint/hashes.js";
import { readRange, readWindow } from "../fingerprint/read-range.js";
import { takeFingerprint } from "../fingerprint/take-fingerprint.js";
import { partLength } from "../plan/upload-plan.js";
import type { AcknowledgedPart, UploadState } from "../session/upload-session.js";
import type { Source, SourceFingerprint } from "../sources/source.js";
import { SourceChangedError } from "../sources/source-changed-error.js";

/**
 * What of a source is compared before an upload is gone on with. `auto`: size and samples (at most 1 MiB); where a time of last
 * change, the inode or the disk has moved also the checksum of every part that was sent, so that a touched file goes on and an edited
 * one does not. `all`: always the checksums, too. `none`: the size.
 */
export type ResumeCheck = "auto" | "all" | "none";

/** What was found out about a source that is unchanged. */
export interface SourceFindings {
  /** How it looks now; undefined when that is what the journal says already, or nobody looked. */
  readonly source?: SourceFingerprint;
  /** Parts whose bytes could not be compared, since no checksum was kept. They have to be sent again. */
  readonly unproven: readonly number[];
}

/** What the check works with. */
export interface ResumeCheckOptions {
  readonly source: Source;
  readonly check: ResumeCheck;
  readonly hashes: Hashes;
  readonly signal: AbortSignal;
}

/**
 * Compares a source with what an earlier run has sent of it.
 *
 * @throws SourceChangedError when it is another one.
 */
export async function checkSource(
  earlier: UploadState,
  options: ResumeCheckOptions,
): Promise<SourceFindings> {
  const { source, check, signal } = options;
  if (source.size !== earlier.plan.size) {
    throw changed(options, `has ${source.size} bytes, and had ${earlier.plan.size}`, "size");
  }
  if (check === "none" || earlier.source === undefined) return { unproven: [] };
  const now = await takeFingerprint(source, signal);
  const before = earlier.source;
  if (before.samples !== undefined && before.samples !== now.samples) {
    throw changed(options, "was edited: a sample of its content differs", "content");
  }
  const moved = hasMoved(before, now);
  if (check === "auto" && !moved) return { unproven: [] };
  const unproven = await compareParts(earlier, options);
  return moved || before.samples === undefined ? { source: now, unproven } : { unproven };
}

/**
 * Whether anything but the samples differs. An edit can put back the time of last change (`touch -r`), but not that of the file's
 * last change of any kind. Earlier versions kept neither that nor the device.
 */
function hasMoved(before: SourceFingerprint, now: SourceFingerprint): boolean {
  if (before.modified !== now.modified || before.identity !== now.identity) return true;
  return differs(before.changed, now.changed) || differs(before.device, now.device);
}

function differs(before: number | undefined, now: number | undefined): boolean {
  return before !== undefined && now !== undefined && before !== now;
}

async function compareParts(
  { plan, acknowledged }: UploadState,
  options: ResumeCheckOptions,
): Promise<number[]> {
  const { source, hashes, signal } = options;
  const window = readWindow(source.size);
  const unproven: number[] = [];
  for (const part of acknowledged) {
    const hasher = hasherOf(part, hashes);
    const range = plan.parts[part.partNumber - 1];
    if (hasher === undefined || range === undefined) {
      unproven.push(part.partNumber);
      continue;
    }
    await readRange(source, range, (view) => hasher.hasher.update(view), { window, signal });
    if (hasher.hasher.digest() !== hasher.digest) {
      const where = `part ${part.partNumber} (bytes ${range.start} to ${range.start + partLength(range)})`;
      throw changed(options, `was edited: ${where}, which was sent already, is not what it was`, "content");
    }
  }
  return unproven;
}

function hasherOf(
  { checksum }: AcknowledgedPart,
  hashes: Hashes,
): { readonly hasher: Hasher; readonly digest: string } | undefined {
  const name = algorithmOf(checksum);
  const digest = checksum?.split(":")[1];
  if (name === undefined || digest === undefined) return;
  const begin = hashes[name];
  return begin === undefined ? undefined : { hasher: begin(), digest };
}

function changed(
  { source }: ResumeCheckOptions,
  what: string,
  change: "size" | "content",
): SourceChangedError {
  const label = source.name === undefined ? `The source (${source.kind})` : `"${source.name}"`;
  return new SourceChangedError(
    `${label} ${what} when an earlier run began to upload it, so that upload cannot be gone on with. Begin anew with ` +
      "restart: true (cdf-upload --restart), or bring the old content back.",
    { change },
  );
}
