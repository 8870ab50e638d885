import { describe, expect, it } from "vitest";
import { excerpt, plainText } from "../../src/errors/plain-text.js";
import { findEncodedSecrets } from "../../src/secrets/find-encoded-secrets.js";
import { keepSecret } from "../../src/secrets/keep-secret.js";

findEncodedSecrets();
keepSecret("top-secret-value");

const SIZE = 10 * 1024 * 1024;

/** CPU time of this process, ms: it excludes other processes on the machine. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Reads each character once: the reference for a linear reader, on this machine and now. */
function reference(text: string): number {
  const began = cpuTime();
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index);
  expect(sum).toBeGreaterThan(0);
  return cpuTime() - began;
}

describe("a page of 10 MB", () => {
  it.each([
    "<title",
    "<title>",
    "<title>a",
    "</title",
    "<script>",
    "<style a",
    "</script><script",
    "<",
    "<a ",
    "> <",
    "\n",
    "https://a",
    "eyJaaaaaaaaa-",
    "?a=",
  ])(
    "of %j is read in a time proportional to its length",
    (piece) => {
      const page = piece.repeat(SIZE / piece.length);
      // A quadratic reader would need hours, not some hundred times as long.
      const limit = 500 * reference(page) + 10_000;
      const began = cpuTime();
      expect(excerpt(plainText(page), 500).length).toBeLessThan(502);
      expect(cpuTime() - began).toBeLessThan(limit);
    },
    120_000,
  );
});

describe("the beginning of a text", () => {
  it.each([8_180, 8_186, 8_190, 8_192])(
    "contains no half of a secret if it is truncated inside of it at %d",
    (place) => {
      // Queries are removed, so the text after them moves forward.
      const long = `see https://a.example/x?q=${"q".repeat(place - 40)} `;
      const shown = excerpt(`${long.padEnd(place, " ")}top-secret-value and more ${"w".repeat(100)}`, 500);
      expect(shown).not.toContain("top");
    },
  );

  it("keeps short texts unchanged", () => {
    expect(excerpt("short", 500)).toBe("short");
    expect(excerpt("longer than that", 6)).toBe("longer…");
  });
});

describe("the text of a page", () => {
  it.each([
    ["<TITLE lang=en>A\n b</TITLE><p>c", "A b"],
    ["<title>never closed <p>text", "never closed text"],
    ["<p>a<script>if (a<b) x</script>b<STYLE>p{}</STYLE >c", "a b c"],
    ["a<script>b", "a"],
    ["1 < 2", "1 < 2"],
  ])("%j is %j", (page, seen) => {
    expect(plainText(page)).toBe(seen);
  });
});
