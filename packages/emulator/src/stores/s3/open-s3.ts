import { DEFAULT_CONTAINER, type S3StoreOptions } from "../../settings/store-options.js";
import type { StoredObject } from "../../state/records.js";
import type { ObjectStore } from "../remote/object-store.js";
import { loadSdk } from "../remote/object-store.js";
import { isGone } from "../remote/store-failure.js";
import { askS3, listParts } from "./list-parts.js";

/** Retries and timeout (ms) of a call to the store. The emulator's client waits meanwhile. */
const ATTEMPTS = 3;
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 60_000;

const PACKAGES = "@aws-sdk/client-s3 @aws-sdk/s3-request-presigner";

/** Amazon S3 or any compatible store, through the AWS SDK. */
export async function openS3(
  options: S3StoreOptions,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ObjectStore> {
  const sdk = await loadSdk("s3", PACKAGES, () => import("@aws-sdk/client-s3"));
  const { getSignedUrl } = await loadSdk("s3", PACKAGES, () => import("@aws-sdk/s3-request-presigner"));
  const { endpoint, credentials, bucket: Bucket = DEFAULT_CONTAINER } = options;
  const client = new sdk.S3Client({
    region: options.region ?? env["AWS_REGION"] ?? "us-east-1",
    ...(credentials !== undefined && { credentials }),
    // Stores of other vendors have no host name per bucket.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Otherwise the SDK signs a checksum into upload URLs, and the sender of a part cannot know it in
    // advance.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout: REQUEST_TIMEOUT },
  });
  const of = ({ key, uploadId }: StoredObject) => ({ Bucket, Key: key, UploadId: uploadId });
  const timed = ({ issued, lifetime }: { issued: number; lifetime: number }) => ({
    signingDate: new Date(issued),
    expiresIn: Math.floor(lifetime / 1000),
  });

  return {
    kind: "s3",
    container: Bucket,
    async prepare() {
      try {
        await askS3(() => client.send(new sdk.HeadBucketCommand({ Bucket })));
      } catch (error) {
        if (!isGone(error)) throw error;
        await askS3(() => client.send(new sdk.CreateBucketCommand({ Bucket })));
      }
    },
    async begin(key) {
      const { UploadId: uploadId = "" } = await askS3(() =>
        client.send(new sdk.CreateMultipartUploadCommand({ Bucket, Key: key })),
      );
      return { key, uploadId };
    },
    partUrl: (object, PartNumber, time) =>
      askS3(async () => {
        const command = new sdk.UploadPartCommand({ ...of(object), PartNumber });
        return new URL(await getSignedUrl(client, command, timed(time)));
      }),
    parts: (object) => listParts(client, sdk, of(object)),
    async commit(object, parts) {
      const Parts = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }));
      await askS3(() =>
        client.send(new sdk.CompleteMultipartUploadCommand({ ...of(object), MultipartUpload: { Parts } })),
      );
    },
    async abort(object) {
      try {
        await askS3(() => client.send(new sdk.AbortMultipartUploadCommand(of(object))));
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
    async size(key) {
      try {
        const head = await askS3(() => client.send(new sdk.HeadObjectCommand({ Bucket, Key: key })));
        return head.ContentLength ?? 0;
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    putRequest: (key, time) =>
      askS3(async () => {
        const command = new sdk.PutObjectCommand({ Bucket, Key: key });
        return { url: new URL(await getSignedUrl(client, command, timed(time))), headers: {} };
      }),
    readUrl: (key, { contentType, contentDisposition }, time) =>
      askS3(async () => {
        const command = new sdk.GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentType: contentType,
          ResponseContentDisposition: contentDisposition,
        });
        return new URL(await getSignedUrl(client, command, timed(time)));
      }),
    async remove(key) {
      try {
        await askS3(() => client.send(new sdk.DeleteObjectCommand({ Bucket, Key: key })));
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
    close: () => client.destroy(),
  };
}
