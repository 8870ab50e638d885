// For processes that a test starts: `NODE_OPTIONS="--import <this file>"`. What they find is recorded in the
// folder of CDF_CONTRACT_REPORTS; `check:contract` reads it.
import http from "node:http";
import https from "node:https";
import { watchFetch } from "./record/watch-fetch.mjs";
import { watchHttp } from "./record/watch-http.mjs";

Object.assign(globalThis, { fetch: watchFetch(globalThis.fetch) });
watchHttp(http);
watchHttp(https);
