/**
 * Loads a vendor's SDK. It is an optional peer dependency, because most users do not need one.
 *
 * @throws Error that says what to install when the SDK is missing.
 */
export async function loadSdk<Sdk>(kind: string, names: string, load: () => Promise<Sdk>): Promise<Sdk> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    throw new Error(`The ${kind} store needs a package that is not installed: npm install ${names}`, {
      cause,
    });
  }
}
