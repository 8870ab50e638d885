import { describe, expect, it } from "vitest";
import { checkUploadUrls } from "../../src/session/check-upload-urls.js";
import { isSessionError } from "../../src/session/session-error.js";

const good = ["https://store.test/1?sig=s1", "https://store.test/2?sig=s2"];
const https = { parts: 2, baseUrl: "https://cdf.test", fileId: 7 };

function refusal(urls: readonly string[], expectation = https): { code: string; message: string } {
  try {
    checkUploadUrls(urls, expectation);
  } catch (error) {
    if (isSessionError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("was accepted");
}

describe("the URLs of a session", () => {
  it("are accepted if there is one URL per part", () => {
    expect(() => checkUploadUrls(good, https)).not.toThrow();
  });

  it.each([
    ["fewer than parts", good.slice(1), "wrong-url-count", /1 upload URLs for 2 parts/],
    ["more than parts", [...good, "https://store.test/3"], "wrong-url-count", /3 upload URLs for 2 parts/],
    ["a duplicate", [good[0] ?? "", good[0] ?? ""], "duplicate-urls", /Parts 1 and 2 have the same/],
    [
      "plain http",
      [good[0] ?? "", "http://store.test/2?sig=s2"],
      "unsafe-url",
      /part 2.*readable on the network/,
    ],
    ["another scheme", ["ftp://store.test/1", good[1] ?? ""], "unsafe-url", /part 1.*"ftp:"/],
    ["credentials", ["https://me:pw@store.test/1", good[1] ?? ""], "unsafe-url", /user name or password/],
    ["no host", ["/files/1?sig=s1", good[1] ?? ""], "unsafe-url", /not an absolute URL/],
  ])("are refused with %s, before a byte is sent and without a secret", (_, urls, code, message) => {
    const error = refusal(urls);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/No part was sent.*file entry 7/);
    expect(error.message).not.toMatch(/sig=|me:pw/);
  });

  it("may be plain http on this machine, or if the service itself uses it", () => {
    const plain = ["http://127.0.0.1:8080/1", "http://[::1]/2"];
    expect(() => checkUploadUrls(plain, https)).not.toThrow();
    const inside = { ...https, baseUrl: "http://cdf.intranet" };
    expect(() => checkUploadUrls(["http://store.test/1", "http://store.test/2"], inside)).not.toThrow();
    expect(refusal(["http://127.0.0.1.evil.test/1", good[1] ?? ""]).code).toBe("unsafe-url");
  });
});
