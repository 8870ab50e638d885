import { systemClock } from "@cdf-multipart/core/internal";
import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { upload } from "@cdf-multipart/uploader/node";
import { describe, expect, test } from "vitest";
import { STORE_KINDS } from "./real-store.js";
import { noise, scene } from "./scene.js";

const PART = PART_SIZE_EXCLUSIVE_MIN + 1;
const DAY = 24 * 3600 * 1000;

/** The URLs of the first session are already expired when they are returned. */
const ended = [{ match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "expire" } }] as const;

describe.each(STORE_KINDS)("expired upload URLs of %s", (kind) => {
  test.each([
    ["are not used: a new session is opened, and every byte arrives", 0],
    ["get the store's own 403 if our clock is behind; then a new session is opened", 30 * DAY],
  ])("%s", async (_, behind) => {
    await using stage = await scene(kind, { faults: ended });
    const { client, emulator, store } = stage;
    const bytes = noise(PART + 3);
    const sessions: string[] = [];
    const onEvent = (event: UploadEvent): void => {
      if (event.type === "session") sessions.push(event.reason);
    };
    const clock = { ...systemClock, now: () => systemClock.now() - behind };
    const { file } = await upload(client, bytes, { file: { name: "a" }, partSize: PART, clock, onEvent });
    expect(sessions).toEqual(["new", "expired"]);
    expect((await store.read(emulator.locate(file.id))).equals(bytes)).toBe(true);
    // The abandoned session is removed with its file, at the latest after a week.
    await client.deleteFiles([{ id: file.id }]);
    await expect.poll(() => store.unfinished()).toBe(0);
  });
});
