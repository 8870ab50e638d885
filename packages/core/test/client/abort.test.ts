import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  FILE,
  failureOf,
  fakeService,
  loaded,
  ok,
  refuse,
  type Step,
  silent,
} from "../support/fake-service.js";

const reason = new Error("the user left");

/** Runs everything that does not wait for time. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const endless: Step = () => new Response(new ReadableStream({}), { status: 200 });
const throttled = refuse(429, "too many", {}, { "retry-after": "100" });
const never = (): Promise<string> => new Promise(() => {});

describe("abort", () => {
  it.each([
    ["before it starts", [ok(FILE)], {}, 0],
    ["while the token is fetched", [ok(FILE)], { token: never }, 0],
    ["while the response is waited for", [silent], {}, 1],
    ["while the body of the response is read", [endless], {}, 1],
    ["while it waits to repeat", [refuse(503, "busy")], {}, 1],
    ["while it waits for Retry-After", [throttled], {}, 1],
  ])("ends a call %s, with the signal's reason", async (name, steps, options, sent) => {
    const { client, requests, clock } = fakeService(steps, options);
    await loaded(client);
    const controller = new AbortController();
    if (name === "before it starts") controller.abort(reason);
    const call = failureOf(client.getFileByInternalId(7, { signal: controller.signal }));
    await settle();
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(requests).toHaveLength(sent);
    // Nothing outlives the call: no timer, no listener.
    expect(clock.sleeping).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("ends a call whose script is still being loaded", async () => {
    const { client, requests } = fakeService([ok(FILE)]);
    const controller = new AbortController();
    const call = failureOf(client.getFileByInternalId(7, { signal: controller.signal }));
    controller.abort(reason);
    expect(await call).toBe(reason);
    await loaded(client);
    expect(requests).toHaveLength(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("ends a call that waits in the queue, and one that waits at the gate", async () => {
    const { client, requests } = fakeService([silent], { limits: { concurrentRequests: 1 } });
    await loaded(client);
    const holder = new AbortController();
    const first = failureOf(client.getFileByInternalId(1, { signal: holder.signal }));
    await settle();
    const controller = new AbortController();
    const queued = failureOf(client.getFileByInternalId(2, { signal: controller.signal }));
    await settle();
    controller.abort(reason);
    expect(await queued).toBe(reason);
    holder.abort(reason);
    await first;
    expect(requests).toHaveLength(1);

    const gated = fakeService([ok(FILE)]);
    await loaded(gated.client);
    gated.client.cooldown.close(gated.clock.now() + 100_000);
    const waiter = new AbortController();
    const waiting = failureOf(gated.client.getFileByInternalId(3, { signal: waiter.signal }));
    await settle();
    waiter.abort(reason);
    expect(await waiting).toBe(reason);
    expect(gated.requests).toHaveLength(0);
  });

  it("ends an init that is in flight, without a repeat", async () => {
    const { client, requests } = fakeService([silent]);
    await loaded(client);
    const controller = new AbortController();
    const call = failureOf(
      client.initMultiPartUpload({ name: "a", externalId: "x" }, { parts: 1, signal: controller.signal }),
    );
    await settle();
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it("lets thousands of calls share one signal", async () => {
    const { client } = fakeService([silent], { limits: { concurrentRequests: 3000 } });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 2000 }, (_, id) =>
      failureOf(client.getFileByInternalId(id + 1, { signal })),
    );
    await settle();
    expect(getEventListeners(signal, "abort").length).toBeLessThanOrEqual(1);
    controller.abort(reason);
    expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
  });
});
