import { createHash } from "node:crypto";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, runCli, runWords, startCli, storedOf } from "./run-cli.js";
import { makeEmulator, makeTree } from "./scene.js";

interface Stored {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly externalId?: string;
}

const TREE = ["b/2.jpg", "b/1.jpg", "a.txt", "b/.cache/x.jpg", ".hidden", "thumbs/1.jpg", "läge/点群.e57"];

async function namesOf(folder: string, args: readonly string[]): Promise<string[]> {
  const { env } = await makeEmulator();
  const run = await runCli([folder, "--json", ...args], { env });
  expect(run.code).toBe(0);
  return storedOf<Stored>(run)
    .map(({ path }) => path.slice(folder.length + 1))
    .sort();
}

describe("a folder", () => {
  test("is uploaded with all files below it except hidden ones", async () => {
    const folder = await makeTree(TREE);
    expect(await namesOf(folder, [])).toEqual([
      "a.txt",
      "b/1.jpg",
      "b/2.jpg",
      "läge/点群.e57",
      "thumbs/1.jpg",
    ]);
  });

  test.each([
    [["--hidden"], ["b/.cache/x.jpg", ".hidden"]],
    [["--no-recursive"], ["a.txt"]],
    [
      ["--include", "*.jpg", "--exclude", "thumbs/"],
      ["b/1.jpg", "b/2.jpg"],
    ],
    [
      ["--include", "b/**"],
      ["b/1.jpg", "b/2.jpg"],
    ],
  ])("with %j is filtered", async (args, expected) => {
    const folder = await makeTree(TREE);
    const names = await namesOf(folder, args);
    if (args[0] === "--hidden") expect(names).toEqual(expect.arrayContaining(expected));
    else expect(names).toEqual(expected);
  });

  test("may be given as a pattern that the shell did not expand", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(TREE);
    const run = await runCli([`${folder}/**/*.jpg`, "--json"], { env });
    expect(
      storedOf<Stored>(run)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["1.jpg", "1.jpg", "2.jpg"]);
    const none = await runCli([`${folder}/*.tiff`], { env });
    expect(none).toMatchObject({ code: 1, stdout: "" });
    expect(none.stderr).toContain("no file matches this pattern");
  });

  test("follows links once by default; a broken link is a failure, a circle is not", async () => {
    const folder = await makeTree(["real/1.txt"]);
    await symlink(join(folder, "real"), join(folder, "link"));
    await symlink(folder, join(folder, "real/up"));
    const outside = await makeTree(["2.txt"]);
    await symlink(outside, join(folder, "outside"));
    expect(await namesOf(folder, [])).toEqual(["outside/2.txt", "real/1.txt"]);
    expect(await namesOf(folder, ["--symlinks", "skip"])).toEqual(["real/1.txt"]);
    const { env } = await makeEmulator();
    await symlink(join(folder, "gone"), join(folder, "nowhere"));
    const run = await runCli([folder], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/nowhere: does not exist: it is a broken link/);
    expect((await runCli([folder, "--symlinks", "fail"], { env })).stderr).toMatch(/is a symbolic link/);
  });

  test("with a name that is not UTF-8: the others are uploaded, and the name is reported", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(["ok.txt"]);
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/l`), Buffer.from([0xe4]), Buffer.from("ge.txt")]),
      "x",
    );
    const run = await runCli([folder], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/l\\xE4ge\.txt: its name is not valid UTF-8/);
    expect(run.stdout.trim().split("\n")).toHaveLength(1);
  });
});

describe("fields", () => {
  test("of each file come from templates, its name and the file itself", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["north/1.jpg", "south/1.jpg"]);
    const run = await runCli(
      [
        ...[
          folder,
          "--external-id",
          "{dir}/{stem}:{sha256}",
          "--directory",
          "/{dir}",
          "--metadata",
          "kind={ext} {{x}}",
        ],
        ...["--asset-id", "7", "--asset-id", "8", "--label", "raw", "--security-category", "3"],
        ...[
          "--source-created-time",
          "2026-01-31T00:00:00Z",
          "--geo-location",
          '{"type":"Feature","geometry":{"type":"Point","coordinates":[5,60]}}',
        ],
        ...["--json"],
      ],
      { env },
    );
    expect(run.stderr).toMatch(/^2 of 2 files stored/);
    const [first] = storedOf<Stored>(run).sort((a, b) => a.path.localeCompare(b.path));
    const answer = await fetch(`${emulator.url}/api/v1/projects/${emulator.project}/files/${first?.id}`, {
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    const dir = `${folder.slice(1)}/north`;
    const file: { sourceModifiedTime: number } & Record<string, unknown> = await answer.json();
    expect(file).toMatchObject({
      name: "1.jpg",
      externalId: `${dir}/1:${createHash("sha256").update("north/1.jpg").digest("hex")}`,
      directory: `/${dir}`,
      mimeType: "image/jpeg",
      metadata: { kind: "jpg {x}" },
      assetIds: [7, 8],
      labels: [{ externalId: "raw" }],
      securityCategories: [3],
      sourceCreatedTime: Date.parse("2026-01-31T00:00:00Z"),
    });
    expect(Math.abs(file.sourceModifiedTime - Date.now())).toBeLessThan(3_600_000);
  });

  test("of an existing file are not changed, only its content", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["1.txt"]);
    const first = await runCli([`${folder}/1.txt`, "--external-id", "a/1"], { env });
    expect(first.code).toBe(0);
    await writeFile(join(folder, "1.txt"), "more");
    const run = await runCli([`${folder}/1.txt`, "--existing", "external:a/{stem}", "--json"], { env });
    expect(run.code).toBe(0);
    expect(emulator.requests.count({ operation: "getMultiPartUploadLink" })).toBe(1);
  });

  test("--existing with an unknown file is a failure that names the file, the id and the way out", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["1.txt"]);
    const external = await runCli([`${folder}/1.txt`, "--existing", "external:nope"], { env });
    expect(external).toMatchObject({ code: 1, stdout: "" });
    expect(external.stderr).toMatch(
      /\/1\.txt: cannot fill the file with the external id nope: .* --external-id nope instead/,
    );
    const node = await runCli([`${folder}/1.txt`, "--existing", "instance:plant/nope", "--retries", "0"], {
      env,
    });
    expect(node).toMatchObject({ code: 1, stdout: "" });
    expect(node.stderr).toMatch(
      /\/1\.txt: The node plant:nope does not exist\. Check the space and the external id/,
    );
    for (const { stderr } of [external, node]) expect(stderr).not.toMatch(/ignoreUnknownIds|getMulti/);
    expect(emulator.requests.count({ operation: "putPart" })).toBe(0);
  });

  test("two files with the same content and an id from its hash: the second is refused by name, and not sent", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["1.txt", "2.txt", "3.txt"]);
    await writeFile(join(folder, "2.txt"), "1.txt");
    const run = await runCli([folder, "--external-id", "{sha256}"], { env });
    const id = createHash("sha256").update("1.txt").digest("hex");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`/2.txt: has the external id ${id}, which ${folder}/1.txt also has.`);
    expect(run.stderr).toContain("2 of 3 files stored");
    expect(emulator.requests.count({ operation: "initFileUpload" })).toBe(2);
    const again = await runCli([folder, "--external-id", "{sha256}"], { env });
    expect(again.stderr).toContain(`/2.txt: has the external id ${id}, which ${folder}/1.txt also has.`);
  });

  test("--skip-existing checks a thousand files per request, and skips those that exist", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["1.txt", "2.txt", "3.txt"]);
    const options = ["--external-id", "{name}", "--skip-existing", "--json"];
    expect((await runCli([`${folder}/1.txt`, ...options], { env })).code).toBe(0);
    emulator.requests.clear();
    const run = await runCli([folder, ...options], { env });
    expect(storedOf(run)).toHaveLength(2);
    expect(eventsOf(run).filter(({ type }) => type === "file-skipped")).toMatchObject([{ reason: "exists" }]);
  });
});

describe("other sources", () => {
  test("include standard input of unknown length", async () => {
    const { env } = await makeEmulator();
    const words = ["sh", "-c", `printf 'hello' | "$0" "$@"`];
    const run = await runWords(
      [
        ...words,
        process.execPath,
        new URL("../../dist/start.cjs", import.meta.url).pathname,
        "-",
        "--name",
        "x.txt",
        "--json",
      ],
      env,
    );
    expect(storedOf(run)).toMatchObject([{ bytes: 5, name: "x.txt", path: "standard input" }]);
    const nameless = await runWords(
      [...words, process.execPath, new URL("../../dist/start.cjs", import.meta.url).pathname, "-"],
      env,
    );
    expect(nameless.code).toBe(2);
    expect(nameless.stderr).toMatch(/name is missing.*--name/);
  });
});

describe("more files than the search finds before the first is sent", () => {
  const paths = Array.from({ length: 1100 }, (_, at) => `${at % 3}/${at}.txt`);
  test("are sent while others are being found; the totals follow when all were found", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(paths);
    const { child, done } = startCli([folder, "--json", "--files", "1"], { env });
    let seen = "";
    let isStopped = false;
    child.stdout?.on("data", (text: string) => {
      seen += text;
      // Once: a second signal ends the process without a summary.
      if (isStopped || !/"files-found".*"searching":false/.test(seen)) return;
      isStopped = child.kill("SIGINT");
    });
    const run = await done;
    expect(run.code).toBe(130);
    const events = eventsOf(run);
    expect(events.find(({ type }) => type === "run-started")).toMatchObject({ files: 1000, searching: true });
    expect(events.filter(({ type }) => type === "files-found").at(-1)).toMatchObject({
      files: 1100,
      searching: false,
    });
    expect(events.at(-1)).toMatchObject({ type: "run-ended", stoppedBy: "SIGINT", exitCode: 130 });
  });

  test("are all found before the first is sent if their ids must differ, and none is sent if two ids are equal", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree([...paths, "0/same.txt", "1/same.txt"]);
    const run = await runCli([folder, "--external-id", "{name}"], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("1/same.txt: has the external id same.txt, which");
    expect(emulator.requests.count({ operation: "initFileUpload" })).toBe(0);
  });
});
