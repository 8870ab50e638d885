// Ajv's standalone code contains parts that only `$data`, custom keywords and Ajv's own package need. This pass removes
// them: a third of the size, and no top-level statement that a bundler must keep. A step that finds nothing to replace
// throws an error, so a new version of Ajv cannot silently undo it.

/**
 * Replacements for the helpers of Ajv's package, so that the validators have no imports: the length of a string in code
 * points, and the equality of two JSON values (for uniqueItems).
 */
const RUNTIME = {
  "ajv/dist/runtime/ucs2length": {
    name: "codePoints",
    code: "function codePoints(text) {\n  let count = 0;\n  for (const _ of text) count += 1;\n  return count;\n}",
  },
  "ajv/dist/runtime/equal": {
    name: "equal",
    code: `function equal(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}`,
  },
};

const FAULT = `function fault(faults, instancePath, schemaPath, keyword, params) {
  (faults ??= []).push({ instancePath, schemaPath, keyword, params });
  return faults;
}`;

/** The arguments of a validator that is called through a reference. Only the path is used. */
const UNUSED_ARGUMENTS = /,parentData(:[^,{}]+)?,parentDataProperty(:[^,{}]+)?,rootData\}/g;
const UNUSED_PARAMETERS = ", parentData, parentDataProperty, rootData=data}={}";

/** Ajv's code for one fault: it creates the fault and appends it to a list that may not exist yet. */
const PUSHED_FAULT =
  /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:(".*?"),keyword:(".*?"),params:(.*)\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/**
 * Makes the code of the validators self-contained and small.
 *
 * @param {string} code what Ajv's standalone generator gave
 * @returns {string}
 */
export function compact(code) {
  const used = new Set([FAULT]);
  let result = code.replace(/^"use strict";\s*/, "").replace(/\/\*# sourceURL=.*?\*\/;?\n/g, "");
  result = result.replaceAll(/require\("([^"]+)"\)\.default/g, (_, module) => {
    const piece = RUNTIME[module];
    if (piece === undefined) throw new Error(`Ajv's code asks for ${module}, which RUNTIME does not have.`);
    used.add(piece.code);
    return piece.name;
  });
  result = must(result, PUSHED_FAULT, (_, __, path, schemaPath, keyword, params) => {
    return `vErrors = fault(vErrors, ${path ?? "instancePath"}, ${schemaPath}, ${keyword}, ${params});`;
  });
  result = must(result, UNUSED_PARAMETERS, "}={}");
  if (result.includes(",parentData")) result = must(result, UNUSED_ARGUMENTS, "}");
  result = pureTopLevel(result);
  for (const leftover of ["vErrors === null){", "parentData", "rootData", "require(", "hasOwnProperty"]) {
    if (result.includes(leftover))
      throw new Error(
        `Ajv's code still holds "${leftover}" (…${result.slice(result.indexOf(leftover) - 80, result.indexOf(leftover) + 120)}…): see spec/generate/compact.mjs.`,
      );
  }
  return [...used, dropUnusedConstants(result)].join("\n");
}

/** A replacement that must find something to replace. */
function must(code, pattern, replacement) {
  const result = code.replaceAll(pattern, replacement);
  if (result === code)
    throw new Error(`Ajv's code no longer holds ${pattern}: see spec/generate/compact.mjs.`);
  return result;
}

/** Rewrites code that runs on load into a form that bundlers recognize as free of side effects. */
function pureTopLevel(code) {
  let result = code.replaceAll(/^(const pattern\d+ = )new RegExp/gm, "$1/* @__PURE__ */ new RegExp");
  for (const [line, name] of result.matchAll(/^const (\w+) = Object\.prototype\.hasOwnProperty;\n/gm)) {
    result = result.replace(line, "").replaceAll(`${name}.call(`, "Object.hasOwn(");
  }
  return result;
}

/** Drops schemas that no function reads, and keeps only the field names where only those are read. */
function dropUnusedConstants(code) {
  return code.replaceAll(/^const (schema\d+) = (.*);\n/gm, (line, name, schema) => {
    const uses = code.split(new RegExp(`\\b${name}\\b`)).length - 2;
    const names = code.split(`Object.hasOwn(${name}.properties,`).length - 1;
    if (uses === 0) return "";
    if (names < uses) return line;
    const properties = Object.keys(JSON.parse(schema).properties).map(
      (field) => `${JSON.stringify(field)}:1`,
    );
    return `const ${name} = {properties:{${properties.join()}}};\n`;
  });
}
