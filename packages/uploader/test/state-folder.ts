import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Uploads of tests are remembered in a folder of their own, never in that of whoever runs them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-state-"));
  process.env["XDG_STATE_HOME"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
