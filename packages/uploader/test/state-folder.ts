import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Tests keep their journals in a temporary folder, never in that of the user who runs them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-state-"));
  process.env["XDG_STATE_HOME"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
