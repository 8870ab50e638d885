/**
 * Measures the code that a page loads, client and uploader together: with the page; when the first upload
 * begins, which is everything that it needs to its end; and on demand. Fails when one is over its budget, or
 * when a page can reach any module of Node. `--json` prints the figures alone.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundlePage, PAGE, report, reportRequests, sum } from "../../build-kit/bundle-size.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Bytes, gzipped. */
const BUDGETS = {
  "loaded with the page": 9_090,
  // 60 of them ask why an overwrite was refused; 250 are the wait that files and nodes share.
  "loaded when an upload begins": 42_400,
  // 320 are the second look before a file counts as unchanged, records of uploads at the same time, and the words
  // about parts that the service does not have; 11,000 are uploads into nodes: their calls, their validators, and what applies and awaits them; 1,620 are the
  // comparison of "if-changed" for them: what reads nodes, and keeps the record in `sourceContext`; 10,000 are
  // `updateFiles` with its validator, the comparison of "if-changed", and a SHA-256 for content of any size.
  "loaded when it is asked for": 42_620,
};

const ENGINE = "src/chunks/browser-engine.ts";
/** What a page loads that calls, and does not upload. */
const CALLS = "../core/src/client/operations.ts";
/** Only Node loads this: no page requests it. */
const FOR_NODE = "../core/src/http/node-wire.ts";

const UPLOAD = 'export { upload } from "./src/browser/index.ts";';
const CLIENT = 'export { createFilesClient } from "@cdf-multipart/core";';

/** Excludes the client, whose size is measured in its own package. */
const withoutCore = {
  name: "without-core",
  setup(bundle) {
    bundle.onResolve({ filter: /^@cdf-multipart\/core(\/internal\/operations)?$/ }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};

const conditions = ["@cdf-multipart/source"];
const whole = await bundlePage(build, `${CLIENT} ${UPLOAD}`, { folder, conditions });
const uploader = await bundlePage(build, UPLOAD, { folder, conditions, plugins: [withoutCore] });

const page = whole.loadedWith([PAGE]);
const begun = whole.loadedWith([ENGINE], [PAGE]);
report(
  {
    "loaded with the page": page,
    "loaded when an upload begins": begun,
    "  plan, session, scheduler, engine, journals": whole.loadedWith([ENGINE], [PAGE, CALLS]),
    "  calls, errors, retries, checks of requests": whole.loadedWith([CALLS], [PAGE]),
    "  both, that is: an upload": sum([page, begun]),
    "  of these the uploader": uploader.loadedWith([PAGE, ENGINE]),
    "loaded when it is asked for": whole.others([PAGE, ENGINE, FOR_NODE]),
  },
  BUDGETS,
);
reportRequests({
  "the page, its own script included": { requests: whole.requestsFor([PAGE]), limit: 3 },
  "an upload that begins": { requests: whole.requestsFor([ENGINE], [PAGE]), limit: 3 },
});
