// A separate process that downloads and compares: the garbage of a download (some 40 MiB) does not count as memory of the
// uploader. It ends when its parent closes the channel.

import { type CompareAnswer, type CompareRequest, compareDownload } from "./compare-download.js";

process.on("message", async (request: CompareRequest) => {
  process.send?.(await answer(request));
});

async function answer({ id, url, path }: CompareRequest): Promise<CompareAnswer> {
  try {
    return { id, comparison: await compareDownload(url, path) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
