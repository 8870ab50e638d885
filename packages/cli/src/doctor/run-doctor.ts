import { createFilesClient } from "@cdf-multipart/core";
import { describeError } from "../output/describe-error.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { readEnvironment, readSettings } from "../settings/connect.js";
import { SettingsError } from "../settings/settings-error.js";
import type { CheckResult } from "./check.js";
import { knock } from "./knock.js";
import { checkClock, checkDns, checkProxy, checkTls } from "./network-checks.js";
import { checkRead, checkSettings, checkToken, checkWrite } from "./project-checks.js";

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

/** Looks, one after the other, at all that an upload needs, and says what to do about what is wrong. */
export async function runDoctor(options: DoctorOptions): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const tell = (result: CheckResult): void => {
    if (options.json === true) jsonToStdout(result);
    else for (const line of describe(result)) toStdout(line);
    if (result.outcome === "bad") code = code === EXIT.settings ? code : codeOf(result);
  };
  for await (const result of examine(options)) tell(result);
  return code;
}

async function* examine({
  settings: file,
  dataSetId,
  testUpload,
}: DoctorOptions): AsyncGenerator<CheckResult> {
  try {
    const env = readEnvironment(file);
    yield checkSettings(env, file);
    const { settings, token } = readSettings({ file, prompt: toStderr });
    const client = createFilesClient({ ...settings, token, appId: "cdf-upload", ...CALLS });
    const url = new URL(client.baseUrl);
    yield await checkProxy(url, env);
    yield await checkDns(url);
    const knocked = await knock(url);
    yield checkTls(url, knocked);
    yield checkClock(knocked);
    yield checkToken(await token({}), Date.now());
    const read = await checkRead(client);
    yield read;
    if (read.outcome !== "good" || !testUpload)
      yield { name: "Test upload", outcome: "skipped", found: "not tried" };
    else yield* await checkWrite(client, dataSetId);
  } catch (error) {
    const name = error instanceof SettingsError ? "Settings" : "Login";
    const advice = name === "Login" ? "Check client id, secret, tenant and scopes." : "Set what is missing.";
    yield { name, outcome: "bad", found: describeError(error), advice };
  }
}

/** What is wrong before the project answers is a matter of settings or login. */
function codeOf({ name }: CheckResult): ExitCode {
  return name === "Settings" || name === "Login" || name === "Token" ? EXIT.settings : EXIT.failed;
}

function describe({ name, outcome, found, advice }: CheckResult): readonly string[] {
  const line = `${MARKS[outcome]}  ${name}: ${found}`;
  return advice === undefined ? [line] : [line, `         ${advice}`];
}
