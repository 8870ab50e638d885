/** The look of the elements, in light and dark. Pages set `--cdf-accent`, and the font and colours of the host. */
const RULES = `
:host { display: block; color-scheme: light dark; --accent: var(--cdf-accent, light-dark(#0b57d0, #a8c7fa)); }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.drop { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 1rem;
  border: 2px dashed color-mix(in srgb, currentColor 55%, transparent); border-radius: 8px; }
.drop.over { border-color: var(--accent); background: color-mix(in srgb, var(--accent) 12%, transparent); }
label { font-weight: 600; }
.hint, .status { color: color-mix(in srgb, currentColor 78%, transparent); margin: 0; }
input[type=file] { max-width: 100%; font: inherit; min-height: 2.25rem; }
button { min-height: 2.25rem; padding: 0.25rem 0.9rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid currentColor; border-radius: 6px; cursor: pointer; }
button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: 0.75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.name { font-weight: 600; overflow-wrap: anywhere; margin: 0; }
.fault { color: light-dark(#a50e0e, #ffb4ab); }
.hint:not(.drop *):not(:empty) { margin: 0.5rem 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.4rem; }
.buttons:empty { display: none; }
progress { width: 100%; height: 0.7rem; accent-color: var(--accent); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

let sheet: CSSStyleSheet | undefined;

/** The style sheet, which a strict Content-Security-Policy allows. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}
