import { ENV_NAMES, type FilesClient, isApiError, redactUrl } from "@cdf-multipart/core";
import { bytesSource } from "@cdf-multipart/uploader";
import { upload } from "@cdf-multipart/uploader/node";
import { describeError } from "../output/describe-error.js";
import type { CheckResult } from "./check.js";

const SECRETS: ReadonlySet<string> = new Set([...ENV_NAMES.token, ...ENV_NAMES.clientSecret]);
const MINUTE = 60_000;

/** Which variables say something, and where they come from. Secrets are told by their length. */
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
    advice: "Set CDF_CLUSTER, CDF_PROJECT and a login, or name a file with --settings.",
  };
}

/** What a token says about itself, where it is a JWT: for whom, by whom, until when. It is not verified, and not shown. */
export function checkToken(token: string, now: number): CheckResult {
  const name = "Token";
  const claims = readClaims(token);
  if (claims === undefined) return { name, outcome: "good", found: "no JWT: it says nothing about itself" };
  const { iss, aud, exp, sub, appid } = claims;
  const who = [`by ${String(iss)}`, `for ${String(aud)}`, `of ${String(appid ?? sub)}`];
  if (typeof exp !== "number") return { name, outcome: "good", found: who.join(", ") };
  const left = exp * 1000 - now;
  const found = [...who, left > 0 ? `${Math.round(left / MINUTE)} min left` : "ended"].join(", ");
  if (left > 0) return { name, outcome: "good", found };
  return {
    name,
    outcome: "bad",
    found,
    advice: "Get a new token, or use a login that renews it (client credentials).",
  };
}

/** Whether files may be read. */
export async function checkRead(client: FilesClient): Promise<CheckResult> {
  const name = "Reading files";
  try {
    await client.advancedListFiles({ limit: 1 });
    return { name, outcome: "good", found: `allowed in ${client.project}` };
  } catch (error) {
    return { name, outcome: "bad", found: describeError(error), advice: adviceOf(error, "files:read") };
  }
}

/** How patiently the test upload is made, ms: as the real one, by the same connections, but somebody waits for it. */
const TEST_UPLOAD = { journal: "off", retry: { retries: 1 }, uploadedTimeout: 30_000 } as const;

/** Whether files may be written: uploads a few bytes. `stored` is told which file to delete afterwards. */
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
    const source = bytesSource(new TextEncoder().encode("A test of cdf-upload doctor; may be deleted.\n"));
    const result = await upload(client, source, { file, signal, ...TEST_UPLOAD });
    stored(result.file.id);
    const found = `file ${result.file.id} in ${Math.round(result.elapsed)} ms`;
    return { name, outcome: "good", found };
  } catch (error) {
    signal.throwIfAborted();
    return { name, outcome: "bad", found: describeError(error), advice: adviceOf(error, "files:write") };
  }
}

/** Whether that file can be deleted again. */
export async function checkDelete(client: FilesClient, id: number): Promise<CheckResult> {
  const name = "Its deletion";
  try {
    await client.deleteFiles([{ id }]);
    return { name, outcome: "good", found: "done" };
  } catch (error) {
    return {
      name,
      outcome: "warning",
      found: describeError(error),
      advice: `Delete the file ${id} by hand.`,
    };
  }
}

function adviceOf(error: unknown, right: string): string {
  if (isApiError(error) && error.status === 401)
    return "Check that token, project and cluster belong together.";
  if (isApiError(error) && error.status === 403) {
    return `Ask for the right ${right}, or name a data set that may be written to with --data-set-id.`;
  }
  return "Check address, network and proxy.";
}

function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
