/**
 * Measures the uploader's speed with each store:
 * `pnpm --filter @cdf-multipart/e2e run measure [MiB] [rounds]`. Rounds are interleaved; the first of each
 * store is not counted. Uploader, emulator and store share the cores of this machine, and the store is the
 * limit.
 */
import { randomFillSync } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createFilesClient } from "@cdf-multipart/core";
import { uploadFile } from "@cdf-multipart/uploader/node";
import { EmulatorProcess } from "../command-line/emulator-process.mjs";
import { startAzurite } from "../stores/start-azurite.mjs";
import { startSwift } from "../stores/start-swift.mjs";

const MIB = 1024 * 1024;
const [mib = 512, rounds = 5] = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), "cdf-measure-"));
const path = join(folder, "payload");
const [azurite, swift] = await Promise.all([startAzurite(), startSwift()]);
/** @type {readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[]} */
const stores = [
  ["fs", ["--etag", "fast"], {}],
  ["fs, MD5 of each part", [], {}],
  ["azure (Azurite)", ["--store", "azure"], { AZURE_STORAGE_CONNECTION_STRING: azurite.connectionString }],
  [
    "s3 (Swift)",
    ["--store", "s3", "--endpoint", swift.endpoint],
    {
      AWS_REGION: swift.region,
      AWS_ACCESS_KEY_ID: swift.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: swift.credentials.secretAccessKey,
    },
  ],
];

/** @type {Map<string, number[]>} */
const seconds = new Map(stores.map(([name]) => [name, []]));
try {
  await writePayload();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, args, env] of stores) {
      const elapsed = await uploadTo(args, env);
      if (round > 0) seconds.get(name)?.push(elapsed);
    }
  }
  for (const [name, all] of seconds) {
    const rates = all.map((time) => (mib * MIB) / time / 1e6).sort((left, right) => left - right);
    const median = rates[Math.floor(rates.length / 2)] ?? 0;
    const [slowest = 0, fastest = 0] = [rates[0], rates.at(-1)];
    console.log(
      `${name}: median ${median.toFixed(0)} MB/s (${slowest.toFixed(0)} to ${fastest.toFixed(0)}), ${mib} MiB, ${rounds} rounds`,
    );
  }
} finally {
  await Promise.all([azurite.stop(), swift.stop(), rm(folder, { recursive: true, force: true })]);
}

/** @param {readonly string[]} args @param {Readonly<Record<string, string>>} env @returns {Promise<number>} seconds */
async function uploadTo(args, env) {
  const emulator = await EmulatorProcess.start(args, env);
  try {
    const { url: baseUrl, project, token } = emulator.address;
    const client = createFilesClient({ baseUrl, project, token });
    const began = performance.now();
    const { file } = await uploadFile(client, path, { journal: "off" });
    const elapsed = (performance.now() - began) / 1000;
    await client.deleteFiles([{ id: file.id }]);
    return elapsed;
  } finally {
    await emulator.stop();
  }
}

async function writePayload() {
  const file = await open(path, "w");
  const block = Buffer.alloc(8 * MIB);
  for (let written = 0; written < mib; written += 8) await file.write(randomFillSync(block));
  await file.close();
}
