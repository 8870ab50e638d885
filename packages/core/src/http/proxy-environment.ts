/**
 * Whether any of the variables is set that name a proxy: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, in capitals or not. Which hosts go
 * through it, `NO_PROXY` among them, is the business of the library that reads them.
 */
export function environmentNamesProxy(env: Readonly<Record<string, string | undefined>>): boolean {
  return ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"].some((name) =>
    [env[name], env[name.toLowerCase()]].some((value) => value !== undefined && value !== ""),
  );
}
