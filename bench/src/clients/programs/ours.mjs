// Our packages as users get them: built, from the checkout under test (`pnpm bench compare` gives another one).
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

// The client's own brake (requests a second) keeps to the budget of the real service; the sink has none.
const limits = { requestsPerSecond: 1_000_000, concurrentRequests: 64 };

export const client = core.createFilesClient({
  baseUrl: job.origin,
  project: "bench",
  token: "bench",
  limits,
});

/** The options that all our clients share. A real store remembers the file of the run before. */
export const options = { partSize: job.partSize, concurrency: job.concurrency, overwrite: true };
