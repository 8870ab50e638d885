import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";
import type { Answer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Exchange } from "../http/exchange.js";
import { hasBody } from "../http/request-body.js";
import { readParameters } from "../requests/api-call.js";
import { API_OPERATIONS } from "../requests/operations/api-operations.js";
import { describeFault } from "../validation/describe-fault.js";
import { specSchemas } from "../validation/spec-schemas.js";
import type { ServerParts } from "./server-parts.js";

/** Runs one API call: checks the token, the rate limit and the parameters, then calls the operation. */
export async function callOperation(
  parts: ServerParts,
  exchange: Exchange,
  operation: OperationId,
): Promise<Answer> {
  const answer = await refusalsAsAnswers(async () => {
    await authenticate(parts, exchange);
    const project = exchange.params["project"] ?? "";
    const leave = parts.throttle.enter(project, operation);
    try {
      if (!OPERATIONS[operation].body && hasBody(exchange.request)) {
        throw new ApiRefusal(400, `Invalid request: ${operation} does not accept a body.`);
      }
      const parameters = readParameters(operation, exchange);
      return await API_OPERATIONS[operation](parts, { exchange, project, parameters });
    } finally {
      leave();
    }
  });
  return parts.settings.validateAnswers ? checkAnswer(exchange, operation, answer) : answer;
}

async function refusalsAsAnswers(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiRefusal) return error.answer();
    throw error;
  }
}

async function authenticate(
  { tokens, settings }: Pick<ServerParts, "tokens" | "settings">,
  exchange: Exchange,
): Promise<void> {
  const { request, params, fault } = exchange;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const verdict = token === undefined ? "missing" : await tokens.check(token);
  if (fault?.type === "expire" && fault.what === "token")
    throw new ApiRefusal(401, "Unauthorized: the token has expired.");
  if (verdict === "expired") throw new ApiRefusal(401, "Unauthorized: the token has expired.");
  if (verdict !== "ok") throw new ApiRefusal(401, "Unauthorized");
  // The service does not say whether the project does not exist or this token may not use it.
  if (!settings.projects.has(params["project"] ?? "")) throw new ApiRefusal(401, "Unauthorized");
}

/**
 * A response that the spec does not allow is a bug of the emulator. It must not look like one of the service.
 */
function checkAnswer(exchange: Exchange, operation: OperationId, answer: Answer): Answer {
  const validate = specSchemas().answer(operation, answer.status);
  const valid = validate?.(JSON.parse(answer.body)) ?? false;
  if (valid) return answer;
  const reason =
    validate === undefined
      ? `the spec has no status ${answer.status} for ${operation}`
      : `the response ${answer.status} of ${operation} is not valid: ${describeFault(validate.errors, "it")}`;
  exchange.entry.violation = reason;
  return new ApiRefusal(500, `The emulator violated the spec: ${reason}.`).answer();
}
