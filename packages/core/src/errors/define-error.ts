import { CdfError, type CdfErrorOptions, isCdfError } from "./cdf-error.js";

/** Fields that may be undefined can be left out. */
type OptionalIfUndefined<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key];
} & { [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Fields[Key] };

/**
 * The constructor of an error: `new PartError(message, { code, cause, ...fields })`.
 *
 * @typeParam E the error: CdfError with a narrower `code`, and its own fields.
 * @typeParam Default names of the fields that have a default.
 */
export interface ErrorClass<E extends CdfError, Default extends keyof E = never> {
  new (
    message: string,
    options: OptionalIfUndefined<Omit<E, Exclude<keyof CdfError, "code"> | Default>> &
      Partial<Pick<E, Default>> & { readonly cause?: unknown },
  ): E;
  readonly prototype: E;
}

/**
 * Creates an error class from its type. The type documents the fields, and the class assigns them, without
 * their secrets:
 *
 * ```ts
 * export interface PartError extends CdfError { readonly code: "part-failed"; readonly partNumber: number }
 * export const PartError: ErrorClass<PartError> = defineError("PartError", {});
 * export const isPartError: (error: unknown) => error is PartError = errorGuard("PartError");
 * ```
 *
 * @param name the name of the class, also in minified code.
 * @param defaults values of fields that the constructor's caller may leave out.
 */
export function defineError<E extends CdfError, Default extends keyof E = never>(
  name: string,
  defaults: Pick<E, Default>,
): ErrorClass<E, Default>;
export function defineError(name: string, defaults: object): unknown {
  class Defined extends CdfError {
    constructor(message: string, options: CdfErrorOptions) {
      super(message, { ...defaults, ...options });
    }

    override get name(): string {
      return name;
    }
  }
  // What `util.inspect` shows.
  return Object.defineProperty(Defined, "name", { value: name });
}

/**
 * Creates the guard of an error class. It also recognises errors of another copy of the package, which
 * `instanceof` does not.
 *
 * @param names of the class and of its subclasses that have their own names.
 */
export function errorGuard<E extends CdfError>(...names: readonly string[]): (error: unknown) => error is E {
  return (error): error is E => isCdfError(error) && names.includes(error.name);
}
