import { stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { isObject } from "@cdf-multipart/core/internal";
import { FleetError } from "../errors/fleet-error.js";

/** The folders of this machine, by the names of the roots. */
export type Roots = Readonly<Record<string, string>>;

/** A file that proves that a root is the same folder on each machine. */
export interface Probe {
  /** Relative to the root. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Probes per root. */
export const PROBES_MAX = 3;

const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/**
 * Checks the roots of this machine.
 *
 * @throws FleetError `fleet-root` for a name or folder that cannot be used.
 */
export async function checkRoots(roots: Roots): Promise<Roots> {
  const entries = Object.entries(roots);
  const checked: Record<string, string> = {};
  for (const [name, folder] of entries) {
    if (!NAME.test(name)) {
      throw rootError(
        `The name "${name}" of a root must be up to 32 lower-case letters, digits and hyphens. Rename it on all machines.`,
      );
    }
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true)
      throw rootError(
        `The root "${name}" is "${folder}", which is not a folder on this machine. Mount it, or correct --root.`,
      );
    checked[name] = resolve(folder);
  }
  return checked;
}

/** The file of a source `root:path` on this machine. */
export function placeOf(roots: Roots, root: string, path: string): string {
  const folder = roots[root];
  if (folder === undefined)
    throw rootError(`This machine has no root "${root}". Pass --root ${root}=FOLDER.`);
  if (!isInside(path)) throw rootError(`The path "${path}" leads out of the root "${root}".`);
  return join(folder, path);
}

/** Whether a relative path stays in its root. */
export function isInside(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !path.includes("\0") && !path.split(/[\\/]/).includes("..");
}

/**
 * Proves that a root is the folder that was listed: at least one of its probes must exist. Others may have
 * been edited or removed since.
 *
 * @throws FleetError `fleet-root` if none is.
 */
export async function proveRoot(roots: Roots, root: string, probes: readonly Probe[]): Promise<void> {
  if (probes.length === 0) return;
  for (const { path, size } of probes) {
    const found = await stat(placeOf(roots, root, path)).catch(() => undefined);
    if (found?.isFile() === true && found.size === size) return;
  }
  const [first] = probes;
  throw rootError(
    `The root "${root}" is "${roots[root]}" on this machine, but it is another folder than where the run was submitted, since "${first?.path}" (${first?.size} bytes) is not in it. Mount the same folder, or correct --root.`,
  );
}

/** Reads probes from the settings of a run. */
export function readProbes(value: unknown): readonly Probe[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((probe: unknown) => {
    if (!isObject(probe)) return [];
    const { path, size } = probe;
    return typeof path === "string" && typeof size === "number" ? [{ path, size }] : [];
  });
}

function rootError(message: string): FleetError {
  return new FleetError(message, { code: "fleet-root" });
}
