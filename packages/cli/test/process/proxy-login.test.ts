import { createServer, type IncomingMessage } from "node:http";
import { createProxy } from "proxy";
import { expect, onTestFinished, test } from "vitest";
import { runCli } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

/** A proxy that forwards the requests that `allows` accepts, and asks all others for a login. */
async function makeProxy(allows: (request: IncomingMessage) => boolean): Promise<string> {
  const server = createProxy(createServer());
  server.authenticate = async (request) => allows(request);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const LOGINS = ["", "user:hunter2secret@", "user:h%40nter2secret%2F@", "hunter2secret@"];
const WAYS = [
  ["all plain requests", false, "HTTP_PROXY", () => false],
  ["tunnels", true, "HTTPS_PROXY", () => false],
  ["tunnels", true, "ALL_PROXY", () => false],
  ["parts only", false, "HTTP_PROXY", ({ method }: IncomingMessage) => method !== "PUT"],
] as const;
/** All ways with all logins; the output options rotate. */
const CHANNELS = ["--json", "--verbose", "--quiet"];
const cases = WAYS.flatMap((way, index) =>
  LOGINS.slice(index % 2, (index % 2) + 3).map(
    (login, turn) => [...way, login, CHANNELS[turn % CHANNELS.length] ?? ""] as const,
  ),
);

test.each(cases)(
  "a proxy that asks for a login for %s (TLS: %s, %s) is named without its login",
  async (_what, tls, variable, allows, login, channel) => {
    const { emulator, env } = await makeEmulator({ tls });
    const proxy = await makeProxy(allows);
    const settings = {
      ...env,
      // Through a tunnel the certificate is checked against a name only, not against an IP address.
      CDF_URL: emulator.url.replace("127.0.0.1", "localhost"),
      ...(tls ? { NODE_EXTRA_CA_CERTS: emulator.certificate ?? "" } : {}),
      [variable]: `http://${login}${proxy}`,
    };
    const path = await makeFile(1000);
    const run = await runCli([path, "--no-resume", channel], { env: settings });
    expect(run.code).toBeGreaterThan(0);
    const said = run.stdout + run.stderr;
    expect(said).toContain("407");
    expect(said).toContain(`The proxy ${proxy} requires a login`);
    expect(said).not.toMatch(/nter2secret/);
    expect(emulator.requests.count({ operation: "putPart" })).toBe(0);
  },
);
