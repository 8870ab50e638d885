import type { FilesClient } from "@cdf-multipart/core";
import { isFinished } from "../decide/decide-feed.js";
import { FleetError } from "../errors/fleet-error.js";
import type { Ledger, RunView } from "../ledger/ledger.js";
import { type RunSettings, readSettings } from "../list/run-settings.js";
import { proveRoot, type Roots } from "../sources/roots.js";

/** Proves that a process can work on runs. Proves each root of a run once. */
export interface RunProver {
  /**
   * The settings of a run that this process can work on.
   *
   * @throws FleetError `fleet-version`, `fleet-run` for a run of another project, `fleet-root` for a root that
   *   is another folder here.
   */
  prove(run: RunView): Promise<RunSettings>;
  /** Proves all active runs that have one of the roots. */
  proveAll(ledger: Ledger): Promise<void>;
}

export function createRunProver(client: Pick<FilesClient, "baseUrl" | "project">, roots: Roots): RunProver {
  const proved = new Set<string>();
  const prove = async (run: RunView): Promise<RunSettings> => {
    const settings = readSettings(run);
    if (settings.baseUrl !== client.baseUrl || settings.project !== client.project) {
      const message = `The run ${run.id} uploads to the project ${settings.project} at ${settings.baseUrl}; this machine has ${client.project} at ${client.baseUrl}. Use the settings of that project.`;
      throw new FleetError(message, { code: "fleet-run" });
    }
    for (const [root, probes] of Object.entries(settings.probes)) {
      if (roots[root] === undefined || proved.has(`${run.id} ${root}`)) continue;
      await proveRoot(roots, root, probes);
      proved.add(`${run.id} ${root}`);
    }
    return settings;
  };
  return {
    prove,
    async proveAll(ledger): Promise<void> {
      for (const run of await ledger.listRuns()) {
        if (isFinished(run) || run.state !== "running") continue;
        if (Object.keys(readSettings(run).probes).some((root) => roots[root] !== undefined)) await prove(run);
      }
    },
  };
}
