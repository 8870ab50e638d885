/** Replaces `%{name}` in a text with the value of `name`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/%\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
