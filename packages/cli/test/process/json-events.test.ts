import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventsOf, runCli } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;

test("an upload with faults reports all of them, as the schema describes, without a secret", async () => {
  const { emulator, env } = await makeEmulator({
    faults: [
      {
        match: { operation: "putPart", partNumber: 2, attempt: 1 },
        do: { type: "status", status: 503, retryAfter: 1 },
      },
      { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 12 * MiB } },
    ],
  });
  const folder = await makeFolder();
  await writeFile(join(folder, "scan.e57"), makeBytes(24 * MiB));
  const args = [
    folder,
    join(folder, "missing"),
    "--part-size",
    "6MiB",
    "--verify",
    "parts",
    "--json",
    "--verbose",
  ];
  const run = await runCli(args, { env });
  expect(run.code).toBe(1);
  const events = eventsOf(run);
  const types = new Set(events.map(({ type }) => type));
  for (const type of [
    "run-started",
    "file-started",
    "planned",
    "session",
    "part-done",
    "part-retry",
    "progress",
  ]) {
    expect(types).toContain(type);
  }
  for (const type of ["request", "verified", "file-stored", "file-failed", "run-ended"])
    expect(types).toContain(type);
  expect(events.filter(({ type }) => type === "part-done")).toHaveLength(4);
  expect(events.find(({ type }) => type === "file-stored")).toMatchObject({
    bytes: 24 * MiB,
    verification: { mode: "parts", partsConfirmed: 4 },
  });
  expect(events.at(-1)).toMatchObject({ type: "run-ended", stored: 1, failed: 1, exitCode: 1 });
  expect(run.stdout).not.toContain(emulator.token);
  expect(run.stdout).not.toMatch(/sig(nature)?=|upload\/[^"]*\?/i);
});

test("a manifest with invalid lines reports all of them and sends nothing; --keep-going sends the rest", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeFolder();
  for (const name of ["1.txt", "2.txt"]) await writeFile(join(folder, name), name);
  const manifest = join(folder, "files.csv");
  const lines = [
    "path,External ID,dataSetId,metadata.site,labels",
    "1.txt,a,5,north,raw;cooked",
    "2.txt,b,five,north,",
    "3.txt,c,,south,",
    `1.txt,${"x".repeat(256)},,"a, ""b""",`,
    "2.txt,b2",
  ];
  await writeFile(manifest, `\uFEFF${lines.join("\r\n")}\r\n`);
  const run = await runCli(["--manifest", manifest], { env });
  expect(run).toMatchObject({ code: 2, stdout: "" });
  const told = run.stderr.trim().split("\n");
  expect(told).toHaveLength(5);
  expect(told[0]).toMatch(
    /files\.csv, line 3: column dataSetId must be a whole number of at least 1 \(got "five"\)\.$/,
  );
  expect(told[1]).toMatch(/line 4: column path there is no file/);
  expect(told[2]).toMatch(/line 5: column externalId .*255/);
  expect(told[3]).toMatch(/line 6: has 2 cells, but the header has 5/);
  expect(told[4]).toMatch(/4 files or lines are invalid, so nothing was sent.*--keep-going/);
  expect(emulator.requests.count()).toBe(0);
  const rest = await runCli(["--manifest", manifest, "--keep-going", "--json"], { env });
  expect(rest.code).toBe(2);
  expect(eventsOf(rest).filter(({ type }) => type === "file-stored")).toMatchObject([{ externalId: "a" }]);
});

test("a manifest of JSON lines has the fields of the API; for an unknown field the message suggests another", async () => {
  const { env } = await makeEmulator();
  const path = await makeFile(10, "1.txt");
  const manifest = join(path, "..", "files.ndjson");
  await writeFile(
    manifest,
    `${JSON.stringify({ path: "1.txt", name: "one", metadata: { a: "b" }, "metadata.c": "d", assetIds: [1] })}\n`,
  );
  const run = await runCli(["--manifest", manifest, "--json"], { env });
  expect(run.code).toBe(0);
  expect(eventsOf(run).find(({ type }) => type === "file-stored")).toMatchObject({ name: "one" });
  await writeFile(manifest, '{"path":"1.txt","externalid_":"x"}\nnot json\n');
  const wrong = await runCli(["--manifest", manifest], { env });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(
    /line 1: column externalid_ is not a field of a file\. Did you mean externalId\?/,
  );
  expect(wrong.stderr).toMatch(/line 2: is not a JSON object/);
});

test.each([
  ["plan", ["plan", "FILE", "--rate", "1MB/s", "--external-id", "{name}"], 2],
  ["plan of an existing file", ["plan", "FILE", "--existing", "external:a"], 2],
  ["plan of standard input", ["plan", "-", "--name", "a"], 2],
  ["status", ["status"], 1],
  ["list", ["list", "--pending"], 1],
  ["doctor", ["doctor"], 9],
  ["doctor with a wrong token", ["doctor", "--settings", "WRONG"], 8],
])("%s prints JSON that conforms to its schema", async (_, words, lines) => {
  const refusal = { type: "status" as const, status: 403 };
  const { emulator, env } = await makeEmulator({
    faults: [{ match: { operation: "putPart", partNumber: 2 }, do: refusal }],
  });
  const path = await makeFile(12 * MiB);
  if (words.includes("status") || words.includes("list"))
    await runCli([path, "--part-size", "6MiB", "--concurrency", "1"], { env });
  emulator.setFaults([]);
  const wrong = join(await makeFolder(), "wrong.env");
  await writeFile(wrong, "CDF_TOKEN=wrong\n");
  const { CDF_TOKEN = "", ...rest } = env;
  const given: Record<string, string> = { FILE: path, WRONG: wrong };
  const run = await runCli([...words.map((word) => given[word] ?? word), "--json"], {
    env: words.includes("WRONG") ? rest : { ...rest, CDF_TOKEN },
  });
  expect(run.stdout.trim().split("\n")).toHaveLength(lines);
});

test("the first line names the version of the schema that describes all lines", async () => {
  const { env } = await makeEmulator();
  const run = await runCli([await makeFile(10), "--json"], { env });
  const schema: { readonly $id: string } = JSON.parse(
    await readFile(new URL("../../schema/events.schema.json", import.meta.url), "utf8"),
  );
  const [first] = eventsOf(run);
  expect(schema.$id).toBe(`urn:cdf-multipart:cli:events:${String(first?.["schema"])}`);
});
