import { type CheckResult, describeCheck, inTime } from "../doctor/check.js";
import { checkRead, checkToken } from "../doctor/project-checks.js";
import { SettingsError } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { untilEnd } from "../run/with-run.js";
import { readSettings } from "../settings/connect.js";
import { type FleetConnection, fleetClient, readPlace } from "./connect-to-fleet.js";
import { loadFleet } from "./load-fleet.js";

/** Values of the options of `cdf-upload fleet check`. */
export interface CheckOptions extends FleetConnection {
  readonly json?: boolean;
}

/** Checks everything that a worker needs, and says how to fix it. */
export function runCheck(options: CheckOptions): Promise<ExitCode> {
  return untilEnd(async ({ signal }) => {
    let code: ExitCode = EXIT.ok;
    for await (const result of examine(options, signal)) {
      if (options.json === true) jsonToStdout({ type: "check", ...result });
      else for (const line of describeCheck(result)) toStdout(line);
      if (result.outcome === "bad") code = EXIT.settings;
    }
    return code;
  });
}

async function* examine(options: CheckOptions, signal: AbortSignal): AsyncGenerator<CheckResult> {
  const module = await loadFleet();
  const place = readPlace(module, options);
  const client = tried(() => fleetClient(options));
  const project = client instanceof Error ? undefined : client;
  yield* module.checkFleet({ ...place, project });
  if (client instanceof Error) {
    yield { name: "Settings", outcome: "bad", found: describeError(client) };
    return;
  }
  const { token } = readSettings({ file: options.settings, prompt: toStderr });
  yield await inTime("Token", signal, async (end) => checkToken(await token({ signal: end }), Date.now()));
  yield await inTime("Reading files", signal, () => checkRead(client));
}

function tried<T>(work: () => T): T | SettingsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}
