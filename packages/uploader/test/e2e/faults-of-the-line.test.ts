import type { FaultAction } from "@cdf-multipart/emulator";
import { describeSurvived } from "./survived-faults.js";

/** Faults that sending the part again on another connection fixes. */
const faults: Readonly<Record<string, FaultAction>> = {
  "a refused connection": { type: "reset", when: "before" },
  "a reset in the middle": { type: "reset", when: "after-bytes", bytes: 40_000 },
  "a lost answer": { type: "reset", when: "after-work" },
  "a torn answer": { type: "truncate-answer", bytes: 1 },
  "a stall": { type: "stall", afterBytes: 30_000 },
  "no answer": { type: "no-answer" },
  "a slow store": { type: "slow", bytesPerSecond: 60_000_000, delay: 30 },
};

describeSurvived("a connection that breaks or stalls", faults);
