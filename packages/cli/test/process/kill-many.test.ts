import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, startCli } from "./run-cli.js";
import { makeEmulator, makeFolder } from "./scene.js";

interface Case {
  readonly what: string;
  readonly files: number;
  readonly options: readonly string[];
  /** Total numbers of completed files at which the process is killed. */
  readonly kills: readonly number[];
}

const CASES: readonly Case[] = [
  { what: "500 files with external ids", files: 500, options: ["--external-id", "{path}"], kills: [60, 210] },
  { what: "200 files without external ids", files: 200, options: [], kills: [40, 110] },
];

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly externalId?: string;
  readonly uploaded: boolean;
}

async function entriesOf(url: string, project: string, token: string): Promise<Entry[]> {
  const answer = await fetch(`${url}/api/v1/projects/${project}/files/list`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ limit: 1000 }),
  });
  const { items }: { items: Entry[] } = await answer.json();
  return items;
}

test.each(CASES)(
  "$what, killed twice in the middle: no duplicate, no missing file",
  async ({ files, options, kills }) => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeFolder();
    for (let at = 0; at < files; at += 1) {
      const path = join(folder, `${at % 20}`, `${at}.txt`);
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, `file ${at}`);
    }
    const args = [folder, ...options, "--requests-per-second", "400", "--files", "32"];
    for (const kill of kills) {
      const { child, done } = startCli(args, { env });
      await emulator.requests.waitFor({ operation: "putFile" }, { count: kill, until: "ended" });
      child.kill("SIGKILL");
      await done;
    }
    const last = await runCli(args, { env });
    expect(last).toMatchObject({ code: 0 });
    // How many of them are skipped, and how many resume, depends on the moments of the kills.
    expect(last.stderr).toContain(`of ${files} files stored`);
    const entries = await entriesOf(emulator.url, emulator.project, emulator.token);
    const stored = entries.filter(({ uploaded }) => uploaded);
    expect(new Set(stored.map(({ name }) => name)).size).toBe(files);
    expect(stored).toHaveLength(files);
    for (const { id, name } of stored) {
      expect(await readFile(emulator.filePath(id), "utf8")).toBe(`file ${name.replace(".txt", "")}`);
    }
  },
);
