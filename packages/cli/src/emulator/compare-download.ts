import { open } from "node:fs/promises";
import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";

/** Longest time without a byte, ms. */
const SILENCE_MAX = 60_000;

/** Whether a stored file equals the file on disk. */
export type Comparison =
  | { readonly same: true; readonly bytes: number }
  /** `offset`: the first byte that differs. */
  | { readonly same: false; readonly offset: number; readonly reason: string };

/**
 * Downloads `url` and compares it with the file at `path`, byte for byte, in constant memory. `onCompared` is called after
 * each piece.
 *
 * @throws Error when the download is refused or breaks.
 */
export async function compareDownload(
  url: string,
  path: string,
  onCompared: () => void = () => {},
): Promise<Comparison> {
  const file = await open(path);
  try {
    const answer = await request(url);
    if (answer.statusCode !== 200) {
      answer.destroy();
      throw new Error(`The download of the stored file failed with status ${answer.statusCode}.`);
    }
    const { size } = await file.stat();
    const window = Buffer.allocUnsafeSlow(answer.readableHighWaterMark * 4);
    let offset = 0;
    for await (const chunk of answer) {
      const bytes: Buffer = chunk;
      for (let at = 0; at < bytes.length; ) {
        const length = Math.min(bytes.length - at, window.length);
        const { bytesRead } = await file.read(window, 0, length, offset);
        if (bytesRead === 0)
          return { same: false, offset, reason: `the stored file is longer than ${size} bytes` };
        const same = bytes.compare(window, 0, bytesRead, at, at + bytesRead) === 0;
        if (!same)
          return {
            same: false,
            offset: offset + firstDifference(bytes, at, window),
            reason: "the bytes differ",
          };
        at += bytesRead;
        offset += bytesRead;
        onCompared();
      }
    }
    if (offset < size)
      return { same: false, offset, reason: `the stored file ends after ${offset} of ${size} bytes` };
    return { same: true, bytes: offset };
  } finally {
    await file.close();
  }
}

function request(url: string): Promise<IncomingMessage> {
  const get = url.startsWith("https:") ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent: false }, resolve).once("error", reject);
    // The limit also holds between two bytes, so a stalled answer fails.
    sent.setTimeout(SILENCE_MAX, () => {
      sent.destroy(
        new Error(`The download of the stored file received no bytes for ${SILENCE_MAX / 1000} s.`),
      );
    });
  });
}

function firstDifference(bytes: Buffer, at: number, window: Buffer): number {
  let index = 0;
  while (bytes[at + index] === window[index]) index += 1;
  return index;
}

/** A request to the comparing process. The URL is a secret, so it goes over the IPC channel and not on the command line. */
export interface CompareRequest {
  readonly id: number;
  readonly url: string;
  readonly path: string;
}

/** A message of the comparing process: its answer, or only a sign that it still compares bytes. */
export type CompareAnswer = { readonly id: number } & (
  | { readonly comparison?: never; readonly failure?: never }
  | { readonly comparison: Comparison; readonly failure?: never }
  | { readonly failure: string; readonly comparison?: never }
);
