/** `${NAME}` and `${NAME:-default}`, as the Cognite Toolkit and shells write them. */
const REFERENCE = /\$\{(\w+)(?::-([^}]*))?\}/g;

/**
 * The variables of a `.env` file with their references replaced. The environment takes precedence over the
 * file. A reference to a variable that neither has, or to itself, stays as it is: it may be part of a secret.
 */
export function expandVariables(
  file: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const expand = (text: string, within: readonly string[]): string =>
    text.replace(REFERENCE, (reference, name: string, otherwise: string | undefined) => {
      if (within.includes(name)) return reference;
      const given = env[name] ?? "";
      if (given !== "") return given;
      const value = file[name] ?? "";
      return value === "" ? (otherwise ?? reference) : expand(value, [...within, name]);
    });
  return Object.fromEntries(Object.entries(file).map(([name, value = ""]) => [name, expand(value, [name])]));
}
