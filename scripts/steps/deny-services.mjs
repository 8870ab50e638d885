import { existsSync, rmSync, writeFileSync } from "node:fs";

/**
 * Debian runs this script before a package starts its servers:
 * https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
 */
const policy = "/usr/sbin/policy-rc.d";
const DENIED = 101;

/**
 * Runs `work` while no newly installed package may start a server. The tests start their own servers, and
 * others should not listen on this machine. An existing policy is kept.
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
