import { healthLooks } from '../view/index.ts'
import { Html } from './html.ts'

const colours = healthLooks.map(({ state, colour }) => `.${state}{background:${colour}}`).join('\n')

/** Light and dark by the system's setting; text contrast 4.5:1 and more in both. */
export const startPageStyle = new Html(`
:root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--soft:#57606a;--line:#d0d7de;--link:#0550ae;--bad:#a33a00}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#e6edf3;--soft:#9da7b1;--line:#30363d;--link:#79c0ff;--bad:#ff9d5c}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:72rem;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.1rem}
header p,small,nav li,.none{color:var(--soft)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:0;list-style:none}
a{color:var(--link)}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.notice{border-left:4px solid var(--line);padding:.25rem .75rem}
.away table{opacity:.6}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .45rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400;vertical-align:top}
thead th{font-size:.8rem;white-space:nowrap}
tbody th small{display:block}
.problem{color:var(--bad)}
.number{text-align:right;font-variant-numeric:tabular-nums}
.bar{min-width:6rem}
.stack{display:flex;gap:1px;height:.8rem;margin-top:.35rem}
.stack span{min-width:3px}
${colours}
.unknown{background:repeating-linear-gradient(45deg,var(--soft) 0 2px,transparent 2px 5px)}
`)
