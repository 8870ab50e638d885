/** Maximum number of listed faults. A wrong oneOf has one for each of its branches. */
const SHOWN = 4;

/**
 * The reason why the last checked value is not valid: `is wrong: /name must be string; …`.
 *
 * @param {import("./types.js").Validate} validate
 */
export function explain(validate) {
  const faults = (validate.errors ?? []).map(({ instancePath, message }) =>
    `${instancePath} ${message}`.trim(),
  );
  const more = faults.length > SHOWN ? ` (and ${faults.length - SHOWN} more)` : "";
  return `is wrong: ${faults.slice(0, SHOWN).join("; ")}${more}`;
}
