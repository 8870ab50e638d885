import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";
import type { EmulatorContext } from "../context.js";
import type { Answer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Exchange } from "../http/exchange.js";
import { hasBody } from "../http/has-body.js";
import { describeFault } from "../validation/describe-fault.js";
import { specSchemas } from "../validation/spec-schemas.js";
import { readParameters } from "./api-call.js";
import { API_OPERATIONS } from "./api-operations.js";

/** One call of the API: who asks, is there budget, are the parameters right, then the operation itself. */
export async function callOperation(
  context: EmulatorContext,
  exchange: Exchange,
  operation: OperationId,
): Promise<Answer> {
  const answer = await refusalsAsAnswers(async () => {
    await authenticate(context, exchange);
    const leave = context.throttle.enter();
    try {
      if (!OPERATIONS[operation].body && hasBody(exchange.request)) {
        throw new ApiRefusal(400, `Invalid request: ${operation} takes no body.`);
      }
      const project = exchange.params["project"] ?? "";
      const parameters = readParameters(operation, exchange);
      return await API_OPERATIONS[operation]({ context, exchange, project, parameters });
    } finally {
      leave();
    }
  });
  return context.settings.validateAnswers ? checkAnswer(exchange, operation, answer) : answer;
}

async function refusalsAsAnswers(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiRefusal) return error.answer();
    throw error;
  }
}

async function authenticate({ tokens, settings }: EmulatorContext, exchange: Exchange): Promise<void> {
  const { request, params, fault } = exchange;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const verdict = token === undefined ? "missing" : await tokens.check(token);
  if (fault?.type === "expire" && fault.what === "token")
    throw new ApiRefusal(401, "Unauthorized: the token has expired.");
  if (verdict === "expired") throw new ApiRefusal(401, "Unauthorized: the token has expired.");
  if (verdict !== "ok") throw new ApiRefusal(401, "Unauthorized");
  // The service says no more about a project that is not there, or not for this token.
  if (!settings.projects.has(params["project"] ?? "")) throw new ApiRefusal(401, "Unauthorized");
}

/** An answer that the spec does not allow is a defect of the emulator: it must not pass for the service's. */
function checkAnswer(exchange: Exchange, operation: OperationId, answer: Answer): Answer {
  const validate = specSchemas().answer(operation, answer.status);
  const valid = validate?.(JSON.parse(answer.body)) ?? false;
  if (valid) return answer;
  const reason =
    validate === undefined
      ? `the spec has no status ${answer.status} of ${operation}`
      : `the answer ${answer.status} of ${operation} is not valid: ${describeFault(validate.errors, "it")}`;
  exchange.entry.violation = reason;
  return new ApiRefusal(500, `The emulator broke the spec: ${reason}.`).answer();
}
