import { isCdfError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import {
  DELIVERIES,
  HOSTILE_HEADERS,
  hostileBodies,
  STATUSES,
  useHostileServer,
} from "../../../core/test/support/hostile-server.js";
import { judgeAnswer, judgeFailure } from "../../src/engine/verdict.js";
import { openNodeReader } from "../../src/net/node-reader.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { fetchReader } from "../../src/sources/http-reader.js";
import { openUrlSource } from "../../src/sources/url-source.js";
import { fetchTransport } from "../../src/transport/fetch-transport.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { PartRequest } from "../../src/transport/transport.js";

const its = useHostileServer();

const SENT_MAX = 64 * 1024 * 1024;
/** Only a response of single bytes is waited for until these limits end it. */
const timeouts = (delivery: string) => {
  const ms = delivery === "dripped" ? 100 : 60_000;
  return { connect: ms, transfer: ms, answer: ms };
};

function somePart(): PartRequest {
  return {
    url: `${its.server.url}/part?sig=very-secret`,
    partNumber: 1,
    attempt: 1,
    source: bytesSource(new Uint8Array(10)),
    start: 0,
    end: 10,
    signal: new AbortController().signal,
  };
}

const CASES = hostileBodies({}).flatMap(([body], bodyIndex) =>
  STATUSES.map((status, statusIndex) => {
    const turn = bodyIndex * STATUSES.length + statusIndex;
    const delivery = DELIVERIES[(turn + bodyIndex) % DELIVERIES.length] ?? "whole";
    return { name: `${status}, ${body}, ${delivery}`, bodyIndex, status, delivery, turn };
  }),
);

function play({ bodyIndex, status, delivery, turn }: (typeof CASES)[number]): void {
  const [name, body, headers] = hostileBodies({})[bodyIndex] ?? ["", new Uint8Array(), {}];
  const more = HOSTILE_HEADERS[turn % HOSTILE_HEADERS.length];
  its.server.play({ name, status, headers: { ...more, ...headers }, body, delivery });
}

describe.each([
  ["Node's transport", nodeTransport],
  ["that of fetch", fetchTransport],
] as const)("a store at %s with any response", (_, open) => {
  it.each(CASES.filter(({ turn }) => (open === nodeTransport ? turn % 2 === 0 : turn % 3 === 0)))(
    "leads to a verdict: $name",
    async (one) => {
      play(one);
      const transport = open({ timeouts: timeouts(one.delivery) });
      const part = somePart();
      const expectation = { bytes: 10, now: Date.UTC(2026, 1), deadline: () => undefined };
      const verdict = await transport.putPart(part).then(
        (answer) => {
          expect(answer.body.length).toBeLessThanOrEqual(64 * 1024);
          return judgeAnswer(answer, expectation);
        },
        (error: unknown) => judgeFailure(error),
      );
      await transport.close();
      if (verdict.kind === "broken") expect(isCdfError(verdict.error), String(verdict.error)).toBe(true);
      if (verdict.kind === "acknowledged") {
        expect(one.status).toBeLessThan(300);
        expect(one.name).not.toMatch(/portal|titles|scripts/);
      }
      if ("what" in verdict) expect(verdict.what.length).toBeLessThan(2_000);
      expect(its.server.sent).toBeLessThan(SENT_MAX);
    },
    120_000,
  );
});

/** Far more than the transport reads of a response, and than the sockets of both ends hold. */
const ENDLESS_MAX = 160 * 1024 * 1024;

describe.each([
  ["Node's transport", nodeTransport],
  ["that of fetch", fetchTransport],
] as const)("a store at %s with a response that never ends", (_, open) => {
  it.each([200, 403, 500])("of %i is read only up to its bound", async (status) => {
    const body = Buffer.alloc(64 * 1024, "x");
    its.server.play({ name: "endless", status, headers: {}, body, delivery: "endless" });
    const transport = open({ timeouts: timeouts("whole") });
    const answer = await transport.putPart(somePart());
    expect(answer).toMatchObject({ status, body: "x".repeat(64 * 1024) });
    await transport.close();
    expect(its.server.sent).toBeLessThan(ENDLESS_MAX);
  });
});

describe.each([
  ["Node's client", () => openNodeReader({ proxy: "none" })],
  ["fetch", () => fetchReader(fetch)],
] as const)("the server of a URL source by %s with any response", (_, open) => {
  it.each(CASES.filter(({ turn }) => turn % 4 === 1))(
    "ends with one of our errors or a source: $name",
    async (one) => {
      play(one);
      const outcome = await openUrlSource(
        `${its.server.url}/a.bin`,
        { timeout: one.delivery === "dripped" ? 500 : 60_000 },
        open(),
      ).then(
        (source) => ({ source }),
        (error: unknown) => ({ error }),
      );
      if ("error" in outcome) expect(isCdfError(outcome.error), String(outcome.error)).toBe(true);
      else await outcome.source.close();
      expect(its.server.sent).toBeLessThan(SENT_MAX);
    },
    120_000,
  );
});
