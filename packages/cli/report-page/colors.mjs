/** The colours of the style of the page, as they are now: light or dark. */
export function readColors() {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: color("text"),
    quiet: color("quiet"),
    card: color("card"),
    line: color("line"),
    done: color("done"),
    repeated: color("repeated"),
    abandoned: color("abandoned"),
    parts: color("parts"),
  };
}
