// The checks in another workspace, for each way to include our packages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";
import { edit, must } from "./consumer.mjs";

const TURBO = ["exec", "turbo", "run", "--output-logs=new-only", "--log-order=grouped", "--concurrency=2"];

/**
 * @param {string} way the name of the way, for messages
 * @param {string} folder the consumer's
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [tree] where our tree lies
 */
export function stepsOf(way, folder, env, tree = folder) {
  const cwd = join(folder, "apps/ship");
  const run = (what, args, where = folder) => must(`${way}: ${what}`, "pnpm", args, { cwd: where, env });
  const compile = (project, ...flags) =>
    runCommand("pnpm", ["exec", "tsc", "-p", project, "--noEmit", "--pretty", "false", ...flags], {
      cwd,
      env,
    });
  return {
    /** A first install that writes a lockfile, and a second one that only follows it. */
    async install() {
      await run("install", ["install", "--no-frozen-lockfile"]);
      await run("install by the lockfile", ["install", "--frozen-lockfile", "--offline"]);
    },

    /** Checks the application's types against our TypeScript sources; nothing that we build is read. */
    async typecheckSources() {
      const { code, output } = await compile("tsconfig.json", "--listFiles");
      const files = output
        .split("\n")
        .filter((file) => file.startsWith(tree) && !file.includes("node_modules"));
      const errors = output.split("\n").filter((line) => line.includes(": error TS"));
      const ours = files.filter((file) => /\/(src|generated)\/.*\.ts$/.test(file));
      const built = files.filter((file) => /\/dist\//.test(file));
      if (code !== 0 || ours.length < 100 || built.length > 0)
        throw new SetUpError(
          `${way}: the compiler ended with ${code}; it read ${ours.length} of our sources, and of our builds: ${built}\n${errors.join("\n")}`,
        );
    },

    /** Runs an upload with our TypeScript sources. */
    uploadBySources: () =>
      run("an upload by the sources", ["exec", "vitest", "run", "--config", "vitest.source.config.ts"], cwd),

    /**
     * Runs the commands that a person types at the consumer's root; the application's test uploads to the
     * emulator.
     */
    buildTypecheckTest: () => run("build, typecheck and test", [...TURBO, "build", "typecheck", "test"]),

    /**
     * Checks the built types for a server and for a page: without skipLibCheck, the page with lib DOM alone.
     */
    async typecheckBuilt() {
      const flags = ["exec", "tsc", "--noEmit", "--skipLibCheck", "false", "-p"];
      await run("built types", [...flags, "tsconfig.build.json"], cwd);
      await run("built types in a page", [...flags, "tsconfig.page.json"], cwd);
    },

    /**
     * Renames a field in a copy of the document: the generated files follow, and one line of the application
     * no longer compiles.
     *
     * @param {string} spec the folder of the copy
     * @param {() => Promise<unknown>} generate
     */
    async renameField(spec, generate) {
      const yaml = join(spec, "openapi.yaml");
      edit(yaml, (text) => text.replaceAll("\n        uploadedTime:\n", "\n        finishedTime:\n"));
      await generate();
      if (!readFileSync(join(spec, "generated/openapi.gen.ts"), "utf8").includes("finishedTime"))
        throw new SetUpError(`${way}: the field was renamed, and what is generated did not follow.`);
      const { output } = await compile("tsconfig.json");
      const red = output.split("\n").filter((line) => line.includes("error TS"));
      // With sources, the packages are compiled together with the application, so packages that use the field
      // report errors, too.
      const own = red.filter((line) => !line.startsWith(".."));
      const named = own.length === 1 && /^src\/arrival\.ts\(\d+,\d+\): .*'uploadedTime'/.test(own[0]);
      if (!named)
        throw new SetUpError(
          `${way}: a renamed field must be one red line of the application, src/arrival.ts, and it was:\n${output}`,
        );
    },
  };
}
