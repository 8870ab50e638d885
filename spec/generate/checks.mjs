// Most bodies are valid, and then the sender needs no description of a fault. So each validator has a check that only
// answers yes or no and has a fifth of the size. The check is the validator's code without the reporting of faults, so
// the two cannot disagree. As in compact.mjs, a step that finds nothing to replace throws an error.

/** A reported fault. Only the count of faults, on the next line, stays. */
const TOLD = /^vErrors = fault\(.*\);\n(?=errors\+\+;$)/gm;

/** Faults copied from a referenced schema. */
const TAKEN_OVER = /^vErrors = vErrors === null \? .*;\nerrors = vErrors\.length;$/gm;

/** Faults of one alternative, which are dropped because another may match. */
const FORGOTTEN =
  /^if\(vErrors !== null\)\{\nif\((_errs\d+)\)\{\nvErrors\.length = \1;\n\}\nelse \{\nvErrors = null;\n\}\n\}\n/gm;

/** @type {[RegExp, string][]} steps from the code of the validators to that of the checks */
const STEPS = [
  [/^function fault\([\s\S]*?^\}\n/m, ""],
  [TOLD, ""],
  [TAKEN_OVER, "errors++;"],
  [FORGOTTEN, ""],
  [/^let vErrors = null;\n/gm, ""],
  [/^validate\d+\.errors = vErrors;\n/gm, ""],
  [/\(data, \{instancePath=""\}=\{\}\)/g, "(data)"],
  [/, \{instancePath[^}]*\}\)\)\)\{$/gm, "))){"],
  [/^export const validate(\w+) = validate(\d+);$/gm, "export const is$1 = is$2;"],
  [/\bvalidate(?=\d+\b)/g, "is"],
];

/**
 * The code of the checks.
 *
 * @param {string} validators the code of the validators, as compact.mjs gives it
 * @returns {string}
 */
export function checksOf(validators) {
  let code = validators;
  for (const [pattern, replacement] of STEPS) {
    const result = code.replace(pattern, replacement);
    if (result === code)
      throw new Error(`The validators no longer hold ${pattern}: see spec/generate/checks.mjs.`);
    code = result;
  }
  for (const leftover of ["vErrors", "instancePath", "fault(", ".errors"]) {
    if (code.includes(leftover))
      throw new Error(`The checks still hold "${leftover}": see spec/generate/checks.mjs.`);
  }
  return code;
}
