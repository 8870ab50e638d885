// Compiles the sink, the sendfile client, the accounting wrapper and the line between namespaces once per
// version of their sources.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const sources = new URL("../../native/", import.meta.url).pathname;
const cache = new URL("../../node_modules/.cache/native/", import.meta.url).pathname;

const onLinux = process.platform === "linux";

/** Each with its sources, and whether it speaks TLS. The line between two network namespaces needs Linux. */
const programs = {
  sink: { files: ["sink.c", "tally.c", "connection.c"], tls: true },
  send: { files: ["send.c", "connection.c"], tls: true },
  account: { files: ["account.c"], tls: false },
  ...(onLinux ? { link: { files: ["link.c"], tls: false } } : {}),
};

/** @returns {Promise<import("../types.js").Native>} paths of the programs, or the reason why they could not be compiled */
export async function compileNative() {
  const compiler = process.env["CC"] ?? "cc";
  if (!(await works(compiler, ["--version"]))) {
    return {
      sink: undefined,
      send: undefined,
      account: undefined,
      link: undefined,
      tls: false,
      reason: `no C compiler (${compiler})`,
    };
  }
  const tls = await hasOpenssl(compiler);
  const folder = join(cache, `${await hashSources()}-${tls ? "tls" : "plain"}-${process.arch}`);
  if (!existsSync(folder)) await compileInto(folder, compiler, tls);
  return {
    sink: join(folder, "sink"),
    send: join(folder, "send"),
    account: join(folder, "account"),
    link: onLinux ? join(folder, "link") : undefined,
    tls,
    reason: tls ? undefined : "no OpenSSL headers (Debian: libssl-dev), so no TLS in C",
  };
}

/** @param {string} folder @param {string} compiler @param {boolean} tls */
async function compileInto(folder, compiler, tls) {
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  for (const [name, { files, tls: speaksTls }] of Object.entries(programs)) {
    const flags = speaksTls && tls ? ["-DWITH_TLS"] : [];
    const libraries = [...(speaksTls && tls ? ["-lssl", "-lcrypto"] : []), "-lpthread"];
    await run(compiler, ["-O2", "-Wall", ...flags, "-o", join(making, name), ...files, ...libraries], {
      cwd: sources,
    });
  }
  // If two benches start together, both compile. The second finds the folder and discards its own.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
}

async function hashSources() {
  const hash = createHash("sha256");
  for (const name of (await readdir(sources)).sort()) hash.update(await readFile(join(sources, name)));
  return hash.digest("hex").slice(0, 16);
}

/** @param {string} compiler */
async function hasOpenssl(compiler) {
  const probe = run(compiler, ["-E", "-x", "c", "-"]);
  probe.child.stdin?.end("#include <openssl/ssl.h>\n");
  return probe.then(
    () => true,
    () => false,
  );
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return run(command, args).then(
    () => true,
    () => false,
  );
}
