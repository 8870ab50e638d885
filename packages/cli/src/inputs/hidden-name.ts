/** Files and folders that operating systems create by themselves. Those of macOS start with a dot. */
const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  "desktop.ini",
  "thumbs.db",
  "ehthumbs.db",
  "ehthumbs_vista.db",
  "$recycle.bin",
  "system volume information",
  "icon\r",
  "__macosx",
]);

/**
 * Whether a file or folder is hidden: its name starts with a dot, or an operating system or office program created it for its
 * own use (`desktop.ini`, `Thumbs.db`, `~$report.docx`). The rule is the same on all systems, since shares are read by several.
 */
export function isHiddenName(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || SYSTEM_NAMES.has(name.toLowerCase());
}
