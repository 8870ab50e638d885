import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { listenForInterruption } from "../ends/interruption.js";
import { describeError } from "../output/describe-error.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { UsageError } from "../program/usage-error.js";
import { readEnvironment, readSettings } from "../settings/connect.js";
import { SettingsError } from "../settings/settings-error.js";
import type { CheckResult } from "./check.js";
import { inTime } from "./in-time.js";
import { knock } from "./knock.js";
import { checkClock, checkDns, checkProxy, checkTls } from "./network-checks.js";
import { checkDelete, checkRead, checkSettings, checkToken, checkWrite } from "./project-checks.js";

/** What `cdf-upload doctor` was asked for. */
export interface DoctorOptions {
  readonly settings?: string;
  readonly dataSetId?: number;
  readonly json?: boolean;
  /** False: nothing is uploaded. */
  readonly testUpload: boolean;
}

const MARKS: Readonly<Record<CheckResult["outcome"], string>> = Object.freeze({
  good: "ok     ",
  warning: "warning",
  bad: "BAD    ",
  skipped: "skipped",
});

/** How long a call may take, ms, and how often it is repeated: somebody waits to hear what is wrong. */
const CALLS = { timeout: 20_000, retry: { retries: 1 } };
/** ms that a login may take: a device login waits for a person. */
const LOGIN_WITHIN = 900_000;

/** Looks, one after the other, at all that an upload needs, and says what to do about what is wrong. */
export async function runDoctor(options: DoctorOptions): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const tell = (result: CheckResult): void => {
    if (options.json === true) jsonToStdout(result);
    else for (const line of describe(result)) toStdout(line);
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
      yield { name: "Test upload", outcome: "skipped", found: "not tried" };
    else yield* tryUpload(client, dataSetId, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const name = error instanceof SettingsError || error instanceof UsageError ? "Settings" : "Login";
    const advice = name === "Login" ? "Check client id, secret, tenant and scopes." : "Set what is missing.";
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

/** What is wrong before the project answers is a matter of settings or login. */
function codeOf({ name }: CheckResult): ExitCode {
  return name === "Settings" || name === "Login" || name === "Token" ? EXIT.settings : EXIT.failed;
}

function describe({ name, outcome, found, advice }: CheckResult): readonly string[] {
  const line = `${MARKS[outcome]}  ${name}: ${found}`;
  return advice === undefined ? [line] : [line, `         ${advice}`];
}
