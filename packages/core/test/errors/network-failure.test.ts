import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { createFilesClient, isNetworkError } from "../../src/index.js";
import { broken, failureOf, fakeService, type Step, TOKEN } from "../support/fake-service.js";

const none = { retry: { retries: 0 } };

async function portThatRefuses(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("a connection that fails", () => {
  it("is classified with the real fetch: a refused connection means that nothing arrived", async () => {
    const baseUrl = `http://127.0.0.1:${await portThatRefuses()}`;
    const client = createFilesClient({ baseUrl, project: "p", token: TOKEN, ...none });
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isNetworkError(error) && [error.code, error.mayHaveArrived]).toEqual(["connection-failed", false]);
    expect(String(error)).toContain("ECONNREFUSED");
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"])(
    "%s means that nothing arrived",
    async (code) => {
      const error = await failureOf(fakeService([broken(code)], none).client.getFileByInternalId(7));
      expect(isNetworkError(error) && [error.code, error.mayHaveArrived]).toEqual([
        "connection-failed",
        false,
      ]);
    },
  );

  it.each([
    Object.assign(new Error("connect EMFILE 127.0.0.1:80 - Local (undefined:undefined)"), { code: "EMFILE" }),
    Object.assign(new Error("EMFILE: too many open files, open '/a/chunk.js'"), { code: "EMFILE" }),
    Object.assign(new Error("ENFILE: file table overflow"), { code: "ENFILE" }),
  ])("for want of a descriptor sends nothing, and the limit is named: $message", async (cause) => {
    const step: Step = () => {
      throw new TypeError("fetch failed", { cause });
    };
    const { client } = fakeService([step], none);
    const error = await failureOf(client.initMultiPartUpload({ name: "a" }, { parts: 1 }));
    expect(isNetworkError(error) && error.mayHaveArrived).toBe(false);
    expect(String(error)).toMatch(/ulimit -n/);
    expect(String(error)).not.toMatch(/may exist now/);
  });

  it.each([
    ["error sending request for url (x): client error (Connect): dns error: no such host", true],
    ["bad port", true],
    [
      "error sending request for url (x): client error (Connect): invalid peer certificate: UnknownIssuer",
      false,
    ],
  ])("is understood by its message where there is no code: %s", async (message, retryable) => {
    const step: Step = () => {
      throw new TypeError(message);
    };
    const error = await failureOf(fakeService([step], none).client.getFileByInternalId(7));
    expect(isNetworkError(error) && [error.mayHaveArrived, error.retryable]).toEqual([false, retryable]);
  });

  it("considers the errors of all IP addresses that were tried", async () => {
    const step: Step = () => {
      const refused = Object.assign(new Error("connect ECONNREFUSED ::1:1"), { code: "ECONNREFUSED" });
      throw new TypeError("fetch failed", { cause: new AggregateError([refused]) });
    };
    const error = await failureOf(fakeService([step], none).client.getFileByInternalId(7));
    expect(isNetworkError(error) && error.mayHaveArrived).toBe(false);
  });

  it.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "ETIMEDOUT"])("%s may have arrived", async (code) => {
    const error = await failureOf(fakeService([broken(code)], none).client.getFileByInternalId(7));
    expect(isNetworkError(error) && [error.code, error.mayHaveArrived]).toEqual(["connection-lost", true]);
  });

  it("may have arrived if a browser only reports 'Failed to fetch'", async () => {
    const step: Step = () => {
      throw new TypeError("Failed to fetch");
    };
    const error = await failureOf(fakeService([step], none).client.getFileByInternalId(7));
    expect(isNetworkError(error) && error.mayHaveArrived).toBe(true);
  });

  it("contains no secret, even if the HTTP stack does", async () => {
    const step: Step = (request) => {
      const cause = Object.assign(new Error(`socket hang up ${request.headers.get("authorization")}`), {
        code: "ECONNRESET",
        request: { headers: { authorization: `Bearer ${TOKEN}` } },
      });
      throw new TypeError("fetch failed", { cause });
    };
    const error = await failureOf(fakeService([step], none).client.getFileByInternalId(7));
    expect(JSON.stringify(error)).toContain("socket hang up");
    expect(JSON.stringify(error)).not.toContain(TOKEN);
  });
});
