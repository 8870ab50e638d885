import { describe, expect, it } from "vitest";
import { earliestDeadline, signedUrlDeadline } from "../../src/session/signed-url-deadline.js";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;

describe("the expiry of a signed URL", () => {
  it.each([
    [
      "Amazon S3",
      "https://b.s3.amazonaws.com/k?X-Amz-Date=20261123T120000Z&X-Amz-Expires=3600&X-Amz-Signature=x",
      NOON + HOUR,
    ],
    ["Amazon S3, lower case", "https://b/k?x-amz-date=20261123T120000Z&x-amz-expires=3600", NOON + HOUR],
    ["Azure", "https://a.blob.core.windows.net/c/b?se=2026-11-23T12%3A00%3A00Z&sig=x", NOON],
    ["Azure, date only", "https://a/c/b?se=2026-11-23&sig=x", Date.parse("2026-11-23")],
    [
      "Google, V4",
      "https://storage.googleapis.com/b/o?X-Goog-Date=20261123T120000Z&X-Goog-Expires=604800",
      NOON + 7 * 24 * HOUR,
    ],
    [
      "Google, V2",
      "https://storage.googleapis.com/b/o?GoogleAccessId=a&Expires=1795435200&Signature=x",
      1_795_435_200_000,
    ],
  ])("is read from %s", (_, url, end) => {
    expect(signedUrlDeadline(url)).toBe(end);
  });

  it.each([
    ["nothing", "https://cdf.test/api/v1/files/gcs_proxy/x"],
    ["a lifetime without a time of issue", "https://b/k?X-Amz-Expires=3600"],
    ["nonsense", "https://b/k?X-Amz-Date=today&X-Amz-Expires=3600"],
    ["an expiry that is not a date", "https://b/k?se=soon"],
    ["an impossible date", "https://b/k?se=2026-99-99"],
    ["an Expires that is not a time", "https://b/k?Expires=never"],
    ["a number that is not a time in seconds", "https://b/k?Expires=3600"],
    ["no URL", "part-1"],
  ])("is unknown if there is %s", (_, url) => {
    expect(signedUrlDeadline(url)).toBeUndefined();
  });

  it("of a session is that of its first URL to expire", () => {
    expect(earliestDeadline(["https://b/k", "https://b/k?se=2026-11-25", "https://b/k?se=2026-11-24"])).toBe(
      Date.parse("2026-11-24"),
    );
    expect(earliestDeadline(["https://b/k"])).toBeUndefined();
  });
});
