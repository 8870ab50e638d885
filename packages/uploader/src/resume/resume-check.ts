import { algorithmOf, type Hasher, type Hashes } from "../checksums/hashes.js";
import { partLength } from "../plan/upload-plan.js";
import type { AcknowledgedPart, UploadState } from "../session/upload-session.js";
import { readRange, readWindow } from "../sources/read-range.js";
import { takeFingerprint } from "../sources/sample-source.js";
import type { Source, SourceFingerprint } from "../sources/source.js";
import { SourceChangedError } from "../sources/source-error.js";

/**
 * How a source is compared with the earlier run before an upload is resumed.
 *
 * - `auto`: size and samples (at most 1 MiB). When the modification time, the change time, the inode or the
 *   disk differs, also the checksum of every part that was sent. So the upload of a touched file is resumed,
 *   and that of an edited file is not.
 * - `all`: always the checksums, too.
 * - `none`: only the size.
 */
export type ResumeCheck = "auto" | "all" | "none";

/** The result of checking a source that is unchanged. */
export interface SourceFindings {
  /** The fingerprint of the source now; undefined when it equals the one in the journal or was not taken. */
  readonly source?: SourceFingerprint;
  /** Parts whose bytes could not be compared, since they have no checksum. They have to be sent again. */
  readonly unproven: readonly number[];
}

/** The inputs of the check. */
export interface ResumeCheckOptions {
  readonly source: Source;
  readonly check: ResumeCheck;
  readonly hashes: Hashes;
  readonly signal: AbortSignal;
}

/**
 * Compares a source with the parts that an earlier run has sent.
 *
 * @throws SourceChangedError when the content differs.
 */
export async function checkSource(
  earlier: UploadState,
  options: ResumeCheckOptions,
): Promise<SourceFindings> {
  const { source, check, signal } = options;
  if (source.size !== earlier.plan.size) {
    throw changed(options, `has ${source.size} bytes now, but had ${earlier.plan.size}`, "size");
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
 * Whether anything except the samples differs. An edit can restore the modification time (`touch -r`), but
 * not the change time. Earlier versions recorded neither the change time nor the device.
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
      throw changed(
        options,
        `was edited: ${where}, which was already sent, differs from what it was`,
        "content",
      );
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

/** The error about a source that looks different after all its parts were sent, some of them without a checksum. */
export function unprovenAtEnd(options: ResumeCheckOptions): SourceChangedError {
  const what = "looks different, and parts without a checksum cannot be compared with what they were";
  return changed(options, what, "content");
}

function changed(
  { source }: ResumeCheckOptions,
  what: string,
  change: "size" | "content",
): SourceChangedError {
  const label = source.name === undefined ? `The source (${source.kind})` : `"${source.name}"`;
  return new SourceChangedError(
    `${label} ${what} when an earlier run started to upload it, so that upload cannot be resumed. Start over with ` +
      "restart: true (cdf-upload --restart), or restore the old content.",
    { change },
  );
}
