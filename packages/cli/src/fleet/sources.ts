import { join, relative, resolve, sep } from "node:path";
import { UsageError } from "../errors.js";
import { type Input, type InputProblem, inputProblem } from "../inputs/input.js";
import { HOST_PATHS, slashed } from "../inputs/path-rules.js";
import { rootVariable } from "./root-options.js";

type Roots = Readonly<Record<string, string>>;

/**
 * The path on this machine of a source `root:path`. The path may be a pattern; without one the source is the
 * whole root.
 *
 * @throws UsageError that names the form, or the root that is missing.
 */
export function pathOfSource(source: string, roots: Roots): string {
  const at = source.indexOf(":");
  const [name, path] = [source.slice(0, Math.max(0, at)), source.slice(at + 1)];
  const known = Object.keys(roots);
  if (at < 1 || path.startsWith("//")) {
    throw new UsageError(
      `${source} is not of the form ROOT:PATH. Name files below a root that each machine maps to a folder, such as nas:2026/ with --root nas=/mnt/nas.`,
    );
  }
  const folder = roots[name];
  if (folder === undefined) {
    const others = known.length === 0 ? "" : ` The roots of this machine are ${known.join(", ")}.`;
    throw new UsageError(
      `${source}: this machine has no root ${name}. Pass --root ${name}=FOLDER, or set ${rootVariable(name)}.${others}`,
    );
  }
  if (path.split(/[\\/]/).includes("..") || path.startsWith("/"))
    throw new UsageError(`${source} leads out of the root ${name}. Give a path below the root.`);
  return join(folder, path);
}

/** Names a file by its root: `{path}` is then relative to the root, and the same on every machine. */
export function placeBelow(roots: Roots): (input: Input) => Input | InputProblem {
  const folders = Object.entries(roots).map(([name, folder]) => ({ name, folder: resolve(folder) }));
  return (input) => {
    if (input.kind !== "file")
      return inputProblem(input.shown, "is not a file below a root, which every machine could read");
    const path = resolve(input.path);
    const root = folders.find(({ folder }) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep));
    if (root === undefined) return inputProblem(input.shown, "is not below a root. Add one with --root");
    const given = slashed(relative(root.folder, path), HOST_PATHS);
    return { ...input, given, shown: `${root.name}:${given}` };
  };
}
