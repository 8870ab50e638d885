import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readEnvFile } from "../../src/node/env-file.js";

function envFile(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, ".env");
  writeFileSync(path, content);
  return path;
}

const LINES = "CDF_PROJECT=plant\nCDF_CLUSTER=api\n";
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("a .env file", () => {
  test.each([
    ["as it is", LINES],
    ["with a byte order mark", `\uFEFF${LINES}`],
    ["with CRLF", LINES.replaceAll("\n", "\r\n")],
    ["with a byte order mark and CRLF", `\uFEFF${LINES.replaceAll("\n", "\r\n")}`],
    ["with text of any language", `${LINES}# Anlage Süd 点群\n`],
  ])("is read %s", (_, content) => {
    expect(readEnvFile(envFile(content))).toEqual({ CDF_PROJECT: "plant", CDF_CLUSTER: "api" });
  });

  test.each<[string, string | Buffer, RegExp]>([
    [
      "UTF-16, as PowerShell's > writes it",
      utf16(`\uFEFF${LINES}`),
      /line 1: its text is UTF-16.*Save it as UTF-8/,
    ],
    ["UTF-16 the other way", utf16(`\uFEFF${LINES}`).swap16(), /line 1: its text is UTF-16/],
    ["UTF-16 without a mark", utf16(LINES), /line 1: its text is UTF-16/],
    ["UTF-16 without a mark the other way", utf16(LINES).swap16(), /line 1: its text is UTF-16/],
    ["UTF-16 with nothing but a mark", utf16("\uFEFF"), /line 1: its text is UTF-16/],
    [
      "Windows-1252",
      Buffer.from(`${LINES}\r\nCDF_CLIENT_SECRET=gr\xfcn\n`, "latin1"),
      /line 4: its text is not UTF-8/,
    ],
    ["a NUL byte", `${LINES}X=\0\n`, /line 3: it has a NUL byte/],
    ["more than 1 MiB", "#".repeat(2 ** 20 + 1), /more than 1048576 bytes/],
  ])("that is %s is refused", (_, content, words) => {
    const path = envFile(content);
    expect(() => readEnvFile(path)).toThrow(words);
    expect(() => readEnvFile(path)).toThrow(path);
    expect(() => readEnvFile(path)).not.toThrow(/gr.n/);
  });

  test("that never ends is not read to its end", () => {
    expect(() => readEnvFile("/dev/zero")).toThrow(/more than 1048576 bytes/);
  });
});
