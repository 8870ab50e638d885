import { explain } from "./explain.mjs";

/**
 * All faults of a request, as short sentences; empty if the request is as documented.
 *
 * @param {import("./types.js").ContractOperation} operation
 * @param {Readonly<Record<string, string>>} path values of the path's variables
 * @param {import("./types.js").SentRequest} request
 * @returns {string[]}
 */
export function judgeRequest(operation, path, request) {
  const query = new URL(request.url).searchParams;
  return [
    ...judgeToken(request.headers),
    ...judgeQueryNames(operation, query),
    ...operation.parameters.flatMap((parameter) => judgeParameter(parameter, path, query, request.headers)),
    ...judgeBody(operation, request),
  ];
}

function judgeToken(headers) {
  return /^Bearer \S+$/.test(headers.get("authorization") ?? "") ? [] : ["it carries no bearer token"];
}

function judgeQueryNames(operation, query) {
  const known = operation.parameters.filter((one) => one.in === "query").map((one) => one.name);
  return [...new Set(query.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => `it has a query parameter \`${name}\`, which is not described`);
}

function judgeParameter(parameter, path, query, headers) {
  const { name, in: place, required, type, validate } = parameter;
  const texts = { path: path[name], query: query.get(name), header: headers.get(name) };
  const text = texts[place];
  if (text === undefined || text === null) {
    return required ? [`its ${place} parameter \`${name}\` is missing`] : [];
  }
  return validate(read(text, type)) ? [] : [`its ${place} parameter \`${name}\` ${explain(validate)}`];
}

/** The value of a text in a URL. */
function read(text, type) {
  if (type === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

/**
 * A rule for our client only: the Content-Type. Servers may accept a body of any type.
 *
 * @param {import("./types.js").SentRequest} request
 * @returns {string[]}
 */
export function judgeMediaType({ headers, body }) {
  const type = headers.get("content-type") ?? "";
  return body === undefined || type.startsWith("application/json")
    ? []
    : [`its Content-Type is "${type}" instead of application/json`];
}

function judgeBody({ body }, request) {
  if (body === undefined) return request.body === undefined ? [] : ["it has a body, which is not described"];
  if (request.body === undefined) return body.required ? ["its body is missing"] : [];
  const faults = [];
  try {
    if (!body.validate(JSON.parse(request.body))) faults.push(`its body ${explain(body.validate)}`);
  } catch (error) {
    faults.push(`its body is not valid JSON: ${String(error)}`);
  }
  return faults;
}
