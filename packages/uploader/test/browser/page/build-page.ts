import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles a script for browsers as an application would. Fails if it reaches any module of Node. */
export async function buildPage(
  entry: URL,
  others: Readonly<Record<string, URL>> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: Object.entries({ ...others, app: entry }).map(([out, url]) => ({
      in: fileURLToPath(url),
      out,
    })),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    conditions: ["@cdf-multipart/source"],
    outdir: "/",
    write: false,
    logLevel: "silent",
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}
