/** One or more bytes, percent-encoded one or more times. */
const PERCENT = /(?:%(?:25)*[\da-f]{2})+/gi;

/** Character references by number or by name, in JSON and HTML. */
const NUMBERED = /\\{1,16}u([\da-f]{4})|&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Maximum depth of nested encodings; more is not accidental. */
const ROUNDS = 3;

/** A text without the escapes of URLs, JSON and HTML, including nested ones. Linear in the text. */
export function decodeAll(text: string): string {
  let plain = text;
  for (let round = 0; round < ROUNDS && /[%&\\]/.test(plain); round += 1) plain = decodeOnce(plain);
  return plain;
}

function decodeOnce(text: string): string {
  return text
    .replace(PERCENT, fromPercent)
    .replace(NUMBERED, (all, json, hex, decimal, name) =>
      name === undefined
        ? String.fromCharCode(decimal === undefined ? Number.parseInt(json ?? hex, 16) : Number(decimal))
        : (NAMED[String(name).toLowerCase()] ?? all),
    )
    .replaceAll("\\", "");
}

function fromPercent(bytes: string): string {
  try {
    return decodeURIComponent(bytes.replace(/%(?:25)+(?=[\da-f]{2})/gi, "%"));
  } catch {
    return bytes;
  }
}
