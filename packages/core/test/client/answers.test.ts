import { describe, expect, it } from "vitest";
import { isApiError } from "../../src/index.js";
import { FILE, failureOf, fakeService, json, ok, type Step } from "../support/fake-service.js";

const upload = (urls: readonly string[]) => ({ ...FILE, uploadId: "u1", uploadUrls: urls });

describe("upload sessions", () => {
  const bare = upload(["https://store.example/1?sig=a", "https://store.example/2?sig=b"]);

  it.each([
    ["bare", bare],
    ["in items", { items: [bare] }],
  ])("are accepted %s, from init and from link, with any 2xx", async (_name, response) => {
    for (const status of [200, 201, 202]) {
      const { client } = fakeService([json(status, response)]);
      expect(await client.initMultiPartUpload({ name: "a" }, { parts: 2 })).toEqual(bare);
      expect(await client.getMultiPartUploadLink({ externalId: "x" }, { parts: 2 })).toEqual(bare);
    }
  });

  it("may contain fields that this version does not know", async () => {
    const { client } = fakeService([ok({ ...bare, novelty: { deep: [1] } })]);
    const session = await client.initMultiPartUpload({ name: "a" }, { parts: 2 });
    expect(session).toMatchObject({ novelty: { deep: [1] } });
  });

  it("have absolute URLs, relative ones resolved against the base URL (Private Link)", async () => {
    const urls = ["/api/v1/files/storage/1?sig=a", "https://store.example/2?sig=b", "//other.example/3"];
    const { client } = fakeService([ok(upload(urls))], {
      cluster: undefined,
      baseUrl: "https://acme.plink.westeurope-1.cognitedata.com:8443",
    } as object);
    const { uploadUrls } = await client.initMultiPartUpload({ name: "a" }, { parts: 3 });
    expect(uploadUrls).toEqual([
      "https://acme.plink.westeurope-1.cognitedata.com:8443/api/v1/files/storage/1?sig=a",
      "https://store.example/2?sig=b",
      "https://other.example/3",
    ]);
  });

  it("may be relative for a single upload and a download, too", async () => {
    const one = fakeService([ok({ ...FILE, uploadUrl: "/storage/1?sig=a" })]);
    expect((await one.client.initFileUpload({ name: "a" })).uploadUrl).toBe(
      "https://westeurope-1.cognitedata.com/storage/1?sig=a",
    );
    const down = fakeService([ok({ items: [{ id: 7, downloadUrl: "/storage/7" }] })]);
    expect(await down.client.downloadLinks([{ id: 7 }])).toEqual([
      { id: 7, downloadUrl: "https://westeurope-1.cognitedata.com/storage/7" },
    ]);
  });
});

describe("responses that make no sense", () => {
  const html: Step = () => new Response("<html><title>Sign in</title></html>", { status: 200 });
  const empty: Step = () => new Response("", { status: 200 });

  it.each([
    ["HTML of a proxy", html, "the response is not JSON; it begins with: Sign in"],
    ["nothing", empty, "the response is not JSON; it is empty"],
    ["a list", ok([]), "the response is not a JSON object"],
    ["no file", ok({ items: [] }), "the response is neither a file nor a list of one"],
    ["no session", ok(FILE), "the response has no `uploadId`"],
    ["no URLs", ok({ ...FILE, uploadId: "u" }), "the response has no `uploadUrls`"],
    ["too few URLs", ok(upload(["https://a.example/1"])), "it has 1 upload URLs where 2 were asked for"],
    [
      "a senseless URL",
      ok(upload(["https://", "https://a.example"])),
      "a URL of the response cannot be understood",
    ],
  ])("%s is an error that says so", async (_name, step, message) => {
    const { client, requests } = fakeService([step]);
    const error = await failureOf(client.getMultiPartUploadLink({ externalId: "x" }, { parts: 2 }));
    expect(isApiError(error) && error.code).toBe("invalid-response");
    expect(String(error)).toContain(message);
    expect(requests).toHaveLength(1);
  });

  it("that is invalid is an error for lists and files as well", async () => {
    const file = await failureOf(fakeService([ok({ id: "7" })]).client.getFileByInternalId(7));
    expect(String(file)).toContain("the response is not a file");
    const list = await failureOf(fakeService([ok({})]).client.byIdsFiles([{ id: 7 }]));
    expect(String(list)).toContain("no list `items`");
    const item = await failureOf(fakeService([ok({ items: [FILE, null] })]).client.advancedListFiles());
    expect(String(item)).toContain("items[1] of the response");
  });

  it("accepts any body of a response to complete and delete", async () => {
    for (const step of [ok({}), empty, (): Response => new Response(null, { status: 204 })]) {
      const { client } = fakeService([step]);
      await client.completeMultiPartUpload({ id: 7, uploadId: "u" });
      await client.deleteFiles([{ id: 7 }]);
    }
  });

  it.each([
    ["a page", html],
    ["text", (): Response => new Response("OK")],
    ["a list", ok([])],
    [
      "nothing, called a page",
      (): Response => new Response("", { headers: { "content-type": "text/html" } }),
    ],
  ])("does not take %s for an acknowledgement of complete or delete", async (_name, step) => {
    for (const call of ["complete", "delete"] as const) {
      const { client } = fakeService([step], { retry: { retries: 0 } });
      const run =
        call === "complete"
          ? client.completeMultiPartUpload({ id: 7, uploadId: "u" })
          : client.deleteFiles([{ id: 7 }]);
      expect(await failureOf(run)).toMatchObject({ code: "outcome-unknown" });
    }
  });

  it("the error names the target of a redirect, the proxy that requires a login, and the size of a large body", async () => {
    const said = async (status: number, headers: Record<string, string> = {}) =>
      String(
        await failureOf(
          fakeService([() => new Response(null, { status, headers })]).client.byIdsFiles([{ id: 7 }]),
        ),
      );
    for (const status of [301, 302, 307, 308])
      expect(await said(status, { location: "https://other.example/x?sig=secret" })).toMatch(
        /redirect to https:\/\/other\.example\/x, /,
      );
    expect(await said(407)).toContain("in HTTPS_PROXY, put user name, colon, password and @");
    expect(await said(413)).toContain("too large");
  });
});
