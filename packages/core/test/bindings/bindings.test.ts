import { describe, expect, it } from "vitest";
import {
  createBindings,
  type FilesClientOptions,
  isApiError,
  isNetworkError,
  isTimeoutError,
  isValidationError,
} from "../../src/index.js";
import {
  broken,
  FILE,
  failureOf,
  fakeService,
  json,
  ok,
  refuse,
  silent,
  TOKEN,
} from "../support/fake-service.js";

/** The interface of openapi-fetch, with everything that core does for its own calls. */

const BY_ID = { body: { items: [{ id: 7 }] } };

describe("a call by path", () => {
  it("sends the documented request with a token, and returns typed data", async () => {
    const { api, requests } = fakeService([
      ok({ ...FILE, uploadId: "u", uploadUrls: ["https://s.example/1"] }),
    ]);
    const { data, error, response } = await api.POST("/files/initmultipartupload", {
      params: { query: { parts: 1, overwrite: true } },
      body: { name: "a.bin", assetIds: [1, 2] as readonly number[] },
    });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({ id: 7, uploadUrls: ["https://s.example/1"] });
    expect([response.status, response.ok, response.headers.get("X-Request-Id")]).toEqual([
      200,
      true,
      "req-1",
    ]);
    const [sent] = requests;
    expect(sent?.method).toBe("POST");
    expect(sent?.url.href).toBe(
      "https://westeurope-1.cognitedata.com/api/v1/projects/plant/files/initmultipartupload?parts=1&overwrite=true",
    );
    expect(sent?.body).toEqual({ name: "a.bin", assetIds: [1, 2] });
    expect(sent?.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(sent?.headers.get("cdf-version")).toBe("20230101");
  });

  it("has a function for each operation, which does the same", async () => {
    const { api, requests } = fakeService([ok(FILE), ok({ items: [FILE] })]);
    expect((await api.getFileByInternalId({ params: { path: { id: 7 } } })).data?.name).toBe("a.bin");
    expect((await api.advancedListFiles({ body: { limit: 5 } })).data?.items).toHaveLength(1);
    expect(requests.map(({ method, url }) => `${method} ${url.pathname.slice(-9)}`)).toEqual([
      "GET t/files/7",
      "POST iles/list",
    ]);
  });

  it("returns an error status as error and response, after its retries", async () => {
    const read = fakeService([refuse(503, "busy"), ok({ items: [] })]);
    expect((await read.api.POST("/files/byids", BY_ID)).data).toEqual({ items: [] });
    expect(read.requests).toHaveLength(2);

    const once = fakeService([refuse(500, "no")]);
    const made = await once.api.POST("/files", { body: { name: "a" } });
    expect(made.data).toBeUndefined();
    expect(made.error).toEqual({ error: { code: 500, message: "no" } });
    expect(made.response.status).toBe(500);
    expect(once.requests).toHaveLength(1);
  });

  it("renews the token once after a 401, and never shows the token that a service echoes", async () => {
    const tokens = ["token-1-0123456789", "token-2-0123456789"];
    const token = (): string => tokens.shift() ?? "none";
    const { api, requests } = fakeService([refuse(401, "who?"), refuse(400, "you sent token-2-0123456789")], {
      token,
    });
    const { error } = await api.POST("/files/byids", BY_ID);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer token-1-0123456789",
      "Bearer token-2-0123456789",
    ]);
    expect(JSON.stringify(error)).not.toContain("token-2");
  });

  it("waits at the common gate of all calls when it is throttled", async () => {
    const { api, clock, requests } = fakeService([
      refuse(429, "slow", {}, { "retry-after": "7" }),
      ok({ items: [] }),
    ]);
    const began = clock.now();
    await api.POST("/files/byids", BY_ID);
    expect((requests[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(7000);
  });

  it("ends with the reason of its signal, and at its deadline", async () => {
    const { api } = fakeService([silent]);
    const reason = new Error("enough");
    const controller = new AbortController();
    const call = failureOf(api.POST("/files/byids", { ...BY_ID, signal: controller.signal }));
    controller.abort(reason);
    expect(await call).toBe(reason);
    const late = fakeService([silent], { timeout: 50, deadline: 100, retry: { retries: 0 } });
    expect(isTimeoutError(await failureOf(late.api.POST("/files/byids", BY_ID)))).toBe(true);
  });

  it("rejects when there is no response, or a success that is not JSON", async () => {
    const lost = fakeService([broken("ECONNRESET")], { retry: { retries: 0 } });
    expect(isNetworkError(await failureOf(lost.api.POST("/files/byids", BY_ID)))).toBe(true);
    const html = fakeService([(): Response => new Response("<html>Sign in</html>", { status: 200 })]);
    const failure = await failureOf(html.api.POST("/files/byids", BY_ID));
    expect(isApiError(failure) && failure.code).toBe("invalid-response");
  });

  it("returns text, bytes or nothing, as requested", async () => {
    const { api } = fakeService([ok({ items: [] })]);
    expect((await api.POST("/files/byids", { ...BY_ID, parseAs: "text" })).data).toBe('{"items":[]}');
    const bytes = await api.POST("/files/byids", { ...BY_ID, parseAs: "arrayBuffer" });
    expect(new TextDecoder().decode(bytes.data)).toBe('{"items":[]}');
    const none = fakeService([(): Response => new Response(null, { status: 204 })]);
    const { data, response } = await none.api.POST("/files/delete", { body: { items: [{ id: 1 }] } });
    expect([data, response.status]).toEqual([undefined, 204]);
  });
});

describe("before the network", () => {
  it.each<[string, (api: ReturnType<typeof createBindings>) => Promise<unknown>, string]>([
    [
      "a value beyond its limit",
      (api) =>
        api.POST("/files/initmultipartupload", { params: { query: { parts: 0 } }, body: { name: "a" } }),
      "parts must be 1 or more",
    ],
    [
      "an id in the path",
      (api) => api.GET("/files/{id}", { params: { path: { id: 0 } } }),
      "id must be 1 or more",
    ],
    // @ts-expect-error what is required
    ["a path parameter that is missing", (api) => api.GET("/files/{id}", {}), "id is required"],
    [
      "a field that does not exist",
      // @ts-expect-error it does not compile either
      (api) => api.initFileUpload({ body: { name: "a", mime: "x" } }),
      "mime is not a field",
    ],
    // @ts-expect-error a path that does not exist
    ["a path that does not exist", (api) => api.POST("/files/none", {}), "POST /files/none"],
    [
      "another base URL for one call",
      (api) => api.POST("/files/byids", { ...BY_ID, baseUrl: "https://evil.example" }),
      "baseUrl holds for a whole client",
    ],
    [
      "another fetch for one call",
      (api) => api.POST("/files/byids", { ...BY_ID, fetch: async () => new Response() }),
      "fetch holds for a whole client",
    ],
  ])("refuses %s", async (_name, call, message) => {
    const { api, requests } = fakeService([ok({})]);
    const failure = await failureOf(call(api));
    expect(isValidationError(failure)).toBe(true);
    expect(String(failure)).toContain(message);
    expect(requests).toHaveLength(0);
  });

  it("refuses invalid settings immediately", () => {
    const options = { cluster: "api", project: "", token: TOKEN } as FilesClientOptions;
    expect(() => createBindings(options)).toThrow(/createFilesClient|project/);
  });
});

describe("middleware", () => {
  it("receives and can change real requests and responses", async () => {
    const { api, requests } = fakeService([json(200, { items: [] }, { "x-seen": "yes" })]);
    const seen: string[] = [];
    const middleware = {
      onRequest({ request, schemaPath }: { request: Request; schemaPath: string }): Request {
        seen.push(schemaPath, String(request instanceof Request));
        const headers = new Headers(request.headers);
        headers.set("x-trace", "t1");
        return new Request(request, { headers });
      },
      onResponse({ response }: { response: Response }): Response {
        seen.push(String(response instanceof Response));
        return Response.json({ items: [] }, { status: 200, headers: { "x-changed": "yes" } });
      },
    };
    api.use(middleware);
    const { response } = await api.POST("/files/byids", BY_ID);
    expect(seen).toEqual(["/files/byids", "true", "true"]);
    expect(requests[0]?.headers.get("x-trace")).toBe("t1");
    expect(requests[0]?.body).toEqual(BY_ID.body);
    expect(response.headers.get("x-changed")).toBe("yes");
    api.eject(middleware);
    await api.POST("/files/byids", BY_ID);
    expect(requests[1]?.headers.get("x-trace")).toBeNull();
  });

  it("cannot send the token outside of the project", async () => {
    const { api, requests } = fakeService([ok({ items: [] })]);
    const project = "https://westeurope-1.cognitedata.com/api/v1/projects/plant";
    for (const url of ["https://evil.example/api", `${project}/../other/files`, `${project}er/files`]) {
      const astray = { onRequest: (): Request => new Request(url, { method: "POST" }) };
      const failure = await failureOf(api.POST("/files/byids", { ...BY_ID, middleware: [astray] }));
      expect(String(failure)).toContain("outside of the project");
    }
    expect(requests).toHaveLength(0);
    // @ts-expect-error an empty middleware
    expect(() => api.use({})).toThrow(TypeError);
  });
});
