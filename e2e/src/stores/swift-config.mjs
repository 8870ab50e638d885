import { mkdir, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";

/** The server types behind Swift's proxy. */
const BACKENDS = Object.freeze(["account", "container", "object"]);

const PIPELINE =
  "catch_errors gatekeeper healthcheck cache listing_formats bulk tempurl s3api tempauth copy slo dlo proxy-server";

/** The minimum size of a part other than the last: 5 MiB, as on Amazon. */
const SMALLEST_PART = 5_242_880;

/**
 * Writes the configuration of a Swift with one disk, which is `folder`.
 *
 * @param {string} folder
 * @param {{ proxy: number, account: number, container: number, object: number, memcached: number }} ports
 * @param {{ region: string, accessKeyId: string, secretAccessKey: string }} access
 */
export async function writeSwiftConfig(folder, ports, access) {
  await mkdir(join(folder, "disks", "d1"), { recursive: true });
  await writeFile(
    join(folder, "swift.conf"),
    ini("swift-hash", { swift_hash_path_suffix: "cdf", swift_hash_path_prefix: "multipart" }),
  );
  await Promise.all(
    BACKENDS.map(async (kind) => {
      const port = kind === "account" ? ports.account : kind === "container" ? ports.container : ports.object;
      await writeFile(join(folder, `${kind}.conf`), backendConfig(folder, kind, port));
    }),
  );
  await writeFile(join(folder, "proxy.conf"), proxyConfig(folder, ports, access));
}

/** @param {string} folder @param {number} port */
function server(folder, port) {
  return ini("DEFAULT", {
    bind_ip: "127.0.0.1",
    bind_port: port,
    // 0: the started process serves requests itself, so there are no child processes to end.
    workers: 0,
    user: userInfo().username,
    swift_dir: folder,
    log_level: "ERROR",
  });
}

/** @param {string} folder @param {string} kind @param {number} port */
function backendConfig(folder, kind, port) {
  return [
    server(folder, port),
    `devices = ${join(folder, "disks")}\nmount_check = false\ndisable_fallocate = true\n`,
    ini("pipeline:main", { pipeline: `${kind}-server` }),
    ini(`app:${kind}-server`, { use: `egg:swift#${kind}` }),
  ].join("");
}

/**
 * @param {string} folder
 * @param {{ proxy: number, memcached: number }} ports
 * @param {{ region: string, accessKeyId: string, secretAccessKey: string }} access
 */
function proxyConfig(folder, ports, { region, accessKeyId, secretAccessKey }) {
  const filters = PIPELINE.split(" ").slice(0, -1);
  /** @type {Record<string, Record<string, string | number>>} */
  const settings = {
    cache: { memcache_servers: `127.0.0.1:${ports.memcached}` },
    s3api: { location: region, min_segment_size: SMALLEST_PART },
    tempauth: { [`user_${accessKeyId.replace(":", "_")}`]: `${secretAccessKey} .admin` },
  };
  return [
    server(folder, ports.proxy),
    ini("pipeline:main", { pipeline: PIPELINE }),
    ini("app:proxy-server", { use: "egg:swift#proxy", account_autocreate: "true" }),
    ...filters.map((name) => {
      const use = `egg:swift#${name === "cache" ? "memcache" : name}`;
      return ini(`filter:${name}`, { use, ...settings[name] });
    }),
  ].join("");
}

/** @param {string} section @param {Record<string, string | number>} values */
function ini(section, values) {
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return [`[${section}]`, ...lines, ""].join("\n");
}
