import { FleetError, type FleetErrorCode } from "@cdf-multipart/fleet";
import { expect, it } from "vitest";
import { exitCodeOf } from "../../src/output/exit-codes.js";

/** The type makes sure that no code is missing. */
const OF_FLEET: Readonly<Record<FleetErrorCode, 2 | 3>> = {
  "broker-unreachable": 3,
  "broker-unsuitable": 3,
  "broker-full": 3,
  "fleet-key": 3,
  "fleet-root": 3,
  "fleet-version": 3,
  "fleet-worker": 3,
  "fleet-items": 2,
  "fleet-run": 2,
};

it.each(Object.entries(OF_FLEET))("a fleet that fails with %s has its exit code", (code, exit) => {
  expect(exitCodeOf(Object.assign(new FleetError("m", { code: "fleet-key" }), { code }))).toBe(exit);
});
