import { expect, test } from "vitest";
import { type RunningCli, runCli, startCli, storedOne } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

const MiB = 2 ** 20;

/** The source of a wait, the operation, and the notice of the command line. */
const ASKING = [
  ["the store", "putPart", /asked for a wait of (\S+): no part is sent until \d{4}-/],
  [
    "the API, before a session",
    "initMultiPartUpload",
    /Waiting (\S+) before the next attempt of initMultiPartUpload/,
  ],
  [
    "the API, at the end",
    "completeMultiPartUpload",
    /Waiting (\S+) before the next attempt of completeMultiPartUpload/,
  ],
] as const;

/** An emulator that refuses this operation once, with this `Retry-After`. */
async function refusing(operation: (typeof ASKING)[number][1], retryAfter: string | number) {
  const scene = await makeEmulator();
  scene.emulator.setFaults([
    { match: { operation, times: 1 }, do: { type: "status", status: 429, retryAfter } },
  ]);
  return scene;
}

/** The first line on standard error that matches; undefined when the run ends without one. */
async function saying({ child, done }: RunningCli, words: RegExp): Promise<string | undefined> {
  let text = "";
  return Promise.race([
    new Promise<string>((resolve) => {
      child.stderr?.on("data", (piece: string) => {
        text += piece;
        const line = text.split("\n").find((one) => words.test(one));
        if (line !== undefined) resolve(line);
      });
    }),
    done.then(() => undefined),
  ]);
}

/** `Retry-After` for each, and the expected wait: at most an hour for parts, and the rest of the deadline for requests. */
const VALUES = [
  ["Fri, 31 Dec 9999 23:59:59 GMT", "1h"],
  [600, "10m"],
  [61, "2m"],
] as const;

test.each(ASKING.map((asking, index) => [...asking, ...(VALUES[index] ?? VALUES[0])] as const))(
  "%s asks for a long wait: a notice says what the command line waits for, and how long",
  async (_who, operation, words, value, wait) => {
    const { env } = await refusing(operation, value);
    const running = startCli([await makeFile(6 * MiB), "--no-resume"], { env });
    const line = await saying(running, words);
    expect(words.exec(line ?? "")?.[1]).toBe(wait);
    running.child.kill("SIGINT");
    expect(await running.done).toMatchObject({ code: 130 });
  },
);

test.each(ASKING)("--retry-after-max ends the wait that %s asks for", async (_who, operation, words) => {
  const { emulator, env } = await refusing(operation, 315_360_000);
  const path = await makeFile(6 * MiB);
  const options = ["--no-resume", "--retry-after-max", "10ms", "--json"];
  const run = await runCli([path, ...options], { env });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).not.toMatch(words);
  expect(storedOne(run)).toMatchObject({ type: "file-stored" });
  expect(emulator.requests.count({ operation, status: 429 })).toBe(1);
});

test("--retry-after-max accepts only times", async () => {
  const run = await runCli(["x.e57", "--retry-after-max=1y"]);
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain("--retry-after-max");
});
