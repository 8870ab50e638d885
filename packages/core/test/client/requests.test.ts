import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/call/create-context.js";
import type { FilesClient } from "../../src/index.js";
import { FILE, fakeService, ok, TOKEN } from "../support/fake-service.js";

const UPLOAD = {
  ...FILE,
  uploadId: "u1",
  uploadUrls: ["https://store.example/1", "https://store.example/2"],
};

/** Each operation, its expected request, and the response. */
const CALLS: readonly [string, (client: FilesClient) => Promise<unknown>, unknown, string, unknown][] = [
  [
    "initMultiPartUpload",
    (client) => client.initMultiPartUpload({ name: "a.bin" }, { parts: 2 }),
    UPLOAD,
    "POST /files/initmultipartupload?overwrite=false&parts=2",
    { name: "a.bin" },
  ],
  [
    "getMultiPartUploadLink",
    (client) => client.getMultiPartUploadLink({ externalId: "x" }, { parts: 2 }),
    UPLOAD,
    "POST /files/multiuploadlink?parts=2",
    { items: [{ externalId: "x" }] },
  ],
  [
    "completeMultiPartUpload",
    (client) => client.completeMultiPartUpload({ id: 7, uploadId: "u1" }),
    {},
    "POST /files/completemultipartupload",
    { id: 7, uploadId: "u1" },
  ],
  [
    "updateFiles",
    (client) => client.updateFiles([{ id: 7, update: { directory: { set: "/a" } } }]),
    { items: [FILE] },
    "POST /files/update",
    { items: [{ id: 7, update: { directory: { set: "/a" } } }] },
  ],
  ["getFileByInternalId", (client) => client.getFileByInternalId(7), FILE, "GET /files/7", undefined],
  [
    "byIdsFiles",
    (client) => client.byIdsFiles([{ id: 7 }, { instanceId: { space: "s", externalId: "x" } }]),
    { items: [FILE] },
    "POST /files/byids",
    { items: [{ id: 7 }, { instanceId: { space: "s", externalId: "x" } }], ignoreUnknownIds: false },
  ],
  [
    "advancedListFiles",
    (client) => client.advancedListFiles({ filter: { uploaded: false }, limit: 10 }),
    { items: [FILE], nextCursor: "next" },
    "POST /files/list",
    { filter: { uploaded: false }, limit: 10 },
  ],
  [
    "downloadLinks",
    (client) => client.downloadLinks([{ id: 7 }], { extendedExpiration: true }),
    { items: [{ id: 7, downloadUrl: "https://store.example/d" }] },
    "POST /files/downloadlink?extendedExpiration=true",
    { items: [{ id: 7 }] },
  ],
  [
    "deleteFiles",
    (client) => client.deleteFiles([{ externalId: "x" }], { ignoreUnknownIds: true }),
    {},
    "POST /files/delete",
    { items: [{ externalId: "x" }], ignoreUnknownIds: true },
  ],
  [
    "initFileUpload",
    (client) => client.initFileUpload({ name: "a.bin" }, { overwrite: true }),
    { ...FILE, uploadUrl: "https://store.example/1" },
    "POST /files?overwrite=true",
    { name: "a.bin" },
  ],
];

const sorted = (url: URL): string => {
  url.searchParams.sort();
  return url.pathname + url.search;
};

describe("each operation", () => {
  it.each(CALLS)("%s sends the documented request", async (_name, call, response, line, body) => {
    const { client, requests } = fakeService([ok(response)]);
    await call(client);
    const [request] = requests;
    expect(requests).toHaveLength(1);
    expect(request?.url.origin).toBe("https://westeurope-1.cognitedata.com");
    const [method, path] = line.split(" ");
    expect(request?.method).toBe(method);
    expect(sorted(request?.url ?? new URL("x:"))).toBe(`/api/v1/projects/plant${path}`);
    expect(request?.body).toEqual(body);
    expect(request?.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(request?.headers.get("cdf-version")).toBe("20230101");
    expect(request?.headers.get("x-cdp-app")).toBe("cdf-multipart");
    expect(request?.headers.get("x-cdp-sdk")).toBe(`cdf-multipart:${VERSION}`);
  });
});

describe("addresses", () => {
  it.each([
    [{ cluster: "acme.plink.westeurope-1" }, "https://acme.plink.westeurope-1.cognitedata.com"],
    [{ cluster: "API" }, "https://api.cognitedata.com"],
    [{ baseUrl: "https://cdf.example.com:8443/proxy/" }, "https://cdf.example.com:8443/proxy"],
    [{ baseUrl: "http://127.0.0.1:3000" }, "http://127.0.0.1:3000"],
    [{ baseUrl: "http://[::1]:3000/" }, "http://[::1]:3000"],
    [{ baseUrl: "http://cdf.internal", allowInsecureHttp: true }, "http://cdf.internal"],
  ])("%j is %s", async (address, baseUrl) => {
    const { client, requests } = fakeService([ok(FILE)], { cluster: undefined, ...address } as object);
    await client.getFileByInternalId(7);
    expect(client.baseUrl).toBe(baseUrl);
    expect(requests[0]?.url.href).toBe(`${baseUrl}/api/v1/projects/plant/files/7`);
  });

  it("encodes a project with special characters, and names the application", async () => {
    const { client, requests } = fakeService([ok(FILE)], { project: "plänt&1", appId: "my app" });
    await client.getFileByInternalId(7);
    expect(requests[0]?.url.pathname).toBe("/api/v1/projects/pl%C3%A4nt%261/files/7");
    expect(requests[0]?.headers.get("x-cdp-app")).toBe("my app");
  });
});

it("knows its own version", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(manifest.version);
});
