import { isDeepStrictEqual } from "node:util";
import { fingerprint } from "../compat/view-schema.mjs";
import { resolve } from "../generate/document.mjs";

/**
 * One operation of the full description, with the texts and headers of the current spec.
 *
 * @param {any} ours the operation as it stands in today's spec, or a draft of a new one
 * @param {import("./slice-operations.mjs").Slice} theirs
 * @param {object} context
 * @param {any} context.today
 * @param {any} context.published
 * @param {(ours: any, theirs: any, use: import("../compat/grades.mjs").Direction) => any} context.adopt a schema
 * @param {any} context.components of the result: what today's spec names is there, and is changed in place
 * @param {Map<string, any>} context.adopted what other operations put there already, by reference
 */
export function adoptOperation(ours, theirs, { today, published, adopt, components, adopted }) {
  return {
    ...ours,
    operationId: theirs.id,
    ...parametersOf(),
    ...bodyOf(),
    responses: answersOf(),
    ...(theirs.operation.security !== undefined && { security: theirs.operation.security }),
  };

  /** Headers are ours, because full descriptions omit them. The rest is theirs, under our names. */
  function parametersOf() {
    const known = (ours.parameters ?? []).map((node) => ({ node, one: resolve(today, node) }));
    const place = (one) => known.findIndex((other) => other.one.in === one.in && other.one.name === one.name);
    const parameters = theirs.parameters
      .filter((one) => one.in !== "header")
      .sort((left, right) => (place(left) < 0 ? 99 : place(left)) - (place(right) < 0 ? 99 : place(right)))
      .map((one) => adoptParameter(known[place(one)], one));
    const headers = known.filter(({ one }) => one.in === "header").map(({ node }) => node);
    return parameters.length + headers.length === 0
      ? { parameters: undefined }
      : { parameters: [...parameters, ...headers] };
  }

  function adoptParameter(known, parameter) {
    const { name, in: place, required, style, explode } = parameter;
    const rules = {
      ...(required && { required }),
      ...(style && { style }),
      ...(explode !== undefined && { explode }),
    };
    if (known === undefined) {
      // If another operation has the same parameter, the spec has a name for it.
      const shared = Object.entries(components.parameters).find(
        ([, one]) =>
          one.in === place &&
          one.name === name &&
          (one.required === true) === (required === true) &&
          fingerprint(today, one.schema) === fingerprint(published, parameter.schema),
      );
      if (shared !== undefined) return { $ref: `#/components/parameters/${shared[0]}` };
      return { name, in: place, ...rules, schema: adopt(undefined, parameter.schema, "request") };
    }
    const { node, one } = known;
    const { required: _, style: __, explode: ___, ...words } = one;
    return put("parameters", node, {
      ...words,
      ...rules,
      schema: adopt(one.schema, parameter.schema, "request"),
    });
  }

  function bodyOf() {
    const body = resolve(published, theirs.operation.requestBody);
    if (body === undefined) return { requestBody: undefined };
    const { content, ...words } = resolve(today, ours.requestBody) ?? {};
    return {
      requestBody: {
        ...words,
        required: body.required === true,
        content: contentOf(content, body.content, "request"),
      },
    };
  }

  function answersOf() {
    const answers = Object.entries(theirs.operation.responses).map(([status, node]) => {
      const answer = resolve(published, node);
      const known = ours.responses[status];
      if (known === undefined)
        return [
          status,
          { description: answer.description, content: contentOf(undefined, answer.content, "answer") },
        ];
      const { content, ...words } = resolve(today, known);
      return [
        status,
        put("responses", known, { ...words, content: contentOf(content, answer.content, "answer") }),
      ];
    });
    return Object.fromEntries(answers);
  }

  function contentOf(known = {}, given = {}, use) {
    return Object.fromEntries(
      Object.entries(given).map(([type, { schema }]) => {
        const { schema: before, ...words } = known[type] ?? {};
        return [type, { schema: adopt(before, schema, use), ...words }];
      }),
    );
  }

  /** If the spec has a name for it, it is stored under that name. */
  function put(kind, node, value) {
    const name = node.$ref?.split("/").at(-1);
    if (name === undefined) return value;
    const known = adopted.get(node.$ref);
    // Another operation stored something different under the name, so this one is written out.
    if (known !== undefined && !isDeepStrictEqual(known, value)) return value;
    adopted.set(node.$ref, value);
    components[kind][name] = value;
    return { $ref: node.$ref };
  }
}
