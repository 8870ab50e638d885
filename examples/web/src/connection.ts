import type { FilesClientOptions } from "@cdf-multipart/core";

/**
 * The connection of the demo to the emulator that `start.mjs` runs. A real application signs its user in
 * instead.
 */
export function connection(): FilesClientOptions {
  const { VITE_CDF_URL: baseUrl, VITE_CDF_PROJECT: project, VITE_CDF_TOKEN: token } = import.meta.env;
  if (typeof baseUrl !== "string" || typeof project !== "string" || typeof token !== "string") {
    throw new Error("Start the page with `pnpm demo:web`, which also starts its emulator.");
  }
  return { baseUrl, project, token };
}
