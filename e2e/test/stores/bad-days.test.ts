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

describe.each(STORE_KINDS)("%s on a bad day", (kind) => {
  test("that does not run keeps the emulator from starting, with a sentence that says so", async () => {
    const { options } = realStore(kind);
    const store = reroute(options, "http://127.0.0.1:1");
    await expect(startEmulator({ store })).rejects.toThrow(
      new RegExp(
        `^The object store \\(${kind}, .*\\) cannot be reached \\(.*ECONNREFUSED.*\\)\\. Is it running\\?$`,
      ),
    );
  });

  test("with a wrong key keeps the emulator from starting, and the key out of the message", async () => {
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

  test("that goes down answers 503 as documented, leaves no half-made entry, and goes on when it is back", async () => {
    const line = await switchboard(realStore(kind));
    await using emulator = await startEmulator({ store: line.options, log: () => {} });
    const client = clientOf(emulator);
    const file = { name: "a", externalId: "a" };
    const { id, uploadId, uploadUrls } = await client.initMultiPartUpload({ name: "b" }, { parts: 1 });
    await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "bytes" });
    await line.hangUp();
    const answers = [await once(emulator, "completemultipartupload", { id, uploadId })];
    // On Azure a session begins with its first block, and URLs are signed without asking.
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
    // What was deleted meanwhile is removed now.
    await expect.poll(() => line.store.unfinished()).toBe(0);
    await line.close();
  });

  test("refuses a URL that has ended, whatever the emulator thinks", async () => {
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

  test("keeps sessions and contents over a restart of the emulator, which no other store may serve", async () => {
    const directory = await mkdtemp(join(tmpdir(), "cdf-e2e-"));
    const { options, read } = realStore(kind);
    const bytes = noise(PART + 5);
    const first = await startEmulator({ directory, store: options });
    const begun = await clientOf(first).initMultiPartUpload({ name: "a" }, { parts: 2 });
    await fetch(begun.uploadUrls[0] ?? "", { method: "PUT", body: bytes.subarray(0, PART) });
    await first.close();
    await expect(startEmulator({ directory })).rejects.toThrow(/lies in the store .*, not in fs/);
    const second = await startEmulator({ directory, store: options });
    await fetch(begun.uploadUrls[1] ?? "", { method: "PUT", body: bytes.subarray(PART) });
    await clientOf(second).completeMultiPartUpload({ id: begun.id, uploadId: begun.uploadId });
    expect((await read(second.locate(begun.id))).equals(bytes)).toBe(true);
    await second.close();
    await rm(directory, { recursive: true });
  });

  test("that has done a complete of which nobody heard is believed at the next start, and at the next complete", async () => {
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

// Swift alone takes it: a late part breaks what was put together of its session. Amazon answers 404.
test("azure changes nothing of a finished file when a late part comes", async () => {
  await using stage = await scene("azure");
  const { client, emulator, store } = stage;
  const { id, uploadId, uploadUrls } = await client.initMultiPartUpload({ name: "a" }, { parts: 1 });
  await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "right" });
  await client.completeMultiPartUpload({ id, uploadId });
  await fetch(uploadUrls[0] ?? "", { method: "PUT", body: "late" });
  expect((await store.read(emulator.locate(id))).toString()).toBe("right");
});

/** One call of the API: no client that repeats it. */
function once({ url, project, token }: Emulator, path: string, body: object): Promise<Response> {
  return fetch(`${url}/api/v1/projects/${project}/files/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** A request of Put Block List, or of CompleteMultipartUpload. */
function isCommit(method: string, path: string): boolean {
  return path.includes("comp=blocklist") ? method === "PUT" : method === "POST" && path.includes("uploadId=");
}
