/**
 * Measures what uploading costs a page, client and uploader together: what is loaded with the page; what is loaded when the first
 * upload of a file begins, which is all that it takes to its end; and what is loaded only for what else it can do. Fails when
 * one is over its budget, or when anything of Node can be reached. `--json` prints the figures alone.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundlePage, PAGE, report, sum } from "../../build-kit/bundle-size.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Bytes, gzipped. The state machine of a handle is a pure function of its own (`handle-phase.ts`), and what a pass
 * needs is loaded with the engine (`run-pass.ts`); together that costs 0.3 KiB.
 */
const BUDGETS = {
  // 70 of them let a pause wait for parts that are nearly sent; 20 keep secrets in headers by one rule.
  // 11 of them hand `limits.pacer` on; 30 load `updateFiles` and the script of `overwrite` when they are needed.
  "loaded with the page": 10_705,
  // 270 of them say what an upload waits for, and how much of it is safe; 470 keep small what a reload or a pause
  // loses, and ask before the page is left; 240 lend the calls about nodes what they share with all others (see the
  // budgets of core); 45 continue with an entry whose content arrived before its journal was set back; 690 take
  // files of "if-changed" ahead, and run the comparison; 800 decide whether a file is that of a node, and record
  // it; 10 are the time of each part, which decides whether its checksum is worth its price.
  "loaded when an upload begins": 45_830,
  // 12,200 are uploads into nodes: their calls, their validators, and what applies and awaits them; 10,450 are
  // `updateFiles` with its validator, the comparison of "if-changed", and a SHA-256 for content of any size; 150
  // are that decision, and the refusal of a file that was touched after all its parts were sent.
  "loaded when it is asked for": 42_450,
};

const ENGINE = "src/chunks/browser-engine.ts";
const JOURNALS = "src/journal/indexed-db/indexed-db-journal-store.ts";
const CALLS = "../core/src/client/operations.ts";
/** Loaded by Node alone: no page ever asks for it. */
const FOR_NODE = "../core/src/http/node-wire.ts";
const BEGINNING = [ENGINE, JOURNALS, CALLS];

const UPLOAD = 'export { upload } from "./src/browser/index.ts";';
const CLIENT = 'export { createFilesClient } from "@cdf-multipart/core";';

/** Leaves the client out: what it weighs is measured in its own package. */
const withoutCore = {
  name: "without-core",
  setup(bundle) {
    bundle.onResolve({ filter: /^@cdf-multipart\/core$/ }, ({ path }) => ({ path, external: true }));
  },
};

const conditions = ["@cdf-multipart/source"];
const whole = await bundlePage(build, `${CLIENT} ${UPLOAD}`, { folder, conditions });
const uploader = await bundlePage(build, UPLOAD, { folder, conditions, plugins: [withoutCore] });

const page = whole.loadedWith([PAGE]);
const begun = whole.loadedWith(BEGINNING, [PAGE]);
report(
  {
    "loaded with the page": page,
    "loaded when an upload begins": begun,
    "  plan, session, scheduler, engine": whole.loadedWith([ENGINE], [PAGE]),
    "  journals in IndexedDB": whole.loadedWith([JOURNALS], [PAGE, ENGINE]),
    "  calls, errors, retries, checks of requests": whole.loadedWith([CALLS], [PAGE, ENGINE, JOURNALS]),
    "  both, that is: an upload": sum([page, begun]),
    "  of these the uploader": uploader.loadedWith([PAGE, ENGINE, JOURNALS]),
    "loaded when it is asked for": whole.others([PAGE, ...BEGINNING, FOR_NODE]),
  },
  BUDGETS,
);
