// `pnpm bench`: builds the packages, then runs the scenarios.
import { buildPackages } from "./build-packages.mjs";
import { readOptions, usage } from "./options.mjs";

/** @param {readonly string[]} args */
async function main(args) {
  const { scenarios, options, help } = readOptions(args);
  if (help) return void process.stdout.write(usage);
  await buildPackages(options.root);
  // Imported only now, because the scenarios import built packages.
  const { runBench } = await import("./run-bench.mjs");
  await runBench(scenarios, options);
}

try {
  await main(process.argv.slice(2).filter((argument) => argument !== "--"));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
