import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideFeed, isFinished } from "../../src/decide/decide-feed.js";
import { decideRound, finalFault } from "../../src/decide/decide-round.js";
import { decideState } from "../../src/decide/decide-state.js";
import { decideSweep, ROUNDS_MAX } from "../../src/decide/decide-sweep.js";

describe("decideFeed", () => {
  const limits = { openFiles: 3, openPages: 2 };
  const run = { state: "running", openFiles: 0, openPages: 0 } as const;

  it("never opens more than the limits, and takes the list in order", () => {
    const kinds = fc.array(fc.constantFrom("file", "page"), { maxLength: 12 });
    fc.assert(
      fc.property(kinds, fc.nat(4), fc.nat(3), (next, openFiles, openPages) => {
        const count = decideFeed({ ...run, openFiles, openPages }, next, limits);
        const opened = next.slice(0, count);
        const files = opened.filter((kind) => kind === "file").length;
        if (files > 0) expect(openFiles + files).toBeLessThanOrEqual(limits.openFiles);
        if (count > files) expect(openPages + count - files).toBeLessThanOrEqual(limits.openPages);
        // It stops only at a unit over its limit.
        if (count < next.length) {
          const blocked = next[count] === "file" ? openFiles + files : openPages + count - files;
          expect(blocked).toBeGreaterThanOrEqual(next[count] === "file" ? 3 : 2);
        }
      }),
    );
  });

  it("feeds nothing of a paused or cancelled run", () => {
    expect(decideFeed({ ...run, state: "paused" }, ["file"])).toBe(0);
    expect(decideFeed({ ...run, state: "cancelled" }, ["file"])).toBe(0);
  });
});

describe("isFinished", () => {
  const counts = { openFiles: 0, openPages: 0, listed: 2, cursor: 2, closed: true, filesListed: 2 };
  const rest = { bytesListed: 0, filesDone: 2, bytesDone: 0, filesFailed: 0, partsSent: 0, bytesSent: 0 };
  const run = { id: "r", settings: "{}", state: "running", createdAt: 0, ...counts, ...rest } as const;

  it("is true when the list is complete and nothing is open", () => {
    expect(isFinished(run)).toBe(true);
    expect(isFinished({ ...run, closed: false })).toBe(false);
    expect(isFinished({ ...run, cursor: 1 })).toBe(false);
    expect(isFinished({ ...run, openPages: 1 })).toBe(false);
  });

  it("is true for a cancelled run", () => {
    expect(isFinished({ ...run, state: "cancelled", closed: false, openFiles: 1 })).toBe(true);
  });
});

describe("decideState", () => {
  const counts = { openFiles: 0, openPages: 0, listed: 2, cursor: 2, closed: true, filesListed: 2 };
  const rest = { bytesListed: 0, filesDone: 2, bytesDone: 0, filesFailed: 0, partsSent: 0, bytesSent: 0 };
  const run = { id: "r", settings: "{}", state: "running", createdAt: 0, ...counts, ...rest } as const;

  it("shows whether a finished run has failed files, and otherwise the decision of its user", () => {
    expect(decideState(run)).toBe("done");
    expect(decideState({ ...run, state: "paused" })).toBe("done");
    expect(decideState({ ...run, filesFailed: 1 })).toBe("failed");
    expect(decideState({ ...run, filesFailed: 1, openFiles: 1 })).toBe("running");
    expect(decideState({ ...run, state: "paused", closed: false })).toBe("paused");
    expect(decideState({ ...run, state: "cancelled", filesFailed: 1 })).toBe("cancelled");
  });
});

describe("decideRound", () => {
  const end = { parts: 10, acknowledged: 7, expired: false, round: 1, faults: [] };
  const fault = (worker: string, code = "source-missing") => ({ worker, code, message: "m" });

  it("completes only when no part is missing", () => {
    expect(decideRound({ ...end, acknowledged: 10, expired: true }).kind).toBe("complete");
    expect(decideRound(end).kind).toBe("more-parts");
    expect(decideRound({ ...end, expired: true }).kind).toBe("new-session");
  });

  it("fails a file that changed, and one that three workers cannot read", () => {
    expect(decideRound({ ...end, faults: [fault("a", "source-changed")] })).toMatchObject({
      kind: "fail",
      fault: { code: "source-changed" },
    });
    expect(decideRound({ ...end, faults: [fault("a"), fault("b")] }).kind).toBe("more-parts");
    expect(decideRound({ ...end, faults: [fault("a"), fault("b"), fault("c")] }).kind).toBe("fail");
    expect(finalFault([fault("a"), fault("a", "part-failed")])).toBeUndefined();
  });

  it("stops after a limited number of rounds", () => {
    expect(decideRound({ ...end, round: 8, faults: [fault("a", "part-failed")] }).kind).toBe("fail");
    expect(decideRound({ ...end, round: 8 }).kind).toBe("more-parts");
    // A new session replaces the expired one.
    const expired = [fault("key-of-a-session", "session-expired")];
    expect(decideRound({ ...end, round: 8, expired: true, faults: expired }).kind).toBe("new-session");
  });
});

describe("decideSweep", () => {
  it("restores open units that have no live job, and fails a unit that kills its workers", () => {
    expect(decideSweep({ life: "live", round: 1, leased: false }).kind).toBe("leave");
    expect(decideSweep({ life: "none", round: 1, leased: true }).kind).toBe("leave");
    expect(decideSweep({ life: "none", round: 1, leased: false }).kind).toBe("new-round");
    expect(decideSweep({ life: "none", round: ROUNDS_MAX, leased: false }).kind).toBe("fail");
  });
});
