import { readFileSync, statSync, writeFileSync } from "node:fs";
import { get, request } from "node:https";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../src/index.js";
import { madeCertificate } from "../../src/tls/made-certificate.js";
import { scratchFolder } from "../scratch-folder.js";

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

interface SecureAnswer {
  readonly status: number | undefined;
  readonly text: string;
}

/** A request that trusts only `ca`. */
function secureGet(url: string, ca: string | undefined, token?: string): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    get(url, { agent: false, headers, ...(ca !== undefined && { ca }) }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode, text }));
    }).once("error", reject);
  });
}

function certificateOf({ certificate }: Emulator): string {
  return readFileSync(certificate ?? "", "utf8");
}

test("with tls it serves HTTPS with a certificate that clients can trust, the same after a restart", async () => {
  let ca = "";
  for (const run of [1, 2]) {
    await using emulator = await startEmulator({ tls: true, directory });
    expect(emulator.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    if (run === 1) ca = certificateOf(emulator);
    expect(certificateOf(emulator)).toBe(ca);
    const configuration = `${emulator.url}/.well-known/openid-configuration`;
    const answer = await secureGet(configuration, ca);
    expect(JSON.parse(answer.text).token_endpoint).toBe(`${emulator.url}/oauth2/token`);
    const byName = await secureGet(configuration.replace("127.0.0.1", "localhost"), ca);
    expect(byName.status).toBe(200);
    await expect(secureGet(configuration, undefined)).rejects.toThrow(/self-signed certificate/);
    await expect(secureGet(configuration.replace("https", "http"), ca)).rejects.toThrow();
  }
  expect(statSync(join(directory, "certificate.key")).mode & 0o077).toBe(0);
});

test("a given certificate is used as it is, and nothing is written", async () => {
  const tls = await madeCertificate(directory, "127.0.0.1");
  await using emulator = await startEmulator({ tls });
  expect(emulator.certificate).toBeUndefined();
  const answer = await secureGet(
    `${emulator.url}/api/v1/projects/emulator/files/1`,
    tls.cert,
    emulator.token,
  );
  expect(answer.status).toBe(400);
});

test("a certificate that does not cover the host is generated again; one that the emulator did not make stays", async () => {
  const first = await madeCertificate(directory, "127.0.0.1");
  expect((await madeCertificate(directory, "127.0.0.1")).cert).toBe(first.cert);
  expect((await madeCertificate(directory, "0.0.0.0")).cert).toBe(first.cert);
  const other = await madeCertificate(directory, "cdf.test");
  expect(other.cert).not.toBe(first.cert);
  writeFileSync(join(directory, "certificate.pem"), "mine");
  await expect(madeCertificate(directory, "cdf.test")).rejects.toThrow(
    /certificate\.pem and certificate\.key in .* were not made by the emulator and were not changed/,
  );
  expect(readFileSync(join(directory, "certificate.pem"), "utf8")).toBe("mine");
});

test("a reset resets the TLS connection as well, before and in the middle of a body", async () => {
  await using emulator = await startEmulator({ tls: true, directory });
  const ca = certificateOf(emulator);
  for (const fault of [
    { type: "reset", when: "before" },
    { type: "reset", when: "after-bytes", bytes: 10 },
    { type: "reset", when: "after-work" },
  ] as const) {
    emulator.setFaults([{ match: { operation: "token" }, do: fault }]);
    const code = await new Promise((resolve) => {
      const sent = request(`${emulator.url}/oauth2/token`, { method: "POST", agent: false, ca }, () =>
        resolve("answer"),
      );
      sent.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      sent.end("grant_type=client_credentials&client_id=x");
    });
    expect(code).toBe("ECONNRESET");
    await expect.poll(() => emulator.requests.last()?.outcome).toBe("faulted");
  }
});
