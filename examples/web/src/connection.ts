import type { FilesClientOptions } from "@cdf-multipart/core";

/** Where the demo uploads to: the emulator that `start.mjs` runs. An application asks its user to sign in instead. */
export function connection(): FilesClientOptions {
  const { VITE_CDF_URL: baseUrl, VITE_CDF_PROJECT: project, VITE_CDF_TOKEN: token } = import.meta.env;
  if (typeof baseUrl !== "string" || typeof project !== "string" || typeof token !== "string") {
    throw new Error("Start the page with `pnpm demo:web`, which also starts the emulator that it talks to.");
  }
  return { baseUrl, project, token };
}
