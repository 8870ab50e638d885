import type { EmulatorContext } from "../context.js";
import { checkFaults } from "../faults/check-faults.js";
import { type Answer, emptyAnswer, jsonAnswer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Exchange } from "../http/exchange.js";
import { parseJson, readText } from "../http/json-body.js";
import { ADMIN_PATH } from "../http/router.js";
import { sameText } from "../oauth/same-text.js";
import { createInstance } from "../operations/create-instance.js";
import { checkCors } from "./check-cors.js";

type AdminRoute = (context: EmulatorContext, body: Readonly<Record<string, unknown>>) => Answer;

/** Steers a running emulator over HTTP: the same as the handle's methods, for tests in other processes. */
const ROUTES: Readonly<Record<string, AdminRoute>> = {
  "GET /faults": ({ faults }) => jsonAnswer(200, { faults: faults.list() }),
  "PUT /faults": ({ faults }, { faults: wanted }) => {
    faults.set(checkFaults(wanted));
    return jsonAnswer(200, { faults: faults.list() });
  },
  "GET /cors": ({ cors }) => jsonAnswer(200, { cors: cors.get() }),
  "PUT /cors": ({ cors }, { cors: wanted }) => {
    cors.set(checkCors(wanted));
    return jsonAnswer(200, { cors: cors.get() });
  },
  "GET /requests": ({ journal }) => jsonAnswer(200, { requests: journal.all() }),
  "DELETE /requests": ({ journal }) => {
    journal.clear();
    return emptyAnswer(204);
  },
  "GET /clock": ({ clock }) => jsonAnswer(200, { now: clock.now() }),
  "POST /clock": ({ clock }, { advance }) => {
    if (typeof advance !== "number" || !Number.isFinite(advance) || advance < 0) {
      throw new ApiRefusal(400, "advance must be a number of milliseconds >= 0.");
    }
    clock.advance(advance);
    return jsonAnswer(200, { now: clock.now() });
  },
  "GET /devices": ({ devices }) => jsonAnswer(200, { pending: devices.pending() }),
  "POST /devices": ({ devices }, { approve }) => {
    if (typeof approve !== "string" || !devices.pending().includes(approve.toUpperCase())) {
      throw new ApiRefusal(400, "approve must be a user code that waits.");
    }
    devices.approve(approve);
    return jsonAnswer(200, { pending: devices.pending() });
  },
  "POST /instances": (context, body) => jsonAnswer(201, createInstance(context, checkInstance(body))),
};

export async function handleAdmin(context: EmulatorContext, exchange: Exchange): Promise<Answer> {
  const { request, path, entry } = exchange;
  authorize(context, exchange);
  const name = `${request.method} ${path.slice(ADMIN_PATH.length)}`;
  const route = ROUTES[name];
  if (route === undefined || !Object.hasOwn(ROUTES, name)) {
    throw new ApiRefusal(404, `There is no such admin route. There are: ${Object.keys(ROUTES).join(", ")}.`);
  }
  if (request.method === "GET" || request.method === "DELETE") return route(context, {});
  // A web page cannot send this type to another origin without asking first, and the answer to that is no.
  if (!(request.headers["content-type"] ?? "").startsWith("application/json")) {
    throw new ApiRefusal(400, "Send the body with Content-Type: application/json.");
  }
  const body = parseJson(
    await readText(request, undefined, (bytes) => {
      entry.bytesReceived += bytes;
    }),
  );
  if (!isRecord(body)) throw new ApiRefusal(400, "The body must be a JSON object.");
  return route(context, body);
}

/** On a loopback address whoever can connect may steer; elsewhere the static token is wanted. */
function authorize({ settings }: EmulatorContext, { request }: Exchange): void {
  if (isLoopback(settings.host)) return;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!sameText(token, settings.token)) throw new ApiRefusal(401, "Unauthorized");
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function checkInstance(body: Readonly<Record<string, unknown>>) {
  const { space, externalId, visibleAfter, name, project } = body;
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
