import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * Node's own fetch (undici) costs 9 MiB and 30 ms at the first use of one of its classes. The code of core
 * that Node loads, including openapi-fetch, uses none of them.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const run = promisify(execFile);
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const known = request.url?.endsWith("/byids") === true;
    response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { items: [] } : { error: { code: 404, message: "no such file" } }));
  });
});
let folder = "";

beforeAll(async () => {
  // Below `node_modules`, so that the imports of the bundle are found from there.
  folder = mkdtempSync(join(root, "node_modules", ".light-"));
  await run(process.execPath, [join(root, "../build-kit/bundle-for-node.mjs"), folder], { cwd: root });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The output of a program that has the client as `client` and the bindings as `api`. */
async function output(program: string): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const file = join(folder, "program.mjs");
  writeFileSync(
    file,
    `import { createBindings, createFilesClient } from "./index.js";
     const options = { baseUrl: "http://127.0.0.1:${port}", project: "p", token: "t" };
     const client = createFilesClient(options);
     const api = createBindings(options);
     const result = await (async () => { ${program} })();
     const loaded = process.moduleLoadList.filter((name) => name.includes("undici/undici"));
     process.stdout.write(JSON.stringify({ result, loaded }));
     process.exit();`,
  );
  // Without the modules that the tests load into every process, because they watch fetch, and so load it.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [file], { env });
  return JSON.parse(stdout);
}

describe("in Node", () => {
  it("a call of the client does not load fetch", async () => {
    expect(await output("return await client.byIdsFiles([{ id: 1 }]);")).toEqual({ result: [], loaded: [] });
  });

  it("a call by path, whose response is read like a Response, does not load it either", async () => {
    const program = `
      const found = await api.POST("/files/byids", { body: { items: [{ id: 1 }] }, headers: { "x-trace": "1" } });
      const { data, response } = found;
      const lost = await api.getFileByInternalId({ params: { path: { id: 7 } } });
      return [data, response.ok, response.headers.get("Content-Type"), lost.response.status, lost.error.error.message];`;
    expect(await output(program)).toEqual({
      result: [{ items: [] }, true, "application/json", 404, "no such file"],
      loaded: [],
    });
  });

  it("real Headers and FormData of the runtime are still recognised", async () => {
    const program = `
      const headers = new Headers({ "x-trace": "one", "x-cdp-app": "mine" });
      const { response } = await api.POST("/files/byids", { body: { items: [{ id: 1 }] }, headers });
      const form = new FormData();
      form.set("items", "none");
      const wrong = await api.POST("/files/byids", { body: form }).catch((error) => error.code);
      return [response.status, wrong];`;
    expect(await output(program)).toMatchObject({ result: [200, "invalid-request"] });
  });
});
