import { type Edit, schema } from "./edit.js";

export const exportEdits: readonly Edit[] = [
  {
    name: "a constant is renamed",
    edit: (d) => {
      schema("FileName")(d)["x-constant"] = "FILE_NAME";
    },
    verdict: ["breaking", "constant NAME_MAX_LENGTH: it is exported as FILE_NAME_MAX_LENGTH now"],
    back: ["breaking", "constant FILE_NAME_MAX_LENGTH: it is exported as NAME_MAX_LENGTH now"],
  },
  {
    name: "smaller parts",
    edit: (d) => {
      d["x-part-rules"].size.maximum = 1_000_000;
    },
    verdict: [
      "breaking",
      "x-part-rules, size: limit tightened: at most 4194304000 before, at most 1000000 now",
    ],
    back: ["safe", "x-part-rules, size: limit loosened"],
  },
  {
    name: "upload URLs that live longer",
    edit: (d) => {
      d["x-part-rules"].uploadUrl["x-lifetime-ms"] *= 2;
    },
    verdict: ["safe", "x-part-rules, uploadUrl: limit loosened: at most 604800000 ms of life before"],
    back: ["breaking", "x-part-rules, uploadUrl: limit tightened"],
  },
  {
    name: "another number of concurrent parts",
    edit: (d) => {
      d["x-part-rules"].concurrency.default = 4;
    },
    verdict: ["risky", "x-part-rules, concurrency: the default changed from 3 to 4"],
    back: ["risky", "the default changed from 4 to 3"],
  },
  {
    name: "a named schema that is written out",
    edit: (d) => {
      schema("MultipartUpload")(d).allOf[1].properties.uploadId = schema("UploadId")(d);
      for (const name of ["CompleteById", "CompleteByExternalId", "CompleteByInstanceId"])
        schema(name)(d).properties.uploadId = schema("UploadId")(d);
      delete d.components.schemas.UploadId;
    },
    verdict: ["breaking", "components.schemas.UploadId: it is no longer exported"],
    back: ["safe", "components.schemas.UploadId: it is exported, too"],
  },
];
