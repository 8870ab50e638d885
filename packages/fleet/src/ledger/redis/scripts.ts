/**
 * The operations of the ledger in Lua. Each is one atomic step, and takes the time from the server. KEYS[1] is
 * the common start of all keys, whose hash tag keeps them on one node of a cluster.
 */

const HEAD = `
local base = KEYS[1]
local function now()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
local function server()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end
local function runKey(id) return base .. ':run:' .. id end
local function unitKey(id, n) return base .. ':unit:' .. id .. ':' .. n end
local function sub(kind, id, n) return base .. ':' .. kind .. ':' .. id .. ':' .. n end
local function openKey(id) return base .. ':open:' .. id end
local function failedKey(id) return base .. ':failed:' .. id end
local function countOpen(id, unit, by)
  local kind = redis.call('HGET', unit, 'kind')
  redis.call('HINCRBY', runKey(id), kind == 'file' and 'openFiles' or 'openPages', by)
end
local function isOpen(unit) return redis.call('HGET', unit, 'status') == 'open' end
`;

function script(body: string): string {
  return `${HEAD}${body}`;
}

/** The name of a script. */
export type ScriptName =
  | "now"
  | "createRun"
  | "readRun"
  | "listRuns"
  | "changeRun"
  | "addUnits"
  | "closeList"
  | "advance"
  | "readUnit"
  | "claim"
  | "readHeads"
  | "renew"
  | "release"
  | "appendPart"
  | "append"
  | "markDone"
  | "addFault"
  | "newRound"
  | "settle"
  | "reopen"
  | "listUnits"
  | "beat"
  | "listWorkers"
  | "takeTurn"
  | "agree";

/** The scripts by name. */
export const SCRIPTS: Readonly<Record<ScriptName, string>> = Object.freeze({
  now: script("return now()"),

  createRun: script(`
local id, settings = ARGV[1], ARGV[2]
local key = runKey(id)
if redis.call('EXISTS', key) == 1 then return 0 end
local at = now()
redis.call('HSET', key, 'id', id, 'settings', settings, 'state', 'running', 'createdAt', at, 'closed', 0,
  'listed', 0, 'cursor', 0, 'openFiles', 0, 'openPages', 0, 'filesListed', 0, 'bytesListed', 0, 'filesDone', 0,
  'bytesDone', 0, 'filesFailed', 0, 'partsSent', 0, 'bytesSent', 0)
redis.call('HSET', key, 'server', server())
redis.call('ZADD', base .. ':runs', at, id)
return 1`),

  readRun: script("return redis.call('HGETALL', runKey(ARGV[1]))"),

  listRuns: script(`
local views = {}
for _, id in ipairs(redis.call('ZRANGE', base .. ':runs', 0, -1)) do
  table.insert(views, redis.call('HGETALL', runKey(id)))
end
return views`),

  changeRun: script(`
local key = runKey(ARGV[1])
local state = redis.call('HGET', key, 'state')
if not state or state == 'cancelled' then return 0 end
redis.call('HSET', key, 'state', ARGV[2])
return 1`),

  // ARGV: run, at, then kind, root, files, bytes and body of each unit.
  addUnits: script(`
local id, at = ARGV[1], tonumber(ARGV[2])
local key = runKey(id)
local listed, closed = unpack(redis.call('HMGET', key, 'listed', 'closed'))
if not listed or closed == '1' then return -1 end
if tonumber(listed) ~= at then return tonumber(listed) end
local n = at
for i = 3, #ARGV, 5 do
  redis.call('HSET', unitKey(id, n), 'kind', ARGV[i], 'root', ARGV[i + 1], 'files', ARGV[i + 2], 'bytes',
    ARGV[i + 3], 'body', ARGV[i + 4], 'status', 'open', 'round', 1, 'roundsBefore', 0, 'fence', 0,
    'leaseUntil', 0, 'session', '')
  redis.call('HINCRBY', key, 'filesListed', ARGV[i + 2])
  redis.call('HINCRBY', key, 'bytesListed', ARGV[i + 3])
  n = n + 1
end
redis.call('HSET', key, 'listed', n)
return n`),

  closeList: script(`
local key = runKey(ARGV[1])
if redis.call('EXISTS', key) == 1 then redis.call('HSET', key, 'closed', 1) end
return 1`),

  advance: script(`
local id, from, to = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local key = runKey(id)
local cursor, listed = unpack(redis.call('HMGET', key, 'cursor', 'listed'))
if not cursor or tonumber(cursor) ~= from or to > tonumber(listed) then return 0 end
for n = from, to - 1 do
  countOpen(id, unitKey(id, n), 1)
  redis.call('ZADD', openKey(id), n, n)
end
redis.call('HSET', key, 'cursor', to)
return 1`),

  readUnit: script(`
local id, n = ARGV[1], ARGV[2]
local unit = redis.call('HGETALL', unitKey(id, n))
if #unit == 0 then return false end
return { unit, redis.call('LRANGE', sub('records', id, n), 0, -1), redis.call('HGETALL', sub('parts', id, n)),
  redis.call('SMEMBERS', sub('done', id, n)), redis.call('LRANGE', sub('faults', id, n), 0, -1) }`),

  claim: script(`
local unit, owner, lease = unitKey(ARGV[1], ARGV[2]), ARGV[3], tonumber(ARGV[4])
local status, holder, held, round, last =
  unpack(redis.call('HMGET', unit, 'status', 'owner', 'leaseUntil', 'round', 'fence'))
local cursor = tonumber(redis.call('HGET', runKey(ARGV[1]), 'cursor') or '0')
if not status or tonumber(ARGV[2]) >= cursor then return { 'unknown' } end
if status ~= 'open' then return { 'settled' } end
local at = now()
if tonumber(held) > at and holder ~= owner then return { 'held', held } end
-- The time is in it, so that a server restored from an older state does not issue a fence twice.
local fence = math.max(tonumber(last) + 1, at)
redis.call('HSET', unit, 'owner', owner, 'leaseUntil', at + lease, 'fence', string.format('%.0f', fence))
local began = redis.call('HGET', runKey(ARGV[1]), 'server')
return { 'claimed', string.format('%.0f', fence), round, began == server() and 0 or 1 }`),

  // ARGV: run, from, to.
  readHeads: script(`
local heads, at = {}, now()
local listed = tonumber(redis.call('HGET', runKey(ARGV[1]), 'listed') or '0')
for n = tonumber(ARGV[2]), math.min(tonumber(ARGV[3]), listed) - 1 do
  local head =
    redis.call('HMGET', unitKey(ARGV[1], n), 'kind', 'root', 'status', 'round', 'roundsBefore', 'leaseUntil')
  table.insert(heads, { n, head[1], head[2], head[3], head[4], head[5], tonumber(head[6]) > at and 1 or 0 })
end
return heads`),

  renew: script(`
local unit = unitKey(ARGV[1], ARGV[2])
if redis.call('HGET', unit, 'fence') ~= ARGV[3] or not isOpen(unit) then return 0 end
redis.call('HSET', unit, 'leaseUntil', now() + tonumber(ARGV[4]))
return 1`),

  release: script(`
local unit = unitKey(ARGV[1], ARGV[2])
if redis.call('HGET', unit, 'fence') == ARGV[3] then redis.call('HSET', unit, 'leaseUntil', 0) end
return 1`),

  // ARGV: run, unit, session, part number, bytes, body.
  appendPart: script(`
local id, n = ARGV[1], ARGV[2]
local unit = unitKey(id, n)
local session = redis.call('HGET', unit, 'session')
if not isOpen(unit) or session == '' or session ~= ARGV[3] then return 0 end
if redis.call('HSET', sub('parts', id, n), ARGV[4], ARGV[6]) == 1 then
  redis.call('HINCRBY', runKey(id), 'partsSent', 1)
  redis.call('HINCRBY', runKey(id), 'bytesSent', ARGV[5])
end
return 1`),

  // ARGV: run, unit, fence, kind, body, session, then the dropped part numbers.
  append: script(`
local id, n, kind = ARGV[1], ARGV[2], ARGV[4]
local unit = unitKey(id, n)
if not isOpen(unit) or redis.call('HGET', unit, 'fence') ~= ARGV[3] then return 0 end
redis.call('RPUSH', sub('records', id, n), ARGV[5])
if kind == 'session' or kind == 'reset' then
  redis.call('HSET', unit, 'session', ARGV[6])
  redis.call('DEL', sub('parts', id, n))
end
for i = 7, #ARGV do redis.call('HDEL', sub('parts', id, n), ARGV[i]) end
return 1`),

  // ARGV: run, unit, then index and bytes of each file.
  markDone: script(`
local id, n = ARGV[1], ARGV[2]
if not isOpen(unitKey(id, n)) then return 0 end
for i = 3, #ARGV, 2 do
  if redis.call('SADD', sub('done', id, n), ARGV[i]) == 1 then
    redis.call('HINCRBY', runKey(id), 'filesDone', 1)
    redis.call('HINCRBY', runKey(id), 'bytesDone', ARGV[i + 1])
  end
end
return 1`),

  // ARGV: run, unit, most faults, name of the fault (worker and code), fault.
  addFault: script(`
local id, n = ARGV[1], ARGV[2]
local faults, names = sub('faults', id, n), sub('faultNames', id, n)
if not isOpen(unitKey(id, n)) or redis.call('LLEN', faults) >= tonumber(ARGV[3]) then return 0 end
if redis.call('SADD', names, ARGV[4]) == 1 then redis.call('RPUSH', faults, ARGV[5]) end
return 1`),

  newRound: script(`
local unit = unitKey(ARGV[1], ARGV[2])
if not isOpen(unit) or redis.call('HGET', unit, 'round') ~= ARGV[3] then return 0 end
redis.call('HINCRBY', unit, 'round', 1)
return 1`),

  // ARGV: run, unit, fence, number of failures, failures.
  settle: script(`
local id, n, failures = ARGV[1], ARGV[2], tonumber(ARGV[4])
local unit = unitKey(id, n)
if not isOpen(unit) or redis.call('HGET', unit, 'fence') ~= ARGV[3] then return 0 end
redis.call('ZREM', openKey(id), n)
redis.call('HSET', unit, 'leaseUntil', 0)
if failures == 0 then
  redis.call('HSET', unit, 'status', 'done', 'body', '', 'session', '')
  redis.call('DEL', sub('records', id, n), sub('parts', id, n), sub('done', id, n), sub('faults', id, n),
    sub('faultNames', id, n))
else
  redis.call('HSET', unit, 'status', 'failed', 'failures', ARGV[5], 'failed', failures)
  redis.call('ZADD', failedKey(id), n, n)
  redis.call('HINCRBY', runKey(id), 'filesFailed', failures)
end
countOpen(id, unit, -1)
return 1`),

  // ARGV: run, unit, record or nothing, 1 to start over.
  reopen: script(`
local id, n = ARGV[1], ARGV[2]
local unit = unitKey(id, n)
if redis.call('HGET', unit, 'status') ~= 'failed' then return 0 end
redis.call('HINCRBY', runKey(id), 'filesFailed', -tonumber(redis.call('HGET', unit, 'failed')))
redis.call('HDEL', unit, 'failures', 'failed')
redis.call('HSET', unit, 'status', 'open', 'roundsBefore', redis.call('HGET', unit, 'round'))
redis.call('HINCRBY', unit, 'round', 1)
redis.call('DEL', sub('faults', id, n), sub('faultNames', id, n))
redis.call('ZREM', failedKey(id), n)
redis.call('ZADD', openKey(id), n, n)
if ARGV[3] ~= '' then redis.call('RPUSH', sub('records', id, n), ARGV[3]) end
if ARGV[4] == '1' then
  redis.call('HSET', unit, 'session', '')
  redis.call('DEL', sub('parts', id, n))
end
countOpen(id, unit, 1)
return 1`),

  // ARGV: run, open or failed, after, limit.
  listUnits: script(`
local key = ARGV[2] == 'open' and openKey(ARGV[1]) or failedKey(ARGV[1])
return redis.call('ZRANGEBYSCORE', key, '(' .. ARGV[3], '+inf', 'LIMIT', 0, ARGV[4])`),

  beat: script(`
redis.call('HSET', base .. ':workers', ARGV[1], ARGV[2])
redis.call('ZADD', base .. ':seen', now(), ARGV[1])
return 1`),

  // Forgets workers that were not seen for a day.
  listWorkers: script(`
local at = now()
for _, id in ipairs(redis.call('ZRANGEBYSCORE', base .. ':seen', '-inf', at - 86400000)) do
  redis.call('HDEL', base .. ':workers', id)
  redis.call('ZREM', base .. ':seen', id)
end
local views = {}
local seen = redis.call('ZRANGEBYSCORE', base .. ':seen', '(' .. (at - tonumber(ARGV[1])), '+inf', 'WITHSCORES')
for i = 1, #seen, 2 do
  table.insert(views, { redis.call('HGET', base .. ':workers', seen[i]), seen[i + 1] })
end
return views`),

  takeTurn: script(`
if redis.call('SET', base .. ':turn:' .. ARGV[1], 1, 'PX', ARGV[2], 'NX') then return 1 end
return 0`),

  agree: script(`
redis.call('HSETNX', base .. ':proofs', ARGV[1], ARGV[2])
return redis.call('HGET', base .. ':proofs', ARGV[1])`),
});
