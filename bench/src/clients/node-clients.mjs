// Clients that are Node programs: ours and the npm peers.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const BLOB_READ_LIMIT = 4 * 1024 ** 3;

/**
 * @param {Omit<import("../types.js").Client, "command">} client
 * @param {string} [program] file in programs/. Default: the client's id
 * @returns {import("../types.js").Client}
 */
export function nodeClient(client, program = client.id) {
  const path = new URL(`./programs/${program}.mjs`, import.meta.url).pathname;
  return {
    ...client,
    missing: (tools, job) => notInstalled(client.packages ?? []) ?? client.missing?.(tools, job),
    command: (job) => ({
      command: process.execPath,
      args: [path],
      env: {
        BENCH_JOB: JSON.stringify(job),
        XDG_STATE_HOME: job.folder,
        ...(job.caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: job.caFile }),
      },
    }),
  };
}

/** @param {readonly string[]} packages */
function notInstalled(packages) {
  const name = packages.find(
    (wanted) => !require.resolve.paths(wanted)?.some((path) => isThere(`${path}/${wanted}`)),
  );
  return name === undefined ? undefined : `${name} is not installed`;
}

/** @param {string} path */
function isThere(path) {
  try {
    return require.resolve(`${path}/package.json`) !== "";
  } catch {
    return false;
  }
}

export const oursFile = nodeClient({ id: "ours-file", label: "ours, file", setting: "uploadFile(path)" });

export const oursNoJournal = nodeClient({
  id: "ours-no-journal",
  label: "ours, no journal",
  setting: 'uploadFile(path) with journal "off": like the others it cannot resume and computes no checksums',
});

export const oursChecksums = nodeClient({
  id: "ours-checksums",
  label: "ours, with checksums",
  setting:
    "uploadFile(path), the store returns the MD5 of each part, as Azure and Google do (computed beforehand); the journal keeps it and computes nothing",
  missing: (_, { store }) => (store === "nginx" ? "nginx returns no checksum" : undefined),
});

export const oursStream = nodeClient({
  id: "ours-stream",
  label: "ours, stream",
  setting:
    "a stream of unknown length; spooled to a temporary file first, since a stream cannot be read twice",
});

export const oursBlob = nodeClient({
  id: "ours-blob",
  label: "ours, Blob",
  setting: "a Blob on disk, like a browser's File",
  missing: (_, { size }) =>
    size >= BLOB_READ_LIMIT
      ? "Node reads wrong bytes from Blobs on disk of 4 GiB or more (fs.openAsBlob)"
      : undefined,
});

export const peers = [
  nodeClient({
    id: "cognite-sdk",
    label: "@cognite/sdk",
    packages: ["@cognite/sdk"],
    setting: "multipartUploadSession; whole Buffers, parts in parallel by our code",
  }),
  nodeClient({
    id: "aws-lib-storage",
    label: "@aws-sdk/lib-storage",
    packages: ["@aws-sdk/lib-storage", "@aws-sdk/client-s3"],
    setting: "Upload of a stream; partSize, queueSize, sockets as requested; no checksums, payload unsigned",
  }),
  nodeClient({
    id: "azure-blob",
    label: "@azure/storage-blob",
    packages: ["@azure/storage-blob"],
    setting: "uploadFile with blockSize and concurrency as requested",
  }),
  nodeClient({
    id: "hugging-face",
    label: "@huggingface/hub",
    packages: ["@huggingface/hub"],
    setting: "uploadFile of a file URL; 5 connections (its fixed number); hashes the file first",
  }),
  nodeClient({
    id: "vercel-blob",
    label: "@vercel/blob",
    packages: ["@vercel/blob"],
    missing: (_, { store }) =>
      store === "nginx" ? "its parts are POST requests, which nginx does not store" : undefined,
    setting: "createMultipartUploader; whole Buffers, parts in parallel by our code",
  }),
];
