/**
 * The checksums of parts: taken while they are sent, compared with what the store says, kept for a later run.
 *
 * A checksum costs CPU (MD5 more than sending does), so none is computed that has no use. For the journal alone each part
 * gets the cheapest checksum of the platform until an answer tells beyond doubt what the store has received: from then on the store's word is kept, for
 * nothing. Where there are only ETags that look like an MD5, one part at a time gets an MD5 too, to find out whether they are.
 */
import {
  algorithmOf,
  type HashAlgorithm,
  type Hashes,
  type StoreHashAlgorithm,
} from "../fingerprint/hashes.js";
import type { AcknowledgedPart } from "../session/upload-session.js";
import { type HashSet, hashSet } from "./hash-set.js";
import { type StoreChecksum, storeChecksums } from "./store-checksums.js";
import type { Verification, VerifyMode } from "./verification.js";

/** The checksums of one attempt at one part. */
export interface PartCheck {
  /** Sees the bytes in order; absent when nothing has to be computed. */
  readonly onChunk?: (view: Uint8Array) => void;
  /** What follows from the store's answer to the whole part. */
  conclude(headers: Readonly<Record<string, string>>): PartConclusion;
  /** The attempt came to nothing. Does nothing after `conclude`. */
  giveUp(): void;
}

/** What is known of a part that the store has taken. */
export type PartConclusion =
  | { readonly kind: "kept"; readonly checksum?: string; readonly verified: boolean }
  /** The store has received something else. */
  | { readonly kind: "mismatch"; readonly what: string };

/** All parts of one upload. */
export interface PartChecks {
  /** @param bytes of the part. */
  begin(bytes: number): PartCheck;
  /** A part that an earlier run sent, as its journal has it. */
  resumed(part: Pick<AcknowledgedPart, "checksum" | "verified">): void;
  /** The parts so far are lost: a new session begins. */
  sessionLost(): void;
  report(bytesReadBack: number): Verification;
}

/** What the checks are for. */
export interface PartChecksOptions {
  readonly verify: VerifyMode;
  /** Whether a journal keeps the checksums for a later run. */
  readonly keep: boolean;
  readonly hashes: Hashes;
}

/**
 * What this store's answers tell of the bytes, as far as it is known. `maybe`: its ETags look like MD5, and none was compared
 * yet; `etag`: they are; `strange`: they are not.
 */
type Answers = "unknown" | "nothing" | "maybe" | "strange" | "etag" | StoreHashAlgorithm;

/** ETags that differ so often without one ever having matched are no checksums. */
const STRANGE_MAX = 2;

/** Nothing known yet. */
export function createPartChecks({ verify, keep, hashes }: PartChecksOptions): PartChecks {
  const compare = verify === "parts";
  const own: readonly HashAlgorithm[] = keep ? [hashes.quick] : [];
  const used = new Set<HashAlgorithm>();
  let answers: Answers = "unknown";
  let strange = 0;
  let learning = false;
  let confirmed = 0;
  let unconfirmed = 0;
  let mismatches = 0;

  const wanted = (): readonly HashAlgorithm[] => {
    switch (answers) {
      case "unknown":
        return compare ? [...own, "md5", "crc32c", "crc64"] : own;
      case "maybe":
        return compare || (keep && !learning) ? [...own, "md5"] : own;
      case "nothing":
      case "strange":
        return own;
      case "etag":
        return compare ? ["md5"] : [];
      default:
        return compare ? [answers] : [];
    }
  };

  /** What an answer can be compared with. */
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
      // Never yet has an ETag of this store been an MD5: either the part is damaged, or none of them ever is.
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
      what: `the store received bytes with the ${name} ${digest}, sent were ${computed}`,
    };
  };

  return {
    begin(bytes): PartCheck {
      const ours = hashSet(hashes, wanted(), bytes);
      let teaches = !compare && answers === "maybe" && keep && !learning;
      if (teaches) learning = true;
      const giveUp = (): void => {
        if (teaches) learning = false;
        teaches = false;
      };
      return {
        ...(ours.size === 0 ? {} : { onChunk: ours.update }),
        conclude(headers): PartConclusion {
          giveUp();
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
