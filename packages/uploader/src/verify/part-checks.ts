/**
 * The checksums of parts: computed while they are sent, compared with the store's answer, kept for a later
 * run.
 *
 * A checksum costs CPU (MD5 more than sending does), so only useful ones are computed. For the journal alone,
 * each part first gets the cheapest checksum of the platform, unless parts are so fast that sending them again
 * costs less. Once an answer proves which checksum the store
 * computed, the store's own value is kept, which costs nothing. If there are only ETags that look like an
 * MD5, one part at a time also gets an MD5, to find out whether they are.
 */
import {
  algorithmOf,
  type HashAlgorithm,
  type Hashes,
  type StoreHashAlgorithm,
} from "../checksums/hashes.js";
import type { AcknowledgedPart } from "../session/upload-session.js";
import { type HashSet, hashSet } from "./hash-set.js";
import { type StoreChecksum, storeChecksums } from "./store-checksums.js";
import type { Verification, VerifyMode } from "./verification.js";

/** The checksums of one attempt at one part. */
export interface PartCheck {
  /** Receives the bytes in order; absent when nothing has to be computed. */
  readonly onChunk?: (view: Uint8Array) => void;
  /**
   * Judges the part by the store's answer.
   *
   * @param elapsed ms from the start of the attempt to the answer.
   */
  conclude(headers: Readonly<Record<string, string>>, elapsed: number): PartConclusion;
  /** The attempt failed. Does nothing after `conclude`. */
  giveUp(): void;
}

/** What is known about a part that the store has accepted. */
export type PartConclusion =
  | { readonly kind: "kept"; readonly checksum?: string; readonly verified: boolean }
  /** The store has received different bytes. */
  | { readonly kind: "mismatch"; readonly what: string };

/** The checks of all parts of one upload. */
export interface PartChecks {
  /** @param bytes of the part. */
  begin(bytes: number): PartCheck;
  /** Adds a part that an earlier run sent, from its journal. */
  resumed(part: Pick<AcknowledgedPart, "checksum" | "verified">): void;
  /** The parts so far are lost: a new session begins. */
  sessionLost(): void;
  report(bytesReadBack: number): Verification;
}

/** What the checks have to do. */
export interface PartChecksOptions {
  readonly verify: VerifyMode;
  /** Whether a journal keeps the checksums for a later run. */
  readonly keep: boolean;
  readonly hashes: Hashes;
}

/**
 * What this store's answers reveal about the bytes, as far as known. `maybe`: its ETags look like MD5, but
 * none was compared yet; `etag`: they are MD5; `strange`: they are not.
 */
type Answers = "unknown" | "nothing" | "maybe" | "strange" | "etag" | StoreHashAlgorithm;

/**
 * Bytes per ms of one part. Sending a faster part again takes less time than its checksums cost the upload. A
 * later run needs them only if the file was touched.
 */
const FAST = 300_000;
/** Bytes that are sent before the speed counts: the checksums of so many take a hundredth of a second. */
const FAST_FROM = 128 * 1024 * 1024;
/** The weight of a new part in the average speed. */
const WEIGHT = 0.5;

/** After more ETags than this that differ, and none that matches, ETags do not count as checksums. */
const STRANGE_MAX = 2;

/** Makes checks that know nothing about the store yet. */
export function createPartChecks({ verify, keep, hashes }: PartChecksOptions): PartChecks {
  const compare = verify === "parts";
  const quick: readonly HashAlgorithm[] = keep ? [hashes.quick] : [];
  const used = new Set<HashAlgorithm>();
  let answers: Answers = "unknown";
  let strange = 0;
  let learning = false;
  let confirmed = 0;
  let unconfirmed = 0;
  let mismatches = 0;
  /** Bytes per ms of the parts so far; undefined before the first. */
  let speed: number | undefined;
  let sent = 0;

  const isFast = (): boolean => sent >= FAST_FROM && speed !== undefined && speed > FAST;
  const learnSpeed = (bytes: number, elapsed: number): void => {
    sent += bytes;
    const now = bytes / Math.max(1, elapsed);
    speed = speed === undefined ? now : speed + WEIGHT * (now - speed);
  };

  /** Whether an MD5 of the next part would show whether this store's ETags are checksums. */
  const teachable = (): boolean => keep && !learning && !isFast();

  const wanted = (): readonly HashAlgorithm[] => {
    const own = isFast() ? [] : quick;
    switch (answers) {
      case "unknown":
        return compare ? [...own, "md5", "crc32c", "crc64"] : own;
      case "maybe":
        return compare || teachable() ? [...own, "md5"] : own;
      case "nothing":
      case "strange":
        return own;
      case "etag":
        return compare ? ["md5"] : [];
      default:
        return compare ? [answers] : [];
    }
  };

  /** The checksum to compare with. */
  const choose = (headers: Readonly<Record<string, string>>): StoreChecksum | undefined => {
    const found = storeChecksums(headers).filter(({ algorithm }) => hashes[algorithm] !== undefined);
    const [best] = found.filter(({ certain }) => certain || answers !== "strange");
    if (best?.certain === true) answers = best.algorithm;
    else if (best === undefined && answers === "unknown") answers = "nothing";
    else if (best?.certain === false && (answers === "unknown" || answers === "nothing")) answers = "maybe";
    return best;
  };

  const kept = (checksum: string | undefined): PartConclusion => {
    unconfirmed += 1;
    return { kind: "kept", ...(checksum === undefined ? {} : { checksum }), verified: false };
  };

  const judge = (ours: HashSet, theirs: StoreChecksum | undefined): PartConclusion => {
    const quick = ours.digest(hashes.quick);
    const computedOnly = quick === undefined ? undefined : `${hashes.quick}:${quick}`;
    if (theirs === undefined) return kept(computedOnly);
    const { algorithm, digest, certain } = theirs;
    const word = `${algorithm}:${digest}`;
    const computed = ours.digest(algorithm);
    if (computed === undefined) return kept(certain || answers === "etag" ? word : computedOnly);
    if (computed === digest) {
      if (!certain) answers = "etag";
      confirmed += 1;
      used.add(algorithm);
      return { kind: "kept", checksum: word, verified: true };
    }
    if (!certain && answers !== "etag") {
      // No ETag of this store has been an MD5 so far: either the part is damaged, or its ETags never are MD5.
      strange += 1;
      if (!compare || strange > STRANGE_MAX) {
        answers = "strange";
        return kept(computedOnly);
      }
    }
    mismatches += 1;
    const name = algorithm.toUpperCase();
    return {
      kind: "mismatch",
      what: `the store received bytes with the ${name} ${digest}, but ${computed} was sent`,
    };
  };

  return {
    begin(bytes): PartCheck {
      const ours = hashSet(hashes, wanted(), bytes);
      let teaches = !compare && answers === "maybe" && teachable();
      if (teaches) learning = true;
      const giveUp = (): void => {
        if (teaches) learning = false;
        teaches = false;
      };
      return {
        ...(ours.size === 0 ? {} : { onChunk: ours.update }),
        conclude(headers, elapsed): PartConclusion {
          giveUp();
          learnSpeed(bytes, elapsed);
          return judge(ours, choose(headers));
        },
        giveUp,
      };
    },
    resumed({ checksum, verified }): void {
      if (verified !== true) {
        unconfirmed += 1;
        return;
      }
      confirmed += 1;
      const algorithm = algorithmOf(checksum);
      if (algorithm !== undefined) used.add(algorithm);
    },
    sessionLost(): void {
      used.clear();
      confirmed = 0;
      unconfirmed = 0;
    },
    report: (bytesReadBack) => ({
      mode: verify,
      partsConfirmed: confirmed,
      partsUnconfirmed: unconfirmed,
      algorithms: [...used].sort(),
      mismatches,
      bytesReadBack,
    }),
  };
}
