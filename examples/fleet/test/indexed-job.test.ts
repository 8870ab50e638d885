import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@cdf-multipart/emulator";
import { type IJob, Job } from "kubernetes-models/batch/v1/Job";
import ts from "typescript";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { makeFiles, runCommand, storedPaths } from "./command.js";

const YAML = fileURLToPath(new URL("../indexed-job.yaml", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));

async function readJob(): Promise<IJob> {
  const job: IJob = parse(await readFile(YAML, "utf8"));
  return job;
}

/** What the compiler says about a job as a literal of the type IJob: fields that do not exist, and wrong values. */
async function typeFaults(job: object): Promise<string[]> {
  // In this folder, so that the package is found.
  const folder = await mkdtemp(join(HERE, "literal-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "job.ts");
  await writeFile(
    file,
    `import type { IJob } from "kubernetes-models/batch/v1/Job";\nexport const job: IJob = ${JSON.stringify(job)};\n`,
  );
  const program = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("the Indexed Job", () => {
  test("is valid for Kubernetes", async () => {
    const job = await readJob();
    expect(() => new Job(job).validate()).not.toThrow();
    expect(await typeFaults(job)).toEqual([]);
  });

  test("is checked strictly: a misspelt field or a wrong value would be invalid", async () => {
    const { spec, ...job } = await readJob();
    expect(await typeFaults({ ...job, spec: { ...spec, completion: 16 } })).toEqual([
      expect.stringMatching(/"completion"' does not exist in type 'IJobSpec'/),
    ]);
    const wrong: object = { ...job, spec: { ...spec, completions: "16" } };
    expect(() => new Job(JSON.parse(JSON.stringify(wrong))).validate()).toThrow(
      /completions must be integer/,
    );
  });

  test("has as many completions as shards, and a volume for each mount", async () => {
    const { spec } = await readJob();
    const [container] = spec?.template.spec?.containers ?? [];
    const args = container?.args ?? [];
    expect(args[args.indexOf("--shards") + 1]).toBe(String(spec?.completions));
    const volumes = (spec?.template.spec?.volumes ?? []).map(({ name }) => name);
    expect((container?.volumeMounts ?? []).map(({ name }) => name).sort()).toEqual(volumes.sort());
    const [rule] = spec?.podFailurePolicy?.rules ?? [];
    expect(rule?.onExitCodes?.containerName).toBe(container?.name);
  });

  test("uploads every file once, with its own arguments and the index of each pod", async () => {
    const { spec } = await readJob();
    const [container] = spec?.template.spec?.containers ?? [];
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    const ground = await mkdtemp(join(tmpdir(), "cdf-fleet-job-"));
    onTestFinished(() => rm(ground, { recursive: true, force: true }));
    const names = await makeFiles(join(ground, "data", "inspection"), 40);
    const here = (path: string): string => path.replace(/^(?=\/(?:data|state)\b)/, ground);
    const args = (container?.args ?? []).map(here);
    const env = Object.fromEntries(
      (container?.env ?? []).map(({ name, value = "" }) => [name, here(value)] as const),
    );
    const indexes = Array.from({ length: spec?.completions ?? 0 }, (_, index) => index);
    const stored: string[] = [];
    for (const index of indexes) {
      const run = await runCommand(args, {
        ...env,
        CDF_URL: emulator.url,
        CDF_PROJECT: emulator.project,
        CDF_TOKEN: emulator.token,
        JOB_COMPLETION_INDEX: String(index),
      });
      expect(run).toMatchObject({ code: 0 });
      stored.push(...storedPaths(run.stdout));
    }
    expect(stored.sort()).toEqual(names.map((name) => join(ground, "data", "inspection", name)).sort());
  }, 180_000);
});
