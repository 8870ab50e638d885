// Runs in an installed consumer, in plain Node: for one runtime, an upload that is killed after its first part, the
// same call again, and the stored bytes compared.
//
// Usage: node try-runtime.mjs COMMAND [ARGUMENT ...]
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator } from "@cdf-multipart/emulator";
import { interruptedUploads } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";

const [command = "", ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "cdf-runtime-"));
const emulator = await startEmulator();

function start() {
  const env = {
    ...process.env,
    CDF_URL: emulator.url,
    CDF_PROJECT: emulator.project,
    CDF_TOKEN: emulator.token,
    XDG_STATE_HOME: folder,
  };
  const child = spawn(command, [...args, "client.mjs", join(folder, "scan.bin")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  return { child, ended: once(child, "close").then(([code]) => ({ code, output })) };
}

try {
  writeFileSync(join(folder, "scan.bin"), Buffer.alloc(17 * 2 ** 20, "a scan that is resumed\n"));
  emulator.setFaults([{ match: { operation: "putPart", partNumber: 2 }, do: { type: "stall" } }]);
  const first = start();
  const store = fileJournalStore({ directory: join(folder, "cdf-multipart", "uploads") });
  const partsDone = async () => (await interruptedUploads(store))[0]?.partsDone ?? 0;
  while ((await partsDone()) === 0) {
    assert.equal(first.child.exitCode, null, "the first run ended before it was killed");
    await sleep(50);
  }
  first.child.kill("SIGKILL");
  await first.ended;

  emulator.setFaults([]);
  const { code, output } = await start().ended;
  assert.equal(code, 0);
  const { id, parts, partsResumed } = JSON.parse(output);
  assert.equal(parts, 3);
  assert.ok(partsResumed > 0, "the second run resumed nothing");
  assert.ok(readFileSync(emulator.filePath(id)).equals(readFileSync(join(folder, "scan.bin"))));
  assert.deepEqual(await interruptedUploads(store), []);
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}
