// Answers every operation of every dialect of the clients.
import { answerAzure } from "./dialects/azure.mjs";
import { answerCdf } from "./dialects/cdf.mjs";
import { answerHuggingFace } from "./dialects/hugging-face.mjs";
import { answerS3 } from "./dialects/s3.mjs";
import { answerVercel } from "./dialects/vercel.mjs";

const dialects = [answerCdf, answerS3, answerAzure, answerHuggingFace, answerVercel];

/**
 * Reads an operation's body and answers it. An unknown operation gets a 404 that names it.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} origin the URL of the sink for clients
 */
export async function answerOperation(request, response, origin) {
  const url = new URL(request.url ?? "/", origin);
  const body = await readBody(request);
  const asked = { method: request.method ?? "GET", url, headers: request.headers, body, origin };
  for (const dialect of dialects) {
    const answer = dialect(asked);
    if (answer !== undefined) return send(response, answer);
  }
  const message = `The sink does not support ${request.method} ${url.pathname}${url.search}`;
  return send(response, { status: 404, json: { error: { code: 404, message } } });
}

/** @param {import("node:http").IncomingMessage} request @returns {Promise<string>} */
async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** @param {import("node:http").ServerResponse} response @param {import("./dialects/dialect.js").DialectAnswer} answer */
function send(response, { status, json, xml, headers }) {
  const text = json === undefined ? (xml ?? "") : JSON.stringify(json);
  const type = json === undefined ? "application/xml" : "application/json";
  response.writeHead(status, {
    ...(text === "" ? {} : { "content-type": type }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
