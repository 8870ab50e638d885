import { type Edit, operation, schema, text } from "./edit.js";

export const parameterEdits: readonly Edit[] = [
  {
    name: "an optional parameter goes",
    edit: (d) => operation(d, "/files").parameters.pop(),
    verdict: ["breaking", "initFileUpload, query parameter overwrite: parameter is gone"],
    back: ["safe", "query parameter overwrite: parameter is new"],
  },
  {
    name: "a parameter is renamed",
    edit: (d) => {
      d.components.parameters.Parts.name = "partCount";
    },
    verdict: ["breaking", "query parameter parts: parameter renamed to `partCount`"],
    back: ["breaking", "query parameter partCount: parameter renamed to `parts`"],
  },
  {
    name: "a parameter moves to the headers",
    edit: (d) => {
      d.components.parameters.ExtendedExpiration.in = "header";
    },
    verdict: ["breaking", "query parameter extendedExpiration: parameter is gone"],
    back: ["breaking", "header parameter extendedExpiration: parameter is gone"],
  },
  {
    name: "a parameter is required now",
    edit: (d) => {
      d.components.parameters.Overwrite.required = true;
    },
    verdict: ["breaking", "parameter is required now"],
    back: ["safe", "parameter is optional now"],
  },
  {
    name: "a new parameter that is required",
    edit: (d) =>
      (operation(d, "/files/list").parameters = [
        { name: "region", in: "query", required: true, schema: text() },
      ]),
    verdict: ["breaking", "query parameter region: parameter is new and required"],
    back: ["breaking", "query parameter region: parameter is gone"],
  },
  {
    name: "more parts",
    edit: (d) => {
      schema("PartCount")(d).maximum = 500;
    },
    verdict: ["safe", "query parameter parts: limit loosened: at most 250 before, at most 500 now"],
    back: ["breaking", "query parameter parts: limit tightened: at most 500 before, at most 250 now"],
  },
  {
    name: "a parameter of another type",
    edit: (d) => {
      d.components.parameters.Overwrite.schema.type = "string";
    },
    verdict: ["breaking", "type changed from boolean to string"],
    back: ["breaking", "type changed from string to boolean"],
  },
  {
    name: "another default",
    edit: (d) => {
      d.components.parameters.Overwrite.schema.default = true;
    },
    verdict: ["risky", "the default changed from false to true"],
    back: ["risky", "the default changed from true to false"],
  },
  {
    name: "a list written another way",
    edit: (d) => {
      d.components.parameters.Parts.explode = false;
    },
    verdict: ["breaking", "it is written as form now, as form, exploded before"],
    back: ["breaking", "it is written as form, exploded now"],
  },
];
