/** Fields for the Dashboard that are checked before they are saved, with choices from the application. */
import type { FileFields } from "@cdf-multipart/core";
import type { Body, Meta, UppyFile } from "@uppy/core";
import { h, type JSX } from "@uppy/core/utils/preact";
import type { CheckedField } from "./checked-field.js";
import { FieldInput } from "./field-input.js";
import { fieldsFromMeta } from "./fields-from-meta.js";

/** What the Dashboard passes to a field. */
interface FieldSlot {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fieldCSSClasses: { readonly text: string };
  readonly required: boolean;
  readonly form: string;
}

/** A field as the Dashboard takes it. */
export interface MetaFieldWithCheck {
  id: string;
  name: string;
  render: (slot: FieldSlot) => JSX.Element;
}

/**
 * Makes the Dashboard's option `metaFields`. A value that CDF would refuse cannot be saved: the form says why,
 * and keeps what was typed. The rules are those of the API's document; they are loaded with the first file.
 *
 * @param options `fields`: the same function as that of `CdfUpload`, if it has one.
 */
export function checkedMetaFields<M extends Meta, B extends Body>(
  fields: readonly CheckedField[],
  options: { readonly fields?: (file: UppyFile<M, B>) => Partial<FileFields> } = {},
): (file: UppyFile<M, B>) => MetaFieldWithCheck[] {
  return (file) =>
    fields.map((field) => ({
      id: field.id,
      name: field.name,
      render: ({ value, onChange, fieldCSSClasses, required, form }) =>
        h(FieldInput, {
          field,
          inputId: `uppy-Dashboard-FileCard-input-${field.id}`,
          className: fieldCSSClasses.text,
          value,
          onChange,
          required,
          form,
          name: file.name,
          fieldsWith(typed): Partial<FileFields> {
            const meta = { ...file.meta, [field.id]: typed };
            return options.fields?.({ ...file, meta }) ?? fieldsFromMeta({ type: file.type, ...meta });
          },
        }),
    }));
}
