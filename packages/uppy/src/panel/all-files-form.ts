import type { I18n } from "@uppy/core/utils";
import { h, type JSX } from "@uppy/core/utils/preact";
import { useState } from "@uppy/core/utils/preact/hooks";
import type { CheckedField } from "../checked-field.js";
import { FieldInput } from "../field-input.js";
import { fieldsFromMeta } from "../fields-from-meta.js";

/** What the form needs. */
export interface AllFilesProps {
  readonly fields: readonly CheckedField[];
  readonly i18n: I18n;
  readonly apply: (values: Readonly<Record<string, string>>) => void;
}

const FORM = "cdf-AllFiles-form";

/** Sets fields of all files in the list whose upload did not begin, or failed. */
export function AllFilesForm({ fields, i18n, apply }: AllFilesProps): JSX.Element {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    apply(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));
    setValues({});
    setOpen(false);
  };
  return h(
    "details",
    {
      className: "cdf-AllFiles",
      open,
      onToggle: (event: Event) => {
        if (event.currentTarget instanceof HTMLDetailsElement) setOpen(event.currentTarget.open);
      },
    },
    h("summary", null, i18n("cdfAllFiles")),
    h(
      "form",
      { id: FORM, onSubmit: submit },
      ...fields.map((field) => {
        const inputId = `cdf-AllFiles-${field.id}`;
        return h(
          "div",
          { key: field.id, className: "cdf-AllFiles-field" },
          h("label", { htmlFor: inputId }, field.name),
          h(FieldInput, {
            field,
            inputId,
            className: "uppy-u-reset uppy-c-textInput",
            value: values[field.id] ?? "",
            onChange: (value) => setValues({ ...values, [field.id]: value }),
            required: false,
            form: FORM,
            name: "all files",
            fieldsWith: (value) => fieldsFromMeta({ [field.id]: value }),
          }),
        );
      }),
      h("p", null, i18n("cdfAllFilesHint")),
      h("button", { type: "submit", className: "cdf-Panel-button" }, i18n("cdfAllFilesApply")),
    ),
  );
}
