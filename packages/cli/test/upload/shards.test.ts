import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { onTestFinished, test } from "vitest";
import { createInputList } from "../../src/inputs/input-list.js";
import { findCandidates } from "../../src/upload/find-candidates.js";
import { startSurvey } from "../../src/upload/survey.js";
import { wantedFiles } from "../../src/upload/upload-options.js";
import { makeFolder } from "../process/scene.js";

const OPTIONS = { recursive: true, symlinks: "follow", hidden: true, keepGoing: true } as const;

interface Division {
  readonly words: readonly string[];
  readonly manifest?: string;
  readonly shards: number;
}

/** The files that each shard would send, by their names in messages, with problems and faulty lines. */
async function divide({ words, manifest, shards }: Division): Promise<string[][]> {
  const all: string[][] = [];
  for (let index = 1; index <= shards; index += 1) {
    const shard = { index, count: shards };
    const options = manifest === undefined ? OPTIONS : { ...OPTIONS, manifest };
    const wanted = wantedFiles({ words, options, commands: [] }, shard);
    const list = createInputList();
    const { signal } = new AbortController();
    const { survey } = await startSurvey(wanted, list, { signal, mayGoOn: true });
    const shown: string[] = [];
    for await (const found of findCandidates(wanted, list.again(), { shard })) shown.push(found.shown);
    await list.close();
    // The announced files are the sent files.
    if (survey.files + survey.problems + survey.faulty !== shown.length) throw new Error("other files");
    all.push(shown);
  }
  return all;
}

async function everything(division: Omit<Division, "shards">): Promise<string[]> {
  const [all = []] = await divide({ ...division, shards: 1 });
  return all.sort();
}

const name = fc.constantFrom("a", "B", "ä", "ä".normalize("NFD"), "x y", "点群", "-", "%", "a.b", "q?");
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `${names.join("/")}.f`);
const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 25 });
const count = fc.integer({ min: 2, max: 9 });

/** Writes the files into a new folder, changes to it, and writes a manifest of some of them. */
async function make(files: readonly string[]): Promise<void> {
  const folder = await makeFolder();
  for (const file of files) {
    await mkdir(join(folder, "in", dirname(file)), { recursive: true });
    await writeFile(join(folder, "in", file), "x");
  }
  const rows = [...files.map((file) => `in/${file}`), "in/missing.f", ""].map((one) =>
    JSON.stringify({ path: one, ...(one === "" ? {} : { externalId: one }) }),
  );
  await writeFile(join(folder, "list.ndjson"), [...rows, "not JSON"].join("\n"));
  process.chdir(folder);
}

test("no file is in two shards, and none is missing: folders, patterns, names and manifests", async () => {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  await fc.assert(
    fc.asyncProperty(paths, count, async (files, shards) => {
      await make(files);
      const ways = [
        { words: ["in"] },
        { words: ["in/**/*.f"] },
        { words: [...files.map((file) => `in/${file}`), "in/missing.f", "https://a.example/b?c"] },
        { words: [], manifest: "list.ndjson" },
        { words: ["in/"], manifest: "list.ndjson" },
      ];
      for (const way of ways) {
        const divided = (await divide({ ...way, shards })).flat().sort();
        const whole = await everything(way);
        if (whole.length < files.length || JSON.stringify(divided) !== JSON.stringify(whole))
          throw new Error(`${JSON.stringify(way)}: ${divided.join()} in place of ${whole.join()}`);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
