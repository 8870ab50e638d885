import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Clock } from "../../src/index.js";
import { API_CHANNELS } from "../../src/node/index.js";
import { withHooks } from "../../src/pipeline/with-hooks.js";
import { broken, FILE, failureOf, fakeService, ok, refuse, TOKEN } from "../support/fake-service.js";

/** All messages of a channel until the end of the test. */
function messagesOf(name: string): unknown[] {
  const messages: unknown[] = [];
  const hear = (message: unknown): void => void messages.push(message);
  subscribe(name, hear);
  onTestFinished(() => void unsubscribe(name, hear));
  return messages;
}

describe("the channels of API requests", () => {
  it("report every attempt and every repeat, also without hooks", async () => {
    const attempts = messagesOf("cdf-multipart:api:attempt");
    const retries = messagesOf("cdf-multipart:api:retry");
    const { client } = fakeService([refuse(503, "busy"), broken("ECONNRESET"), ok(FILE)]);
    await client.getFileByInternalId(7);
    expect(attempts).toMatchObject([
      { operation: "getFileByInternalId", method: "GET", attempt: 1, status: 503, requestId: "req-1" },
      { operation: "getFileByInternalId", method: "GET", attempt: 2, error: { code: "connection-lost" } },
      { operation: "getFileByInternalId", method: "GET", attempt: 3, status: 200 },
    ]);
    expect(retries).toMatchObject([
      { operation: "getFileByInternalId", attempt: 1, delay: 250 },
      { operation: "getFileByInternalId", attempt: 2, delay: 500 },
    ]);
    expect(API_CHANNELS).toEqual({ attempt: "cdf-multipart:api:attempt", retry: "cdf-multipart:api:retry" });
  });

  it("carry no token, no query and no secret that the service echoes", async () => {
    const attempts = messagesOf(API_CHANNELS.attempt);
    const retries = messagesOf(API_CHANNELS.retry);
    const echo = refuse(503, `refused Bearer ${TOKEN} for https://store/x?sig=very-secret-signature`);
    const { client } = fakeService([echo, refuse(400, `no: ${TOKEN}`)]);
    await failureOf(client.advancedListFiles({ limit: 1, cursor: "abc" }));
    expect([attempts.length, retries.length]).toEqual([2, 1]);
    const said = [...attempts, ...retries].map((message) => textOf(message)).join("\n");
    expect(said).toContain("refused");
    expect(said).not.toContain(TOKEN);
    expect(said).not.toContain("very-secret-signature");
  });

  it("cost nothing without a subscriber: not even the clock is read", async () => {
    const clock: Clock = {
      now: () => {
        throw new Error("the clock was read");
      },
      sleep: () => Promise.resolve(),
    };
    const response = { status: 200, headers: new Headers(), text: "{}" };
    const send = withHooks(async () => response, {}, clock);
    const request = { method: "GET", url: "https://cdf/files/7", headers: {}, body: undefined };
    const call = {
      operation: "getFileByInternalId",
      signal: new AbortController().signal,
      deadlineAt: 1,
      deadline: 1,
      repeat: "always",
      attempt: 1,
    } as const;
    expect(await send(request, call)).toBe(response);
    messagesOf(API_CHANNELS.attempt);
    await expect(send(request, call)).rejects.toThrow("the clock was read");
  });
});

function textOf(message: unknown): string {
  const seen = new Set<unknown>();
  return JSON.stringify(message, (_, value: unknown) => {
    if (!(value instanceof Error) || seen.has(value)) return value;
    seen.add(value);
    return { ...value, message: value.message, stack: value.stack, cause: value.cause };
  });
}
