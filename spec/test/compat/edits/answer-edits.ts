import { type Edit, operation, rename, schema, stored } from "./edit.js";

export const answerEdits: readonly Edit[] = [
  {
    name: "a field goes",
    edit: (d) => delete stored(d).properties.uploadedTime,
    verdict: ["breaking", "getFileByInternalId, answer 200, `uploadedTime`: field is no longer answered"],
    back: ["safe", "`uploadedTime`: field is new"],
  },
  {
    name: "a field is renamed",
    edit: (d) => rename(schema("DownloadLink")(d).properties, "downloadUrl", "url"),
    verdict: ["breaking", "`downloadUrl`: field renamed to `url`"],
    back: ["breaking", "`url`: field renamed to `downloadUrl`"],
  },
  {
    name: "a field may be missing",
    edit: (d) => stored(d).required.pop(),
    verdict: ["breaking", "`lastUpdatedTime`: field may be missing now"],
    back: ["safe", "`lastUpdatedTime`: field is always there now"],
  },
  {
    name: "a new field",
    edit: (d) => {
      stored(d).properties.size = { type: "integer" };
    },
    verdict: ["safe", "`size`: field is new"],
    back: ["breaking", "`size`: field is no longer answered"],
  },
  {
    name: "a field of another type",
    edit: (d) => {
      stored(d).properties.uploaded.type = "string";
    },
    verdict: ["breaking", "`uploaded`: type changed from boolean to string"],
    back: ["breaking", "`uploaded`: type changed from string to boolean"],
  },
  {
    name: "a field that may be null",
    edit: (d) => {
      schema("FilePage")(d).properties.nextCursor.type = ["string", "null"];
    },
    verdict: ["breaking", "`nextCursor`: type changed from string to string or null"],
    back: ["safe", "`nextCursor`: type changed from string or null to string"],
  },
  {
    name: "one more value",
    edit: (d) => d.components.headers.AutoRetryable.schema.enum.push("later"),
    verdict: ["risky", 'header cdf-is-auto-retryable: enum widened: "later" is new'],
    back: ["safe", 'enum narrowed: "later" is gone'],
  },
  {
    name: "more items",
    edit: (d) => {
      schema("MultipartUploadItems")(d).properties.items.maxItems = 5;
    },
    verdict: ["risky", "`items`: limit loosened: at most 1 items before, at most 5 items now"],
    back: ["safe", "`items`: limit tightened"],
  },
  {
    name: "one envelope only",
    edit: (d) => schema("MultipartUploadAnswer")(d).oneOf.pop(),
    verdict: ["safe", "initMultiPartUpload, answer 201: the alternative `MultipartUploadItems` is gone"],
    back: ["breaking", "the alternative `MultipartUploadItems` is new"],
  },
  {
    name: "a new error status",
    edit: (d) => {
      operation(d, "/files/list").responses["404"] = { $ref: "#/components/responses/BadRequest" };
    },
    verdict: ["risky", "advancedListFiles, answer 404: status is new"],
    back: ["safe", "advancedListFiles, answer 404: status is gone"],
  },
  {
    name: "a status that a range covered",
    edit: (d) => {
      operation(d, "/files/list").responses["503"] = { $ref: "#/components/responses/ServerError" };
    },
    verdict: ["safe", "answer 503: status is new, but was covered by 5XX"],
    back: ["safe", "answer 503: status is gone"],
  },
  {
    name: "another status of success",
    edit: (d) => rename(operation(d, "/files/delete").responses, "200", "204"),
    verdict: ["breaking", "deleteFiles, answer 200: status is gone"],
    back: ["breaking", "deleteFiles, answer 204: status is gone"],
  },
  {
    name: "a header goes",
    edit: (d) => delete d.components.responses.TooManyRequests.headers["Retry-After"],
    verdict: ["breaking", "answer 429, header Retry-After: it is no longer answered"],
    back: ["safe", "answer 429, header Retry-After: it is new"],
  },
  {
    name: "a header that may be missing",
    edit: (d) => {
      d.components.headers.RequestId.required = false;
    },
    verdict: ["breaking", "header x-request-id: it may be missing now"],
    back: ["safe", "header x-request-id: it is always there now"],
  },
];
