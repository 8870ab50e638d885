import { beforeEach, vi } from "vitest";

/** Removes the proxies of the machine from the environment, for each test of the file. */
export function useNoProxyNamed(): void {
  beforeEach(() => {
    for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"]) {
      vi.stubEnv(name, "");
      vi.stubEnv(name.toLowerCase(), "");
    }
    return () => vi.unstubAllEnvs();
  });
}
