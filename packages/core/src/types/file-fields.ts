import type { GeoLocation } from "./geo-location.js";

/**
 * What the client says about a file. The limits are those of `openapi.yaml` and are checked before anything
 * is sent; lengths count characters, the limits of metadata count bytes of UTF-8.
 */
export interface FileFields {
  /** Name of the file, to 256 characters. */
  readonly name: string;
  /**
   * The client's own id, unique in the project, to 255 characters. With one, a lost answer can be recovered.
   */
  readonly externalId?: string;
  /** Absolute unix-style path, to 512 characters. */
  readonly directory?: string;
  /** Where the file comes from, to 128 characters. */
  readonly source?: string;
  /** Media type of the content, to 256 characters. */
  readonly mimeType?: string;
  /** Pairs of strings: 256 of them, keys to 128 bytes, 10240 bytes in all. */
  readonly metadata?: { readonly [key: string]: string };
  /** Ids of assets that the file belongs to, 1 to 1000. */
  readonly assetIds?: readonly number[];
  /**
   * The data set that the file belongs to. Often what decides whether one may write: leaving it out is the
   * usual cause of a 403.
   */
  readonly dataSetId?: number;
  /** When the original was made, ms since the epoch. */
  readonly sourceCreatedTime?: number;
  /** When the original was last changed, ms since the epoch. */
  readonly sourceModifiedTime?: number;
  /** Ids of the security categories that one must have to see the file, to 100. */
  readonly securityCategories?: readonly number[];
  /** To 10, each at most once. */
  readonly labels?: readonly Label[];
  readonly geoLocation?: GeoLocation;
}

/** A label, by its external id. */
export interface Label {
  readonly externalId: string;
}
