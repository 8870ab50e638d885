import { systemClock } from "@cdf-multipart/core";
import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { upload } from "@cdf-multipart/uploader/node";
import { describe, expect, test } from "vitest";
import { STORE_KINDS } from "./real-store.js";
import { noise, scene } from "./scene.js";

const PART = PART_SIZE_EXCLUSIVE_MIN + 1;
const DAY = 24 * 3600 * 1000;

/** The first session's URLs have ended when they are handed out. */
const ended = [{ match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "expire" } }] as const;

describe.each(STORE_KINDS)("upload URLs of %s that have ended", (kind) => {
  test.each([
    ["are not sent to: a new session is opened, and every byte arrives", 0],
    ["are answered by the store's own 403, when our clock is behind; then the same", 30 * DAY],
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
    // The session that was left goes with its file, at the latest after a week.
    await client.deleteFiles([{ id: file.id }]);
    await expect.poll(() => store.unfinished()).toBe(0);
  });
});
