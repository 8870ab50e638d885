import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A temporary folder, removed when the test ends. Call it in a test, or in `beforeEach`. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "emulator-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
