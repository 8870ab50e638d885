// The command line as people start it: the whole process, with its start and its defaults.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** @param {string} root the checkout under test @returns {string} path of the built command */
export function commandOf(root) {
  const manifest = createRequire(join(root, "bench/package.json")).resolve("@cdf-multipart/cli/package.json");
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin["cdf-upload"]);
}

/**
 * @param {Pick<import("../types.js").Client, "id" | "label" | "setting">} client
 * @param {readonly string[]} options
 * @returns {import("../types.js").Client}
 */
function command(client, options) {
  return {
    ...client,
    whole: true,
    command: (job) => ({
      command: process.execPath,
      args: [
        commandOf(job.root),
        job.file,
        ...["--name", "bench.bin", "--external-id", "bench", "--overwrite"],
        ...["--part-size", String(job.partSize), "--concurrency", String(job.concurrency), ...options],
      ],
      env: {
        CDF_URL: job.origin,
        CDF_PROJECT: "bench",
        CDF_TOKEN: "bench",
        XDG_STATE_HOME: job.folder,
        ...(job.caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: job.caFile }),
      },
    }),
  };
}

export const oursCommand = command(
  { id: "ours-command", label: "ours, cdf-upload", setting: "the whole process with its defaults" },
  [],
);

export const oursCommandNoResume = command(
  {
    id: "ours-command-no-resume",
    label: "ours, cdf-upload --no-resume",
    setting: "the whole process without a journal: like the others it cannot resume",
  },
  ["--no-resume"],
);
