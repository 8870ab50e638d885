import { setTimeout as sleep } from "node:timers/promises";
import type { Emulator } from "@cdf-multipart/emulator";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { Transport } from "../../src/transport/transport.js";
import { manualClock } from "../doubles/manual-clock.js";

/** Faults after which only a watchdog ends an attempt. */
const HANGING = ["stall", "no-answer"];

/** ms by which time advances for the watchdogs: as long as one of the default limits. */
const STEP = 30_000;

/** ms between two checks of the running parts. */
const LOOK = 2;

/**
 * A transport whose watchdogs use another clock. The clock stops while any part makes progress, and advances
 * when a fault of the emulator keeps every running part hanging. However slow the machine is, no other part
 * is abandoned.
 */
export function struckTransport(emulator: Emulator): Transport {
  const clock = manualClock();
  const transport = nodeTransport({ proxy: "none", clock });
  const running = new Set<() => boolean>();
  const watch = async (): Promise<void> => {
    while (running.size > 0) {
      if ([...running].every((hangs) => hangs())) await clock.advance(STEP);
      else await sleep(LOOK);
    }
  };
  return {
    async putPart(part) {
      const path = new URL(part.url).pathname;
      const before = emulator.requests.last({ path })?.sequence ?? 0;
      const hangs = (): boolean => {
        const entry = emulator.requests.last({ path });
        if (entry === undefined || entry.sequence <= before || entry.outcome !== "pending") return false;
        return entry.fault !== undefined && HANGING.includes(entry.fault);
      };
      running.add(hangs);
      if (running.size === 1) void watch();
      try {
        return await transport.putPart(part);
      } finally {
        running.delete(hangs);
      }
    },
    close: () => transport.close(),
  };
}
