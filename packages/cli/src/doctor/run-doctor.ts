import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { listenForInterruption } from "../ends/interruption.js";
import { SettingsError, UsageError } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { readEnvironment, readSettings } from "../settings/connect.js";
import { type CheckResult, describeCheck, inTime } from "./check.js";
import { knock } from "./knock.js";
import { checkClock, checkDns, checkExtraCa, checkProxy, checkTls } from "./network-checks.js";
import { checkDelete, checkRead, checkSettings, checkToken, checkWrite } from "./project-checks.js";

/** Values of the options of `cdf-upload doctor`. */
export interface DoctorOptions {
  readonly settings?: string;
  readonly dataSetId?: number;
  readonly json?: boolean;
  /** False: skip the test upload. */
  readonly testUpload: boolean;
}

/** Time limit, ms, and retries of an API request: small, because a user is waiting for the result. */
const CALLS = { timeout: 20_000, retry: { retries: 1 } };
/** Time limit of a login, ms: a device login waits for a person. */
const LOGIN_WITHIN = 900_000;

/** Checks everything that an upload needs, in order, and says how to fix each problem. */
export async function runDoctor(options: DoctorOptions): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const tell = (result: CheckResult): void => {
    if (options.json === true) jsonToStdout(result);
    else for (const line of describeCheck(result)) toStdout(line);
    if (result.outcome === "bad") code = code === EXIT.settings ? code : codeOf(result);
  };
  const interruption = listenForInterruption();
  try {
    for await (const result of examine(options, interruption.signal)) tell(result);
    return code;
  } finally {
    interruption.dispose();
  }
}

async function* examine(
  { settings: file, dataSetId, testUpload }: DoctorOptions,
  signal: AbortSignal,
): AsyncGenerator<CheckResult> {
  try {
    const env = readEnvironment(file);
    yield checkSettings(env, file);
    const { settings, token } = readSettings({ file, prompt: toStderr });
    const client = createFilesClient({ ...settings, token, appId: "cdf-upload", ...CALLS });
    const url = new URL(client.baseUrl);
    yield await checkProxy(url, env);
    yield await inTime("DNS", signal, () => checkDns(url));
    // Node reads that file at the start of the process, so a value from a settings file comes too late.
    const ca = checkExtraCa(process.env);
    if (ca !== undefined) yield ca;
    const knocked = await knock(url, undefined, signal);
    yield checkTls(url, knocked);
    yield checkClock(knocked);
    yield await inTime(
      "Token",
      signal,
      async (end) => checkToken(await token({ signal: end }), Date.now()),
      LOGIN_WITHIN,
    );
    const read = await inTime("Reading files", signal, () => checkRead(client));
    yield read;
    if (read.outcome !== "good" || !testUpload)
      yield { name: "Test upload", outcome: "skipped", found: "not run" };
    else yield* tryUpload(client, dataSetId, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const name = error instanceof SettingsError || error instanceof UsageError ? "Settings" : "Login";
    const advice =
      name === "Login"
        ? "Check the client id, the secret, the tenant and the scopes."
        : "Correct the settings.";
    yield { name, outcome: "bad", found: describeError(error), advice };
  }
}

async function* tryUpload(
  client: FilesClient,
  dataSetId: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<CheckResult> {
  const ids: number[] = [];
  yield await inTime("Test upload", signal, (end) =>
    checkWrite(client, dataSetId, end, (id) => void ids.push(id)),
  );
  for (const id of ids) yield await inTime("Its deletion", signal, () => checkDelete(client, id));
}

/** Failures before the project answers are failures of settings or login. */
function codeOf({ name }: CheckResult): ExitCode {
  return name === "Settings" || name === "Login" || name === "Token" ? EXIT.settings : EXIT.failed;
}
