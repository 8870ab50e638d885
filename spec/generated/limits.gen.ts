// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

/** Bytes of every part but the last, which may be smaller, down to nothing for an empty file. (`#/x-part-rules/size/maximum`) */
export const PART_SIZE_MAX = 4_194_304_000;

/** Bytes of every part but the last, which may be smaller, down to nothing for an empty file. (`#/x-part-rules/size/exclusiveMinimum`) */
export const PART_SIZE_EXCLUSIVE_MIN = 5_242_880;

/** Bytes of the largest file that fits into one PUT, to the URL of `initFileUpload`. (`#/x-part-rules/onePut/maximum`) */
export const ONE_PUT_SIZE_MAX = 5_000_000_000;

/** The number of concurrent parts that the published documentation suggests. (`#/x-part-rules/concurrency/default`) */
export const PART_CONCURRENCY_DEFAULT = 3;

/** How long an upload URL works, in ms: one week, after which the service also deletes an upload that was never completed. (`#/x-part-rules/uploadUrl/x-lifetime-ms`) */
export const UPLOAD_URL_LIFETIME_MS = 604_800_000;

/** How long a download URL works, in ms. (`#/x-part-rules/downloadUrl/x-lifetime-ms`) */
export const DOWNLOAD_URL_LIFETIME_MS = 30_000;

/** How long a download URL works, in ms, when `extendedExpiration` was asked for. (`#/x-part-rules/extendedDownloadUrl/x-lifetime-ms`) */
export const DOWNLOAD_URL_EXTENDED_LIFETIME_MS = 3_600_000;

/** Requests per second of a project, for all its users together. (`#/x-budgets/project/maximum`) */
export const PROJECT_REQUESTS_PER_SECOND_MAX = 160;

/** Requests per second of one identity. (`#/x-budgets/identity/maximum`) */
export const IDENTITY_REQUESTS_PER_SECOND_MAX = 120;

/** Requests per second of `advancedListFiles`. (`#/x-budgets/list/maximum`) */
export const LIST_REQUESTS_PER_SECOND_MAX = 23;

/** Requests of a project at the same time. (`#/x-budgets/concurrent/maximum`) */
export const CONCURRENT_REQUESTS_MAX = 50;

/** Requests `applyNodeAndEdges` of a project at the same time. (`#/x-budgets/applies/maximum`) */
export const CONCURRENT_APPLIES_MAX = 4;

/** Requests `deleteInstances` of a project at the same time. (`#/x-budgets/instanceDeletes/maximum`) */
export const CONCURRENT_INSTANCE_DELETES_MAX = 2;

/** Requests that read data-modeling nodes of a project at the same time. (`#/x-budgets/instanceQueries/maximum`) */
export const CONCURRENT_INSTANCE_QUERIES_MAX = 8;

/** An id that the service gave. (`#/components/schemas/Id/minimum`) */
export const ID_MIN = 1;

/** An id that the service gave. (`#/components/schemas/Id/maximum`) */
export const ID_MAX = 9_007_199_254_740_991;

/** How many parts an upload has. (`#/components/schemas/PartCount/minimum`) */
export const PARTS_MIN = 1;

/** How many parts an upload has. (`#/components/schemas/PartCount/maximum`) */
export const PARTS_MAX = 250;

/** Milliseconds since 1970-01-01T00:00:00Z, minus leap seconds. (`#/components/schemas/EpochMillis/minimum`) */
export const EPOCH_MILLIS_MIN = 0;

/** Name of the file. (`#/components/schemas/FileName/maxLength`) */
export const NAME_MAX_LENGTH = 256;

/** An id that the client gave. (`#/components/schemas/ExternalId/maxLength`) */
export const EXTERNAL_ID_MAX_LENGTH = 255;

/** Directory of the file, an absolute unix-style path. (`#/components/schemas/Directory/maxLength`) */
export const DIRECTORY_MAX_LENGTH = 512;

/** Where the file comes from. (`#/components/schemas/SourceName/maxLength`) */
export const SOURCE_MAX_LENGTH = 128;

/** Media type of the content. (`#/components/schemas/MimeType/maxLength`) */
export const MIME_TYPE_MAX_LENGTH = 256;

/** The application's own pairs of strings. (`#/components/schemas/Metadata/maxProperties`) */
export const METADATA_MAX_PROPERTIES = 256;

/** The application's own pairs of strings. (`#/components/schemas/Metadata/x-max-key-bytes`) */
export const METADATA_MAX_KEY_BYTES = 128;

/** The application's own pairs of strings. (`#/components/schemas/Metadata/x-max-value-bytes`) */
export const METADATA_MAX_VALUE_BYTES = 10_240;

/** The application's own pairs of strings. (`#/components/schemas/Metadata/x-max-total-bytes`) */
export const METADATA_MAX_TOTAL_BYTES = 10_240;

/** Assets that the file belongs to. (`#/components/schemas/AssetIds/minItems`) */
export const ASSET_IDS_MIN_ITEMS = 1;

/** Assets that the file belongs to. (`#/components/schemas/AssetIds/maxItems`) */
export const ASSET_IDS_MAX_ITEMS = 1_000;

/** Security categories that one must have to see the file. (`#/components/schemas/SecurityCategories/minItems`) */
export const SECURITY_CATEGORIES_MIN_ITEMS = 0;

/** Security categories that one must have to see the file. (`#/components/schemas/SecurityCategories/maxItems`) */
export const SECURITY_CATEGORIES_MAX_ITEMS = 100;

/** Labels of the file, each at most once. (`#/components/schemas/Labels/minItems`) */
export const LABELS_MIN_ITEMS = 0;

/** Labels of the file, each at most once. (`#/components/schemas/Labels/maxItems`) */
export const LABELS_MAX_ITEMS = 10;

/** Exactly one file. (`#/components/schemas/MultipartUploadLinkRequest/properties/items/minItems`) */
export const UPLOAD_LINK_ITEMS_MIN_ITEMS = 1;

/** Exactly one file. (`#/components/schemas/MultipartUploadLinkRequest/properties/items/maxItems`) */
export const UPLOAD_LINK_ITEMS_MAX_ITEMS = 1;

/** Their identities. (`#/components/schemas/FilesByIdsRequest/properties/items/minItems`) */
export const BY_IDS_ITEMS_MIN_ITEMS = 1;

/** Their identities. (`#/components/schemas/FilesByIdsRequest/properties/items/maxItems`) */
export const BY_IDS_ITEMS_MAX_ITEMS = 1_000;

/** Most files on the page. (`#/components/schemas/FileListRequest/properties/limit/minimum`) */
export const LIST_LIMIT_MIN = 1;

/** Most files on the page. (`#/components/schemas/FileListRequest/properties/limit/maximum`) */
export const LIST_LIMIT_MAX = 1_000;

/** Most files on the page. (`#/components/schemas/FileListRequest/properties/limit/default`) */
export const LIST_LIMIT_DEFAULT = 100;

/** Their identities. (`#/components/schemas/DownloadLinksRequest/properties/items/minItems`) */
export const DOWNLOAD_LINK_ITEMS_MIN_ITEMS = 1;

/** Their identities. (`#/components/schemas/DownloadLinksRequest/properties/items/maxItems`) */
export const DOWNLOAD_LINK_ITEMS_MAX_ITEMS = 100;

/** Their identities; each file at most once. (`#/components/schemas/DeleteFilesRequest/properties/items/minItems`) */
export const DELETE_ITEMS_MIN_ITEMS = 1;

/** Their identities; each file at most once. (`#/components/schemas/DeleteFilesRequest/properties/items/maxItems`) */
export const DELETE_ITEMS_MAX_ITEMS = 1_000;

/** The files with their changes, each file at most once. (`#/components/schemas/UpdateFilesRequest/properties/items/minItems`) */
export const UPDATE_ITEMS_MIN_ITEMS = 1;

/** The files with their changes, each file at most once. (`#/components/schemas/UpdateFilesRequest/properties/items/maxItems`) */
export const UPDATE_ITEMS_MAX_ITEMS = 1_000;

/** Most files to answer with. (`#/components/schemas/SearchFilesRequest/properties/limit/minimum`) */
export const SEARCH_LIMIT_MIN = 1;

/** Most files to answer with. (`#/components/schemas/SearchFilesRequest/properties/limit/maximum`) */
export const SEARCH_LIMIT_MAX = 1_000;

/** Most files to answer with. (`#/components/schemas/SearchFilesRequest/properties/limit/default`) */
export const SEARCH_LIMIT_DEFAULT = 100;

/** A space of data modeling. (`#/components/schemas/Space/minLength`) */
export const SPACE_MIN_LENGTH = 1;

/** A space of data modeling. (`#/components/schemas/Space/maxLength`) */
export const SPACE_MAX_LENGTH = 43;

/** The external id of a node in its space, without NUL. (`#/components/schemas/NodeExternalId/minLength`) */
export const NODE_EXTERNAL_ID_MIN_LENGTH = 1;

/** The external id of a node in its space, without NUL. (`#/components/schemas/NodeExternalId/maxLength`) */
export const NODE_EXTERNAL_ID_MAX_LENGTH = 256;

/** What can be written through the view `CogniteFile` (space `cdf_cdm`, version `v1`). (`#/components/schemas/CogniteFileProperties/x-max-total-bytes`) */
export const NODE_TEXT_MAX_TOTAL_BYTES = 128_000;

/** Words to find the file by. (`#/components/schemas/CogniteFileProperties/properties/tags/maxItems`) */
export const NODE_TAGS_MAX_ITEMS = 1_000;

/** Other names of the file. (`#/components/schemas/CogniteFileProperties/properties/aliases/maxItems`) */
export const NODE_ALIASES_MAX_ITEMS = 1_000;

/** Assets that the file belongs to. (`#/components/schemas/CogniteFileProperties/properties/assets/maxItems`) */
export const NODE_ASSETS_MAX_ITEMS = 1_200;

/** The properties, by view. (`#/components/schemas/NodeWrite/properties/sources/maxItems`) */
export const NODE_SOURCES_MAX_ITEMS = 100;

/** The nodes, each at most once. (`#/components/schemas/ApplyInstancesRequest/properties/items/minItems`) */
export const APPLY_ITEMS_MIN_ITEMS = 1;

/** The nodes, each at most once. (`#/components/schemas/ApplyInstancesRequest/properties/items/maxItems`) */
export const APPLY_ITEMS_MAX_ITEMS = 1_000;

/** Their identities. (`#/components/schemas/InstancesByIdsRequest/properties/items/minItems`) */
export const INSTANCE_ITEMS_MIN_ITEMS = 1;

/** Their identities. (`#/components/schemas/InstancesByIdsRequest/properties/items/maxItems`) */
export const INSTANCE_ITEMS_MAX_ITEMS = 1_000;

/** The views to read the nodes through. (`#/components/schemas/InstancesByIdsRequest/properties/sources/maxItems`) */
export const INSTANCE_VIEWS_MAX_ITEMS = 10;

/** Their identities. (`#/components/schemas/DeleteInstancesRequest/properties/items/minItems`) */
export const DELETE_INSTANCE_ITEMS_MIN_ITEMS = 1;

/** Their identities. (`#/components/schemas/DeleteInstancesRequest/properties/items/maxItems`) */
export const DELETE_INSTANCE_ITEMS_MAX_ITEMS = 1_000;

/** Bytes of the largest file: the maximum number of parts, each of maximum size. */
export const FILE_SIZE_MAX: number = PARTS_MAX * PART_SIZE_MAX;
