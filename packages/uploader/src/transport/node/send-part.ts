import { type Agent, type ClientRequest, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Clock } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { PartTimeoutError, type TransportTimeouts, timeoutMessage } from "../../net/timeouts.js";
import type { Closing } from "../open-transport.js";
import { type PartRequest, type PartResponse, partHeaders } from "../transport.js";
import { drainTime, startWatchdog } from "../watchdog.js";
import { type Answer, readAnswer } from "./answer.js";
import { type BodyPump, queuedBytes, startBodyPump } from "./body-pump.js";
import { connectionError } from "./connection-error.js";
import type { WindowPool } from "./window-pool.js";

/** What an attempt shares with other attempts. */
export interface Wire {
  readonly agent: Agent;
  readonly windows: WindowPool;
  readonly timeouts: TransportTimeouts;
  /** Clock of the watchdogs. */
  readonly clock: Clock | undefined;
  /** Ends the attempt when the transport is closed. */
  readonly closing: Closing;
}

type Outcome = { readonly answer: PartResponse } | { readonly error: unknown };

/** ms that a stopped attempt waits for its current read. It does not wait longer for a disk that hangs. */
const READ_GRACE = 50;
/** ms by which a 2xx may precede the last callback of a write without counting as early. */
const FLUSH_GRACE = 1000;

/**
 * One attempt to send one part. The first event decides: the response, an error, a watchdog or the signal.
 * The promise settles when the connection is closed, or back in the agent's pool.
 */
export function sendPart(part: PartRequest, url: URL, wire: Wire): Promise<PartResponse> {
  const { partNumber, signal } = part;
  const size = part.end - part.start;
  const body = part.source.open(part.start, part.end);
  const began = performance.now();
  let outcome: Outcome | undefined;
  let answer: Answer | undefined;
  let pump: BodyPump | undefined;
  let socket: Socket | null = null;
  let connected = false;
  let flushed = false;

  return new Promise((resolve, reject) => {
    const request = open(url, size, wire.agent, part);

    const finish = (result: Outcome, reusable = false): void => {
      if (outcome !== undefined) return;
      outcome = result;
      watchdog.stop();
      forget();
      unlisten();
      socket?.removeListener("connect", onConnected).removeListener("secureConnect", onConnected);
      if (!reusable) {
        pump?.stop();
        request.destroy();
      }
      void leave(result);
    };
    const leave = async (result: Outcome): Promise<void> => {
      // Without a socket there is nothing to close. If the agent gets one later, it keeps it unused.
      if (request.socket !== null && !request.closed)
        await new Promise((done) => request.once("close", done));
      if (pump === undefined) await body.close().catch(() => {});
      else await giveBack(pump);
      if ("answer" in result) resolve(result.answer);
      else reject(result.error);
    };
    const giveBack = async ({ idle, windows }: BodyPump): Promise<void> => {
      const back = idle.then(() => wire.windows.give(windows));
      await soon(back);
    };
    const fail = (error: unknown): void => {
      // An error status says more than the way the connection ended.
      if (answer !== undefined && !answer.ok) finish({ answer: answer.toResponse(written()) });
      else finish({ error });
    };
    const broken = (error: unknown): void => {
      fail(
        connectionError(error, {
          partNumber,
          host: url.host,
          connected,
          reused: request.reusedSocket,
          written: written(),
          size,
          answered: answer !== undefined,
        }),
      );
    };
    const written = (): number => pump?.written ?? 0;
    const unlisten = wire.closing.onClose((error) => finish({ error }));
    const onConnected = (): void => {
      if (connected) return;
      connected = true;
      if (watchdog.phase === "connect") watchdog.enter("transfer");
    };
    const answered = (whole: boolean): void => {
      if (answer === undefined) return;
      if (flushed) finish({ answer: answer.toResponse(size) }, whole);
      else if (answer.ok && pump?.handed === size) watchdog.enter("answer", FLUSH_GRACE);
      else finish({ answer: answer.toResponse(written()) });
    };
    const watchdog = startWatchdog({
      timeouts: wire.timeouts,
      clock: wire.clock,
      queued: () => queuedBytes(socket),
      expired: (phase, limit) => {
        if (answer?.complete) return finish({ answer: answer.toResponse(written()) });
        const message = timeoutMessage({
          phase,
          limit,
          partNumber,
          host: url.host,
          written: written(),
          size,
          starved: pump?.starved ?? false,
        });
        fail(new PartTimeoutError(message, phase, limit));
      },
    });

    const sent = (): void => {
      if (outcome !== undefined) return;
      if (pump !== undefined && pump.written < size) return;
      flushed = true;
      if (answer !== undefined) {
        if (answer.complete) answered(true);
        return;
      }
      watchdog.enter("answer", wire.timeouts.answer + drainTime(performance.now() - began, size));
    };
    const begin = (connection: Socket): void => {
      if (size === 0) {
        request.end();
        request.once("finish", sent);
        return;
      }
      pump = startBodyPump({
        request,
        socket: connection,
        body,
        windows: wire.windows.take(),
        size,
        onChunk: part.onChunk,
        onWritten: (bytes) => {
          onConnected();
          watchdog.moved();
          part.onWritten?.(bytes);
        },
      });
      pump.done.then(sent, (error: unknown) => finish({ error }));
    };

    request.once("socket", (given) => {
      socket = given;
      if (outcome !== undefined) return;
      if (!request.reusedSocket && given instanceof TLSSocket) given.once("secureConnect", onConnected);
      else if (given.connecting) given.once("connect", onConnected);
      else onConnected();
      // Not earlier: data written to a request without a socket makes http-proxy-agent send its header twice.
      begin(given);
    });
    request.on("error", broken);
    request.once("close", () => {
      // Every request closes, and an error costs a stack trace. So the error is created only if it is needed.
      if (outcome === undefined) broken(new Error("the connection was closed without an answer"));
    });
    request.once("response", (incoming) => {
      onConnected();
      const answeredAt = performance.now();
      answer = readAnswer(incoming, {
        protocol: url.protocol,
        // A slow response must be complete within the time limit for its beginning.
        onBytes: () => performance.now() - answeredAt < wire.timeouts.answer && watchdog.moved(),
        onEnd: answered,
        onBroken: broken,
      });
      // The response came before the end of the body. The store has decided, so nothing more is sent.
      if (pump !== undefined && pump.handed < size) pump.stop();
      watchdog.enter("answer", wire.timeouts.transfer);
    });
    const forget = onAbort(signal, () => finish({ error: signal.reason }));
  });
}

/** The request with a length and {@link partHeaders} as its only headers. No credentials. */
function open(url: URL, size: number, agent: Agent, part: PartRequest): ClientRequest {
  const headers = { "Content-Length": String(size), ...partHeaders(part) };
  const options = { method: "PUT", agent, auth: null, headers };
  return url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
}

/** Waits for the current read, for a limited time. */
async function soon(idle: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, READ_GRACE);
  });
  await Promise.race([idle, late]);
  clearTimeout(timer);
}
