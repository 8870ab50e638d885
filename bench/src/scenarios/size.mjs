// The size of the bundle that a web page loads, and of the installed packages.
import { build } from "esbuild";
import { bundlePage } from "../../../packages/build-kit/bundle-size.mjs";
import { installedSize } from "../measure/installed-size.mjs";

const folder = new URL("../../", import.meta.url).pathname;

/** The imports for one upload of a Blob in a browser. */
const candidates = [
  {
    label: "ours (core + uploader)",
    packages: ["@cdf-multipart/core", "@cdf-multipart/uploader"],
    code: 'export { createFilesClient } from "@cdf-multipart/core"; export { upload } from "@cdf-multipart/uploader";',
  },
  {
    label: "ours, planParts only",
    packages: ["@cdf-multipart/uploader"],
    code: 'export { planParts } from "@cdf-multipart/uploader";',
  },
  {
    label: "@cognite/sdk",
    packages: ["@cognite/sdk"],
    code: 'export { CogniteClient } from "@cognite/sdk";',
  },
  {
    label: "@aws-sdk/lib-storage + client-s3",
    packages: ["@aws-sdk/lib-storage", "@aws-sdk/client-s3"],
    code: 'export { S3Client } from "@aws-sdk/client-s3"; export { Upload } from "@aws-sdk/lib-storage";',
  },
  {
    label: "@azure/storage-blob",
    packages: ["@azure/storage-blob"],
    code: 'export { BlockBlobClient } from "@azure/storage-blob";',
  },
  {
    label: "@huggingface/hub",
    packages: ["@huggingface/hub"],
    // Its `browser` field names this file; esbuild prefers `exports` over that field, so the bench sets it.
    code: 'export { uploadFile } from "@huggingface/hub";',
    alias: { "@huggingface/hub": "./node_modules/@huggingface/hub/dist/browser/index.mjs" },
  },
  {
    label: "@vercel/blob",
    packages: ["@vercel/blob"],
    code: 'export { upload } from "@vercel/blob/client";',
  },
];

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function size(bench) {
  const measured = [];
  for (const { label, packages, code, alias } of candidates) {
    const bundle = await bundleSize(code, alias);
    const installed = await installedSize(packages, folder);
    bench.say(`  ${label}: ${bundle.failure ?? `${bundle.gzip} bytes gzipped`}`);
    measured.push({ label, bundle, installed });
  }
  const rows = measured.map(({ label, bundle, installed }) => [
    label,
    bundle.failure === undefined ? kibibytes(bundle.minified) : "–",
    bundle.failure === undefined ? kibibytes(bundle.gzip) : "–",
    String(installed.packages),
    `${(installed.bytes / 1024 ** 2).toFixed(1)} MiB`,
  ]);
  const failed = measured.flatMap(({ label, bundle }) =>
    bundle.failure === undefined ? [] : [`${label} cannot be bundled for browsers: ${bundle.failure}`],
  );
  const notes = [
    "Bundle: esbuild, platform browser, ESM, minified; the code for one upload of a Blob.",
    "Installed: the named packages with all their dependencies, as installed here, with all files.",
    ...failed,
  ];
  const columns = ["package", "bundle", "gzipped", "packages", "installed"];
  return { scenario: "size", tables: [{ title: "Size", columns, rows, notes }], charts: [], data: measured };
}

/** @param {string} code @param {Record<string, string> | undefined} alias @returns {Promise<{ minified: number, gzip: number, failure: string | undefined }>} */
async function bundleSize(code, alias) {
  try {
    const options = { folder, splitting: false, ...(alias === undefined ? {} : { alias }) };
    const { minified, gzipped } = (await bundlePage(build, code, options)).all();
    return { minified, gzip: gzipped, failure: undefined };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { minified: 0, gzip: 0, failure: text.split("\n").slice(0, 2).join(" ") };
  }
}

/** @param {number} bytes */
const kibibytes = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
