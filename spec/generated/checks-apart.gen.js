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

const ExternalId = /* @__PURE__ */ textOf(255);
const ByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const InstanceId = /* @__PURE__ */ recordOf({ "space": /* @__PURE__ */ textOf(43, 1), "externalId": /* @__PURE__ */ textOf(undefined, 1) });
const ByInstanceId = /* @__PURE__ */ recordOf({ "instanceId": InstanceId });
const UploadLinkRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(/* @__PURE__ */ oneOf(ByExternalId, ByInstanceId), 1, 1) });
const Id = /* @__PURE__ */ integerOf(1, 9007199254740991);
const SetNull = /* @__PURE__ */ recordOf({ "setNull": /* @__PURE__ */ exactly(true) });
const ExternalIdChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": ExternalId }), SetNull);
const Metadata = /* @__PURE__ */ mapOf(/* @__PURE__ */ textOf(), 256);
const MetadataChange = /* @__PURE__ */ anyOf(/* @__PURE__ */ recordOf({ "set": Metadata }), /* @__PURE__ */ recordOf({  }, { "add": Metadata, "remove": /* @__PURE__ */ listOf(/* @__PURE__ */ textOf()) }));
const AssetIdsChange = /* @__PURE__ */ anyOf(/* @__PURE__ */ recordOf({ "set": /* @__PURE__ */ listOf(Id, undefined, 1000, true) }), /* @__PURE__ */ recordOf({  }, { "add": /* @__PURE__ */ listOf(Id, undefined, 1000), "remove": /* @__PURE__ */ listOf(Id, undefined, 1000) }));
const IdChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": Id }), SetNull);
const Label = /* @__PURE__ */ recordOf({ "externalId": ExternalId });
const LabelsChange = /* @__PURE__ */ anyOf(/* @__PURE__ */ recordOf({ "set": /* @__PURE__ */ listOf(Label, undefined, 10, true) }), /* @__PURE__ */ recordOf({  }, { "add": /* @__PURE__ */ listOf(Label, undefined, 10), "remove": /* @__PURE__ */ listOf(Label, undefined, 10) }));
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
const GeoLocationChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": GeoLocation }), SetNull);
const Directory = /* @__PURE__ */ textOf(512, undefined, /^\//u);
const DirectoryChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": Directory }), SetNull);
const SourceName = /* @__PURE__ */ textOf(128);
const SourceNameChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": SourceName }), SetNull);
const MimeType = /* @__PURE__ */ textOf(256);
const MimeTypeChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": MimeType }), SetNull);
const EpochMillis = /* @__PURE__ */ integerOf(0);
const EpochMillisChange = /* @__PURE__ */ oneOf(/* @__PURE__ */ recordOf({ "set": EpochMillis }), SetNull);
const SecurityCategoriesChange = /* @__PURE__ */ anyOf(/* @__PURE__ */ recordOf({ "set": /* @__PURE__ */ listOf(Id, undefined, 100, true) }), /* @__PURE__ */ recordOf({  }, { "add": /* @__PURE__ */ listOf(Id, undefined, 100), "remove": /* @__PURE__ */ listOf(Id, undefined, 100) }));
const FileChanges = /* @__PURE__ */ recordOf({  }, { "externalId": ExternalIdChange, "metadata": MetadataChange, "assetIds": AssetIdsChange, "dataSetId": IdChange, "labels": LabelsChange, "geoLocation": GeoLocationChange, "directory": DirectoryChange, "source": SourceNameChange, "mimeType": MimeTypeChange, "sourceCreatedTime": EpochMillisChange, "sourceModifiedTime": EpochMillisChange, "securityCategories": SecurityCategoriesChange });
const UpdateFileById = /* @__PURE__ */ recordOf({ "id": Id, "update": FileChanges });
const UpdateFileByExternalId = /* @__PURE__ */ recordOf({ "externalId": ExternalId, "update": FileChanges });
const NodeFileChanges = /* @__PURE__ */ recordOf({  }, { "externalId": ExternalIdChange, "metadata": MetadataChange, "assetIds": AssetIdsChange, "dataSetId": IdChange, "labels": LabelsChange, "geoLocation": GeoLocationChange });
const UpdateFileByInstanceId = /* @__PURE__ */ recordOf({ "instanceId": InstanceId, "update": NodeFileChanges });
const UpdateFilesRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(/* @__PURE__ */ oneOf(UpdateFileById, UpdateFileByExternalId, UpdateFileByInstanceId), 1, 1000) });
const FileName = /* @__PURE__ */ textOf(256);
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
const SearchFilesRequest = /* @__PURE__ */ recordOf({  }, { "filter": FileFilter, "search": /* @__PURE__ */ recordOf({  }, { "name": /* @__PURE__ */ textOf() }), "limit": /* @__PURE__ */ integerOf(1, 1000) });
const AggregateFilesRequest = /* @__PURE__ */ recordOf({  }, { "filter": FileFilter });
const NodeType = /* @__PURE__ */ exactly("node");
const Space = /* @__PURE__ */ textOf(43, 1, /^[a-zA-Z][a-zA-Z0-9_-]{0,41}[a-zA-Z0-9]?$/u);
const NodeExternalId = /* @__PURE__ */ textOf(256, 1, /^[^\u0000]*$/u);
const RelationTarget = /* @__PURE__ */ recordOf({ "space": Space, "externalId": NodeExternalId });
const NoValue = /* @__PURE__ */ exactly(null);
const ViewReference = /* @__PURE__ */ recordOf({ "type": /* @__PURE__ */ exactly("view"), "space": Space, "externalId": /* @__PURE__ */ textOf(255, 1, /^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$/u), "version": /* @__PURE__ */ textOf(43, 1, /^[a-zA-Z0-9]([.a-zA-Z0-9_-]{0,41}[a-zA-Z0-9])?$/u) });
const CogniteFileProperties = /* @__PURE__ */ recordOf({  }, { "name": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "description": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "tags": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(/* @__PURE__ */ textOf(), undefined, 1000)), "aliases": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(/* @__PURE__ */ textOf(), undefined, 1000)), "sourceId": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "sourceContext": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "source": /* @__PURE__ */ oneOf(RelationTarget, NoValue), "sourceCreatedTime": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf(undefined, undefined, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$/u)), "sourceUpdatedTime": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf(undefined, undefined, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$/u)), "sourceCreatedUser": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "sourceUpdatedUser": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "assets": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(RelationTarget, undefined, 1200)), "mimeType": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "directory": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "category": /* @__PURE__ */ oneOf(RelationTarget, NoValue) });
const NodeProperties = isRecord;
const NodeSource = /* @__PURE__ */ recordOf({ "source": ViewReference }, { "properties": /* @__PURE__ */ anyOf(CogniteFileProperties, NodeProperties, NoValue) });
const NodeWrite = /* @__PURE__ */ recordOf({ "instanceType": NodeType, "space": Space, "externalId": NodeExternalId }, { "existingVersion": /* @__PURE__ */ nullOr(/* @__PURE__ */ integerOf(0)), "type": /* @__PURE__ */ oneOf(RelationTarget, NoValue), "sources": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(NodeSource, undefined, 100)) });
const ApplyInstancesRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(NodeWrite, 1, 1000) }, { "autoCreateDirectRelations": /* @__PURE__ */ nullOr(isFlag), "autoCreateStartNodes": /* @__PURE__ */ nullOr(isFlag), "autoCreateEndNodes": /* @__PURE__ */ nullOr(isFlag), "skipOnVersionConflict": /* @__PURE__ */ nullOr(isFlag), "replace": /* @__PURE__ */ nullOr(isFlag) });
const NodeId = /* @__PURE__ */ recordOf({ "instanceType": NodeType, "space": Space, "externalId": NodeExternalId });
const InstancesByIdsRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(NodeId, 1, 1000) }, { "sources": /* @__PURE__ */ listOf(/* @__PURE__ */ recordOf({ "source": ViewReference }), undefined, 10), "includeTyping": isFlag });
const DeleteInstancesRequest = /* @__PURE__ */ recordOf({ "items": /* @__PURE__ */ listOf(NodeId, 1, 1000) });

export const isGetUploadLinkBody = UploadLinkRequest;
export const isUpdateFilesBody = UpdateFilesRequest;
export const isSearchFilesBody = SearchFilesRequest;
export const isAggregateFilesBody = AggregateFilesRequest;
export const isApplyNodeAndEdgesBody = ApplyInstancesRequest;
export const isByExternalIdsInstancesBody = InstancesByIdsRequest;
export const isDeleteInstancesBody = DeleteInstancesRequest;
export const isCogniteFileProperties = /* @__PURE__ */ recordOf({  }, { "name": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "description": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "tags": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(/* @__PURE__ */ textOf(), undefined, 1000)), "aliases": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(/* @__PURE__ */ textOf(), undefined, 1000)), "sourceId": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "sourceContext": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "source": /* @__PURE__ */ oneOf(RelationTarget, NoValue), "sourceCreatedTime": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf(undefined, undefined, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$/u)), "sourceUpdatedTime": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf(undefined, undefined, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$/u)), "sourceCreatedUser": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "sourceUpdatedUser": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "assets": /* @__PURE__ */ nullOr(/* @__PURE__ */ listOf(RelationTarget, undefined, 1200)), "mimeType": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "directory": /* @__PURE__ */ nullOr(/* @__PURE__ */ textOf()), "category": /* @__PURE__ */ oneOf(RelationTarget, NoValue) });
