import { closeSync, openSync, readSync } from "node:fs";

/** Maximum size of a file that a person writes by hand, bytes. */
const SIZE_MAX = 2 ** 20;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a small UTF-8 file (settings, a JSON object), without a byte order mark. It is read to its end
 * regardless of its size, so that pipes and `<(…)` of a shell work, too.
 *
 * @throws Error that names the line, when the file is UTF-16, or not UTF-8 otherwise, or holds a NUL byte, or
 * has more than 1 MiB.
 */
export function readTextFile(path: string): string {
  const bytes = readBytes(path);
  const [first, second, third, fourth] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isUtf16 = isMarked || (second === 0 && fourth === 0) || (first === 0 && third === 0);
  if (isUtf16 && bytes.length >= 2) throw new Error(`line 1: its text is UTF-16, and must be UTF-8. ${SAVE}`);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    const before = bytes.toString("utf8").split("\uFFFD", 1)[0] ?? "";
    throw new Error(`line ${lineAt(before)}: its text is not UTF-8. ${SAVE}`);
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) throw new Error(`line ${lineAt(text.slice(0, nul))}: it has a NUL byte, so it is not a text`);
  return text;
}

const SAVE = "Save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)";

function lineAt(before: string): number {
  return before.split(/\r\n|\r|\n/).length;
}

function readBytes(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const chunk = Buffer.alloc(64 * 1024);
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) return Buffer.concat(chunks);
      size += read;
      if (size > SIZE_MAX) throw new Error(`it has more than ${SIZE_MAX} bytes`);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
