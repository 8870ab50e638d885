import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { expect, test } from "vitest";
import { api, beginUpload, bodyOf, putBytes, startSmall } from "../ask.js";
import { type RawRequest, raw } from "../raw.js";

test.each<[string, number, string, RawRequest]>([
  ["chunked-body", 501, "NotImplemented", { headers: { "transfer-encoding": "chunked" }, chunks: ["12345"] }],
  [
    "content-type-on-part",
    403,
    "SignatureDoesNotMatch",
    { headers: { "content-type": "text/plain", "content-length": 5 }, chunks: ["12345"] },
  ],
  [
    "credentials-on-signed-url",
    400,
    "InvalidArgument",
    { headers: { authorization: "Bearer x", "content-length": 5 }, chunks: ["12345"] },
  ],
  [
    "credentials-on-signed-url",
    400,
    "InvalidArgument",
    { headers: { "x-cdp-sdk": "x", "content-length": 5 }, chunks: ["12345"] },
  ],
  ["missing-length", 411, "MissingContentLength", { bare: true }],
  [
    "part-too-large",
    400,
    "EntityTooLarge",
    { headers: { "content-length": 5e12 }, chunks: ["1"], open: true },
  ],
])("%s: %d %s", async (rule, status, code, request) => {
  await using emulator = await startSmall();
  const { uploadUrls } = await beginUpload(emulator, 1);
  const answer = await raw(uploadUrls[0], request);
  expect([answer.status, answer.code, answer.headers["x-emulator-rule"]]).toEqual([status, code, rule]);
  expect(emulator.requests.last()).toMatchObject({ operation: "putPart", rule, fault: undefined });
  expect(emulator.requests.count({ rule })).toBe(1);
});

test("unsigned, changed and expired URLs are distinguished", async () => {
  await using emulator = await startSmall();
  const { uploadUrls } = await beginUpload(emulator, 1);
  const [url = ""] = uploadUrls;
  const ruleOf = async (target: string) => (await putBytes(target, "1")).headers.get("x-emulator-rule");
  expect(await ruleOf(url.split("?")[0] ?? "")).toBe("unsigned-url");
  expect(await ruleOf(url.replace("/1?", "/2?"))).toBe("wrong-signature");
  expect(await ruleOf(url)).toBeNull();
  emulator.clock.advance(UPLOAD_URL_LIFETIME_MS + 1000);
  expect(await ruleOf(url)).toBe("expired-url");
});

test("complete with a missing part, or with a part that is too small and not the last", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 2);
  const complete = () => api(emulator, "completemultipartupload", { id, uploadId });
  await putBytes(uploadUrls[0], "123");
  const missing = await complete();
  expect([missing.status, missing.headers.get("x-emulator-rule")]).toEqual([400, "missing-part"]);
  await putBytes(uploadUrls[1], "123");
  const small = await complete();
  expect([small.status, small.headers.get("x-emulator-rule")]).toEqual([400, "small-middle-part"]);
  expect((await bodyOf(small)).error.message).toContain("EntityTooSmall: part 1 has 3 bytes");
});
