import { describe, expect, test } from "vitest";
import { readBody } from "../../src/http/read-body.js";
import { fetchWire } from "../../src/http/wire.js";

/** A response of a `fetch` that lost its signal, as Node's does after its request was garbage-collected. */
function endless(): { response: Response; cancelled: Promise<void> } {
  let cancel = (): void => {};
  const cancelled = new Promise<void>((resolve) => {
    cancel = resolve;
  });
  const body = new ReadableStream<Uint8Array>({ start: (one) => one.enqueue(new Uint8Array([32])), cancel });
  return { response: new Response(body), cancelled };
}

describe("a body that never ends, of a fetch that lost its signal", () => {
  test("ends with the reason of the abort, and its connection is closed", async () => {
    const { response, cancelled } = endless();
    const controller = new AbortController();
    const reader = readBody(response, controller.signal);
    expect(await reader?.read()).toEqual(new Uint8Array([32]));
    const second = reader?.read();
    controller.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    await cancelled;
  });

  test("also ends a call of the wire", async () => {
    const { response, cancelled } = endless();
    const controller = new AbortController();
    const request = { url: "https://api.test/files", method: "GET", headers: {}, body: undefined };
    const call = fetchWire(async () => response)(request, controller.signal, () => {});
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    await cancelled;
  });
});
