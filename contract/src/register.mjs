// For processes that a test starts: `NODE_OPTIONS="--import <this file>"`. Their results are recorded in the
// folder of CDF_CONTRACT_REPORTS, which `check:contract` reads.
import http from "node:http";
import https from "node:https";
import { watchFetch } from "./record/watch-fetch.mjs";
import { watchHttp } from "./record/watch-http.mjs";

Object.assign(globalThis, { fetch: watchFetch(globalThis.fetch) });
watchHttp(http);
watchHttp(https);
