import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { connectToEmulator } from "../../src/control/index.js";
import { ask, beginUpload, type Json, putBytes, readBack } from "../ask.js";
import { scratchFolder } from "../scratch-folder.js";
import { type ChildEmulator, startChild } from "./child-emulator.js";

/** The soak test uses 500. */
const KILLS = Number(process.env["EMULATOR_KILLS"] ?? 10);
const KILLS_A_SESSION = 10;

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

/** The properties of an emulator that the test helpers need. The child process offers only these. */
function asEmulator({ url, token }: ChildEmulator) {
  return { url, token, project: "emulator" };
}

test(`killed ${KILLS} times while parts arrive, it still has every part that it acknowledged`, {
  timeout: KILLS * 60_000,
}, async () => {
  for (let killed = 0; killed < KILLS; killed += KILLS_A_SESSION) {
    await playSession(join(directory, String(killed)), Math.min(KILLS_A_SESSION, KILLS - killed));
  }
});

/**
 * One upload during which the emulator is killed several times. After each kill every acknowledged part must
 * exist.
 */
async function playSession(folder: string, kills: number): Promise<void> {
  const parts = Array.from({ length: 40 }, (_, index) =>
    Buffer.alloc(index % 5 === 0 ? 400_000 : 300_000, `${index}.`),
  );
  const acknowledged = new Set<number>();
  let upload: Json;
  let firstUrl = "";
  for (let run = 1; run <= kills; run += 1) {
    await using child = await startChild(folder, "small");
    upload ??= await beginUpload(asEmulator(child), parts.length);
    if (firstUrl === "") firstUrl = child.url;
    await expectDone(child, upload.uploadId, acknowledged);
    const missing = [...parts.keys()].filter((index) => !acknowledged.has(index));
    const wanted = Math.floor((run * parts.length) / (kills + 1));
    let killed: Promise<void> | undefined;
    await Promise.all(
      missing.map(async (index) => {
        const url = upload.uploadUrls[index].replace(firstUrl, child.url);
        const put = await putBytes(url, parts[index] ?? "").catch(() => undefined);
        if (put?.status === 200) acknowledged.add(index);
        // The other parts are in flight: some are cut in the middle, some are stored but not acknowledged.
        if (acknowledged.size >= wanted) killed ??= child.kill();
      }),
    );
    await killed;
  }
  await using last = await startChild(folder, "small");
  const emulator = asEmulator(last);
  await expectDone(last, upload.uploadId, acknowledged);
  expect(acknowledged.size).toBeGreaterThanOrEqual(kills);
  for (const index of parts.keys()) {
    if (acknowledged.has(index)) continue;
    const url = upload.uploadUrls[index].replace(firstUrl, last.url);
    expect((await putBytes(url, parts[index] ?? "")).status).toBe(200);
  }
  await ask(emulator, 200, "completemultipartupload", { id: upload.id, uploadId: upload.uploadId });
  expect((await readBack(emulator, upload.id)).equals(Buffer.concat(parts))).toBe(true);
}

/** Every acknowledged part is in the session. Other parts may be there when only their response was lost. */
async function expectDone(
  child: ChildEmulator,
  uploadId: string,
  acknowledged: ReadonlySet<number>,
): Promise<void> {
  const { sessions } = await connectToEmulator(child).state();
  const done = new Set(sessions.find((session) => session.uploadId === uploadId)?.done.map(([part]) => part));
  expect([...acknowledged].filter((index) => !done.has(index + 1))).toEqual([]);
}

test("killed at any moment of a complete, the upload is either unfinished or has the right bytes", async () => {
  const parts = [Buffer.alloc(8_000_000, "a"), Buffer.alloc(7_000_000, "b"), Buffer.alloc(9_000_000, "c")];
  let finished = 0;
  for (const delay of [0, 15]) {
    const first = await startChild(directory, "small");
    const upload = await beginUpload(asEmulator(first), parts.length);
    for (const [index, part] of parts.entries()) await putBytes(upload.uploadUrls[index], part);
    const body = { id: upload.id, uploadId: upload.uploadId };
    const complete = ask(asEmulator(first), 200, "completemultipartupload", body).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    await first.kill();
    await complete;

    await using second = await startChild(directory, "small");
    const { uploaded } = await ask(asEmulator(second), 200, String(upload.id));
    if (uploaded) finished += 1;
    else await ask(asEmulator(second), 200, "completemultipartupload", body);
    expect((await readBack(asEmulator(second), upload.id)).equals(Buffer.concat(parts))).toBe(true);
  }
  expect(finished).toBeLessThanOrEqual(2);
});
