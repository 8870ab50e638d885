import { explain } from "./explain.mjs";

/**
 * What the document says of an answer: the status as it is documented there (`5XX` for a 503), and everything that
 * is wrong with it. `status` is undefined when the operation has no such status.
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
    faults.push(`its body is no JSON: ${String(error)}`);
  }
  return { status: documented.status, faults };
}

/**
 * Whether an answer is the API's own word: every answer of CDF has an `x-request-id` and JSON in it. One that lacks
 * either comes from a proxy, or from a test's own server that plays one, and no document speaks of it.
 *
 * @param {Headers} headers
 */
export function isOfTheApi(headers) {
  return headers.has("x-request-id") && /^application\/json\b/.test(headers.get("content-type") ?? "");
}
