/** What systems put into folders by themselves, and nobody means to upload. The files of macOS begin with a dot. */
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
 * Whether a file or folder is hidden: its name begins with a dot, or a system or an office program made it for itself
 * (`desktop.ini`, `Thumbs.db`, `~$report.docx`). The same everywhere: such files also lie on shares that other systems read.
 */
export function isHiddenName(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || SYSTEM_NAMES.has(name.toLowerCase());
}
