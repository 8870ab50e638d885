// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

/** A text of so many characters (code points, as JSON Schema counts), with a pattern. */
const textOf =
  (max = Infinity, min = 0, pattern = /(?:)/) =>
  (value) => {
    if (typeof value !== "string") return false;
    const { length } = [...value];
    return length <= max && length >= min && pattern.test(value);
  };

/** A number that JSON can express, within limits. */
const numberOf =
  (min = -Infinity, max = Infinity) =>
  (value) =>
    Number.isFinite(value) && value >= min && value <= max;

/** The same without a fraction. */
const integerOf = (min, max) => {
  const isWithin = numberOf(min, max);
  return (value) => isWithin(value) && value % 1 === 0;
};

const isFlag = (value) => typeof value === "boolean";

/** One of these values. */
const exactly =
  (...values) =>
  (value) =>
    values.includes(value);

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with these fields, and with others only if it is open. A field that is undefined counts as absent. */
const recordOf = (required, optional, open) => {
  const rules = { ...required, ...optional };
  return (value) => {
    if (!isRecord(value)) return false;
    for (const key in value) if (!open && !Object.hasOwn(rules, key)) return false;
    return Object.entries(rules).every(([key, rule]) =>
      value[key] === undefined ? !Object.hasOwn(required, key) : rule(value[key]),
    );
  };
};

/** An object with any fields, at most `max`, whose values follow one rule. */
const mapOf =
  (rule, max = Infinity) =>
  (value) => {
    if (!isRecord(value) || Object.keys(value).length > max) return false;
    for (const key in value) if (!rule(value[key])) return false;
    return true;
  };

/** A list of `min` to `max` values that follow one rule; `unique`: none occurs twice. */
const listOf =
  (rule, min = 0, max = Infinity, unique = false) =>
  (value) =>
    Array.isArray(value) &&
    value.length >= min &&
    value.length <= max &&
    // Copied, because `every` skips what a list leaves out.
    [...value].every((one) => rule(one)) &&
    !(unique && value.some((one, place) => value.slice(0, place).some((other) => isSame(one, other))));

/** Whether two values are the same JSON. */
const isSame = (one, other) => {
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
};

const isObject = (value) => typeof value === "object" && value !== null;

/** What follows exactly one of these rules. */
const oneOf =
  (...rules) =>
  (value) =>
    rules.filter((rule) => rule(value)).length === 1;

/** What follows one of these rules, or several. */
const anyOf =
  (...rules) =>
  (value) =>
    rules.some((rule) => rule(value));

const nullOr = (rule) => (value) => value === null || rule(value);

const FileName = /* @__PURE__ */ textOf(256);
const ExternalId = /* @__PURE__ */ textOf(255);
const Directory = /* @__PURE__ */ textOf(512, undefined, /^\//u);
const SourceName = /* @__PURE__ */ textOf(128);
const MimeType = /* @__PURE__ */ textOf(256);
const Metadata = /* @__PURE__ */ mapOf(/* @__PURE__ */ textOf(), 256);
const Id = /* @__PURE__ */ integerOf(1, 9007199254740991);
const AssetIds = /* @__PURE__ */ listOf(Id, 1, 1000);
const EpochMillis = /* @__PURE__ */ integerOf(0);
const SecurityCategories = /* @__PURE__ */ listOf(Id, undefined, 100);
const Label = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const Labels = /* @__PURE__ */ listOf(Label, undefined, 10, true);
const Position = /* @__PURE__ */ listOf(/* @__PURE__ */ numberOf(), 2, 2);
const Point = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("Point"), "coordinates": Position });
const LineString = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("LineString"), "coordinates": /* @__PURE__ */ listOf(Position, 2) });
const LinearRing = /* @__PURE__ */ listOf(Position, 4);
const Polygon = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("Polygon"), "coordinates": /* @__PURE__ */ listOf(LinearRing, 1) });
const MultiPoint = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("MultiPoint"), "coordinates": /* @__PURE__ */ listOf(Position) });
const MultiLineString = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("MultiLineString"), "coordinates": /* @__PURE__ */ listOf(/* @__PURE__ */ listOf(Position, 2)) });
const MultiPolygon = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("MultiPolygon"), "coordinates": /* @__PURE__ */ listOf(/* @__PURE__ */ listOf(LinearRing, 1)) });
const Geometry = /* @__PURE__ */ oneOf(Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon);
const GeoLocation = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("Feature"), "geometry": Geometry }, { "properties": isRecord });
const FileFields = /* @__PURE__ */ recordOf({ "name": FileName }, { "externalId": ExternalId, "directory": Directory, "source": SourceName, "mimeType": MimeType, "metadata": Metadata, "assetIds": AssetIds, "dataSetId": Id, "sourceCreatedTime": EpochMillis, "sourceModifiedTime": EpochMillis, "securityCategories": SecurityCategories, "labels": Labels, "geoLocation": GeoLocation });
const PartCount = /* @__PURE__ */ integerOf(1, 250);
const ByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const InstanceId = /* @__PURE__ */ recordOf({ "space": /* @__PURE__ */ textOf(43, 1), "externalId": /* @__PURE__ */ textOf(undefined, 1) });
const ByInstanceId = /* @__PURE__ */ recordOf({ "instanceId": InstanceId });
const MultipartUploadLinkRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(/* @__PURE__ */ oneOf(ByExternalId, ByInstanceId), 1, 1) });
const UploadId = /* @__PURE__ */ textOf();
const CompleteById = /* @__PURE__ */ recordOf({ "id": Id, "uploadId": UploadId });
const CompleteByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId, "uploadId": UploadId });
const CompleteByInstanceId = /* @__PURE__ */ recordOf({ "instanceId": InstanceId, "uploadId": UploadId });
const CompleteMultipartUploadRequest = /* @__PURE__ */ oneOf(CompleteById, CompleteByExternalId, CompleteByInstanceId);
const ById = /* @__PURE__ */ recordOf({ "id": Id });
const FileIdentity = /* @__PURE__ */ oneOf(ById, ByExternalId, ByInstanceId);
const IgnoreUnknownIds = isFlag;
const FilesByIdsRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(FileIdentity, 1, 1000) }, { "ignoreUnknownIds": IgnoreUnknownIds });
const TimeRange = /* @__PURE__ */ recordOf({  }, { "min": EpochMillis, "max": EpochMillis });
const AssetById = /* @__PURE__ */ recordOf({ "id": Id });
const AssetByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const AssetIdentity = /* @__PURE__ */ oneOf(AssetById, AssetByExternalId);
const DataSetById = /* @__PURE__ */ recordOf({ "id": Id });
const DataSetByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const DataSetIdentity = /* @__PURE__ */ oneOf(DataSetById, DataSetByExternalId);
const LabelContainsAnyFilter = /* @__PURE__ */ recordOf({ "containsAny": /* @__PURE__ */ listOf(Label, 1, 10) });
const LabelContainsAllFilter = /* @__PURE__ */ recordOf({ "containsAll": /* @__PURE__ */ listOf(Label, 1, 10) });
const LabelFilter = /* @__PURE__ */ oneOf(LabelContainsAnyFilter, LabelContainsAllFilter);
const GeoLocationFilter = /* @__PURE__ */ recordOf({ "relation": /* @__PURE__ */ exactly("INTERSECTS", "DISJOINT", "WITHIN"), "shape": /* @__PURE__ */ oneOf(Point, LineString, Polygon, MultiLineString, MultiPolygon) });
const FileFilter = /* @__PURE__ */ recordOf({  }, { "name": FileName, "externalIdPrefix": ExternalId, "directoryPrefix": Directory, "source": SourceName, "mimeType": MimeType, "metadata": Metadata, "assetIds": /* @__PURE__ */ listOf(Id, 1, 100, true), "uploaded": isFlag, "uploadedTime": TimeRange, "createdTime": TimeRange, "lastUpdatedTime": TimeRange, "sourceCreatedTime": TimeRange, "sourceModifiedTime": TimeRange, "assetExternalIds": /* @__PURE__ */ listOf(ExternalId, 1, 100, true), "rootAssetIds": /* @__PURE__ */ listOf(AssetIdentity, 1, 100, true), "dataSetIds": /* @__PURE__ */ listOf(DataSetIdentity, undefined, 100, true), "assetSubtreeIds": /* @__PURE__ */ listOf(AssetIdentity, 1, 100, true), "labels": LabelFilter, "geoLocation": GeoLocationFilter });
const FileListRequest = /* @__PURE__ */ recordOf({  }, { "filter": FileFilter, "limit": /* @__PURE__ */ integerOf(1, 1000), "cursor": /* @__PURE__ */ textOf(), "partition": /* @__PURE__ */ textOf() });
const DownloadLinksRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(FileIdentity, 1, 100) });
const DeleteFilesRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(/* @__PURE__ */ oneOf(ById, ByExternalId), 1, 1000) }, { "ignoreUnknownIds": IgnoreUnknownIds });

export const isInitFileUploadQuery = /* @__PURE__ */ recordOf({  }, { "overwrite": isFlag });
export const isInitFileUploadBody = FileFields;
export const isInitMultiPartUploadQuery = /* @__PURE__ */ recordOf({ "parts": PartCount }, { "overwrite": isFlag });
export const isInitMultiPartUploadBody = FileFields;
export const isGetMultiPartUploadLinkQuery = /* @__PURE__ */ recordOf({ "parts": PartCount });
export const isGetMultiPartUploadLinkBody = MultipartUploadLinkRequest;
export const isCompleteMultiPartUploadBody = CompleteMultipartUploadRequest;
export const isGetFileByInternalIdPath = /* @__PURE__ */ recordOf({ "id": Id });
export const isByIdsFilesBody = FilesByIdsRequest;
export const isAdvancedListFilesBody = FileListRequest;
export const isDownloadLinksQuery = /* @__PURE__ */ recordOf({  }, { "extendedExpiration": isFlag });
export const isDownloadLinksBody = DownloadLinksRequest;
export const isDeleteFilesBody = DeleteFilesRequest;
export const CHECKS = {
  initFileUpload: { query: isInitFileUploadQuery, body: isInitFileUploadBody },
  initMultiPartUpload: { query: isInitMultiPartUploadQuery, body: isInitMultiPartUploadBody },
  getMultiPartUploadLink: { query: isGetMultiPartUploadLinkQuery, body: isGetMultiPartUploadLinkBody },
  completeMultiPartUpload: { body: isCompleteMultiPartUploadBody },
  getFileByInternalId: { path: isGetFileByInternalIdPath },
  byIdsFiles: { body: isByIdsFilesBody },
  advancedListFiles: { body: isAdvancedListFilesBody },
  downloadLinks: { query: isDownloadLinksQuery, body: isDownloadLinksBody },
  deleteFiles: { body: isDeleteFilesBody },
};
