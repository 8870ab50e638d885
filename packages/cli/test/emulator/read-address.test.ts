import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { readAddress } from "../../src/emulator/start-child.js";

const LONG = 600_000;
const address = {
  ...{ url: "http://127.0.0.1:1", token: "t", project: "p", directory: "/d" },
  ...{ clientId: "c", clientSecret: "s", tokenUrl: "http://127.0.0.1:1/oauth2/token" },
};

/** Reads the first line of an emulator from a process that runs this script. */
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
  ["text that is not JSON", `console.log("hello"); ${FOREVER}`, /first line is not JSON/],
  ["other JSON", `console.log('{"url":1}'); ${FOREVER}`, /does not have the fields of an emulator/],
  ["null", `console.log("null"); ${FOREVER}`, /does not have the fields of an emulator/],
  ["nothing, and ends", "", /it printed no message/],
  [
    "why it does not start",
    `console.error("cdf-upload: the port is taken"); process.exit(1)`,
    /the port is taken/,
  ],
])("an emulator that prints %s has not started", async (_what, script, words) => {
  await expect(read(script, LONG)).rejects.toThrow(words);
});

test.each([
  ["nothing", FOREVER],
  ["a byte now and then", `setInterval(() => process.stdout.write("."), 20)`],
])("an emulator that prints %s is not awaited beyond the time limit", async (_what, script) => {
  await expect(read(script, 200)).rejects.toThrow(
    "The emulator did not start: it printed no line within 0.2 s",
  );
});

test.each([
  ["in one piece", `process.stdout.write(${line}); ${FOREVER}`],
  ["in many pieces", `for (const one of ${line}) process.stdout.write(one); ${FOREVER}`],
  ["with more text after it", `process.stdout.write(${line} + "x".repeat(1e6)); ${FOREVER}`],
])("an emulator that prints its line %s has started", async (_what, script) => {
  expect(await read(script, LONG)).toEqual(address);
});
