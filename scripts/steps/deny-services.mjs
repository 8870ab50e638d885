import { existsSync, rmSync, writeFileSync } from "node:fs";

/** What Debian asks before a package may start its servers: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt */
const policy = "/usr/sbin/policy-rc.d";
const DENIED = 101;

/**
 * Does `work` while no package that it installs may start a server: the tests start their own, and nobody asked for
 * others that listen on this machine. A policy that is there already is kept.
 */
export async function withServicesDenied(work, path = policy) {
  if (existsSync(path)) return work();
  writeFileSync(path, `#!/bin/sh\nexit ${DENIED}\n`, { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(path);
  }
}
