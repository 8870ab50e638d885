import { describe, expect, it } from "vitest";
import { type ApiError, isApiError } from "../../src/index.js";
import { failureOf, fakeService, refuse, type Step, TOKEN } from "../support/fake-service.js";

const none = { retry: { retries: 0 } };

async function apiError(step: Step, call?: Parameters<typeof callOf>[1]): Promise<ApiError> {
  const { client } = fakeService([step], none);
  const error = await failureOf(callOf(client, call));
  if (!isApiError(error)) throw error;
  return error;
}

function callOf(client: ReturnType<typeof fakeService>["client"], call: "init" | "delete" | "read" = "read") {
  if (call === "init") return client.initMultiPartUpload({ name: "a.bin", externalId: "x" }, { parts: 1 });
  if (call === "delete") return client.deleteFiles([{ id: 1 }, { id: 1 }]);
  return client.getFileByInternalId(7);
}

const page = (status: number, html: string): Step => {
  return () => new Response(html, { status, headers: { "content-type": "text/html" } });
};

describe("an error response of CDF", () => {
  it("becomes an error with all of its fields", async () => {
    const missing = [{ id: 7 }];
    const error = await apiError(refuse(400, "Ids not found.", { missing }));
    expect(error).toMatchObject({
      code: "unknown-ids",
      status: 400,
      operation: "getFileByInternalId",
      requestId: "req-1",
      missing,
      autoRetryable: false,
    });
    expect(error.message).toBe(
      "getFileByInternalId failed with status 400: Ids not found. `missing` lists the identities that the project does not have; `ignoreUnknownIds: true` leaves them out where the call takes it. Request id: req-1.",
    );
  });

  it.each([
    [400, "bad-request"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [409, "conflict"],
    [418, "unexpected-status"],
    [429, "throttled"],
    [500, "server-error"],
    [599, "server-error"],
    [302, "unexpected-status"],
  ])("status %i has the code %s", async (status, code) => {
    expect((await apiError(refuse(status, "no"))).code).toBe(code);
  });

  it.each([
    [
      "an error that is plain text",
      () => Response.json({ error: "no such project" }, { status: 400 }),
      "no such project",
    ],
    [
      "an error without its envelope",
      () => Response.json({ code: 400, message: "bare" }, { status: 400 }),
      "bare",
    ],
    ["a JSON string", () => Response.json("just text", { status: 400 }), "just text"],
    ["an empty body", () => new Response(null, { status: 400 }), "the response says nothing more"],
    ["an empty object", () => Response.json({}, { status: 400 }), "the response says nothing more"],
    ["null", () => Response.json(null, { status: 400 }), "the response says nothing more"],
    ["plain text", page(400, "upstream  connect\nerror"), "upstream connect error"],
    [
      "a page with a title",
      page(502, "<html><head><title>502 Bad\nGateway</title></head><p>nginx"),
      "502 Bad Gateway",
    ],
    ["a page without one", page(502, "<style>p{color:red}</style><p>Try <b>later</b></p>"), "Try later"],
    ["broken JSON", page(500, '{"error":{"message":"cut o'), '{"error":{"message":"cut o'],
  ])("makes a good error of %s", async (_name, step, message) => {
    expect((await apiError(step)).message).toContain(`: ${message}.`);
  });

  it("is truncated if it is a whole page", async () => {
    expect((await apiError(page(500, "x".repeat(100_000)))).message.length).toBeLessThan(700);
  });

  it.each([
    ["403 without a data set", refuse(403, "insufficient access rights"), "init", "dataSetId"],
    ["403 elsewhere", refuse(403, "insufficient access rights"), "read", "groups in the project"],
    ["409 on an external id", refuse(409, "exists"), "init", "overwrite: true"],
    ["409 on delete", refuse(409, "twice", { duplicated: [{ id: 1 }] }), "delete", "Name each file once"],
    ["401", refuse(401, "Unauthorized"), "read", "token is expired"],
    ["429", refuse(429, "too many"), "read", "limits.concurrentRequests"],
    [
      "400 on an unfinished file",
      refuse(400, "Files not uploaded: 7"),
      "read",
      "until the file is `uploaded`",
    ],
    ["a redirect", page(302, ""), "read", "give it as the base URL"],
  ] as const)("has a hint what to do: %s", async (_name, step, call, hint) => {
    const error = await apiError(step, call);
    expect(error.hint).toContain(hint);
    expect(error.message).toContain(error.hint);
  });

  it("does not blame the data set if one was given", async () => {
    const { client } = fakeService([refuse(403, "no")], none);
    const error = await failureOf(client.initMultiPartUpload({ name: "a", dataSetId: 5 }, { parts: 1 }));
    expect(isApiError(error) && error.hint).not.toContain("dataSetId");
  });

  it("does not contain what the service echoes: the token, other tokens, signatures", async () => {
    const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    const echo = `token ${TOKEN} and ${jwt} on https://store.example/p?X-Amz-Signature=abcdef refused`;
    const error = await apiError(refuse(401, echo));
    const text = `${error.message} ${JSON.stringify(error)}`;
    expect(text).toContain("https://store.example/p refused");
    for (const secret of [TOKEN, jwt, "abcdef"]) expect(text).not.toContain(secret);
  });
});
