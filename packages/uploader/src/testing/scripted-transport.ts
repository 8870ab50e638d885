import { onAbort } from "@cdf-multipart/core/internal";
import type { PartRequest, PartResponse, Transport } from "../transport/transport.js";

/** An attempt that waits for the test to decide its result. */
export interface PendingPart {
  readonly request: PartRequest;
  readonly partNumber: number;
  readonly attempt: number;
  /** Bytes reported as written so far. */
  readonly written: number;
}

/** An answer of a scripted store. */
export interface ScriptedAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Names in lower case. @default {} */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default "" */
  readonly body?: string;
  /** @default the whole part */
  readonly bytesWritten?: number;
}

/** A transport that does nothing by itself: each part waits until the test answers it. */
export interface ScriptedTransport extends Transport {
  /** The waiting attempts, in the order in which they came. */
  readonly pending: readonly PendingPart[];
  /** Every request so far, in order. */
  readonly requests: readonly PartRequest[];
  readonly closed: boolean;
  /** Resolves with the attempt at this part as soon as one waits. */
  waitFor(partNumber: number): Promise<PendingPart>;
  /** Resolves as soon as this many attempts wait at the same time. */
  waitForPending(count: number): Promise<readonly PendingPart[]>;
  /** Reports bytes of a waiting part as written, in addition to those before. */
  write(partNumber: number, bytes: number): void;
  /** Answers a waiting part. Its body is not read. */
  answer(partNumber: number, answer?: ScriptedAnswer): void;
  /** Answers every waiting part in the same way. */
  answerAll(answer?: ScriptedAnswer): void;
  /** Rejects a waiting part. */
  fail(partNumber: number, error: unknown): void;
  /** Reads a waiting part to its end, as a real transport would. Rejects with what its source throws. */
  read(partNumber: number): Promise<Uint8Array>;
}

interface Waiting extends PendingPart {
  written: number;
  settle(outcome: { readonly response: PartResponse } | { readonly error: unknown }): void;
}

/**
 * Makes the transport. It follows the contract of the port: aborts reject with the reason, and close rejects
 * all waiting attempts.
 */
export function scriptedTransport(): ScriptedTransport {
  const waiting: Waiting[] = [];
  const requests: PartRequest[] = [];
  const watchers = new Set<() => void>();
  let closed = false;

  const take = (partNumber: number): Waiting => {
    const found = waiting.find((part) => part.partNumber === partNumber);
    if (found !== undefined) return found;
    const there = waiting.map((part) => part.partNumber).join(", ");
    throw new Error(
      `No attempt at part ${partNumber} is waiting; waiting parts: ${there === "" ? "none" : there}.`,
    );
  };
  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const watch = (): void => {
        const found = look();
        if (found === undefined) return;
        watchers.delete(watch);
        resolve(found);
      };
      watchers.add(watch);
      watch();
    });
  const answerOne = (part: Waiting, answer: ScriptedAnswer): void => {
    const size = part.request.end - part.request.start;
    const { status = 200, headers = {}, body = "", bytesWritten = size } = answer;
    if (bytesWritten > part.written) report(part, bytesWritten);
    part.settle({ response: { status, headers, body, bytesWritten } });
  };
  const report = (part: Waiting, total: number): void => {
    part.written = total;
    part.request.onWritten?.(total);
  };

  return {
    pending: waiting,
    requests,
    get closed(): boolean {
      return closed;
    },
    putPart(request): Promise<PartResponse> {
      requests.push(request);
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error("The scripted transport is closed."));
        if (request.signal.aborted) return reject(request.signal.reason);
        const part: Waiting = {
          request,
          partNumber: request.partNumber,
          attempt: request.attempt,
          written: 0,
          settle(outcome): void {
            forget();
            waiting.splice(waiting.indexOf(part), 1);
            if ("response" in outcome) resolve(outcome.response);
            else reject(outcome.error);
          },
        };
        const forget = onAbort(request.signal, () => part.settle({ error: request.signal.reason }));
        waiting.push(part);
        for (const watch of [...watchers]) watch();
      });
    },
    waitFor: (partNumber) => until(() => waiting.find((part) => part.partNumber === partNumber)),
    waitForPending: (count) => until(() => (waiting.length >= count ? [...waiting] : undefined)),
    write(partNumber, bytes): void {
      const part = take(partNumber);
      report(part, part.written + bytes);
    },
    answer(partNumber, answer = {}): void {
      answerOne(take(partNumber), answer);
    },
    answerAll(answer = {}): void {
      for (const part of [...waiting]) answerOne(part, answer);
    },
    fail(partNumber, error): void {
      take(partNumber).settle({ error });
    },
    async read(partNumber): Promise<Uint8Array> {
      const { request } = take(partNumber);
      const bytes = new Uint8Array(request.end - request.start);
      const window = new Uint8Array(64 * 1024);
      const body = request.source.open(request.start, request.end);
      try {
        for (let filled = 0; ; ) {
          const view = await body.next(window);
          if (view.byteLength === 0) return bytes.subarray(0, filled);
          bytes.set(view, filled);
          request.onChunk?.(view);
          filled += view.byteLength;
        }
      } finally {
        await body.close();
      }
    },
    async close(): Promise<void> {
      closed = true;
      for (const part of [...waiting])
        part.settle({ error: new Error("The scripted transport was closed.") });
    },
  };
}
