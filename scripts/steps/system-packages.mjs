import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { withServicesDenied } from "./deny-services.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError, say } from "./say.mjs";

/** The programs that the tests need besides Node and npm, each with its Debian package. */
const systemPackages = Object.freeze([
  { command: "script", package: "bsdutils", purpose: "to run the command line on a pseudo-terminal" },
  { command: "chromium", package: "chromium", purpose: "to run the browser code" },
  { command: "firefox-esr", package: "firefox-esr", purpose: "to run it in Firefox" },
  { command: "WebKitWebDriver", package: "webkit2gtk-driver", purpose: "to run it in WebKit" },
  { command: "Xvfb", package: "xvfb", purpose: "to provide a screen for WebKit" },
  ...["proxy", "account", "container", "object"].map((kind) => ({
    command: `swift-${kind}-server`,
    package: `swift-${kind}`,
    purpose: "to upload to a real object store (OpenStack Swift with its S3 API)",
  })),
  { command: "memcached", package: "memcached", purpose: "for Swift" },
  { command: "redis-server", package: "redis-server", purpose: "to run a fleet on Redis" },
  // Debian keeps the server itself out of the path.
  { command: "pg_ctlcluster", package: "postgresql", purpose: "to run a fleet on PostgreSQL" },
  { command: "pgbouncer", package: "pgbouncer", purpose: "to see that a fleet refuses it" },
]);

/**
 * Installs missing packages with apt-get. Without the permission it fails and names the packages to install.
 */
export async function provideSystemPackages(packages = systemPackages) {
  const missing = packages.filter(({ command }) => !isOnPath(command));
  if (missing.length === 0) return;
  const names = missing.map((entry) => entry.package);
  const reasons = missing.map((entry) => `${entry.command} ${entry.purpose}`).join("; ");
  if (process.getuid?.() !== 0 || !isOnPath("apt-get")) {
    throw new SetUpError(
      `The tests need ${reasons}. Install it with: sudo apt-get install ${names.join(" ")}`,
    );
  }
  say(`Installing ${names.join(", ")} with apt-get (${reasons})`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Another installation may be running, started by another checkout or by the system itself.
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  const commands = [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", ...wait, ...names],
  ];
  await withServicesDenied(() => runAptGet(commands, env));
}

async function runAptGet(commands, env) {
  for (const args of commands) {
    const { code, output } = await runCommand("apt-get", args, { env });
    if (code !== 0) throw new SetUpError(`apt-get ${args.join(" ")} ended with ${code}:\n${output.trim()}`);
  }
}

function isOnPath(command) {
  // Debian has some servers in a folder that is on the path of the superuser only.
  return [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
