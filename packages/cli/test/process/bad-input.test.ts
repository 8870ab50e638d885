import { appendFile, chmod, mkdir, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Run, runCli, startCli } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;

/** Checks the form of every failure: one line on standard error with the program's name, no stack trace, no standard output. */
function expectOneSentence(run: Run, code: number, ...words: (string | RegExp)[]): void {
  expect(run.stderr).toMatch(/^cdf-upload: [^\n]+[.)]\n$/);
  expect(run.stderr).not.toMatch(/\bat .+:\d+:\d+|node:internal|\[object/);
  expect(run.stdout).toBe("");
  for (const word of words) expect(run.stderr).toMatch(word);
  expect(run.code).toBe(code);
}

describe("a file that cannot be uploaded", () => {
  test("does not exist", async () => {
    const { env } = await makeEmulator();
    expectOneSentence(
      await runCli(["/no/such/file.e57"], { env }),
      1,
      "/no/such/file.e57",
      /no such file|no file|not exist/i,
    );
  });

  test("is a directory without files", async () => {
    const { env } = await makeEmulator();
    const folder = await makeFolder();
    expectOneSentence(await runCli([folder], { env }), 2, folder, /No file was found/);
  });

  test("may not be read", async () => {
    const { env } = await makeEmulator();
    const path = await makeFile(10);
    await chmod(path, 0);
    // Root can read everything, unless it drops that capability.
    const under =
      process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
    expectOneSentence(await runCli([path], { env, under }), 1, path, /permission|may not be read|rights/i);
  });

  test("is larger than 250 parts of 4000 MiB", async () => {
    const { emulator, env } = await makeEmulator();
    const path = await makeFile(0);
    await truncate(path, 250 * 4000 * MiB + 1);
    expectOneSentence(
      await runCli([path], { env }),
      1,
      path,
      "1048576000001",
      /976\.56 GiB|1048576000000|250/,
    );
    expect(emulator.requests.count()).toBe(0);
  });

  test("changes during its upload", async () => {
    const faults = [
      { match: { operation: "putPart" as const }, do: { type: "slow" as const, bytesPerSecond: 8 * MiB } },
    ];
    const { emulator, env } = await makeEmulator({ faults });
    const path = await makeFile(64 * MiB);
    const { child, done } = startCli([path, "--part-size", "16MiB", "--concurrency", "1"], { env });
    await emulator.requests.waitFor({ operation: "putPart" });
    child.kill("SIGSTOP");
    await appendFile(path, "one more line");
    child.kill("SIGCONT");
    expectOneSentence(await done, 4, path, /grew|changed/);
    expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  });
});

describe("an invalid field or option", () => {
  test("a name over 256 characters", async () => {
    const { emulator, env } = await makeEmulator();
    const run = await runCli([await makeFile(10), "--name", "n".repeat(257)], { env });
    expectOneSentence(run, 2, "name", "256");
    expect(emulator.requests.count()).toBe(0);
  });

  test.each([
    ["--parts", "251", /parts/, /250/],
    ["--parts", "200", /parts/, /5 MiB|5242880/],
    ["--part-size", "5MiB", /partSize|part size/i, /5 MiB|5242880/],
    ["--metadata", `k=${"v".repeat(10_241)}`, /metadata/, /10240/],
    ["--directory", "relative/path", /directory/, /absolute|\//],
  ])("%s %s", async (option, value, field, limit) => {
    const { emulator, env } = await makeEmulator();
    expectOneSentence(await runCli([await makeFile(20 * MiB), option, value], { env }), 2, field, limit);
    expect(emulator.requests.count()).toBe(0);
  });
});

test("parts that are too large are refused", async () => {
  const { emulator, env } = await makeEmulator();
  const path = await makeFile(0);
  await truncate(path, 9000 * MiB);
  expectOneSentence(
    await runCli([path, "--part-size", "4500MiB"], { env }),
    2,
    /partSize/,
    /4000 MiB|4194304000/,
  );
  expect(emulator.requests.count()).toBe(0);
});

describe("a failure in the project is reported", () => {
  test("for a wrong token", async () => {
    const { env } = await makeEmulator();
    const run = await runCli([await makeFile(10)], { env: { ...env, CDF_TOKEN: "wrong-token-1234" } });
    expectOneSentence(run, 3, /401|token/);
    expect(run.stderr).not.toContain("wrong-token-1234");
  });

  test("for an answer that is not JSON", async () => {
    const server = createServer((_, answer) =>
      answer.writeHead(200, { "content-type": "text/html" }).end("<h1>Hi</h1>"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const env = {
      CDF_URL: `http://127.0.0.1:${port}`,
      CDF_PROJECT: "plant",
      CDF_TOKEN: "secret-token-1234",
      XDG_STATE_HOME: await makeFolder(),
    };
    const run = await runCli([await makeFile(10)], { env });
    expectOneSentence(run, 1, /JSON/);
    expect(run.stderr).not.toContain("secret-token-1234");
  });

  test("for a store that refuses the part", async () => {
    const refusal = {
      type: "status" as const,
      status: 403,
      body: "<Error><Code>AccessDenied</Code></Error>",
    };
    const { env } = await makeEmulator({ faults: [{ match: { operation: "putFile" }, do: refusal }] });
    const run = await runCli([await makeFile(10)], { env });
    expectOneSentence(run, 1, "403", /part 1/i);
    expect(run.stderr).not.toMatch(/sig(nature)?=|https?:\S*\?/i);
  });
});

describe("settings", () => {
  test("that are missing are named, with the places that were read and the option --emulator", async () => {
    const run = await runCli([await makeFile(10)]);
    expectOneSentence(run, 3, "CDF_PROJECT", "CDF_CLUSTER", /environment/, "--settings", "--emulator");
  });

  test("that are incomplete: the message names what is missing", async () => {
    const run = await runCli([await makeFile(10)], { env: { CDF_CLUSTER: "api", CDF_PROJECT: "plant" } });
    expectOneSentence(run, 3, "CDF_TOKEN");
  });

  test("may come from a file, and environment variables take precedence", async () => {
    const { env } = await makeEmulator();
    const file = join(await makeFolder(), "project.env");
    const { CDF_TOKEN = "", ...rest } = env;
    const lines = Object.entries({ ...rest, CDF_TOKEN: "wrong" }).map(
      ([name, value]) => `${name}=${value}\n`,
    );
    await writeFile(file, lines.join(""));
    const path = await makeFile(10);
    expect(await runCli([path, "--settings", file])).toMatchObject({ code: 3 });
    expect(await runCli([path, "--settings", file], { env: { CDF_TOKEN } })).toMatchObject({ code: 0 });
  });

  test("from a file that does not exist are refused", async () => {
    const run = await runCli([await makeFile(10), "--settings", "/no/such.env"]);
    expectOneSentence(run, 3, "/no/such.env");
  });
});

describe("arguments", () => {
  test.each([
    [["--nmae", "x"], /unknown option '--nmae'[\s\S]*--name/],
    [[], /No files were named.*--manifest/],
    [["FILE", "--part-size", "many"], /--part-size[\s\S]*64MiB/],
    [["FILE", "--part-size", "16MiB", "--parts", "2"], /--part-size[\s\S]*--parts/],
    [["FILE", "--concurrency", "0"], /--concurrency[\s\S]*auto/],
    [["FILE", "--metadata", "site"], /--metadata[\s\S]*key=value/],
    [["FILE", "--data-set-id", "x"], /--data-set-id[\s\S]*whole number/],
    [["FILE", "OTHER", "--external-id", "x"], /has the external id x, which .* also has/],
    [["FILE", "/FILE"], /scan\.e57: is given twice, also as /],
    [["FILE", "OTHER", "--existing", "instance:s/x"], /fills the node s\/x, which .* also fills/],
    [["FILE", "OTHER", "--name", "x"], /--name x is the name of one file, but 2 files were found/],
    [["FILE", "--overwrite"], /--external-id/],
    [["FILE", "--external-id", ""], /--external-id[\s\S]*must not be empty/],
    [["FILE", "--label", ""], /--label[\s\S]*must not be empty/],
    [["FILE", "--timeout", "0"], /--timeout[\s\S]*at least 1 ms/],
    [["FILE", "--limit-rate", "fast"], /--limit-rate[\s\S]*20MB\/s/],
    [["FILE", "--memory", "1"], /--memory must be at least/],
    [["FILE", "--retries", "-1"], /--retries[\s\S]*of at least 0/],
    [["FILE", "--geo-location", "x"], /--geo-location x: must be a GeoJSON feature/],
    [["FILE", "--source-created-time", "soon"], /sourceCreatedTime must be a time such as 2026-01-31/],
    [["FILE", "--existing", "x"], /existing must be external:ID or instance:SPACE\/ID/],
    [["FILE", "--existing", "external:x", "--external-id", "y"], /--existing[\s\S]*--external-id/],
    [["FILE", "--symlinks", "maybe"], /--symlinks[\s\S]*follow, skip, fail/],
    [["FILE", "--restart", "--no-resume"], /Give only one of them/],
    [["FILE", "--quiet", "--verbose"], /--quiet[\s\S]*--verbose/],
    [["FILE", "--report", "/no/such/folder/x.html"], /--report \/no\/such\/folder/],
    [["--manifest", "FILE"], /must end with \.csv, \.ndjson or \.jsonl/],
    [["help", "satus"], /satus is not a command\. Did you mean status\?/],
    [["FILE", "--emulator-dir", "/tmp/x"], /--emulator/],
    [["emulator", "--port", "70000"], /--port[\s\S]*65535/],
  ])("%j are refused before anything is sent", async (args, words) => {
    const { emulator, env } = await makeEmulator();
    const paths: Record<string, string> = { FILE: await makeFile(10), OTHER: await makeFile(10, "other") };
    const run = await runCli(
      args.map((arg) => arg.replace(/FILE|OTHER/, (word) => paths[word] ?? word)),
      { env },
    );
    expect(run.stderr).toMatch(words);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(emulator.requests.count()).toBe(0);
  });
});

test("an emulator folder that cannot be created is reported in one sentence", async () => {
  const file = await makeFile(10);
  await mkdir(join(await makeFolder(), "x"));
  const run = await runCli([file, "--emulator", "--emulator-dir", join(file, "below-a-file")]);
  expectOneSentence(run, 1, "below-a-file");
});
