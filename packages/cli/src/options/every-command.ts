import type { CommandSpec } from "./command-spec.js";

/** All commands that can run, with full names: `fleet submit` in place of `fleet`. */
export function everyCommand(specs: readonly CommandSpec[]): readonly CommandSpec[] {
  return specs.flatMap((spec) =>
    spec.commands === undefined
      ? [spec]
      : everyCommand(spec.commands).map((one) => ({ ...one, name: `${spec.name} ${one.name}` })),
  );
}
