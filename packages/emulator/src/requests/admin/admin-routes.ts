import { checkFaults } from "../../faults/read-faults.js";
import { emptyAnswer, jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import { createInstance } from "../nodes/create-instance.js";
import type { AdminCall, AdminRoute } from "./admin-call.js";
import { answerRequests } from "./answer-requests.js";
import { checkCors } from "./check-cors.js";
import { serviceState } from "./service-state.js";

/**
 * The HTTP routes that control a running emulator. They do what the handle's methods do, for tests in other
 * processes.
 */
export const ADMIN_ROUTES: Readonly<Record<string, AdminRoute>> = {
  "GET /state": (service) => jsonAnswer(200, serviceState(service)),
  "GET /faults": ({ faults }) => jsonAnswer(200, { faults: faults.list() }),
  "PUT /faults": ({ faults }, { body }) => {
    const { seed } = body;
    if (seed !== undefined && !Number.isSafeInteger(seed))
      throw new ApiRefusal(400, "seed must be an integer.");
    faults.set(checkFaults(body["faults"]), typeof seed === "number" ? seed : undefined);
    return jsonAnswer(200, { faults: faults.list() });
  },
  "POST /faults": ({ faults }, { body }) => {
    for (const fault of checkFaults([body["fault"]])) faults.add(fault);
    return jsonAnswer(201, { faults: faults.list() });
  },
  "GET /cors": ({ cors }) => jsonAnswer(200, { cors: cors.get() }),
  "PUT /cors": ({ cors }, { body }) => {
    cors.set(checkCors(body["cors"]));
    return jsonAnswer(200, { cors: cors.get() });
  },
  "GET /requests": answerRequests,
  "DELETE /requests": ({ journal }) => {
    journal.clear();
    return emptyAnswer(204);
  },
  "GET /clock": ({ clock }) => jsonAnswer(200, { now: clock.now() }),
  "POST /clock": ({ clock }, { body: { advance } }) => {
    if (typeof advance !== "number") throw new ApiRefusal(400, "advance must be a number of milliseconds.");
    try {
      clock.advance(advance);
    } catch (error) {
      throw error instanceof RangeError ? new ApiRefusal(400, error.message) : error;
    }
    return jsonAnswer(200, { now: clock.now() });
  },
  "GET /tokens": ({ tokens }) => jsonAnswer(200, { issued: tokens.issued() }),
  "POST /tokens": ({ tokens }, { body: { revokeAll, lifetime } }) => {
    if (lifetime !== undefined && !(typeof lifetime === "number" && lifetime > 0))
      throw new ApiRefusal(400, "lifetime must be a number of milliseconds greater than 0.");
    if (typeof lifetime === "number") tokens.setLifetime(lifetime);
    if (revokeAll === true) tokens.revokeAll();
    return jsonAnswer(200, { issued: tokens.issued() });
  },
  "GET /devices": ({ devices }) => jsonAnswer(200, { pending: devices.pending() }),
  "POST /devices": ({ devices }, { body: { approve, deny } }) => {
    const code = approve ?? deny;
    if (typeof code !== "string" || !devices.pending().includes(code.toUpperCase())) {
      throw new ApiRefusal(400, "approve or deny must be a pending user code.");
    }
    if (approve === undefined) devices.deny(code);
    else devices.approve(code);
    return jsonAnswer(200, { pending: devices.pending() });
  },
  "POST /instances": (service, { body }) => jsonAnswer(201, createInstance(service, checkInstance(body))),
};

function checkInstance({ space, externalId, visibleAfter, name, project }: AdminCall["body"]) {
  if (typeof space !== "string" || typeof externalId !== "string") {
    throw new ApiRefusal(400, "space and externalId must be strings.");
  }
  return {
    space,
    externalId,
    ...(typeof visibleAfter === "number" && { visibleAfter }),
    ...(typeof name === "string" && { name }),
    ...(typeof project === "string" && { project }),
  };
}
