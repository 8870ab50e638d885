import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Hasher, type Hashes, portableHashes } from "../../src/checksums/hashes.js";
import { nodeHashes } from "../../src/checksums/node-hashes.js";
import { createPartChecks, type PartConclusion } from "../../src/verify/part-checks.js";
import type { VerifyMode } from "../../src/verify/verification.js";

const BYTES = new TextEncoder().encode("the bytes of a part");
const MD5 = createHash("md5").update(BYTES).digest("hex");
const QUICK = quickOf(nodeHashes);
/** ms of a part that is slow enough for a checksum. */
const SLOW = 1000;
const WRONG = "0".repeat(32);

function checks(verify: VerifyMode, keep: boolean, hashes: Hashes = nodeHashes) {
  const all = createPartChecks({ verify, keep, hashes });
  return {
    report: () => all.report(0),
    /** Sends a part. `computes` says whether a checksum is computed. */
    send(
      headers: Readonly<Record<string, string>>,
      elapsed = SLOW,
    ): PartConclusion & { readonly computes: boolean } {
      const check = all.begin(BYTES.length);
      check.onChunk?.(BYTES.subarray(0, 5));
      check.onChunk?.(BYTES.subarray(5));
      return { ...check.conclude(headers, elapsed), computes: check.onChunk !== undefined };
    },
    all,
  };
}

describe("without a journal and without verification", () => {
  it("nothing is computed", () => {
    expect(checks("none", false).send({ etag: `"${MD5}"` }).computes).toBe(false);
  });
});

describe("for the journal alone", () => {
  it("the second part shows that ETags are MD5, and from then on the store's value is kept at no cost", () => {
    const { send } = checks("none", true);
    expect(send({ etag: `"${MD5}"` })).toMatchObject({ checksum: QUICK, verified: false, computes: true });
    expect(send({ etag: `"${MD5}"` })).toMatchObject({
      checksum: `md5:${MD5}`,
      verified: true,
      computes: true,
    });
    expect(send({ etag: `"${WRONG}"` })).toMatchObject({ checksum: `md5:${WRONG}`, computes: false });
  });

  it("our own checksum of every part is kept where ETags are not checksums", () => {
    const { send } = checks("none", true);
    for (const etag of [`"${WRONG}"`, `"${WRONG}"`, '"0x8DB"', `"${MD5}"`]) {
      expect(send({ etag })).toMatchObject({ kind: "kept", checksum: QUICK, computes: true });
    }
  });

  it.each([
    ["Node", nodeHashes],
    ["other runtimes", portableHashes],
  ])("the cheapest checksum of %s is kept where there is no ETag", (_, hashes) => {
    const { send } = checks("none", true, hashes);
    expect(send({})).toMatchObject({ checksum: quickOf(hashes) });
    expect(send({})).toMatchObject({ checksum: quickOf(hashes) });
  });

  it("a certain checksum costs nothing from the second part on", () => {
    const { send } = checks("none", true);
    const header = { "content-md5": Buffer.from(MD5, "hex").toString("base64") };
    expect(send(header)).toMatchObject({ checksum: `md5:${MD5}`, computes: true });
    expect(send(header)).toMatchObject({ checksum: `md5:${MD5}`, computes: false });
  });

  it("MD5, which costs more than sending, is not computed if there is nothing to compare it with", () => {
    const { md5: _, ...rest } = nodeHashes;
    const hashes: Hashes = {
      ...rest,
      md5: () => {
        throw new Error("an MD5 was started");
      },
    };
    const certain = { "content-md5": Buffer.from(MD5, "hex").toString("base64") };
    for (const headers of [{}, { etag: '"0x8DB"' }, certain]) {
      const { send } = checks("none", true, hashes);
      for (let times = 0; times < 3; times += 1) expect(send(headers).kind).toBe("kept");
    }
  });

  it("only one part at a time tests the ETags, and another one when that attempt failed", () => {
    const computed: string[] = [];
    const counting: Hashes = {
      ...nodeHashes,
      md5: () => {
        computed.push("md5");
        return quickHasher(nodeHashes);
      },
    };
    const { all, send } = checks("none", true, counting);
    send({ etag: `"${MD5}"` });
    expect(computed).toHaveLength(0);
    const first = all.begin(1);
    all.begin(1);
    expect(computed).toHaveLength(1);
    first.giveUp();
    all.begin(1);
    expect(computed).toHaveLength(2);
  });

  it("keeps no checksum of a part whose bytes it did not see", () => {
    const check = checks("none", true).all.begin(BYTES.length);
    check.onChunk?.(BYTES.subarray(1));
    expect(check.conclude({ etag: '"0x8DB"' }, SLOW)).toEqual({ kind: "kept", verified: false });
  });
});

describe("for the journal alone, if parts are sent faster than a checksum pays", () => {
  const MIB = 2 ** 20;
  /** Whether a checksum is computed for the part after parts of 128 MiB with these times, ms. */
  function computesAfter(
    times: readonly number[],
    headers: Readonly<Record<string, string>> = {},
    size = 128 * MIB,
  ): boolean {
    const { all } = checks("none", true);
    for (const elapsed of times) all.begin(size).conclude(headers, elapsed);
    return all.begin(size).onChunk !== undefined;
  }

  it("nothing is computed after a fast part; the first part is computed, because its speed is not known", () => {
    expect(computesAfter([])).toBe(true);
    expect(computesAfter([100])).toBe(false);
    expect(computesAfter([100, 100, 100])).toBe(false);
  });

  it("the speed of a small file does not count: its checksums are always kept", () => {
    expect(computesAfter([0, 0, 0, 0], {}, 16 * MIB)).toBe(true);
  });

  it("the checksum is computed again when parts get slow", () => {
    expect(computesAfter([1000])).toBe(true);
    expect(computesAfter([100, 100, 1000, 1000, 1000, 1000])).toBe(true);
  });

  it("no MD5 is computed to find out whether the store's ETags are checksums", () => {
    expect(computesAfter([100], { etag: `"${MD5}"` })).toBe(false);
    expect(computesAfter([1000], { etag: `"${MD5}"` })).toBe(true);
  });

  it("a checksum that the store returns is kept all the same, and verification is not affected", () => {
    const header = { "content-md5": Buffer.from(MD5, "hex").toString("base64") };
    const { send } = checks("none", true);
    send(header, 0);
    expect(send(header, 0)).toMatchObject({ checksum: `md5:${MD5}`, computes: false });
    const verifying = checks("parts", true);
    verifying.send({ etag: `"${MD5}"` }, 0);
    expect(verifying.send({ etag: `"${MD5}"` }, 0)).toMatchObject({ verified: true, computes: true });
  });
});

describe("verify: parts", () => {
  it("confirms parts that the store confirms, and reports them", () => {
    const { send, report } = checks("parts", false);
    expect(send({ etag: `"${MD5}"` })).toMatchObject({ kind: "kept", verified: true });
    expect(send({ etag: `"${MD5}"` })).toMatchObject({ kind: "kept", verified: true });
    expect(report()).toMatchObject({
      partsConfirmed: 2,
      partsUnconfirmed: 0,
      algorithms: ["md5"],
      mismatches: 0,
    });
  });

  it.each([
    ["x-goog-hash", () => `crc32c=${base64("crc32c")}`, "crc32c"],
    ["x-ms-content-crc64", () => base64("crc64", true), "crc64"],
  ])("compares %s", (header, value, algorithm) => {
    const { send, report } = checks("parts", false, portableHashes);
    expect(send({ [header]: value() })).toMatchObject({ kind: "kept", verified: true });
    expect(report()).toMatchObject({ partsConfirmed: 1, algorithms: [algorithm] });
  });

  it("finds a damaged part, once an ETag has been an MD5", () => {
    const { send, report } = checks("parts", false);
    send({ etag: `"${MD5}"` });
    expect(send({ etag: `"${WRONG}"` })).toMatchObject({
      kind: "mismatch",
      what: expect.stringContaining(WRONG),
    });
    expect(send({ etag: `"${MD5}"` })).toMatchObject({ kind: "kept", verified: true });
    expect(report()).toMatchObject({ partsConfirmed: 2, mismatches: 1 });
  });

  it("finds damage in the very first part, too", () => {
    const { send } = checks("parts", false);
    expect(send({ etag: `"${WRONG}"` }).kind).toBe("mismatch");
    expect(send({ etag: `"${MD5}"` }).kind).toBe("kept");
  });

  it("never ignores a difference in a certain checksum", () => {
    const { send } = checks("parts", false);
    const header = { "content-md5": Buffer.from(WRONG, "hex").toString("base64") };
    for (let times = 0; times < 5; times += 1) expect(send(header).kind).toBe("mismatch");
  });

  it("stops comparing ETags that only look like MD5, and does not claim to have checked", () => {
    const { send, report } = checks("parts", false);
    const kinds = Array.from({ length: 5 }, () => send({ etag: `"${WRONG}"` }).kind);
    expect(kinds).toEqual(["mismatch", "mismatch", "kept", "kept", "kept"]);
    expect(report()).toMatchObject({ partsConfirmed: 0, partsUnconfirmed: 3, algorithms: [] });
  });

  it("reports that nothing was checked if the store reports nothing", () => {
    const { send, report } = checks("parts", false);
    send({});
    expect(report()).toMatchObject({ partsConfirmed: 0, partsUnconfirmed: 1 });
  });

  it("counts what an earlier run had confirmed, and discards what is lost with a session", () => {
    const { all, report } = checks("parts", true);
    all.resumed({ checksum: `md5:${MD5}`, verified: true });
    all.resumed({ checksum: QUICK });
    expect(report()).toMatchObject({ partsConfirmed: 1, partsUnconfirmed: 1, algorithms: ["md5"] });
    all.sessionLost();
    expect(report()).toMatchObject({ partsConfirmed: 0, partsUnconfirmed: 0, algorithms: [] });
  });
});

function quickHasher(hashes: Hashes): Hasher {
  const begin = hashes[hashes.quick];
  if (begin === undefined) throw new Error(hashes.quick);
  return begin();
}

function quickOf(hashes: Hashes): string {
  const hasher = quickHasher(hashes);
  hasher.update(BYTES);
  return `${hashes.quick}:${hasher.digest()}`;
}

function base64(algorithm: "crc32c" | "crc64", reversed = false): string {
  const hasher = portableHashes[algorithm]?.();
  hasher?.update(BYTES);
  const bytes = Buffer.from(hasher?.digest() ?? "", "hex");
  return (reversed ? bytes.reverse() : bytes).toString("base64");
}
