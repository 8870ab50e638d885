/** The emulator's own folder. */
export interface FsStoreOptions {
  readonly kind: "fs";
}

/** What all object stores have in common. */
interface ObjectStoreOptions {
  /** Base URL of the store; by default that of the vendor, or of Azurite. */
  readonly endpoint?: string;
  /**
   * Which way upload and download URLs lead. `direct`: to the store itself. `emulator`: through the emulator, which
   * passes on what was signed for the store, as CDF's own hosts do; so faults, journal, CORS and relative URLs work.
   * @default "direct"
   */
  readonly via?: "direct" | "emulator";
}

/**
 * Azure Blob Storage, or Azurite: a part is a Put Block, complete is Put Block List. Needs the package
 * `@azure/storage-blob`.
 */
export interface AzureStoreOptions extends ObjectStoreOptions {
  readonly kind: "azure";
  /** With an account key, which signs the URLs. By default AZURE_STORAGE_CONNECTION_STRING, else Azurite's. */
  readonly connectionString?: string;
  /**
   * Container; made when it is not there.
   * @default "cdf-emulator"
   */
  readonly container?: string;
}

/**
 * Amazon S3, or what speaks its language: a part is an UploadPart, complete is CompleteMultipartUpload. Needs the
 * packages `@aws-sdk/client-s3` and `@aws-sdk/s3-request-presigner`.
 */
export interface S3StoreOptions extends ObjectStoreOptions {
  readonly kind: "s3";
  /** By default what the AWS SDK finds: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, a role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** By default AWS_REGION, else "us-east-1". */
  readonly region?: string;
  /**
   * Bucket; made when it is not there.
   * @default "cdf-emulator"
   */
  readonly bucket?: string;
}

export type StoreOptions = FsStoreOptions | AzureStoreOptions | S3StoreOptions;

/** Bucket or container, when none is named. */
export const DEFAULT_CONTAINER = "cdf-emulator";
