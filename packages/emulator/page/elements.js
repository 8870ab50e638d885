/**
 * Creates an element. Text is inserted as text, never as HTML: file names come from any client.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | Node)[])[]} rows
 * @param {ReadonlySet<number>} numbers right-aligned columns
 */
export function table(heads, rows, numbers) {
  const cell = (
    /** @type {"th" | "td"} */ tag,
    /** @type {string | Node} */ content,
    /** @type {number} */ column,
  ) => {
    const className = numbers.has(column) ? "number" : column === 0 ? "name" : "";
    const made = element(tag, { className }, content);
    if (tag === "th") made.setAttribute("scope", "col");
    return made;
  };
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((content, column) => cell("td", content, column))),
  );
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads.map((head, column) => cell("th", head, column)))),
    element("tbody", {}, ...body),
  );
}

/** @param {number} bytes */
export function sizeText(bytes) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** @param {number} ms since the epoch */
export function timeText(ms) {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
