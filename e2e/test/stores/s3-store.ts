import {
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import type { ProvidedContext } from "vitest";
import type { RealStore } from "./real-store.js";

/** Swift, accessed with AWS's SDK. */
export function s3Store(bucket: string, { endpoint, region, credentials }: ProvidedContext["s3"]): RealStore {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const Bucket = bucket;
  return {
    options: { kind: "s3", endpoint, region, credentials, bucket },
    origin: endpoint,
    async read(location) {
      if (location.kind === "fs") throw new Error("The content is in a folder, not in a store.");
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: location.key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    async keys() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key = "" }) => Key);
    },
    async unfinished() {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return Uploads.length;
    },
  };
}
