import { execFile } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createContext, Script } from "node:vm";
import { type BuildResult, build } from "esbuild";
import { describe, expect, it } from "vitest";

/**
 * The client and its sign-in run in every runtime with web APIs: browsers, Deno, Bun. Only `./node` may
 * import Node modules.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function bundle(contents: string): Promise<BuildResult<{ write: false; metafile: true }>> {
  return build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    globalName: "core",
    platform: "browser",
    target: "es2022",
    conditions: ["@cdf-multipart/source"],
    logLevel: "silent",
  });
}

const BOTH = 'export * from "./src/index.js"; export * from "./src/auth/index.js";';

/** The web APIs that every runtime has, without those of Node. */
const WEB = {
  AbortController,
  AbortSignal,
  FormData,
  Headers,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  crypto,
  setTimeout,
};

describe("the main entry and the sign-in", () => {
  it("import nothing of Node", async () => {
    const { metafile } = await bundle(BOTH);
    expect(Object.keys(metafile.inputs).filter((input) => input.startsWith("node:"))).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
    await expect(bundle('export * from "./src/node/index.js";')).rejects.toThrow(/node:fs/);
  });

  it("work with web APIs alone: no process, no Buffer, no require, no eval", async () => {
    const { outputFiles } = await bundle(BOTH);
    const seen: string[] = [];
    const fetch = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
      seen.push(`${init.method} ${url}`);
      if (String(url).endsWith("/token"))
        return Response.json({ access_token: "t", token_type: "bearer", expires_in: 60 });
      if (seen.length === 2) return new Response("<html>", { status: 503 });
      return Response.json({ items: [] });
    };
    const context = createContext({ ...WEB, fetch }, { codeGeneration: { strings: false, wasm: false } });
    new Script(new TextDecoder().decode(outputFiles[0]?.contents)).runInContext(context);
    const call = new Script(`
      const token = core.clientCredentials({
        provider: { tokenUrl: "https://idp.example/token" }, clientId: "id", clientSecret: "s",
      });
      const client = core.createFilesClient({ cluster: "api", project: "p", token, retry: { minDelay: 1 } });
      client.byIdsFiles([{ id: 0 }])
        .catch((error) => client.byIdsFiles([{ id: 1 }], { ignoreUnknownIds: true })
          .then((items) => JSON.stringify([error.faults[0].path, items])));
    `);
    expect(await call.runInContext(context)).toBe('["items[0].id",[]]');
    expect(seen).toEqual([
      "POST https://idp.example/token",
      "POST https://api.cognitedata.com/api/v1/projects/p/files/byids",
      "POST https://api.cognitedata.com/api/v1/projects/p/files/byids",
    ]);
  });

  it("keep within their budget of bytes", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["scripts/check-size.mjs", "--json"], {
      cwd: root,
    });
    expect(JSON.parse(stdout)["loaded at the first call"].gzipped).toBeGreaterThan(0);
  });
});
