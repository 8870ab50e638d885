import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** The document itself, for tools that read OpenAPI: mocks, documentation, a gateway. */
export async function readDocument(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve("@cdf-multipart/spec/openapi.yaml");
  return parse(await readFile(path, "utf8"));
}
