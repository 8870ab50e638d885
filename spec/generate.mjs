/**
 * Generates code from `openapi.yaml`: types, limits, operation table, validators and bindings.
 *
 *   node generate.mjs           writes the files that changed
 *   node generate.mjs --check   writes nothing; prints the differences and exits with 1 if there are any
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describeDrift } from "./generate/drift.mjs";
import { generateAll } from "./generate/generate-all.mjs";

const folder = new URL("./generated/", import.meta.url);
const documentUrl = new URL("./openapi.yaml", import.meta.url);
const check = process.argv.includes("--check");

const files = await generateAll(await readFile(documentUrl, "utf8"));
let drifted = 0;
for (const [name, content] of files) {
  const url = new URL(name, folder);
  const current = await readFile(url, "utf8").catch(() => undefined);
  if (current === content) continue;
  drifted += 1;
  if (check) console.error(describeDrift(`spec/generated/${name}`, current, content));
  else {
    await writeFile(url, content);
    console.log(`wrote ${fileURLToPath(url)}`);
  }
}
for (const name of await readdir(folder)) {
  if (files.has(name)) continue;
  drifted += 1;
  if (check) console.error(`spec/generated/${name} is not generated any more.`);
  else {
    await rm(new URL(name, folder));
    console.log(`removed ${fileURLToPath(new URL(name, folder))}`);
  }
}
if (check && drifted > 0) {
  console.error(
    `\n${drifted} generated file${drifted === 1 ? " does" : "s do"} not match spec/openapi.yaml. Run: pnpm generate`,
  );
  process.exitCode = 1;
}
