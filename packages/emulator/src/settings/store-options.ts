/** The emulator's own folder. */
export interface FsStoreOptions {
  readonly kind: "fs";
}

/** Options of all object stores. */
interface ObjectStoreOptions {
  /** Base URL of the store. The default is the vendor's, or Azurite's. */
  readonly endpoint?: string;
  /**
   * Where upload and download URLs point to. `direct`: to the store itself. `emulator`: to the emulator,
   * which forwards requests to the signed URLs of the store, as CDF's own hosts do. Then faults, journal,
   * CORS and relative URLs work.
   * @default "direct"
   */
  readonly via?: "direct" | "emulator";
}

/**
 * Azure Blob Storage or Azurite: a part is a Put Block, complete is a Put Block List. Requires the package
 * `@azure/storage-blob`.
 */
export interface AzureStoreOptions extends ObjectStoreOptions {
  readonly kind: "azure";
  /**
   * The connection string with an account key, which signs the URLs. The default is
   * AZURE_STORAGE_CONNECTION_STRING, then Azurite's.
   */
  readonly connectionString?: string;
  /**
   * Name of the container. It is created if it does not exist.
   * @default "cdf-emulator"
   */
  readonly container?: string;
}

/**
 * Amazon S3 or any compatible store: a part is an UploadPart, complete is a CompleteMultipartUpload. Requires
 * the packages `@aws-sdk/client-s3` and `@aws-sdk/s3-request-presigner`.
 */
export interface S3StoreOptions extends ObjectStoreOptions {
  readonly kind: "s3";
  /**
   * The default is what the AWS SDK finds: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or a role.
   */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The default is AWS_REGION, then "us-east-1". */
  readonly region?: string;
  /**
   * Name of the bucket. It is created if it does not exist.
   * @default "cdf-emulator"
   */
  readonly bucket?: string;
}

export type StoreOptions = FsStoreOptions | AzureStoreOptions | S3StoreOptions;

/** Name of the bucket or container when none is given. */
export const DEFAULT_CONTAINER = "cdf-emulator";
