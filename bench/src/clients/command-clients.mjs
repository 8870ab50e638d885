// Clients that are not Node programs: curl, the sendfile sender, rclone.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {import("../types.js").Job} job */
const connectionsOf = (job) => (job.concurrency === "auto" ? 4 : job.concurrency);

/**
 * The reference: N curl processes, each with one kept-alive connection and its share of the parts. curl
 * cannot send a range of a file, so each part is a file. `Expect:` is off, because otherwise every part waits
 * for a 100 Continue.
 * @type {import("../types.js").Client}
 */
export const curl = {
  id: "curl",
  label: "curl, 4 processes",
  setting: "one process and kept-alive connection each, parts as files, no Expect",
  needsPartFiles: true,
  missing: (tools) => (tools.curl === undefined ? "no curl (Debian: curl)" : undefined),
  command: (job) => {
    const count = Math.min(connectionsOf(job), job.partFiles?.length ?? 1);
    const lists = Array.from({ length: count }, (_, at) => curlConfig(job, at, count));
    const ca = job.caFile === undefined ? [] : ["--cacert", job.caFile];
    const script =
      'failed=0; for list in "$@"; do curl -q -sS -f -K "$list" & all="$all $!"; done; for one in $all; do wait $one || failed=1; done; exit $failed';
    return {
      command: "sh",
      args: ["-c", script, "sh", ...lists],
      env: ca.length === 0 ? {} : { CURL_CA_BUNDLE: String(job.caFile) },
    };
  },
};

/** @param {import("../types.js").Job} job @param {number} at @param {number} count */
function curlConfig(job, at, count) {
  const path = join(job.folder, `curl-${at}.conf`);
  const lines = (job.partFiles ?? []).flatMap((file, part) =>
    part % count === at
      ? [
          `upload-file = "${file}"`,
          `url = "${job.partUrls?.[part] ?? `${job.origin}/sink/part/${part + 1}`}"`,
          'output = "/dev/null"',
        ]
      : [],
  );
  writeFileSync(path, ['header = "Expect:"', ...lines, ""].join("\n"));
  return path;
}

/** @type {import("../types.js").Client} */
export const sendfile = {
  id: "sendfile",
  label: "C, sendfile",
  setting:
    "the floor: one thread per connection, the kernel sends; over TLS it reads and encrypts block by block",
  missing: (tools, job) => {
    if (tools.native.send === undefined) return tools.native.reason;
    return job.tls && !tools.native.tls ? tools.native.reason : undefined;
  },
  command: (job, tools) => ({
    command: tools.native.send ?? "",
    args: [
      ...[
        "--port",
        String(job.port),
        "--connections",
        String(connectionsOf(job)),
        "--size",
        String(job.size),
      ],
      ...(job.count === undefined
        ? ["--file", job.file, "--part", String(job.partSize)]
        : ["--small", String(job.count)]),
      ...(job.tls ? ["--tls"] : []),
    ],
  }),
};

/**
 * rclone with its S3 backend. Its page (rclone.org/s3, "Multipart uploads") recommends chunk size and upload
 * concurrency for speed, and --s3-disable-checksum to skip the MD5 of the whole file before the upload.
 * Debian's version always sends the MD5 of each part. Checks of the bucket and the object before and after
 * are off.
 * @type {import("../types.js").Client}
 */
export const rclone = {
  id: "rclone",
  label: "rclone (S3)",
  setting: "copyto; chunk size and concurrency as requested; no checksum of the whole file",
  missing: (tools) => (tools.rclone === undefined ? "no rclone (Debian: rclone)" : undefined),
  command: (job) => ({
    command: "rclone",
    args: [
      ...["copyto", job.file, "target:bucket/bench.bin", "--config", "/dev/null", "--retries", "1"],
      ...["--s3-chunk-size", `${job.partSize}B`, "--s3-upload-concurrency", String(connectionsOf(job))],
      ...[
        "--s3-upload-cutoff",
        "0",
        "--s3-disable-checksum",
        "--s3-no-head",
        "--s3-no-check-bucket",
        "--ignore-checksum",
      ],
      ...(job.caFile === undefined ? [] : ["--ca-cert", job.caFile]),
    ],
    env: {
      RCLONE_CONFIG_TARGET_TYPE: "s3",
      RCLONE_CONFIG_TARGET_PROVIDER: "Other",
      RCLONE_CONFIG_TARGET_ENDPOINT: job.target?.origin ?? job.origin,
      RCLONE_CONFIG_TARGET_REGION: "us-east-1",
      RCLONE_CONFIG_TARGET_FORCE_PATH_STYLE: "true",
      RCLONE_CONFIG_TARGET_ACCESS_KEY_ID: job.target?.accessKeyId ?? "bench",
      RCLONE_CONFIG_TARGET_SECRET_ACCESS_KEY: job.target?.secretAccessKey ?? "bench",
      AWS_CA_BUNDLE: "",
    },
  }),
};
