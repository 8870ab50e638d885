import { parseArgs } from "node:util";

const USAGE = `Usage: pnpm spec:import FILE [--add NAME,...] [--write] [--force] [--all]
  FILE     the published description: OpenAPI 3.0 or 3.1, JSON or YAML
  --add    operations that our spec lacks, by their operationId
  --write  rewrites spec/openapi.yaml and spec/published.json
  --force  writes although an operation is gone or an example becomes invalid
  --all    lists the differences that are ours and were known already`;

/**
 * @param {readonly string[]} args of the command line
 * @returns {{file: string, add: string[], write: boolean, force: boolean, all: boolean}}
 */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const add = (values.add ?? []).flatMap((names) => names.split(",")).filter((name) => name !== "");
  return {
    file,
    add,
    write: values.write === true,
    force: values.force === true,
    all: values.all === true,
  };
}

function parse(args) {
  try {
    return parseArgs({
      // pnpm passes its own `--` on.
      args: args.filter((one) => one !== "--"),
      allowPositionals: true,
      options: {
        add: { type: "string", multiple: true },
        write: { type: "boolean" },
        force: { type: "boolean" },
        all: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
