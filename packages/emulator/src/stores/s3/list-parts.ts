import { fieldOf } from "../../ground/unknown-value.js";
import type { ReceivedPart } from "../../state/records.js";
import { askVendor, isGone } from "../remote/store-failure.js";

type Sdk = typeof import("@aws-sdk/client-s3");

interface S3Upload {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string | undefined;
}

/** Calls S3, and converts its errors to an ObjectStoreError. */
export function askS3<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return askVendor(ask, (error) => fieldOf(fieldOf(error, "$metadata"), "httpStatusCode"));
}

/** All parts of an upload, read page by page; `undefined` when S3 does not know the upload. */
export async function listParts(
  client: InstanceType<Sdk["S3Client"]>,
  sdk: Sdk,
  upload: S3Upload,
): Promise<ReadonlyMap<number, ReceivedPart> | undefined> {
  const found = new Map<number, ReceivedPart>();
  let marker: string | undefined;
  try {
    do {
      const page = await askS3(() =>
        client.send(new sdk.ListPartsCommand({ ...upload, PartNumberMarker: marker })),
      );
      for (const { PartNumber = 0, Size = 0, ETag = "" } of page.Parts ?? []) {
        found.set(PartNumber, { partNumber: PartNumber, size: Size, etag: ETag });
      }
      marker = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
  return found;
}
