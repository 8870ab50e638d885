/**
 * A URL without what signs it: credentials, query and fragment go. Safe for messages, events and logs. The
 * path stays, since it tells which file it is. Text that is no absolute URL is cut at its first `?` or `#`.
 */
export function redactUrl(url: string | URL): string {
  const text = String(url);
  if (!URL.canParse(text)) return text.replace(/[?#].*$/s, "");
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}
