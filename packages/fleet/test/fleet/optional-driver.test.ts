import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RedisServer, startRedis } from "../servers/redis-server.js";
import { KEY } from "./scene.js";

/** Runs Node without the driver of PostgreSQL. */
const HOOKS = `export async function resolve(name, context, next) {
  if (name !== "pg") return next(name, context);
  throw Object.assign(new Error("Cannot find package 'pg'"), { code: "ERR_MODULE_NOT_FOUND" });
}`;
const REGISTER = `import { register } from "node:module";
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(HOOKS)}`)});`;
const ENTRY = new URL("../../dist/index.js", import.meta.url).href;

function connectWithoutDriver(broker: string): string {
  const program = `import { connectFleet } from ${JSON.stringify(ENTRY)};
    const client = () => ({ project: "plant" });
    try {
      const fleet = await connectFleet({ broker: ${JSON.stringify(broker)}, key: ${JSON.stringify(KEY)}, client });
      await fleet.close();
      console.log("connected");
    } catch (error) {
      console.log(error.code, error.message);
    }`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(REGISTER)}`, "--input-type=module"];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, "-e", program], { encoding: "utf8" });
  return `${stdout}${stderr}`;
}

describe("a fleet without the driver of PostgreSQL", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());

  it("works on Redis", () => {
    expect(connectWithoutDriver(redis.url)).toBe("connected\n");
  });

  it("says how to install it if the broker is PostgreSQL", () => {
    const output = connectWithoutDriver("postgres://fleet:s3cret@127.0.0.1:1/fleet");
    expect(output).toContain("broker-unsuitable");
    expect(output).toContain("npm install pg");
    expect(output).not.toContain("s3cret");
  });
});
