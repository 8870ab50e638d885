// Loaded before every test file: the global `fetch` is watched, and a test that breaks the contract fails,
// even if its own assertions pass. Processes that inherit the environment are watched too.
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import { afterAll, afterEach } from "vitest";
import { contractEnvironment } from "./environment.mjs";
import { REPORTS_VARIABLE, takeBreaches } from "./record/ledger.mjs";
import { settled, watchFetch } from "./record/watch-fetch.mjs";
import { watchHttp } from "./record/watch-http.mjs";

/** ms to wait for an answer after its test. Answers that hang on purpose never end. */
const PATIENCE = 1000;

process.env[REPORTS_VARIABLE] ??= join(process.cwd(), ".reports", "contract");
Object.assign(process.env, contractEnvironment());
Object.assign(globalThis, { fetch: watchFetch(globalThis.fetch) });
watchHttp(http);
watchHttp(https);

async function failOnBreach() {
  await settled(PATIENCE);
  const breaches = takeBreaches();
  if (breaches.length > 0)
    throw new Error(`The contract of openapi.yaml was broken.\n${breaches.join("\n")}`);
}

afterEach(failOnBreach);
afterAll(failOnBreach);
