/** Faults named before "and so on": a wrong oneOf gives one for each of its branches. */
const SHOWN = 4;

/**
 * Why the value that was judged last is not valid: `is wrong: /name must be string; …`.
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
