import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import type { Emulator } from "@cdf-multipart/emulator";
import { describe, expect, test } from "vitest";
import { eventsOf, runCli, startCli, storedOf } from "./run-cli.js";
import { clientOf, filesOf, makeEmulator, makeFile, makeTree } from "./scene.js";

const WITH_SPACES = { spaces: ["plant"] };

/** The properties of a file node in the space `plant`. */
async function propertiesOf(emulator: Emulator, externalId: string): Promise<unknown> {
  const nodes = await clientOf(emulator).nodes();
  const [node] = await nodes.byExternalIdsInstances({
    items: [{ instanceType: "node", space: "plant", externalId }],
    sources: [{ source: FILE_VIEW }],
  });
  return node?.properties?.["cdf_cdm"]?.["CogniteFile/v1"];
}

/** Words that put a command into a folder. */
function inFolder(folder: string): readonly string[] {
  return ["sh", "-c", `cd '${folder}' && exec "$0" "$@"`];
}

describe("--node", () => {
  test("creates a node for each file, with templates, properties, and the files' own names and types", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const folder = await makeTree(["s/a.jpg", "s/n/b.pdf"]);
    await writeFile(join(folder, "tags.json"), '["x", "y"]');
    const words = ["s", "--node", "plant/site-7/{path}", "--property", "description=scan of {name}"];
    const more = ["--property", "tags=@tags.json", "--label", "ignored"];
    const twice = await runCli([...words, ...more], { env, under: inFolder(folder) });
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain("property.tags is given twice, also as file.labels");
    const run = await runCli([...words, ...more.slice(0, 2), "--wait-for", "node", "--json"], {
      env,
      under: inFolder(folder),
    });
    expect(storedOf(run)).toHaveLength(2);
    expect(await propertiesOf(emulator, "site-7/s/n/b.pdf")).toMatchObject({
      name: "b.pdf",
      mimeType: "application/pdf",
      description: "scan of b.pdf",
      tags: ["x", "y"],
      isUploaded: true,
    });
    for (const { id, name } of await filesOf(emulator)) {
      const path = join(folder, name === "a.jpg" ? "s/a.jpg" : "s/n/b.pdf");
      expect(await readFile(emulator.filePath(id))).toEqual(await readFile(path));
    }
    const again = await runCli([...words, "--skip-existing", "--json"], { env, under: inFolder(folder) });
    expect(again.code).toBe(0);
    expect(storedOf(again)).toEqual([]);
  });

  test("with --overwrite if-changed sends a folder once, then only what changed, with few requests", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const folder = await makeTree(["a.jpg", "b.jpg", "c/d.jpg"]);
    const args = [folder, "--node", "plant/{name}", "--overwrite", "if-changed", "--json"];
    expect(storedOf(await runCli(args, { env }))).toHaveLength(3);
    expect(await propertiesOf(emulator, "a.jpg")).toMatchObject({
      sourceContext: expect.stringMatching(/^cdf-multipart:content sha256=\w{64} size=5 uploadedTime=\d+$/),
    });
    emulator.requests.clear();
    const second = await runCli(args, { env });
    expect(second.code).toBe(0);
    expect(storedOf(second)).toEqual([]);
    const skipped = eventsOf(second).filter(({ type }) => type === "file-skipped");
    expect(skipped).toMatchObject([1, 2, 3].map(() => ({ reason: "unchanged" })));
    const asked = emulator.requests.all().map(({ operation }) => operation);
    const of = (operation: string) => asked.filter((one) => one === operation).length;
    expect(new Set(asked)).toEqual(new Set(["byExternalIdsInstances", "byIdsFiles", "applyNodeAndEdges"]));
    // One for all, and at most one for each that turned out to be equal.
    expect(of("byExternalIdsInstances")).toBeLessThanOrEqual(1 + 3);
    expect(of("byIdsFiles")).toBeLessThanOrEqual(1 + 3);
    expect(of("applyNodeAndEdges")).toBeLessThanOrEqual(3);
    // The same size, and other bytes.
    await writeFile(join(folder, "b.jpg"), "x.jpg");
    const third = await runCli(args, { env });
    expect(storedOf(third)).toMatchObject([{ name: "b.jpg" }]);
  });

  test("with --overwrite if-changed keeps a context of another program, and sends nothing", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const path = await makeFile(10);
    const words = [path, "--node", "plant/a"];
    expect((await runCli([...words, "--property", "sourceContext=SAP"], { env })).code).toBe(0);
    emulator.requests.clear();
    const run = await runCli([...words, "--overwrite", "if-changed"], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      /plant:a has "SAP" in the property sourceContext, where --overwrite if-changed keeps its record/,
    );
    expect(emulator.requests.count({ operation: "putFile" })).toBe(0);
    expect(await propertiesOf(emulator, "a")).toMatchObject({ sourceContext: "SAP" });
  });

  test("comes from a manifest, too: node and property columns, in CSV and JSON lines", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const folder = await makeTree(["a.jpg", "b.jpg"]);
    const csv = join(folder, "m.csv");
    await writeFile(csv, "path,node,property.tags,labels\na.jpg,plant/a,x;y,\nb.jpg,plant/b,,hot\n");
    expect((await runCli(["--manifest", csv], { env })).code).toBe(0);
    expect(await propertiesOf(emulator, "a")).toMatchObject({ name: "a.jpg", tags: ["x", "y"] });
    expect(await propertiesOf(emulator, "b")).toMatchObject({ name: "b.jpg", tags: ["hot"] });
    const lines = join(folder, "m.ndjson");
    const row = { path: "a.jpg", node: "plant/a", "property.description": "seen" };
    await writeFile(lines, `${JSON.stringify(row)}\n`);
    expect((await runCli(["--manifest", lines], { env })).code).toBe(0);
    expect(await propertiesOf(emulator, "a")).toMatchObject({ tags: ["x", "y"], description: "seen" });
  });

  test("in a manifest may not have NUL in its external id", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const folder = await makeTree(["a.jpg"]);
    const lines = join(folder, "m.ndjson");
    await writeFile(lines, `${JSON.stringify({ path: "a.jpg", node: "plant/a\u0000b" })}\n`);
    const run = await runCli(["--manifest", lines], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/externalId must not contain the character NUL/);
    expect(emulator.requests.count()).toBe(0);
  });

  test.each([
    [["--node", "plant"], "node must be SPACE/EXTERNALID"],
    [["--node", "plant/a", "--external-id", "b"], "the external id of the node names the file"],
    [
      ["--node", "plant/a", "--metadata", "a=b"],
      "metadata cannot be given for a node: a node has no metadata",
    ],
    [["--node", "plant/a", "--data-set-id", "7"], "its space takes that role"],
    [
      ["--node", "plant/a", "--property", "nme=b"],
      "property.nme is not a property of the view CogniteFile/v1",
    ],
    [["--node", "plant/a", "--property", "isUploaded=true"], "written by the service alone"],
    [["--node", "plant/a", "--view", "models/Scan"], "must be SPACE/EXTERNALID/VERSION"],
    [["--node", `plant/${"x".repeat(257)}`], "externalId must have at most 256 characters"],
    [["--node", "7/a"], "space must begin with a letter"],
    [["--node", "plant/a", "--property", "source=SAP"], "must be SPACE/EXTERNALID"],
    [["--property", "name=b"], "no node is named. Add --node"],
    [["--node", "plant/a", "--overwrite"], "--overwrite is not needed with --node"],
    [
      ["--node", "plant/a", "--overwrite", "if-changed", "--property", "sourceContext=SAP"],
      "property.sourceContext is where --overwrite if-changed keeps its record",
    ],
  ])("is refused before any request: %j", async (words, said) => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const run = await runCli([await makeFile(10), ...words], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(said);
    expect(emulator.requests.count()).toBe(0);
  });

  test.each([
    [["--node", "nowhere/a"], /The node nowhere:a was refused.*Name a space/],
    [["--node", "plant/a", "--view", "models/Scan/v9"], /views do not exist/],
    [["--node", "plant/a", "--property", "assets=plant/pmp"], /'pmp' was referenced/],
    [["--existing", "instance:plant/none"], /The node plant:none does not exist/],
  ])("is refused before any byte is sent: %j", async (words, said) => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const run = await runCli([await makeFile(10), ...words], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(said);
    expect(emulator.requests.count({ operation: "putFile" })).toBe(0);
    expect(emulator.requests.count({ operation: "putPart" })).toBe(0);
  });

  test("is named by the message about a file that was migrated to it, before any byte", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const path = await makeFile(10);
    expect((await runCli([path, "--node", "plant/a"], { env })).code).toBe(0);
    const [file] = await filesOf(emulator);
    const update = { externalId: { set: "classic" } };
    await clientOf(emulator).updateFiles([{ id: file?.id ?? 0, update }]);
    emulator.requests.clear();
    const run = await runCli([path, "--external-id", "classic", "--overwrite"], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("The file classic belongs to the data-modeling node plant:a");
    expect(emulator.requests.count({ operation: "putFile" })).toBe(0);
  });

  test("that is a plain one is not filled, and nothing is sent", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const nodes = await clientOf(emulator).nodes();
    await nodes.applyNodeAndEdges({ items: [{ instanceType: "node", space: "plant", externalId: "plain" }] });
    const run = await runCli([await makeFile(10), "--existing", "instance:plant/plain"], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/The node plant:plain is not a file: it has no data in CogniteFile/);
    expect(emulator.requests.count({ operation: "putPart" })).toBe(0);
    expect(emulator.requests.count({ operation: "putFile" })).toBe(0);
  });

  test("is resumed after a kill, listed by status, and discarded by clean with the node that it created", async () => {
    const { emulator, env } = await makeEmulator(WITH_SPACES);
    const path = await makeFile(12 * 2 ** 20);
    const words = [path, "--node", "plant/big"];
    const killed = async (): Promise<void> => {
      emulator.setFaults([
        { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 100_000 } },
      ]);
      const parts = emulator.requests.count({ operation: "putPart" });
      const running = startCli(words, { env });
      await expect
        .poll(() => emulator.requests.count({ operation: "putPart" }), { timeout: 60_000 })
        .toBeGreaterThan(parts);
      running.child.kill("SIGKILL");
      await running.done;
      emulator.setFaults([]);
    };
    await killed();
    expect((await runCli(["status"], { env })).stdout).toContain("plant:big");
    expect((await runCli(["resume", "plant:big"], { env })).code).toBe(0);
    const [stored] = await filesOf(emulator);
    // Vitest compares 12 MiB byte by byte in more than a minute.
    expect((await readFile(emulator.filePath(stored?.id ?? 0))).equals(await readFile(path))).toBe(true);
    // A node that was there before is kept.
    await killed();
    expect((await runCli(["clean", "plant:big", "--yes"], { env })).code).toBe(0);
    expect(await filesOf(emulator)).toHaveLength(1);
    words[2] = "plant/other";
    await killed();
    expect((await runCli(["clean", "plant:other", "--yes"], { env })).code).toBe(0);
    expect(await filesOf(emulator)).toHaveLength(1);
    expect(await propertiesOf(emulator, "other")).toBeUndefined();
  });
});
