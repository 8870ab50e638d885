// Clients of the scenario `small`: each uploads a folder of small files in one process.
import { nodeClient } from "./node-clients.mjs";
import { commandOf } from "./our-command.mjs";

/** @type {import("../types.js").Client} */
const oursCommandMany = {
  id: "ours-command-many",
  label: "ours, cdf-upload",
  setting: "cdf-upload FOLDER --external-id {name}, with a run record",
  command: ({ root, file, folder, origin, concurrency }) => ({
    command: process.execPath,
    args: [
      ...[commandOf(root), file, "--external-id", "{name}", "--quiet"],
      ...["--concurrency", String(concurrency), "--requests-per-second", "1000000"],
    ],
    env: { CDF_URL: origin, CDF_PROJECT: "bench", CDF_TOKEN: "bench", XDG_STATE_HOME: folder },
  }),
};

export const manyClients = [
  nodeClient({ id: "ours-many", label: "ours, uploadMany", setting: 'uploadMany of paths, journal "off"' }),
  oursCommandMany,
  nodeClient({
    id: "cognite-sdk-many",
    label: "@cognite/sdk",
    packages: ["@cognite/sdk"],
    setting: "files.upload with a Buffer: one PUT, no multipart",
  }),
  nodeClient({
    id: "aws-lib-storage-many",
    label: "@aws-sdk/lib-storage",
    packages: ["@aws-sdk/lib-storage", "@aws-sdk/client-s3"],
    setting: "Upload of a Buffer: one PUT",
  }),
  nodeClient({
    id: "azure-blob-many",
    label: "@azure/storage-blob",
    packages: ["@azure/storage-blob"],
    setting: "uploadData of a Buffer: one PUT",
  }),
];
