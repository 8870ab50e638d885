import type { Redis } from "ioredis";
import { brokerFailed } from "../errors/fleet-error.js";
import { KEY_PREFIX } from "../jobs/job.js";
import type { TurnStore } from "./turn-store.js";

/** The rule of `gcra.ts` in Lua. KEYS[1] keeps when the next request is due, KEYS[2] the end of a cool-down. */
const TAKE_TURN = `
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local interval = 1000 / tonumber(ARGV[1])
local start = math.max(now, tonumber(redis.call('GET', KEYS[2]) or '0'))
local base = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), start - interval * (tonumber(ARGV[2]) - 1))
redis.call('SET', KEYS[1], string.format('%.3f', base + interval), 'PX', 3600000)
return math.ceil(math.max(base, start) - now)`;

const COOL_DOWN = `
local t = redis.call('TIME')
local untilMs = t[1] * 1000 + math.floor(t[2] / 1000) + tonumber(ARGV[1])
if untilMs > tonumber(redis.call('GET', KEYS[1]) or '0') then
  redis.call('SET', KEYS[1], string.format('%.0f', untilMs), 'PX', tonumber(ARGV[1]) + 60000)
end
return 1`;

/** Turns in Redis or Valkey. */
export function redisTurnStore(redis: Redis, prefix: string = KEY_PREFIX): TurnStore {
  const due = (budget: string): string => `${prefix}:pace:${budget}`;
  const until = (budget: string): string => `${prefix}:cool:${budget}`;
  return {
    async takeTurn(budget, { perSecond, burst }): Promise<number> {
      try {
        return Number(await redis.eval(TAKE_TURN, 2, due(budget), until(budget), perSecond, burst));
      } catch (error) {
        throw brokerFailed("pace a request", error);
      }
    },
    async coolDown(budget, ms): Promise<void> {
      await redis.eval(COOL_DOWN, 1, until(budget), Math.max(1, Math.ceil(ms))).catch((error: unknown) => {
        throw brokerFailed("keep a cool-down", error);
      });
    },
  };
}
