// A process of its own that downloads and compares: what a download leaves to the garbage collector (some 40 MiB)
// does not count as memory of the uploader.

import { compareDownload } from "./compare-download.js";
import type { CompareAnswer, CompareRequest } from "./compare-message.js";

process.once("message", async ({ url, path }: CompareRequest) => {
  process.send?.(await answer(url, path));
  process.disconnect();
});

async function answer(url: string, path: string): Promise<CompareAnswer> {
  try {
    return { comparison: await compareDownload(url, path) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
