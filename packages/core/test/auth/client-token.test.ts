import { describe, expect, it } from "vitest";
import {
  isApiError,
  isAuthError,
  isNetworkError,
  NetworkError,
  type TokenProvider,
  type TokenRequest,
} from "../../src/index.js";
import { FILE, failureOf, fakeService, ok, refuse, type Step } from "../support/fake-service.js";

/** A service that accepts one token only. */
const takes = (accepted: () => string): Step => {
  return (request) => {
    const sent = request.headers.get("authorization");
    return sent === `Bearer ${accepted()}` ? ok(FILE)(request) : refuse(401, "Unauthorized")(request);
  };
};

describe("a token function", () => {
  it("is called before each attempt, once for simultaneous calls", async () => {
    let asked = 0;
    const token = async (): Promise<string> => {
      asked += 1;
      return "good";
    };
    const { client } = fakeService([takes(() => "good")], { token });
    await Promise.all([1, 2, 3].map((id) => client.getFileByInternalId(id)));
    expect(asked).toBe(1);
    await client.getFileByInternalId(4);
    expect(asked).toBe(2);
  });

  it("may be synchronous", async () => {
    const { client } = fakeService([takes(() => "good")], { token: () => "good" });
    expect(await client.getFileByInternalId(1)).toEqual(FILE);
  });

  it("is called once more after a 401, with the refused token, and the request is repeated once", async () => {
    const asked: (string | undefined)[] = [];
    const token: TokenProvider = ({ rejected }: TokenRequest) => {
      asked.push(rejected);
      return rejected === undefined ? "old" : "new";
    };
    const { client, requests } = fakeService([takes(() => "new")], { token });
    expect(await client.getFileByInternalId(1)).toEqual(FILE);
    expect(asked).toEqual([undefined, "old"]);
    expect(requests).toHaveLength(2);
  });

  it("is called once for many simultaneous 401s, including those that arrive late", async () => {
    let renewals = 0;
    let current = "old";
    const token: TokenProvider = async ({ rejected }) => {
      if (rejected !== undefined) {
        renewals += 1;
        current = "new";
      }
      return current;
    };
    const slow: Step = async (request) => {
      if (request.url.pathname.endsWith("/77")) await clock.sleep(60);
      return await takes(() => "new")(request);
    };
    const { client, clock, requests } = fakeService([slow], {
      token,
      limits: { requestsPerSecond: 1e6, concurrentRequests: 200 },
    });
    await Promise.all(Array.from({ length: 200 }, (_, index) => client.getFileByInternalId(index + 1)));
    expect(renewals).toBe(1);
    expect(requests).toHaveLength(400);
  });

  it("that has no other token causes the 401 to be reported, and is called again at the next request", async () => {
    let renewals = 0;
    const token: TokenProvider = ({ rejected }) => {
      if (rejected !== undefined) renewals += 1;
      return "old";
    };
    const { client, requests } = fakeService([takes(() => "new")], { token });
    for (const times of [1, 2]) {
      const error = await failureOf(client.getFileByInternalId(1));
      expect(isApiError(error) && [error.code, error.hint?.includes("get a new one")]).toEqual([
        "unauthorized",
        true,
      ]);
      expect(renewals).toBe(times);
      expect(requests).toHaveLength(times);
    }
  });

  it("does not renew repeatedly: a second 401 is reported", async () => {
    let count = 0;
    const { client, requests } = fakeService([takes(() => "never")], { token: () => `t${++count}` });
    expect(isApiError(await failureOf(client.getFileByInternalId(1)))).toBe(true);
    expect(requests).toHaveLength(2);
  });

  it.each<[unknown, RegExp]>([
    [undefined, /must be a string, not undefined/],
    [null, /must be a string, not null/],
    [{ token: "x" }, /must be a string, not object/],
    ["", /must not be empty/],
    ["Bearer x", /without "Bearer "/],
    ["x\n", /line break/],
  ])("that returns %j causes an error that says so, and nothing is sent", async (result, message) => {
    const { client, requests } = fakeService([ok(FILE)], { token: (() => result) as TokenProvider });
    const error = await failureOf(client.getFileByInternalId(1));
    expect(isAuthError(error) && error.code).toBe("token-invalid");
    expect(String(error)).toMatch(message);
    expect(requests).toHaveLength(0);
  });

  it("that throws causes an error with its message, without its secrets", async () => {
    const token = (): never => {
      throw Object.assign(new Error("vault at https://vault.example/x?key=abcdef is sealed"), {
        secret: "abcdef",
      });
    };
    const error = await failureOf(fakeService([ok(FILE)], { token }).client.getFileByInternalId(1));
    expect(isAuthError(error) && error.code).toBe("token-provider-failed");
    expect(String(error)).toContain("Could not get a token");
    expect(String(error)).toContain("vault at https://vault.example/x is sealed");
    expect(JSON.stringify(error)).not.toContain("abcdef");
  });

  it("whose identity provider cannot be reached does not make the outcome unknown, and is not called ten more times", async () => {
    let asked = 0;
    const token = (): never => {
      asked += 1;
      throw new NetworkError("the identity provider broke off", {
        code: "connection-lost",
        mayHaveArrived: true,
      });
    };
    const { client, requests } = fakeService([ok(FILE)], { token });
    const error = await failureOf(client.initMultiPartUpload({ name: "a" }, { parts: 1 }));
    expect(isAuthError(error) && isNetworkError(error.cause)).toBe(true);
    expect([asked, requests.length]).toEqual([1, 0]);
  });

  it("is called when the request may start, not while it waits in the queue", async () => {
    const asked: number[] = [];
    const token = (): string => {
      asked.push(clock.now());
      return "good";
    };
    const { client, clock } = fakeService([ok(FILE)], { token });
    const opens = clock.now() + 600_000;
    client.cooldown.close(opens);
    await client.getFileByInternalId(1);
    expect(asked).toEqual([opens]);
  });
});
