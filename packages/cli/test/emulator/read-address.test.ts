import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { readAddress } from "../../src/emulator/start-child.js";

const LONG = 600_000;
const address = {
  ...{ url: "http://127.0.0.1:1", token: "t", project: "p", directory: "/d" },
  ...{ clientId: "c", clientSecret: "s", tokenUrl: "http://127.0.0.1:1/oauth2/token" },
};

/** What a process that says this says first, and how it ended. */
async function read(script: string, within: number) {
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    return await readAddress(child, exited, { length: 64 * 1024, within });
  } finally {
    child.kill("SIGKILL");
    await exited;
  }
}

const FOREVER = "setInterval(() => {}, 1000)";
const line = JSON.stringify(`${JSON.stringify(address)}\n`);

test.each([
  ["a line for ever", `setInterval(() => process.stdout.write("x".repeat(65536)))`, /more than 65536 char/],
  ["a line that is too long", `process.stdout.write("x".repeat(1e6) + "\\n"); ${FOREVER}`, /more than 65536/],
  ["what is no JSON", `console.log("hello"); ${FOREVER}`, /first line is not JSON/],
  ["other JSON", `console.log('{"url":1}'); ${FOREVER}`, /not what an emulator says/],
  ["null", `console.log("null"); ${FOREVER}`, /not what an emulator says/],
  ["nothing, and ends", "", /it printed no message/],
  [
    "why it does not start",
    `console.error("cdf-upload: the port is taken"); process.exit(1)`,
    /the port is taken/,
  ],
])("an emulator that says %s has not started", async (_what, script, words) => {
  await expect(read(script, LONG)).rejects.toThrow(words);
});

test.each([
  ["nothing", FOREVER],
  ["a byte now and then", `setInterval(() => process.stdout.write("."), 20)`],
])("one that says %s is not waited for beyond its time", async (_what, script) => {
  await expect(read(script, 200)).rejects.toThrow("The emulator did not start: it said nothing within 0.2 s");
});

test.each([
  ["at once", `process.stdout.write(${line}); ${FOREVER}`],
  ["bit by bit", `for (const one of ${line}) process.stdout.write(one); ${FOREVER}`],
  ["with more behind it", `process.stdout.write(${line} + "x".repeat(1e6)); ${FOREVER}`],
])("one that says its address %s has", async (_what, script) => {
  expect(await read(script, LONG)).toEqual(address);
});
