import assert from "node:assert/strict";
import { existsSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withServicesDenied } from "../steps/deny-services.mjs";
import { hashContents, hashSizes } from "../steps/fingerprint.mjs";
import { checkNodeVersion } from "../steps/node-version.mjs";
import { runCommand, toolEnvironment } from "../steps/run-command.mjs";
import { provideSystemPackages } from "../steps/system-packages.mjs";
import { makeFolder } from "./fixture.mjs";

test("the hash of contents changes with every edited, new and deleted file", (t) => {
  const folder = makeFolder(t, { "src/a.ts": "1", "src/deep/b.ts": "2" });
  const seen = new Set();
  const look = () => seen.add(hashContents(folder, ["src", "absent.json"]));
  look();
  look();
  assert.equal(seen.size, 1);
  writeFileSync(join(folder, "src/deep/b.ts"), "3");
  look();
  writeFileSync(join(folder, "src/c.ts"), "");
  look();
  unlinkSync(join(folder, "src/a.ts"));
  look();
  assert.equal(seen.size, 4);
});

test("the hash of sizes changes if an output is missing", (t) => {
  const folder = makeFolder(t, { "dist/a.js": "1", "dist/b.js": "2" });
  const whole = hashSizes(folder, ["dist"]);
  unlinkSync(join(folder, "dist/b.js"));
  assert.notEqual(hashSizes(folder, ["dist"]), whole);
});

test("a Node that is too old is refused, and the message says what to install", () => {
  assert.throws(
    () => checkNodeVersion("18.20.4"),
    /Node 18\.20\.4 is too old\. Install Node 20\.19 or newer/,
  );
  assert.throws(() => checkNodeVersion("20.18.3"), /20\.19/);
  for (const version of ["20.19.0", "22.0.0", "24.1.0"]) checkNodeVersion(version);
});

test("a missing command returns 127, a failing one its exit code and its output", async () => {
  const missing = await runCommand("no-such-command-here", []);
  assert.equal(missing.code, 127);
  const script = "console.log('out'); console.error('err'); process.exit(3)";
  const failing = await runCommand(process.execPath, ["-e", script]);
  assert.equal(failing.code, 3);
  assert.match(failing.output, /out/);
  assert.match(failing.output, /err/);
  assert.equal(failing.stdout, "out\n");
});

test("tools use our pnpm first, and never prompt", () => {
  const env = toolEnvironment({ PATH: "/usr/bin" });
  assert.match(env.PATH, /\.tools:.*node_modules\/\.bin:\/usr\/bin$/);
  assert.equal(env.COREPACK_ENABLE_DOWNLOAD_PROMPT, "0");
});

test("an installed program is not installed again", async () => {
  await provideSystemPackages([{ command: "node", package: "nodejs", purpose: "to run" }]);
});

test("packages cannot start servers while they are installed; afterwards the policy is restored", async (t) => {
  const policy = join(makeFolder(t, {}), "policy-rc.d");
  const during = await withServicesDenied(() => runCommand(policy, []), policy);
  assert.equal(during.code, 101);
  assert.equal(existsSync(policy), false);
  await assert.rejects(
    withServicesDenied(() => Promise.reject(new Error("no network")), policy),
    /no network/,
  );
  assert.equal(existsSync(policy), false);
  writeFileSync(policy, "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  assert.equal((await withServicesDenied(() => runCommand(policy, []), policy)).code, 0);
  assert.equal(existsSync(policy), true);
});
