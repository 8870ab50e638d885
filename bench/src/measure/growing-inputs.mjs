// Inputs of any number: trees of small files, manifests, and journals of interrupted uploads.
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { createFilesClient } from "@cdf-multipart/core";
import { createUpload, fileJournalStore } from "@cdf-multipart/uploader/node";

/** Files of 100 bytes. @param {string} folder @param {number} files @param {number} perFolder */
export async function makeTree(folder, files, perFolder) {
  const content = Buffer.alloc(100, "x");
  for (let at = 0; at < files; at += 1) {
    const below = join(folder, String(Math.floor(at / perFolder)));
    if (at % perFolder === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `${at}.txt`), content);
  }
  return folder;
}

/** A manifest whose rows name one file, with ids that differ, or with one id. @param {string} path @param {number} lines @param {boolean} same */
export async function makeManifest(path, lines, same) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(join(dirname(path), "scan.txt"), "x");
  const out = createWriteStream(path);
  out.write("path,externalId\n");
  for (let at = 0; at < lines; at += 1) {
    if (!out.write(`scan.txt,${same ? "one" : `id-${at}`}\n`))
      await new Promise((resolve) => out.once("drain", () => resolve(undefined)));
  }
  out.end();
  await finished(out);
  return path;
}

/**
 * A state folder with journals: as many uploads, each ended after its session was opened. @param {string}
 * folder @param {number} journals @param {string} baseUrl
 */
export async function makeJournals(folder, journals, baseUrl) {
  const file = join(folder, "scan.bin");
  await mkdir(folder, { recursive: true });
  await writeFile(file, Buffer.alloc(2 * 1024 ** 2));
  const client = createFilesClient({ baseUrl, project: "bench", token: "bench" });
  const journalStore = fileJournalStore({ directory: join(folder, "cdf-multipart", "uploads") });
  for (let at = 0; at < journals; at += 1) {
    const upload = createUpload(client, file, {
      file: { externalId: `scan-${at}` },
      journalStore,
      onEvent: ({ type }) => {
        if (type === "session") void upload.abort(new Error("ended"));
      },
    });
    await upload.start().catch(() => undefined);
  }
  return folder;
}
