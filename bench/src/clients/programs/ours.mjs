// Our packages as users get them: built, from the checkout under test (`pnpm bench compare` passes another
// one).
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { job } from "./job.mjs";

const requireThere = createRequire(join(job.root, "packages/uploader/package.json"));

/** @param {string} specifier */
const load = (specifier) => import(pathToFileURL(requireThere.resolve(specifier)).href);

/** @type {typeof import("@cdf-multipart/core")} */
const core = await load("@cdf-multipart/core");
/** @type {typeof import("@cdf-multipart/uploader/node")} */
export const onNode = await load("@cdf-multipart/uploader/node");

// The client limits requests per second for the real service. The sink has no such limit.
const limits = { requestsPerSecond: 1_000_000, concurrentRequests: 64 };

export const client = core.createFilesClient({
  baseUrl: job.origin,
  project: "bench",
  token: "bench",
  limits,
});

/** The options of all our clients. A real store still has the file of the previous run. */
export const options = { partSize: job.partSize, concurrency: job.concurrency, overwrite: true };
