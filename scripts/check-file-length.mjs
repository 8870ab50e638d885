// Checks that hand-written source files, including tests and scripts, have at most 400 lines.
// Generated files (*.gen.*), the lockfile and documents are exempt.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps/repository.mjs";

const limit = 400;
const meant = /\.(ts|tsx|mts|js|mjs|cjs|vue|css|sh|c|h)$/;
const generated = /\.gen\.[a-z.]+$/;

const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
const files = listed
  .split("\n")
  .filter((file) => meant.test(file) && !generated.test(file) && existsSync(join(root, file)));
const long = files
  .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length - 1 }))
  .filter(({ lines }) => lines > limit);

for (const { file, lines } of long) {
  process.stderr.write(`${file} has ${lines} lines; the limit is ${limit}. Split it by responsibility.\n`);
}
if (files.length === 0) process.stderr.write("No file to measure was found.\n");
process.stdout.write(`${files.length} files measured, ${long.length} too long\n`);
process.exitCode = long.length === 0 && files.length > 0 ? 0 : 1;
