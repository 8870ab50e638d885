export { contractEnvironment } from "./environment.mjs";
export { outsideContract } from "./record/outside.mjs";
export { watchFetch } from "./record/watch-fetch.mjs";
