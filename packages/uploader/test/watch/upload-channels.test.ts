import { AsyncLocalStorage } from "node:async_hooks";
import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import { API_CHANNELS } from "@cdf-multipart/core/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  createUpload,
  nodeTransport,
  UPLOAD_CHANNELS,
  type UploadEndMessage,
  type UploadEventMessage,
  type UploadRunMessage,
  upload,
} from "../../src/node/index.js";
import { type Ground, ground } from "../e2e/ground.js";
import { quick } from "../e2e/matrix.js";

const MIB = 1024 * 1024;

/** All messages of a channel until the end of the test. */
function messagesOf<Message>(name: string): Message[] {
  const messages: Message[] = [];
  const hear = (message: unknown): void => void messages.push(message as Message);
  subscribe(name, hear);
  onTestFinished(() => void unsubscribe(name, hear));
  return messages;
}

describe("the channels of uploads", () => {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground();
    path = await floor.file(2 * 5 * MIB);
  });
  afterAll(() => floor.close());

  it("report each upload under its own number, with the events that its listener gets", async () => {
    floor.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 1, attempt: 1 }, do: { type: "status", status: 503 } },
    ]);
    const runs = messagesOf<UploadRunMessage>(UPLOAD_CHANNELS.run);
    const events = messagesOf<UploadEventMessage>(UPLOAD_CHANNELS.event);
    const ends = messagesOf<UploadEndMessage>(UPLOAD_CHANNELS.end);
    const heard: Record<string, unknown[]> = { a: [], b: [] };
    const send = (externalId: string): Promise<unknown> =>
      upload(floor.client(), path, {
        concurrency: 2,
        transport: () => nodeTransport({ proxy: "none" }),
        file: { externalId, name: `${externalId}.bin` },
        onEvent: (event) => heard[externalId]?.push(event),
      });
    await Promise.all([send("a"), send("b")]);
    expect(new Set(runs.map(({ upload: { number } }) => number)).size).toBe(2);
    for (const externalId of ["a", "b"]) {
      const ours = events.filter((message) => message.upload.externalId === externalId);
      expect(ours.map(({ event }) => event)).toEqual(heard[externalId]);
      expect(ours[0]?.upload).toMatchObject({ baseUrl: floor.emulator.url, name: `${externalId}.bin` });
    }
    expect(ends.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    const said = JSON.stringify(events);
    expect(said).not.toContain(floor.emulator.token);
    expect(said).not.toMatch(/sig(nature)?=/i);
  });

  it("report the events of an upload that has no listener of its own", async () => {
    floor.emulator.setFaults([]);
    const events = messagesOf<UploadEventMessage>(UPLOAD_CHANNELS.event);
    await upload(floor.client(), path, quick(floor));
    expect(events.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(["planned", "session", "part-start", "part-done", "uploaded"]),
    );
  });

  it("makes a store that is bound to a run visible to its API requests, also after a pause", async () => {
    floor.emulator.setFaults([]);
    const store = new AsyncLocalStorage<UploadRunMessage>();
    const runs = channel(UPLOAD_CHANNELS.run);
    runs.bindStore(store);
    onTestFinished(() => void runs.unbindStore(store));
    const numbers: (number | undefined)[] = [];
    const hear = (): void => void numbers.push(store.getStore()?.upload.number);
    subscribe(API_CHANNELS.attempt, hear);
    onTestFinished(() => void unsubscribe(API_CHANNELS.attempt, hear));
    let paused: Promise<void> | undefined;
    const handle = createUpload(floor.client(), path, {
      ...quick(floor),
      onEvent: ({ type }) => {
        if (type === "session") paused ??= handle.pause();
      },
    });
    const done = handle.start();
    await expect.poll(() => handle.phase).toBe("paused");
    await paused;
    const before = numbers.length;
    expect(before).toBeGreaterThan(0);
    handle.resume();
    await done;
    expect(numbers.length).toBeGreaterThan(before);
    const [number] = numbers;
    expect(number).toBeTypeOf("number");
    expect(new Set(numbers)).toEqual(new Set([number]));
  });

  it.each(["failed", "aborted"] as const)("say that an upload %s", async (outcome) => {
    floor.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 403 } }]);
    const ends = messagesOf<UploadEndMessage>(UPLOAD_CHANNELS.end);
    const controller = new AbortController();
    const uploading = upload(floor.client(), path, {
      ...quick(floor),
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (outcome === "aborted" && type === "session") controller.abort(new Error("enough"));
      },
    });
    await expect(uploading).rejects.toThrow();
    expect(ends).toMatchObject([{ outcome }]);
  });
});
