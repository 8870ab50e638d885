import { expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../src/index.js";
import { putBytes, readBack, stillClock } from "../ask.js";
import { APPLY, LINK, MULTIPART, NODE, type Shape, SINGLE, SINGLE_LINK } from "./shapes.js";

/** Part of the answers that the SDK reads. */
interface Answered {
  readonly id: number;
  readonly uploadId: string;
  readonly uploadUrl: string;
  readonly uploadUrls: readonly string[];
  readonly items: readonly Answered[];
  readonly uploaded: boolean;
  readonly properties?: unknown;
}

async function post({ url, project, token }: Emulator, path: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/v1/projects/${project}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function replay(emulator: Emulator, { path, body, status }: Shape): Promise<Answered> {
  const response = await post(emulator, path, body);
  if (response.status !== status) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const answered: Answered = JSON.parse(await response.text());
  return answered;
}

/** The only PUT of a file, with the media type of its entry. */
async function put(url: string, body: string, type: string): Promise<void> {
  const response = await fetch(url, { method: "PUT", body, headers: { "content-type": type } });
  expect(response.status).toBeLessThan(300);
}

function first({ items }: Answered): Answered {
  const [item] = items;
  if (item === undefined) throw new Error("no item in the answer");
  return item;
}

/** The PUTs of the parts, and complete by the numeric id. */
async function finish(emulator: Emulator, upload: Answered, parts: readonly Buffer[]): Promise<void> {
  for (const [index, bytes] of parts.entries())
    expect((await putBytes(upload.uploadUrls[index] ?? "", bytes)).status).toBe(200);
  const { id, uploadId } = upload;
  await replay(emulator, { path: "/files/completemultipartupload", body: { id, uploadId }, status: 200 });
  expect((await readBack(emulator, id)).equals(Buffer.concat(parts))).toBe(true);
}

test("the Python SDK uploads bytes with one PUT", async () => {
  await using emulator = await startEmulator();
  const { id, uploadUrl } = await replay(emulator, SINGLE);
  await put(uploadUrl, "bytes", "text/plain");
  expect((await readBack(emulator, id)).toString()).toBe("bytes");
});

test("the Python SDK uploads a file in parts", async () => {
  await using emulator = await startEmulator({ etag: "fast" });
  const upload = await replay(emulator, MULTIPART);
  await finish(emulator, upload, [Buffer.alloc(6 * 2 ** 20, "a"), Buffer.from("tail")]);
});

test("the Python SDK makes a node, waits until it is a file, and uploads into it, twice", async () => {
  const clock = stillClock();
  await using emulator = await startEmulator({ clock, syncDelay: 60_000 });
  await replay(emulator, APPLY);
  const early = await post(emulator, LINK.path, LINK.body);
  expect(early.status).toBe(400);
  expect(await early.json()).toMatchObject({ error: { missing: [{ instanceId: { space: "plant" } }] } });
  // It is a file node, so the SDK asks for the link again.
  expect(first(await replay(emulator, NODE)).properties).toHaveProperty("cdf_cdm");
  emulator.clock.advance(60_000);
  await finish(emulator, first(await replay(emulator, LINK)), [Buffer.from("one")]);
  // A repeated apply changes nothing.
  expect(first(await replay(emulator, APPLY))).toMatchObject({ wasModified: false });
  const { id, uploadUrl } = first(await replay(emulator, SINGLE_LINK));
  await put(uploadUrl, "two", "model/e57");
  expect((await readBack(emulator, id)).toString()).toBe("two");
});

test("the same read distinguishes a plain node from a file node", async () => {
  await using emulator = await startEmulator();
  const node = { instanceType: "node", space: "plant", externalId: "scan-17.e57" };
  await replay(emulator, { ...APPLY, body: { items: [node] } });
  expect((await post(emulator, LINK.path, LINK.body)).status).toBe(400);
  for (const { properties } of (await replay(emulator, NODE)).items) expect(properties).toEqual({});
});
