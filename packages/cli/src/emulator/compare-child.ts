// A separate process that downloads and compares: the garbage of a download (some 40 MiB) does not count as memory of the
// uploader. It ends when its parent closes the channel.

import { type CompareAnswer, type CompareRequest, compareDownload } from "./compare-download.js";

/** ms between two signs that bytes are compared. */
const SIGN_EVERY = 1000;

process.on("message", async (request: CompareRequest) => {
  say(await answer(request));
});

function say(answer: CompareAnswer): void {
  // A parent that has gone needs no answer.
  if (process.connected) process.send?.(answer, () => {});
}

async function answer({ id, url, path }: CompareRequest): Promise<CompareAnswer> {
  let said = performance.now();
  const onCompared = (): void => {
    if (performance.now() - said < SIGN_EVERY) return;
    said = performance.now();
    say({ id });
  };
  try {
    return { id, comparison: await compareDownload(url, path, onCompared) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
