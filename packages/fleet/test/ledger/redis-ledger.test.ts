import { Redis } from "ioredis";
import { afterAll, beforeAll, describe } from "vitest";
import { redisLedger } from "../../src/ledger/redis/redis-ledger.js";
import { type RedisServer, startRedis } from "../servers/redis-server.js";
import { ledgerCases } from "./ledger-cases.js";
import { likeTheModel } from "./like-the-model.js";

describe("Redis", () => {
  let server: RedisServer;
  let opened = 0;
  beforeAll(async () => {
    server = await startRedis();
    return () => server.remove();
  });
  afterAll(() => server.remove());
  const open = async () => {
    opened += 1;
    return redisLedger(new Redis(server.url), `{test-${opened}}`);
  };
  ledgerCases("Redis", open);
  likeTheModel("Redis", open);
});
