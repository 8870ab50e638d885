import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator } from "../../src/index.js";
import { checkOwner } from "../../src/state/claim-directory.js";
import { ask, beginUpload, putBytes, readBack, startSmall, uploadParts } from "../ask.js";

let ground: string;
let made = 0;
/** The marker and the state of an emulator of this version. */
let marker: string;
let state: string;
beforeAll(async () => {
  ground = mkdtempSync(join(tmpdir(), "emulator-foreign-"));
  const directory = join(ground, "own");
  const emulator = await startSmall({ directory });
  const open = await beginUpload(emulator, 2);
  await putBytes(open.uploadUrls[0], "11111111");
  await emulator.close();
  marker = readFileSync(join(directory, "cdf-emulator.json"), "utf8");
  state = readFileSync(join(directory, "state.jsonl"), "utf8");
});
afterAll(() => rmSync(ground, { recursive: true, force: true }));

function newFolder(): string {
  made += 1;
  const folder = join(ground, String(made));
  mkdirSync(folder);
  return folder;
}

/** Everything below a folder: names, kinds, modes, targets and bytes. */
function picture(folder: string, at: string = ""): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name of readdirSync(join(folder, at)).sort()) {
    const path = join(at, name);
    const there = lstatSync(join(folder, path));
    const mode = (there.mode & 0o777).toString(8);
    if (there.isDirectory()) Object.assign(seen, { [path]: `folder ${mode}` }, picture(folder, path));
    else if (there.isSymbolicLink()) seen[path] = `link ${readlinkSync(join(folder, path))}`;
    else seen[path] = `file ${mode} ${readFileSync(join(folder, path), "base64")}`;
  }
  return seen;
}

/** An entry that another program may have in a folder. The `target` of a link is outside. */
type Thing =
  | { readonly kind: "file"; readonly path: string; readonly text: string; readonly mode: number }
  | { readonly kind: "folder"; readonly path: string }
  | {
      readonly kind: "link" | "hard link";
      readonly path: string;
      readonly to: "file" | "folder" | "nothing";
    };

const NAMES = [
  "content",
  "uploads",
  "state.jsonl",
  "state.jsonl.new",
  "emulator.lock",
  "certificate.pem",
  "certificate.key",
  "cdf-emulator.json",
  "assembled",
  "17",
  "4000000000000001",
  "4000000000000002",
  "part-1-0123456789ab",
  "single-0123456789abcdef01",
  "abcdefghijklmnopqrstuvwx",
  "scan.e57",
  "CONTENT",
  ".git",
  "ünï\u0301",
];

const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => join(...names));
const text = () =>
  fc.constantFrom(
    "",
    "mine",
    "{}\n",
    `${process.pid}\n`,
    marker,
    marker.slice(0, 20),
    marker.replace("1}", "2}"),
    marker.trim(),
    state,
    state.slice(0, 60),
    `mine\n${state}`,
    state.replaceAll(/"uploadId":"[^"]*"/g, '"uploadId":"../../outside"'),
    state.replaceAll(/"kind":"session"/g, '"kind":"a later one"'),
  );
const thing = (): fc.Arbitrary<Thing> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("file" as const),
        path,
        text: text(),
        mode: fc.constantFrom(0o600, 0o644, 0o444),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("folder" as const), path }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("link" as const, "hard link" as const),
        path,
        to: fc.constantFrom("file" as const, "folder" as const, "nothing" as const),
      }),
    },
  );

/** Creates the entries in a folder. An entry whose path is already taken is skipped. */
function furnish(folder: string, outside: string, things: readonly Thing[]): void {
  for (const one of things) {
    const at = join(folder, one.path);
    try {
      mkdirSync(one.kind === "folder" ? at : dirname(at), { recursive: true });
      if (one.kind === "file") writeFileSync(at, one.text, { flag: "wx", mode: one.mode });
      if (one.kind === "link") symlinkSync(join(outside, one.to), at);
      if (one.kind === "hard link") linkSync(join(outside, "file"), at);
    } catch (error) {
      if (!/EEXIST|ENOTDIR|ENOENT/.test(String(error))) throw error;
    }
  }
}

/** A folder next to the emulator's. Links lead to it. */
function newOutside(): string {
  const outside = newFolder();
  mkdirSync(join(outside, "folder", "content"), { recursive: true });
  for (const name of ["file", "folder/17", "folder/content/4000000000000001", "folder/state.jsonl"])
    writeFileSync(join(outside, name), `outside ${name}`);
  return outside;
}

describe("a foreign folder", () => {
  test("is refused and stays byte for byte as it was, regardless of its contents", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(thing(), { minLength: 1, maxLength: 6 }), async (things) => {
        const [folder, outside] = [newFolder(), newOutside()];
        furnish(folder, outside, things);
        // A folder with the right marker and nothing that contradicts it is the emulator's. The next test
        // covers it.
        fc.pre(!ownMarker(folder) && readdirSync(folder).length > 0);
        const before = [picture(folder), picture(outside)];
        await expect(startEmulator({ directory: folder })).rejects.toThrow(
          /cannot be used as the emulator's folder and was not changed: .*\. Choose a folder that is empty/,
        );
        expect([picture(folder), picture(outside)]).toEqual(before);
      }),
      { numRuns: 250 },
    );
  });

  test("with a marker loses nothing, whether the emulator accepts or refuses it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(thing(), { maxLength: 6 }), fc.boolean(), async (things, withState) => {
        const [folder, outside] = [newFolder(), newOutside()];
        writeFileSync(join(folder, "cdf-emulator.json"), marker);
        if (withState) writeFileSync(join(folder, "state.jsonl"), state);
        furnish(folder, outside, things);
        const before = picture(folder);
        const beside = picture(outside);
        const emulator = await startSmall({ directory: folder }).catch((error: unknown) => error);
        if (emulator instanceof Error) {
          expect(emulator.message).toMatch(/was not changed|cannot be used/);
          expect(picture(folder)).toEqual(before);
        } else {
          const running = emulator as Awaited<ReturnType<typeof startSmall>>;
          const uploaded = uploadParts(running, ["12345678", "1234"]);
          // The state's next file would get this name. A foreign file with it is not replaced.
          if (withState && before[join("content", "4000000000000002")] !== undefined)
            await expect(uploaded).rejects.toThrow(/^completemultipartupload .*expected \[ 500/);
          else {
            const { id } = await uploaded;
            expect((await readBack(running, id)).toString()).toBe("123456781234");
          }
          await running.close();
          const after = picture(folder);
          for (const [name, what] of Object.entries(before)) {
            if (!isOwn(name, withState)) expect([name, bytesOf(after[name])]).toEqual([name, bytesOf(what)]);
          }
        }
        expect(picture(outside)).toEqual(beside);
      }),
      { numRuns: 150 },
    );
  });
});

/** Files that an emulator itself writes, empties or removes under its own marker. */
function isOwn(name: string, withState: boolean): boolean {
  return (
    ["state.jsonl", "state.jsonl.new", "emulator.lock"].includes(name) ||
    // An interrupted upload of a whole file.
    /^uploads\/single-0123456789abcdef01$/.test(name) ||
    // The state records this file without content, so its content is what a killed complete left behind.
    (withState && name === join("content", "4000000000000001"))
  );
}

function ownMarker(folder: string): boolean {
  const at = join(folder, "cdf-emulator.json");
  return existsSync(at) && lstatSync(at).isFile() && readFileSync(at, "utf8") === marker;
}

/** The modes of `content` and `uploads` are corrected. Nothing else that was there is changed. */
function bytesOf(what: string | undefined): string | undefined {
  return what?.replace(/^(folder|file) \d+/, "$1");
}

describe("every path by which a folder may be given", () => {
  test("foreign files that appear later in a marked folder survive a restart, a delete and a week", async () => {
    const directory = newFolder();
    const first = await startSmall({ directory });
    const { id } = await uploadParts(first, ["12345678", "1234"]);
    const open = await beginUpload(first, 2);
    const others = [
      "notes.txt",
      "content/17",
      "content/4000000000000999",
      `content/${id}.bak`,
      "uploads/mine/deep/file",
      `uploads/${open.uploadId}/mine.txt`,
      `uploads/${open.uploadId}/deep/content`,
    ];
    for (const name of others) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), name);
    }
    await ask(first, 200, "delete", { items: [{ id }] });
    first.clock.advance(8 * 24 * 3_600_000);
    await ask(first, 200, "list", {});
    await first.close();
    const second = await startSmall({ directory });
    await second.close();
    for (const name of others) expect(readFileSync(join(directory, name), "utf8")).toBe(name);
    expect(existsSync(join(directory, "content", String(id)))).toBe(false);
    expect(existsSync(join(directory, "uploads", open.uploadId, "content"))).toBe(false);
  });

  test("a symbolic link in place of content is not written through", async () => {
    const directory = newFolder();
    const outside = newOutside();
    await using emulator = await startSmall({ directory, log: () => {} });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    const content = join(directory, "uploads", uploadId, "content");
    rmSync(content);
    symlinkSync(join(outside, "file"), content);
    expect((await putBytes(uploadUrls[0], "other bytes")).status).toBe(500);
    rmSync(content);
    writeFileSync(content, "");
    expect((await putBytes(uploadUrls[0], "other bytes")).status).toBe(200);
    symlinkSync(join(outside, "file"), join(directory, "content", String(id)));
    const complete = await ask(emulator, 500, "completemultipartupload", { id, uploadId });
    expect(complete.error.message).toMatch(/Its log contains the reason/);
    expect(readFileSync(join(outside, "file"), "utf8")).toBe("outside file");
  });

  test("a folder of another user is refused, also through a link; without user ids every folder is accepted", () => {
    const directory = newFolder();
    const own = process.getuid?.() ?? 0;
    const link = `${directory}.link`;
    symlinkSync(directory, link);
    // Root may change the owner. For any other user, the test claims to run under the next user id.
    if (own === 0) chownSync(directory, 4711, 0);
    const others = { uid: own === 0 ? 4712 : own + 1 };
    for (const path of [directory, link])
      expect(() => checkOwner(path, others)).toThrow(/belongs to another user/);
    chmodSync(directory, 0o777);
    for (const path of [directory, link]) expect(() => checkOwner(path, { uid: undefined })).not.toThrow();
  });

  test("a folder that every user can write to is refused", async () => {
    const directory = newFolder();
    chmodSync(directory, 0o777);
    await expect(startEmulator({ directory })).rejects.toThrow(/every user of this machine can write to it/);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("a temporary folder is private, new for each emulator, and removed with the emulator's files", async () => {
    const [first, second] = [await startSmall(), await startSmall()];
    expect(first.directory).not.toBe(second.directory);
    expect(lstatSync(first.directory).mode & 0o077).toBe(0);
    await uploadParts(first, ["12345678", "1234"]);
    await beginUpload(first, 3);
    writeFileSync(join(second.directory, "mine"), "mine");
    await first.close();
    await second.close();
    expect(existsSync(first.directory)).toBe(false);
    expect(picture(second.directory)).toEqual({ mine: expect.stringMatching(/^file/) });
    rmSync(second.directory, { recursive: true });
  });
});
