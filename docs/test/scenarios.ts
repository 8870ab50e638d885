// What happens while the examples of a page run, and the expected results. Each page runs in its own project,
// so that external ids of different pages do not conflict.
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { interruptedUploads } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import { createProxy } from "proxy";
import { expect } from "vitest";
import { kill, type Sandbox } from "./sandbox.js";

/** Runs the examples of a page: its shell blocks in order. */
export interface Scene extends Sandbox {
  readonly project: string;
  readonly shell: readonly string[];
}

/** Runs all shell blocks, one after the other. Returns what they printed. */
async function runAll({ shell, run }: Scene): Promise<string> {
  let output = "";
  for (const code of shell) output += await run(code);
  return output;
}

/** Expects a file with this external id to have exactly the bytes of a file in the sandbox. */
async function expectStored(
  { client, emulator, folder }: Scene,
  externalId: string,
  path = "scan.e57",
): Promise<void> {
  const [file] = await client.byIdsFiles([{ externalId }]);
  expect(file?.uploaded).toBe(true);
  if (file !== undefined) expectBytes(emulator.filePath(file.id), join(folder, path));
}

function expectBytes(stored: string, original: string): void {
  expect(readFileSync(stored).equals(readFileSync(original)), `${stored} equals ${original}`).toBe(true);
}

/** Runs a block until its journal has a part, and kills it while the second part is held. */
async function killAfterPart({ emulator, folder, start }: Scene, code: string): Promise<void> {
  emulator.setFaults([{ match: { operation: "putPart", partNumber: 2 }, do: { type: "stall" } }]);
  const { child, ended } = start(code);
  const store = fileJournalStore({ directory: join(folder, ".state/cdf-multipart/uploads") });
  await expect.poll(async () => (await interruptedUploads(store))[0]?.partsDone ?? 0).toBeGreaterThan(0);
  kill(child);
  await ended;
  emulator.setFaults([]);
}

export const SCENARIOS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  "docs/index.md": async (scene) => {
    await runAll(scene);
    await expectStored(scene, "scan-17");
  },
  "docs/cli.md": async (scene) => {
    expect(await runAll(scene)).toContain("inspection/north/1.jpg");
    await expectStored(scene, "site-7/inspection/north/1.jpg", "inspection/north/1.jpg");
  },
  "docs/start/node.md": async (scene) => {
    expect(await runAll(scene)).toMatch(
      /^scan\.e57 was uploaded in \d+ parts: id \d+\nscan\.e57 was uploaded: id \d+\n$/,
    );
    await expectStored(scene, "scan-17");
  },
  "docs/start/shell.md": async (scene) => {
    expect(await runAll(scene)).toContain("downloaded and compared byte for byte: identical");
    await expectStored(scene, "inspection/north/1.jpg", "inspection/north/1.jpg");
  },
  "docs/start/ci.md": async (scene) => {
    expect(await runAll(scene)).toMatch(/pass 1\n[\s\S]*fail 0\n/);
    expect(await scene.run(`bash -e upload-in-ci.sh`)).toContain("scan.e57");
  },
  "docs/start/other-languages.md": async (scene) => {
    expect(await runAll(scene)).toMatch(/^\d+\n$/);
    await expectStored(scene, "scan-17");
  },
  "docs/tasks/credentials.md": async (scene) => {
    const { env, emulator } = scene;
    const { id, secret, tokenUrl } = emulator.oauth;
    delete env["CDF_TOKEN"];
    Object.assign(env, {
      LOGIN_FLOW: "client_credentials",
      IDP_CLIENT_ID: id,
      IDP_CLIENT_SECRET: secret,
      IDP_TOKEN_URL: tokenUrl,
    });
    const issued = emulator.tokens.issued();
    expect(await runAll(scene)).toMatch(/^scan\.e57 was uploaded: id \d+\n$/);
    expect(emulator.tokens.issued()).toBe(issued + 1);
  },
  "docs/tasks/existing-file.md": async (scene) => {
    const { client, emulator, project } = scene;
    await client.initFileUpload({ name: "scan.e57", externalId: "scan-17" });
    emulator.createInstance({ space: "plant", externalId: "scan-18", name: "scan.e57", project });
    expect(await runAll(scene)).toMatch(/^file \d+ has new content\nnode scan-18 has new content\n/);
    await expectStored(scene, "scan-17");
  },
  "docs/tasks/resume.md": async (scene) => {
    const [resume = "", resumeAll = "", onShell = ""] = scene.shell;
    await killAfterPart(scene, resume);
    expect(await scene.run(resume)).toMatch(/is complete: [1-9] of 3 parts came from an earlier run\n$/);
    await expectStored(scene, "scan-17");
    await scene.client.deleteFiles([{ externalId: "scan-17" }]);
    await killAfterPart(scene, resume);
    expect(await scene.run(resumeAll)).toMatch(/scan\.e57: [1-9] of 3 parts were sent\n$/);
    await expectStored(scene, "scan-17");
    await scene.run(onShell);
  },
  "docs/tasks/progress.md": async (scene) => {
    const lines = (await runAll(scene)).trimEnd().split("\n");
    for (const line of lines)
      expect(line).toMatch(
        /^(Sending|All parts are sent\. Waiting for the service|Uploaded): [\d.]+ % \(\d+ of \d+ bytes; sent \d+\), [\d.]+ % safe \(\d+ bytes\), \d+ MB\/s, (\?|\d+) s left, \d of \d parts, \d+ of \d+ in flight$/,
      );
    expect(lines.at(-1)).toMatch(/^Uploaded: 100 % /);
  },
  "docs/tasks/abort.md": async (scene) => {
    const { emulator, start, run } = scene;
    const [abort = ""] = scene.shell;
    emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "stall" } }]);
    const { child, ended } = start(`exec ${abort}`);
    await emulator.requests.waitFor({ operation: "putPart" });
    kill(child, "SIGINT");
    expect(await ended).toEqual({ code: 0, output: "aborted: the user pressed Ctrl-C\n" });
    emulator.setFaults([]);
    expect(await run(abort)).toMatch(/^file \d+ is complete\n$/);
  },
  "docs/tasks/many-files.md": async (scene) => {
    const [many = "", onShell = ""] = scene.shell;
    expect((await scene.run(many)).trimEnd().split("\n")).toHaveLength(4);
    await expectStored(scene, "inspection/south/3.jpg", "inspection/south/3.jpg");
    // The command uses the same external ids, so it needs a project that has none of these files.
    const ids = ["north/1.jpg", "north/2.jpg", "south/3.jpg", "notes.txt"];
    await scene.client.deleteFiles(ids.map((id) => ({ externalId: `inspection/${id}` })));
    await scene.run(onShell);
    await expectStored(scene, "inspection/north/2.jpg", "inspection/north/2.jpg");
  },
  "docs/tasks/slow-line.md": async (scene) => {
    const [slow = "", onShell = ""] = scene.shell;
    scene.emulator.setFaults([
      { match: { operation: "putPart", times: 1 }, do: { type: "status", status: 503, retryAfter: 1 } },
    ]);
    expect(await scene.run(slow)).toMatch(/^file \d+ is complete after 1 retries\n$/);
    scene.emulator.setFaults([]);
    await scene.run(onShell);
  },
  "docs/tasks/proxy.md": async (scene) => {
    let seen = 0;
    const proxy = createProxy(createServer().on("request", () => (seen += 1)));
    await once(proxy.listen(0, "127.0.0.1"), "listening");
    const bound = proxy.address();
    if (bound === null || typeof bound === "string") throw new Error("The proxy has no port.");
    Object.assign(scene.env, { HTTP_PROXY: `http://127.0.0.1:${bound.port}` });
    try {
      expect(await runAll(scene)).toMatch(/^file \d+ is complete\n/);
      expect(seen).toBeGreaterThan(8);
    } finally {
      proxy.close();
    }
  },
  "docs/tasks/stream.md": async (scene) => {
    expect(await runAll(scene)).toMatch(/^file \d+ has \d+ bytes\n/);
    const { items } = await scene.client.advancedListFiles({});
    expect(items.map(({ name, uploaded }) => [name, uploaded])).toEqual([
      ["scan.e57.gz", true],
      ["scan.e57.gz", true],
    ]);
  },
  "docs/tasks/url-to-cdf.md": async (scene) => {
    const bytes = readFileSync(join(scene.folder, "scan.e57"));
    const server = createServer((request, response) => {
      const [, first = "0", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
      const end = last === "" ? bytes.length - 1 : Number(last);
      const part = bytes.subarray(Number(first), end + 1);
      const headers = { "accept-ranges": "bytes", etag: '"1"', "content-length": part.length };
      if (request.headers.range === undefined) response.writeHead(200, headers);
      else response.writeHead(206, { ...headers, "content-range": `bytes ${first}-${end}/${bytes.length}` });
      response.end(request.method === "HEAD" ? undefined : part);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("The server has no port.");
    scene.env["SOURCE_URL"] = `http://127.0.0.1:${bound.port}/scan.e57?signature=secret`;
    try {
      expect(await runAll(scene)).toMatch(/^file \d+ has 17825792 bytes\n/);
      await expectStored(scene, "scan-17");
      await expectStored(scene, "scan-18");
    } finally {
      server.close();
    }
  },
  "docs/tasks/overwrite.md": async (scene) => {
    const [sync = "", onShell = ""] = scene.shell;
    const twice = (first: string): string =>
      [first, "unchanged"].map((word) => `${word} scan-17\n`.repeat(2)).join("");
    expect(await scene.run(sync)).toBe(twice("stored"));
    writeFileSync(join(scene.folder, "scan.e57"), "another scan");
    expect(await scene.run(sync)).toBe(twice("stored"));
    await expectStored(scene, "scan-17");
    await scene.run(onShell);
  },
  "docs/tasks/test-your-code.md": async (scene) => {
    expect(await runAll(scene)).toMatch(/pass 4\n[\s\S]*fail 0\n/);
  },
  "docs/fleet.md": async (scene) => {
    await runAll(scene);
    for (const path of ["north/1.jpg", "north/2.jpg", "south/3.jpg", "notes.txt"])
      await expectStored(scene, `inspection/${path}`, `inspection/${path}`);
  },
};
