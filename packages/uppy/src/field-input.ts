import type { FileFields } from "@cdf-multipart/core";
import { Fragment, h, type JSX } from "@uppy/core/utils/preact";
import { useEffect, useState } from "@uppy/core/utils/preact/hooks";
import type { CheckedField, Choice } from "./checked-field.js";
import { type FieldCheck, loadedFieldCheck, loadFieldCheck, metaIdOf } from "./field-check.js";
import { joinList, splitList } from "./list-text.js";

/** What an input of the form needs. */
export interface FieldInputProps {
  readonly field: CheckedField;
  readonly inputId: string;
  readonly className: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required: boolean;
  /** The id of the form. */
  readonly form: string;
  /** The name of the file. */
  readonly name: string;
  /** The fields of the file in CDF with this value. */
  readonly fieldsWith: (value: string) => Partial<FileFields>;
}

/** What the browser lets a script refuse. */
interface Validated {
  setCustomValidity(message: string): void;
}

/** An input with what is wrong with its value below it. The browser does not send a form with a fault. */
export function FieldInput(props: FieldInputProps): JSX.Element {
  const { field, inputId, value } = props;
  const check = useFieldCheck();
  const choices = useChoices(field.choices);
  const fault = check === undefined ? undefined : faultOf(check, props);
  const faultId = `${inputId}-fault`;
  // A browser cannot require one of several checkboxes.
  const isMissing = props.required && field.several === true && choices !== undefined && value === "";
  const refused = isMissing ? `${field.name} is required` : fault;
  const common = {
    id: inputId,
    form: props.form,
    required: props.required,
    "aria-describedby": faultId,
    "aria-invalid": fault !== undefined,
    "data-uppy-super-focusable": true,
    ref: (element: Validated | null) => element?.setCustomValidity(refused ?? ""),
  };
  return h(
    Fragment,
    null,
    inputOf(props, common, choices),
    h("p", { id: faultId, className: "cdf-Field-fault", "aria-live": "polite" }, value === "" ? "" : fault),
  );
}

/** What each kind of input gets. */
interface CommonProps {
  readonly id: string;
  readonly form: string;
  readonly required: boolean;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
  readonly "data-uppy-super-focusable": boolean;
  readonly ref: (element: Validated | null) => void;
}

function inputOf(
  { field, className, value, onChange, inputId }: FieldInputProps,
  common: CommonProps,
  choices: readonly Choice[] | undefined,
): JSX.Element {
  if (choices === undefined) {
    return h("input", {
      ...common,
      className,
      type: field.type ?? "text",
      value,
      placeholder: field.placeholder,
      onInput: (event: Event) => onChange(textOf(event)),
    });
  }
  if (field.several !== true) {
    const known = choices.some((choice) => String(choice.value) === value);
    return h(
      "select",
      { ...common, className, value, onChange: (event: Event) => onChange(textOf(event)) },
      h("option", { value: "" }, field.placeholder ?? ""),
      ...choices.map((choice) => h("option", { value: String(choice.value) }, choice.label)),
      // A value from elsewhere is not lost.
      known || value === "" ? null : h("option", { value }, value),
    );
  }
  const chosen = new Set(splitList(value));
  const toggle = (one: string): void => {
    if (!chosen.delete(one)) chosen.add(one);
    onChange(joinList([...chosen]));
  };
  const { id: _, required: __, ref, "aria-describedby": describedBy, ...each } = common;
  return h(
    "div",
    {
      id: inputId,
      role: "group",
      "aria-label": field.name,
      "aria-describedby": describedBy,
      className: "cdf-Field-choices",
    },
    ...choices.map((choice, index) =>
      h(
        "label",
        null,
        h("input", {
          ...each,
          // The first one carries what is wrong with all of them.
          ...(index === 0 ? { ref } : {}),
          type: "checkbox",
          checked: chosen.has(String(choice.value)),
          onChange: () => toggle(String(choice.value)),
        }),
        ` ${choice.label}`,
      ),
    ),
  );
}

function textOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}

/** What is wrong with this field; undefined if nothing is. */
function faultOf(check: FieldCheck, { field, value, name, fieldsWith }: FieldInputProps): string | undefined {
  const fault = check(fieldsWith(value), name).find(({ path }) => metaIdOf(path) === field.id);
  return fault === undefined ? undefined : `${field.name} ${fault.message}`;
}

function useFieldCheck(): FieldCheck | undefined {
  const [check, setCheck] = useState(loadedFieldCheck);
  useEffect(() => {
    // Without the script, the fields are checked when they are saved, and when the upload begins.
    if (check === undefined)
      loadFieldCheck().then(
        (loaded) => setCheck(() => loaded),
        () => {},
      );
  }, []);
  return check;
}

/** The choices of each function, as they arrived. */
const known = new WeakMap<() => Promise<readonly Choice[]>, readonly Choice[]>();

function useChoices(load: CheckedField["choices"]): readonly Choice[] | undefined {
  const [choices, setChoices] = useState(load === undefined ? undefined : known.get(load));
  useEffect(() => {
    if (load === undefined || choices !== undefined) return;
    load().then(
      (loaded) => {
        known.set(load, loaded);
        setChoices(loaded);
      },
      // The user types the value instead.
      () => {},
    );
  }, []);
  return choices;
}
