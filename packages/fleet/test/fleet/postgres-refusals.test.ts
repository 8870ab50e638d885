import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../servers/free-port.js";
import { startPooler } from "../servers/pooler.js";
import { type PostgresServer, startPostgres } from "../servers/postgres-server.js";
import { connect, refusal } from "./refusal.js";

describe("a fleet on PostgreSQL that cannot start safely is refused", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  afterEach(() => vi.restoreAllMocks());
  const other = (what: string): string => server.url.replace("postgres@", `${what}@`);

  it("a server that does not respond, a database that does not exist, and a URL without a database", async () => {
    const nobody = await refusal(connect(`postgres://fleet:s3cret@127.0.0.1:${await freePort()}/fleet`));
    expect(nobody).toMatchObject({ code: "broker-unreachable" });
    expect(nobody.message).not.toContain("s3cret");
    const missing = await refusal(connect(server.url.replace("/fleet", "/nothing")));
    expect(missing).toMatchObject({ code: "broker-unreachable" });
    expect(missing.message).toContain("Create the database");
    expect((await refusal(connect(server.url.replace("/fleet", "")))).message).toContain("names no database");
    const malformed = await refusal(connect("postgres://fleet:s3#cret@host:99999/fleet"));
    expect(malformed.message).toContain("Percent-encode");
    expect(malformed.message).not.toContain("cret");
  });

  it("a wrong password, without printing it", async () => {
    await server.run("create role plant login password 'right-password'");
    const { code, message, cause } = await refusal(connect(other("plant:wrong-password")));
    expect(code).toBe("broker-unreachable");
    expect(message).toContain("user and the password");
    expect(`${message}${String(cause)}`).not.toContain("wrong-password");
  });

  it("a user that may not create the tables, and says what to grant", async () => {
    await server.run("create role guest login password 'guest-password'");
    const refused = await refusal(connect(other("guest:guest-password")));
    expect(refused).toMatchObject({ code: "broker-unsuitable" });
    expect(refused.message).toContain("grant create on database");
  });

  it("a connection pooler", async () => {
    for (const settings of [
      ["pool_mode = transaction"],
      ["pool_mode = transaction", "ignore_startup_parameters = options"],
      ["pool_mode = session", "ignore_startup_parameters = options"],
    ]) {
      const pooler = await startPooler(server, ...settings);
      try {
        const refused = await refusal(connect(pooler.url));
        expect(refused).toMatchObject({ code: "broker-unsuitable" });
        expect(refused.message).toContain("connection pooler");
      } finally {
        await pooler.remove();
      }
    }
  });

  it("a pooler in transaction mode that has the right settings, by the processes that it assigns", async () => {
    await server.run("alter database fleet set search_path = cdf_fleet_queue");
    const settings = ["pool_mode = transaction", "ignore_startup_parameters = options"];
    const pooler = await startPooler(server, ...settings);
    try {
      expect((await refusal(connect(pooler.url))).message).toContain("connection pooler");
    } finally {
      await pooler.remove();
      await server.run("alter database fleet reset search_path");
    }
  });

  it("a clock that is more than 2 s off", async () => {
    const { now } = Date;
    const clock = vi.spyOn(Date, "now");
    clock.mockImplementation(() => now() + 4000);
    expect((await refusal(connect(server.url))).message).toContain("4.0 s ahead of");
    clock.mockImplementation(() => now() - 60_000);
    expect((await refusal(connect(server.url))).message).toContain("60.0 s behind");
  });

  it("a server that is read-only, one that may lose writes, and a database that is not UTF8", async () => {
    await server.run(
      "create database reader",
      "alter database reader set default_transaction_read_only = on",
      "create database ascii encoding 'SQL_ASCII' locale 'C' template template0",
    );
    const reader = await refusal(connect(server.url.replace("/fleet", "/reader")));
    expect(reader.message).toContain("standby or read-only");
    const ascii = await refusal(connect(server.url.replace("/fleet", "/ascii")));
    expect(ascii.message).toContain("encoding 'UTF8'");
    const forgetting = await startPostgres("fsync=off");
    try {
      expect((await refusal(connect(forgetting.url))).message).toContain("fsync = on");
    } finally {
      await forgetting.remove();
    }
  });

  it("all of these before a table is created", async () => {
    expect(await server.read("select nspname from pg_namespace where nspname like 'cdf%'")).toEqual([]);
  });

  it("tables that another version created", async () => {
    const url = server.url.replace("/fleet", "/older");
    await server.run("create database older");
    await (await connect(url)).close();
    await server.within("older", "update cdf_fleet.version set number = 99");
    const ledger = await refusal(connect(url));
    expect(ledger).toMatchObject({ code: "fleet-version" });
    expect(ledger.message).toContain("version 99");
    await server.within("older", "update cdf_fleet.version set number = 2");
    await server.within("older", "update cdf_fleet_queue.migration set min_client_version = 99");
    expect(await refusal(connect(url))).toMatchObject({ code: "fleet-version" });
  });
});
