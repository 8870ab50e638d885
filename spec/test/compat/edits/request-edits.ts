import { copy, type Edit, fields, operation, rename, schema, text } from "./edit.js";

export const requestEdits: readonly Edit[] = [
  {
    name: "an optional field goes",
    edit: (d) => delete fields(d).properties.source,
    verdict: ["breaking", "initFileUpload, request body, `source`: field is no longer accepted"],
    back: ["safe", "`source`: field is new"],
  },
  {
    name: "a field is renamed",
    edit: (d) => rename(fields(d).properties, "mimeType", "contentType"),
    verdict: ["breaking", "`mimeType`: field renamed to `contentType`"],
    back: ["breaking", "`contentType`: field renamed to `mimeType`"],
  },
  {
    name: "a field is required now",
    edit: (d) => fields(d).required.push("externalId"),
    verdict: ["breaking", "`externalId`: field is required now"],
    back: ["safe", "`externalId`: field is optional now"],
  },
  {
    name: "a new field that is required",
    edit: (d) => {
      fields(d).properties.owner = text();
      fields(d).required.push("owner");
    },
    verdict: ["breaking", "`owner`: field is new and required"],
    back: ["breaking", "`owner`: field is no longer accepted"],
  },
  {
    name: "a new field",
    edit: (d) => {
      fields(d).properties.owner = text();
    },
    verdict: ["safe", "`owner`: field is new"],
    back: ["breaking", "`owner`: field is no longer accepted"],
  },
  {
    name: "a field of another type",
    edit: (d) => {
      fields(d).properties.source = { type: "integer" };
    },
    verdict: ["breaking", "`source`: type changed from string to integer"],
    back: ["breaking", "`source`: type changed from integer to string"],
  },
  {
    name: "a field that may be null",
    edit: (d) => {
      fields(d).properties.source = { ...copy("SourceName")(d), type: ["string", "null"] };
    },
    verdict: ["safe", "type changed from string to string or null"],
    back: ["breaking", "type changed from string or null to string"],
  },
  {
    name: "numbers where integers were",
    edit: (d) => {
      schema("FileListRequest")(d).properties.limit.type = "number";
    },
    verdict: ["safe", "type changed from integer to number"],
    back: ["breaking", "type changed from number to integer"],
  },
  {
    name: "a shorter list",
    edit: (d) => {
      schema("DeleteFilesRequest")(d).properties.items.maxItems = 100;
    },
    verdict: [
      "breaking",
      "deleteFiles, request body, `items`: limit tightened: at most 1000 items before, at most 100 items now",
    ],
    back: ["safe", "limit loosened: at most 100 items before"],
  },
  {
    name: "an end that no longer belongs to it",
    edit: (d) => {
      const { limit } = schema("FileListRequest")(d).properties;
      limit.exclusiveMaximum = limit.maximum;
      delete limit.maximum;
      delete limit["x-constant"];
      delete limit.default;
    },
    verdict: ["breaking", "limit tightened: at most 1000 before, less than 1000 now"],
    back: ["risky", "limit loosened: less than 1000 before, at most 1000 now"],
  },
  {
    name: "fewer bytes of metadata",
    edit: (d) => {
      schema("Metadata")(d)["x-max-total-bytes"] = 5000;
    },
    verdict: [
      "breaking",
      "`metadata`: limit tightened: at most 10240 bytes in all before, at most 5000 bytes in all now",
    ],
    back: ["risky", "limit loosened: at most 5000 bytes in all before"],
  },
  {
    name: "a pattern",
    edit: (d) => {
      schema("UploadId")(d).pattern = "^[0-9a-f]+$";
    },
    verdict: ["breaking", "`uploadId`: a pattern is new: ^[0-9a-f]+$"],
    back: ["risky", "`uploadId`: the pattern ^[0-9a-f]+$ is gone"],
  },
  {
    name: "another pattern",
    edit: (d) => {
      schema("Directory")(d).pattern = "^/[a-z]";
    },
    verdict: ["breaking", "pattern changed from ^/ to ^/[a-z]"],
    back: ["breaking", "pattern changed from ^/[a-z] to ^/"],
  },
  {
    name: "labels that may repeat",
    edit: (d) => {
      fields(d).properties.labels = { ...copy("Labels")(d), uniqueItems: false };
    },
    verdict: ["safe", "`labels`: items may repeat now"],
    back: ["breaking", "`labels`: items must differ now"],
  },
  {
    name: "multiples only",
    edit: (d) => {
      schema("FileListRequest")(d).properties.limit.multipleOf = 10;
    },
    verdict: ["breaking", "multipleOf changed from none to 10"],
    back: ["safe", "multipleOf changed from 10 to none"],
  },
  {
    name: "fields that nobody described",
    edit: (d) => {
      schema("FileFilter")(d).additionalProperties = true;
    },
    verdict: ["safe", "fields that are not described are allowed now"],
    back: ["breaking", "fields that are not described are no longer allowed"],
  },
  {
    name: "an identity that is no longer taken",
    edit: (d) => schema("FileIdentity")(d).oneOf.pop(),
    verdict: ["breaking", "`items`, each item: the alternative `ByInstanceId` is gone"],
    back: ["safe", "the alternative `ByInstanceId` is new"],
  },
  {
    name: "an identity that takes what belongs to another",
    edit: (d) => {
      schema("ByExternalId")(d).required = [];
      schema("ByExternalId")(d).additionalProperties = true;
    },
    verdict: [
      "breaking",
      "what fits `ById` may fit `ByExternalId` as well now, and what fits two is refused",
    ],
    back: ["breaking", "`externalId`: field is required now"],
  },
  {
    name: "a set of values",
    edit: (d) => {
      fields(d).properties.source = { ...copy("SourceName")(d), enum: ["scanner", "camera"] };
    },
    verdict: ["breaking", 'only "scanner", "camera" now'],
    back: ["safe", 'any value now, where only "scanner", "camera" was allowed'],
  },
  {
    name: "a body that may be left out",
    edit: (d) => {
      operation(d, "/files/list").requestBody.required = false;
    },
    verdict: ["safe", "advancedListFiles, request body: it is optional now"],
    back: ["breaking", "advancedListFiles, request body: it is required now"],
  },
  {
    name: "a body of another media type",
    edit: (d) =>
      rename(operation(d, "/files/list").requestBody.content, "application/json", "application/cbor"),
    verdict: ["breaking", "the media type application/json is gone"],
    back: ["breaking", "the media type application/cbor is gone"],
  },
  {
    name: "a rule that nothing here understands",
    edit: (d) => {
      fields(d).dependentRequired = { dataSetId: ["externalId"] };
    },
    verdict: ["breaking", "`dependentRequired` changed"],
    back: ["breaking", "`dependentRequired` changed"],
  },
];
