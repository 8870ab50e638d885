/** The style of a report. The scripts of the charts read the colours from here, so that there is one place for light and dark. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --text: #1c2733; --quiet: #4f5d6b; --back: #fff; --card: #f5f7f9; --line: #d5dce2;
  --done: #0b6e4f; --repeated: #b3402a; --abandoned: #66727e; --parts: #35557d }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4eaf0; --quiet: #a5b1bd; --back: #12181f; --card: #1b232c; --line: #37424e;
    --done: #4cc49a; --repeated: #ff8f76; --abandoned: #93a0ad; --parts: #8fb8ec }
}
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: var(--text); background: var(--back) }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
header p, figcaption { color: var(--quiet) } p { margin: .25rem 0 } ul { padding-left: 1.2rem }
li, th, td, p { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line) }
thead th { position: sticky; top: 0; background: var(--back); white-space: nowrap }
th[scope=row] { font-weight: 400; min-width: 12rem } .number { text-align: right; white-space: nowrap }
#files td:last-child { min-width: 14rem }
th button { all: unset; cursor: pointer } th button:focus-visible { outline: 2px solid currentColor }
th[aria-sort=ascending] button::after { content: " ↑" / "" } th[aria-sort=descending] button::after { content: " ↓" / "" }
.scroll { max-height: 32rem; overflow: auto; border-top: 1px solid var(--line) }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--parts) }
.stored { color: var(--done) } .failed { color: var(--repeated); font-weight: 600 } .not-finished { color: var(--repeated) } .skipped { color: var(--quiet) }
figure { margin: .5rem 0 0 } .chart { width: 100% } #throughput { height: 20rem } #parts { height: 30rem }
[role=toolbar] { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 }
[role=toolbar] button { font: inherit; padding: .15rem .7rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px }
summary { cursor: pointer; margin: .5rem 0 }
@media (max-width: 40rem) {
  #files, #files tbody, #files th, #files td { display: block; padding: 0; border: 0; text-align: left }
  #files thead tr, #files tbody tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line) }
  #files th[scope=row], #files td:last-child { flex-basis: 100%; min-width: 0 }
  #files td:empty { display: none }
  #files td[data-label]::before { content: attr(data-label) " "; color: var(--quiet) }
}
`;
