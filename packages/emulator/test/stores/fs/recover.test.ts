import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { ask, beginUpload, type Json, putBytes, readBack, startSmall } from "../../ask.js";
import { scratchFolder } from "../../scratch-folder.js";

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

/** An upload whose only part is stored, in a folder that no emulator uses any more. */
async function leaveUpload(): Promise<Json> {
  await using emulator = await startSmall({ directory, token: "t" });
  const upload = await beginUpload(emulator, 1);
  await putBytes(upload.uploadUrls[0], "the bytes");
  return upload;
}

/** What a complete writes just before the file is moved. Then the process was killed. */
function recordCompleting(uploadId: string): void {
  const log = join(directory, "state.jsonl");
  const records = readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { session } = records.findLast(
    (record: Json) => record.kind === "session" && record.session.uploadId === uploadId,
  );
  const completing = { from: "content", size: 9, at: 1_000_000 };
  appendFileSync(log, `${JSON.stringify({ kind: "session", session: { ...session, completing } })}\n`);
}

test.each([
  ["before", false],
  ["after", true],
])(
  "killed %s the file was moved to its final path, a complete is finished at the next start",
  async (_, moved) => {
    const { id, uploadId } = await leaveUpload();
    recordCompleting(uploadId);
    if (moved)
      renameSync(join(directory, "uploads", uploadId, "content"), join(directory, "content", String(id)));
    await using emulator = await startSmall({ directory, token: "t" });
    expect(await ask(emulator, 200, String(id))).toMatchObject({ uploaded: true, uploadedTime: 1_000_000 });
    expect((await readBack(emulator, id)).toString()).toBe("the bytes");
    expect(readdirSync(join(directory, "uploads"))).toEqual([]);
  },
);

test("an interrupted attempt is removed at the next start; foreign files stay", async () => {
  const { id, uploadId, uploadUrls } = await leaveUpload();
  const ours = [
    join(directory, "uploads", uploadId, "part-1-0123456789ab"),
    join(directory, "uploads", "single-0123456789abcdef01"),
  ];
  const others = [
    join(directory, "uploads", "no-such-upload", "mine"),
    join(directory, "uploads", "a".repeat(24), "content"),
    join(directory, "uploads", uploadId, "part-1-unfinished"),
    join(directory, "content", "17"),
    join(directory, "content", "4000000000000999"),
  ];
  for (const path of [...ours, ...others]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "stray");
  }
  await using emulator = await startSmall({ directory, token: "t" });
  expect(ours.filter(existsSync)).toEqual([]);
  expect(others.map((path) => readFileSync(path, "utf8"))).toEqual(others.map(() => "stray"));
  expect(uploadUrls).toHaveLength(1);
  await ask(emulator, 200, "completemultipartupload", { id, uploadId });
  expect((await readBack(emulator, id)).toString()).toBe("the bytes");
});
