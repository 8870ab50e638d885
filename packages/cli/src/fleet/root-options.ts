import { InvalidArgumentError } from "commander";
import type { OptionSpec } from "../options/command-spec.js";

/** A root and its folder on this machine. */
export type RootPair = readonly [name: string, folder: string];

/** The start of the variables that name folders: `CDF_FLEET_ROOT_NAS` is the root `nas`. */
const VARIABLE = "CDF_FLEET_ROOT_";

/** The option that names the folders of this machine. */
export const ROOT_OPTION: OptionSpec = Object.freeze<OptionSpec>({
  group: "Which files:",
  flags: "--root <name=folder>",
  description:
    "folder of a root on this machine, such as nas=/mnt/nas, or CDF_FLEET_ROOT_NAS=/mnt/nas; can be repeated",
  parse: parseRoot,
  repeat: true,
  completes: "folders",
});

function parseRoot(text: string): RootPair {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError("Give a name and a folder, such as nas=/mnt/nas.");
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * The folders of this machine by the names of their roots. An option goes before a variable.
 *
 * @param env a hyphen of a name is an underscore in its variable.
 */
export function rootsOf(
  pairs: readonly RootPair[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> {
  const ofVariables = Object.entries(env).flatMap(([name, folder]): readonly RootPair[] => {
    if (!name.startsWith(VARIABLE) || folder === undefined || folder === "") return [];
    return [[name.slice(VARIABLE.length).toLowerCase().replaceAll("_", "-"), folder]];
  });
  return Object.fromEntries([...ofVariables, ...pairs]);
}

/** The variable of a root. */
export function rootVariable(name: string): string {
  return `${VARIABLE}${name.toUpperCase().replaceAll("-", "_")}`;
}
