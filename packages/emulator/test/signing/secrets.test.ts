import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sameText } from "../../src/ground/same-text.js";
import { createUrlSigner } from "../../src/signing/signed-url.js";

const source = fileURLToPath(new URL("../../src", import.meta.url));

test("secrets are compared in constant time in one file only", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const comparing = files.filter((name) => /timingSafeEqual/.test(readFileSync(join(source, name), "utf8")));
  expect(comparing).toEqual([join("ground", "same-text.ts")]);
});

test.each([
  ["", ""],
  ["secret", "secret"],
  ["ü".repeat(40), "ü".repeat(40)],
])("%j equals itself", (left, right) => {
  expect(sameText(left, right)).toBe(true);
});

test.each([
  ["secret", "Secret"],
  ["secret", "secret "],
  ["secret", ""],
  ["ü", "u\u0308"],
  ["a\u0000", "a"],
])("%j does not equal %j", (left, right) => {
  expect(sameText(left, right)).toBe(false);
});

test("a changed signature of any length or alphabet is a mismatch, never an exception", () => {
  const signer = createUrlSigner("key");
  const url = new URL(
    signer.sign({ method: "PUT", path: "/upload", now: 0, lifetime: 60_000 }),
    "http://localhost",
  );
  const check = () =>
    signer.check({ method: "PUT", path: "/upload", query: url.searchParams, contentType: undefined, now: 0 });
  expect(check()).toBeUndefined();
  const right = url.searchParams.get("X-Amz-Signature") ?? "";
  for (const wrong of [
    "",
    "a",
    right.slice(1),
    `${right}0`,
    right.toUpperCase(),
    "ü".repeat(right.length / 2),
  ]) {
    url.searchParams.set("X-Amz-Signature", wrong);
    expect(check(), wrong).toBe("mismatch");
  }
});
