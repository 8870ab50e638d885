import { type FilesClient, isApiError, redactUrl } from "@cdf-multipart/core";
import { ENV_NAMES, isObject, momentOf } from "@cdf-multipart/core/internal";
import { bytesSource } from "@cdf-multipart/uploader";
import { upload } from "@cdf-multipart/uploader/node";
import { timeText } from "../output/amounts.js";
import { describeError } from "../output/cli-words.js";
import type { CheckResult } from "./check.js";

const SECRETS: ReadonlySet<string> = new Set([...ENV_NAMES.token, ...ENV_NAMES.clientSecret]);

/** Reports which variables are set, and where they come from. Of secrets it reports only the length. */
export function checkSettings(
  env: Readonly<Record<string, string | undefined>>,
  file: string | undefined,
): CheckResult {
  const found = Object.values(ENV_NAMES)
    .flat()
    .flatMap((name) => {
      const value = env[name];
      if (value === undefined || value === "") return [];
      const from = process.env[name] === undefined ? ` (${file})` : "";
      return [`${name}=${SECRETS.has(name) ? `(${value.length} characters)` : redactUrl(value)}${from}`];
    });
  if (found.length > 0) return { name: "Settings", outcome: "good", found: found.join(", ") };
  return {
    name: "Settings",
    outcome: "bad",
    found: "none",
    advice: "Set CDF_CLUSTER, CDF_PROJECT and a login, or name a settings file with --settings.",
  };
}

/** Reports issuer, audience, subject and expiry of a token that is a JWT. Does not verify the token, and does not show it. */
export function checkToken(token: string, now: number): CheckResult {
  const name = "Token";
  const claims = readClaims(token);
  if (claims === undefined)
    return { name, outcome: "good", found: "not a JWT, so its issuer and expiry are unknown" };
  const { iss, aud, exp, sub, appid } = claims;
  const who = [`issued by ${String(iss)}`, `for ${String(aud)}`, `to ${String(appid ?? sub)}`];
  const end = typeof exp === "number" ? momentOf(Math.max(0, exp * 1000)) : undefined;
  if (end === undefined) return { name, outcome: "good", found: who.join(", ") };
  const left = end - now;
  const found = [...who, left > 0 ? `${timeText(left)} left` : "expired"].join(", ");
  if (left > 0) return { name, outcome: "good", found };
  return {
    name,
    outcome: "bad",
    found,
    advice: "Get a new token, or use a login that renews it (client credentials).",
  };
}

/** Checks the right to read files. */
export async function checkRead(client: FilesClient): Promise<CheckResult> {
  const name = "Reading files";
  try {
    await client.advancedListFiles({ limit: 1 });
    return { name, outcome: "good", found: `allowed in ${client.project}` };
  } catch (error) {
    return { name, outcome: "bad", found: describeError(error), advice: adviceOf(error, "files:read") };
  }
}

/** Options of the test upload, times in ms. It uses the same connections as a real one, but with less patience: a user waits. */
const TEST_UPLOAD = { journal: "off", retry: { retries: 1 }, uploadedTimeout: 30_000 } as const;

/** Checks the right to write files by uploading a few bytes. `stored` receives the id of the file to delete afterwards. */
export async function checkWrite(
  client: FilesClient,
  dataSetId: number | undefined,
  signal: AbortSignal,
  stored: (id: number) => void,
): Promise<CheckResult> {
  const name = "Test upload";
  const file = {
    name: "cdf-upload-doctor.txt",
    source: "cdf-upload doctor",
    ...(dataSetId === undefined ? {} : { dataSetId }),
  };
  try {
    const source = bytesSource(
      new TextEncoder().encode("A test of cdf-upload doctor. You can delete this file.\n"),
    );
    const result = await upload(client, source, { file, signal, ...TEST_UPLOAD });
    stored(result.file.id);
    const found = `file ${result.file.id} in ${timeText(result.elapsed)}`;
    return { name, outcome: "good", found };
  } catch (error) {
    signal.throwIfAborted();
    return { name, outcome: "bad", found: describeError(error), advice: adviceOf(error, "files:write") };
  }
}

/** Deletes the test file. */
export async function checkDelete(client: FilesClient, id: number): Promise<CheckResult> {
  const name = "Test deletion";
  try {
    await client.deleteFiles([{ id }]);
    return { name, outcome: "good", found: "done" };
  } catch (error) {
    return {
      name,
      outcome: "warning",
      found: describeError(error),
      advice: `Delete the file ${id} yourself.`,
    };
  }
}

function adviceOf(error: unknown, right: string): string {
  if (isApiError(error) && error.status === 401)
    return "Check that the token was issued for this project and cluster.";
  if (isApiError(error) && error.status === 403) {
    return `Ask for the capability ${right}, or name a data set that you may write to with --data-set-id.`;
  }
  return "Check the URL, the network and the proxy.";
}

function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
