import { describe, expect, it } from "vitest";
import { createSeal } from "../../src/secrets/seal.js";

describe("the seal of upload URLs", () => {
  const seal = createSeal("ab".repeat(32));
  const text = "https://store.test/part?sig=secret".repeat(200);

  it("returns what was sealed, and shows nothing of it", () => {
    const sealed = seal.close(text, "run/1");
    expect(seal.open(sealed, "run/1")).toBe(text);
    expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("store.test");
    expect(sealed.length).toBeLessThan(text.length / 10);
    expect(seal.close(text, "run/1")).not.toBe(sealed);
  });

  it("cannot be opened with another key, in another place, or after an edit", () => {
    const sealed = seal.close(text, "run/1");
    const edited = Buffer.from(sealed, "base64");
    edited[40] = (edited[40] ?? 0) ^ 1;
    expect(() => createSeal("cd".repeat(32)).open(sealed, "run/1")).toThrow(/another key/);
    expect(() => seal.open(sealed, "run/2")).toThrow(/another key/);
    expect(() => seal.open(edited.toString("base64"), "run/1")).toThrow(/another key/);
  });
});
