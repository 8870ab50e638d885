import { explain } from "./explain.mjs";

/**
 * Checks an answer against the document. It returns the documented status (`5XX` for a 503) and all faults of
 * the answer. `status` is undefined if the operation does not document it.
 *
 * @param {import("./types.js").ContractOperation} operation
 * @param {import("./types.js").ReceivedAnswer} answer
 * @returns {{status: string | undefined, faults: string[]}}
 */
export function judgeAnswer(operation, answer) {
  const names = [String(answer.status), `${String(answer.status)[0]}XX`];
  const documented = operation.answers.find(({ status }) => names.includes(status));
  if (documented === undefined) return { status: undefined, faults: ["that status is not documented"] };
  const faults = documented.headers.flatMap(({ name, required, validate }) => {
    const value = answer.headers.get(name);
    if (value === null) return required ? [`its header ${name} is missing`] : [];
    return validate(value) ? [] : [`its header ${name} ${explain(validate)}`];
  });
  try {
    if (!documented.validate(JSON.parse(answer.body)))
      faults.push(`its body ${explain(documented.validate)}`);
  } catch (error) {
    faults.push(`its body is not valid JSON: ${String(error)}`);
  }
  return { status: documented.status, faults };
}

/**
 * Whether an answer is from the API: every answer of CDF has an `x-request-id` and is JSON. Other answers
 * come from a proxy, or from a test server in that role, and are not documented.
 *
 * @param {Headers} headers
 */
export function isOfTheApi(headers) {
  return headers.has("x-request-id") && /^application\/json\b/.test(headers.get("content-type") ?? "");
}
