import { once } from "node:events";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import type { EmulatorAddress } from "../../src/emulator/child-message.js";
import { type RunningCli, runCli, startCli } from "./run-cli.js";
import { makeFile, makeFolder } from "./scene.js";

async function firstLine({ child, done }: RunningCli): Promise<string> {
  if (child.stdout === null) throw new Error("no standard output");
  const line: Promise<string[]> = once(createInterface({ input: child.stdout }), "line");
  const [first] = await Promise.race([line, done.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return first ?? "";
}

test("cdf-upload emulator --json prints its URL, works, and ends cleanly on SIGTERM", async () => {
  const directory = join(await makeFolder(), "files");
  const emulator = startCli(["emulator", "--json", "--dir", directory]);
  const address: EmulatorAddress = JSON.parse(await firstLine(emulator));
  expect(Object.keys(address)).toEqual([
    "url",
    "token",
    "project",
    "directory",
    "clientId",
    "clientSecret",
    "tokenUrl",
  ]);
  expect(address.directory).toBe(directory);

  const { url, project, token } = address;
  const env = { CDF_URL: url, CDF_PROJECT: project, CDF_TOKEN: token, XDG_STATE_HOME: await makeFolder() };
  const upload = await runCli([await makeFile(10)], { env });
  expect(upload).toMatchObject({ code: 0, stderr: "" });
  const { clientId: IDP_CLIENT_ID, clientSecret: IDP_CLIENT_SECRET, tokenUrl: IDP_TOKEN_URL } = address;
  const client = { IDP_CLIENT_ID, IDP_CLIENT_SECRET, IDP_TOKEN_URL, CDF_TOKEN: "" };
  const asClient = await runCli([await makeFile(11)], { env: { ...env, ...client } });
  expect(asClient).toMatchObject({ code: 0, stderr: "" });

  emulator.child.kill("SIGTERM");
  expect(await emulator.done).toMatchObject({ code: 0, stderr: "" });
  await expect(fetch(url)).rejects.toThrow();
});

test("without --json it prints the variables to set, and removes its temporary folder on Ctrl-C", async () => {
  const emulator = startCli(["emulator"]);
  const line = await firstLine(emulator);
  const [, url, folder] =
    /listens on (\S+) and keeps uploaded files in (\S+)\. Press Ctrl-C to stop it\.$/.exec(line) ?? [];
  expect((await stat(folder ?? "")).mode & 0o077).toBe(0);
  emulator.child.kill("SIGINT");
  const run = await emulator.done;
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toContain(`export CDF_URL=${url} CDF_PROJECT=emulator CDF_TOKEN=`);
  await expect(stat(folder ?? "")).rejects.toThrow("ENOENT");
});

test("a port that is in use is reported in one sentence", async () => {
  const first = startCli(["emulator", "--json"]);
  const { port } = new URL(JSON.parse(await firstLine(first)).url);
  const second = await runCli(["emulator", "--port", port]);
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(new RegExp(`^cdf-upload: [^\\n]*${port}[^\\n]*\\n$`));
  first.child.kill("SIGTERM");
  await first.done;
});
