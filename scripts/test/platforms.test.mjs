// The first commands of the README on systems other than Linux.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { programOf } from "../steps/program.mjs";
import { root } from "../steps/repository.mjs";
import { checkTestPlatform } from "../steps/test-platform.mjs";

const windows = {
  platform: "win32",
  execPath: "C:/node/node.exe",
  npmExecPath: undefined,
  exists: () => true,
};

test("on Windows no tool is started by a file that only a shell can start", () => {
  for (const command of ["npm", "pnpm", "turbo"]) {
    const [program, args] = programOf(command, ["run", "a b"], windows);
    assert.equal(program, "C:/node/node.exe");
    assert.match(args[0], /\.c?js$|bin[\\/]turbo$/);
    assert.deepEqual(args.slice(1), ["run", "a b"]);
  }
  assert.deepEqual(programOf("git", ["status"], windows), ["git", ["status"]]);
});

test("on Windows npm is the one that runs the script, or the one that came with Node", () => {
  const asked = { ...windows, npmExecPath: "D:/npm/npm-cli.js" };
  assert.equal(programOf("npm", [], asked)[1][0], "D:/npm/npm-cli.js");
  assert.match(
    programOf("npm", [], { ...asked, exists: () => false })[1][0],
    /node_modules.npm.bin.npm-cli\.js$/,
  );
});

test("on other systems tools are started directly", () => {
  for (const platform of ["linux", "darwin"])
    for (const command of ["npm", "pnpm", "turbo"])
      assert.deepEqual(programOf(command, ["a"], { ...windows, platform }), [command, ["a"]]);
});

test("npm test says on which systems it runs, before it installs anything", () => {
  checkTestPlatform("linux");
  assert.throws(() => checkTestPlatform("win32"), /needs Linux.*WSL.*`wsl --install -d Debian`/);
  for (const platform of ["darwin", "freebsd"])
    assert.throws(() => checkTestPlatform(platform), /needs Linux.*Debian/);
});

test("no script imports a path, which fails on Windows with ERR_UNSUPPORTED_ESM_URL_SCHEME", () => {
  const files = readdirSync(join(root, "scripts"), { recursive: true }).filter((name) =>
    name.endsWith(".mjs"),
  );
  const faults = files.filter((name) =>
    /\bimport\((?:join|resolve|path\.|root|`\$\{root)/.test(
      readFileSync(join(root, "scripts", name), "utf8"),
    ),
  );
  assert.deepEqual(faults, []);
});
