import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { upload } from "@cdf-multipart/uploader/node";
import { describe, expect, test } from "vitest";
import { realStore, STORE_KINDS } from "./real-store.js";
import { clientOf, noise, scene } from "./scene.js";
import { reroute, switchboard } from "./switchboard.js";

const PART = PART_SIZE_EXCLUSIVE_MIN + 1;

describe.each(STORE_KINDS)("the store %s with a fault", (kind) => {
  test("not running: the emulator does not start, and reports the reason", async () => {
    const { options } = realStore(kind);
    const store = reroute(options, "http://127.0.0.1:1");
    await expect(startEmulator({ store })).rejects.toThrow(
      new RegExp(
        `^The object store \\(${kind}, .*\\) cannot be reached \\(.*ECONNREFUSED.*\\)\\. Is it running\\?$`,
      ),
    );
  });

  test("with a wrong key: the emulator does not start, and its message does not contain the key", async () => {
    const { options } = realStore(kind);
    const wrong = "d3JvbmdrZXl3cm9uZ2tleQ==";
    const store =
      options.kind === "s3"
        ? { ...options, credentials: { accessKeyId: "test:tester", secretAccessKey: wrong } }
        : {
            ...options,
            connectionString:
              options.connectionString?.replace(/AccountKey=[^;]*/, `AccountKey=${wrong}`) ?? "",
          };
    const error = await startEmulator({ store }).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/answered 403/);
    expect(JSON.stringify(error) + String(error)).not.toContain(wrong);
  });

  test("stopped: the emulator answers 503 as documented, leaves no incomplete entry, and works when the store is back", async () => {
    const line = await switchboard(realStore(kind));
    await using emulator = await startEmulator({ store: line.options, log: () => {} });
    const client = clientOf(emulator);
    const file = { name: "a", externalId: "a" };
    const { id, uploadId, uploadUrls } = await client.initMultiPartUpload({ name: "b" }, { parts: 1 });
    await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "bytes" });
    await line.hangUp();
    const answers = [await once(emulator, "completemultipartupload", { id, uploadId })];
    // On Azure a session exists from its first block on, and URLs are signed without a request.
    if (kind === "s3") answers.push(await once(emulator, "initmultipartupload?parts=1", file));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toEqual({
        error: { code: 503, message: expect.stringMatching(/^The object store .* cannot be reached/) },
      });
    }
    await client.deleteFiles([{ id }]);
    expect((await client.advancedListFiles({})).items).toEqual([]);
    await line.connect();
    const { file: stored } = await upload(client, noise(1000), { file });
    expect(stored.uploaded).toBe(true);
    // Now the content of files that were deleted meanwhile is removed.
    await expect.poll(() => line.store.unfinished()).toBe(0);
    await line.close();
  });

  test("refuses an expired URL, even if the emulator's clock differs", async () => {
    for (const [uploadUrlLifetime, status] of [
      [3_600_000, kind === "azure" ? 201 : 200],
      [1000, 403],
    ] as const) {
      await using stage = await scene(kind, { uploadUrlLifetime });
      const { uploadUrls } = await stage.client.initMultiPartUpload({ name: "a" }, { parts: 1 });
      const put = () => fetch(uploadUrls[0] ?? "", { method: "PUT", body: "bytes" });
      await expect.poll(async () => (await put()).status).toBe(status);
    }
  });

  test("keeps sessions and contents over a restart of the emulator, which refuses another store", async () => {
    const directory = await mkdtemp(join(tmpdir(), "cdf-e2e-"));
    const { options, read } = realStore(kind);
    const bytes = noise(PART + 5);
    const first = await startEmulator({ directory, store: options });
    const begun = await clientOf(first).initMultiPartUpload({ name: "a" }, { parts: 2 });
    await fetch(begun.uploadUrls[0] ?? "", { method: "PUT", body: bytes.subarray(0, PART) });
    await first.close();
    await expect(startEmulator({ directory })).rejects.toThrow(/are in the store .*, not in fs/);
    const second = await startEmulator({ directory, store: options });
    await fetch(begun.uploadUrls[1] ?? "", { method: "PUT", body: bytes.subarray(PART) });
    await clientOf(second).completeMultiPartUpload({ id: begun.id, uploadId: begun.uploadId });
    expect((await read(second.locate(begun.id))).equals(bytes)).toBe(true);
    await second.close();
    await rm(directory, { recursive: true });
  });

  test("completed, with a lost answer: detected at the next start and at the next complete", async () => {
    const line = await switchboard(realStore(kind));
    const directory = await mkdtemp(join(tmpdir(), "cdf-e2e-"));
    const options = { directory, store: line.options, log: () => {} };
    const first = await startEmulator(options);
    const begun = await Promise.all(
      ["a", "b"].map(async (name) => {
        const session = await clientOf(first).initMultiPartUpload({ name }, { parts: 1 });
        await fetch(session.uploadUrls[0] ?? "", { method: "PUT", body: name });
        return session;
      }),
    );
    line.loseAnswers(isCommit);
    for (const { id, uploadId } of begun) {
      expect((await once(first, "completemultipartupload", { id, uploadId })).status).toBe(503);
    }
    line.loseAnswers(() => false);
    const [a, b] = begun;
    await clientOf(first).completeMultiPartUpload({ id: a?.id ?? 0, uploadId: a?.uploadId ?? "" });
    await first.close();
    await using second = await startEmulator(options);
    const files = await clientOf(second).byIdsFiles([{ id: a?.id ?? 0 }, { id: b?.id ?? 0 }]);
    expect(files.map(({ uploaded }) => uploaded)).toEqual([true, true]);
    expect((await line.store.read(second.locate(b?.id ?? 0))).toString()).toBe("b");
    await rm(directory, { recursive: true });
    await line.close();
  });
});

// Swift accepts a late part, which breaks the completed object. Amazon answers 404.
test("azure does not change a finished file when a late part arrives", async () => {
  await using stage = await scene("azure");
  const { client, emulator, store } = stage;
  const { id, uploadId, uploadUrls } = await client.initMultiPartUpload({ name: "a" }, { parts: 1 });
  await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "right" });
  await client.completeMultiPartUpload({ id, uploadId });
  await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "late" });
  expect((await store.read(emulator.locate(id))).toString()).toBe("right");
});

/** One API request, without a client that repeats it. */
function once({ url, project, token }: Emulator, path: string, body: object): Promise<Response> {
  return fetch(`${url}/api/v1/projects/${project}/files/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** A Put Block List or CompleteMultipartUpload request. */
function isCommit(method: string, path: string): boolean {
  return path.includes("comp=blocklist") ? method === "PUT" : method === "POST" && path.includes("uploadId=");
}
