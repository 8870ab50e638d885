// For processes that a test starts: `NODE_OPTIONS="--import <this file>"`. What they find is recorded in the
// folder of CDF_CONTRACT_REPORTS; `check:contract` reads it.
import { watchFetch } from "./record/watch-fetch.mjs";

Object.assign(globalThis, { fetch: watchFetch(globalThis.fetch) });
