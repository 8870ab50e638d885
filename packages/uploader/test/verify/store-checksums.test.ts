import { describe, expect, it } from "vitest";
import { storeChecksums } from "../../src/verify/store-checksums.js";

const MD5 = "d41d8cd98f00b204e9800998ecf8427e";
/** The Base64 text of bytes given in hexadecimal digits. */
const base64 = (digits: string): string =>
  btoa((digits.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(""));
const MD5_BASE64 = base64(MD5);

describe("the checksums in a store's response to a part", () => {
  it.each([
    [
      "S3: an ETag that may be the MD5",
      { etag: `"${MD5}"` },
      [{ algorithm: "md5", digest: MD5, certain: false }],
    ],
    [
      "Azure: Content-MD5",
      { "content-md5": MD5_BASE64, etag: '"0x8DB"' },
      [{ algorithm: "md5", digest: MD5, certain: true }],
    ],
    [
      "Azure: a CRC-64, least significant byte first",
      { "x-ms-content-crc64": base64("8898790a86148bae") },
      [{ algorithm: "crc64", digest: "ae8b14860a799888", certain: true }],
    ],
    [
      "Google: both in one header",
      { "x-goog-hash": `crc32c=4waSgw==, md5=${MD5_BASE64}` },
      [
        { algorithm: "md5", digest: MD5, certain: true },
        { algorithm: "crc32c", digest: "e3069283", certain: true },
      ],
    ],
    ["nothing", {}, []],
    ["an ETag that is not a checksum", { etag: '"0x8DB123"' }, []],
    ["an ETag of several parts", { etag: `"${MD5}-3"` }, []],
    [
      "a Content-MD5 that is too short, or not base64",
      { "content-md5": "AAAA", "x-ms-content-crc64": "%%%" },
      [],
    ],
  ])("%s", (_, headers, expected) => {
    expect(storeChecksums({ ...headers })).toEqual(expected);
  });
});
