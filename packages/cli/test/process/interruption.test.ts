import { expect, test } from "vitest";
import { startCli } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s stops the upload in order and ends with 130",
  async (signal) => {
    const { emulator, env } = await makeEmulator({
      faults: [{ match: { operation: "putPart" }, do: { type: "stall" } }],
    });
    const path = await makeFile(20 * 2 ** 20);
    const { child, done } = startCli([path], { env });
    await emulator.requests.waitFor({ operation: "putPart" });
    child.kill(signal);
    const run = await done;
    expect(run).toEqual({ code: 130, stdout: "", stderr: `cdf-upload: ${path}: Stopped by ${signal}.\n` });
    expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  },
);
