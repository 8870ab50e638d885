import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { expect, test } from "vitest";
import { commandLine } from "../../src/command-line/command-line.mjs";
import { EmulatorProcess } from "../../src/command-line/emulator-process.mjs";
import { type RealStore, realStore, STORE_KINDS } from "./real-store.js";
import { noise } from "./scene.js";

test.each(STORE_KINDS)("cdf-upload uploads a file to %s with options and keys of a shell", async (kind) => {
  const folder = await mkdtemp(join(tmpdir(), "cdf-e2e-"));
  const store = realStore(kind);
  const bytes = noise(2 * PART_SIZE_EXCLUSIVE_MIN + 3);
  const path = join(folder, "scan.e57");
  await writeFile(path, bytes);
  const { args, env } = shellOf(store);
  const emulator = await EmulatorProcess.start(["--store", kind, ...args], env);
  const { url, project, token } = emulator.address;
  const settings = { CDF_URL: url, CDF_PROJECT: project, CDF_TOKEN: token, XDG_STATE_HOME: folder };
  await promisify(execFile)(process.execPath, [commandLine, path, "--verify", "download"], {
    env: { ...process.env, ...settings },
  });
  const [key = ""] = await store.keys();
  expect((await store.read({ kind, container: "", key })).equals(bytes)).toBe(true);
  await emulator.stop();
  await rm(folder, { recursive: true });
});

function shellOf({ options }: RealStore): {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
} {
  if (options.kind === "azure") {
    const env = { AZURE_STORAGE_CONNECTION_STRING: options.connectionString ?? "" };
    return { args: ["--bucket", options.container ?? ""], env };
  }
  const { accessKeyId = "", secretAccessKey = "" } = options.credentials ?? {};
  return {
    args: ["--bucket", options.bucket ?? "", "--endpoint", options.endpoint ?? ""],
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  };
}
