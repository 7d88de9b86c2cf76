import { createHash } from 'node:crypto';

/**
 * The whole style of every page, inline: one round trip on a slow line. Colours are of a contrast of 4.5 and more against
 * their ground; nothing is told by colour alone.
 */
export const STYLES = `
:root{--ink:#1b2430;--soft:#4c5868;--line:#d8dde3;--faint:#f4f6f8;--paper:#fff;--brand:#0f5257;--brand-soft:#e3f0ef;
--up:#0f5257;--down:#9a3b1b;--mark:#fff4d6;--mark-line:#8a5a00}
*{box-sizing:border-box}
html{font:400 16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,sans-serif;color:var(--ink);background:var(--paper);
-webkit-text-size-adjust:100%}
body{margin:0;display:flex;flex-direction:column;min-height:100vh}
a{color:var(--brand);text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid #b3541e;outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw;top:0;background:var(--ink);color:#fff;padding:.6rem 1rem;z-index:2}
.skip:focus{left:0}
.wide{max-width:76rem;margin:0 auto;padding:0 1.25rem;width:100%}
.masthead{border-bottom:1px solid var(--line);background:var(--paper)}
.masthead>.wide{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-top:.8rem;padding-bottom:.8rem}
.masthead strong{font-size:1.05rem;letter-spacing:-.01em}
.masthead strong a{color:var(--ink);text-decoration:none}
.masthead ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
.masthead li a{color:var(--soft);text-decoration:none;padding:.2rem 0;display:inline-block;border-bottom:2px solid transparent}
.masthead li a:hover{color:var(--ink);border-color:var(--line)}
.masthead li a[aria-current]{color:var(--ink);border-color:var(--brand);font-weight:600}
.sample{background:var(--mark);border-bottom:1px solid #ecd9a6;color:#5c3d00;font-size:.9rem}
.sample p{margin:0;padding:.4rem 0}
main.wide{flex:1;padding-top:1.7rem;padding-bottom:3rem}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.02em;margin:0 0 .2rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;letter-spacing:-.01em;margin:2.2rem 0 .6rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.3rem 0;max-width:46rem}
.lead{color:var(--soft);margin:0 0 1.2rem}
.crumbs{font-size:.9rem;color:var(--soft);margin:0 0 .4rem}
.ask{display:flex;flex-wrap:wrap;gap:.7rem .9rem;align-items:end;background:var(--faint);border:1px solid var(--line);border-radius:6px;
padding:.8rem .9rem;margin:0 0 .6rem}
.ask>div{min-width:0;flex:1 1 10.6rem}
.ask label{display:block;font-size:.82rem;font-weight:600;color:var(--soft);margin-bottom:.15rem}
.ask input,.ask select{width:100%;font:inherit;color:inherit;padding:.35rem .5rem;border:1px solid #7c8794;border-radius:4px;background:var(--paper);
min-height:2.4rem}
.ask button{font:inherit;font-weight:600;color:#fff;background:var(--brand);border:1px solid var(--brand);border-radius:4px;padding:.35rem 1.1rem;
min-height:2.4rem;cursor:pointer}
.quick{font-size:.9rem;color:var(--soft);margin:0 0 1.4rem;max-width:none}
.quick a{white-space:nowrap;display:inline-block;margin-right:.8rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:1px;background:var(--line);border:1px solid var(--line);
border-radius:6px;overflow:hidden;margin:0 0 1.2rem}
.tiles div{background:var(--paper);padding:.7rem .9rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.tiles dt{color:var(--soft);font-size:.85rem;line-height:1.3}
.tiles dd{margin:0;font-size:1.9rem;line-height:1.15;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tiles dd a{color:inherit;text-decoration:none;border-bottom:2px solid var(--brand-soft)}
.tiles dd a:hover{border-color:var(--brand)}
.tiles dd small{font-size:.85rem;font-weight:400;color:var(--soft);letter-spacing:0}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2.5rem;align-items:start}
figure{margin:0}
figure svg{display:block;width:100%;height:auto;max-width:34rem}
figcaption{font-weight:650;font-size:1.1rem;letter-spacing:-.01em;margin:1.4rem 0 .4rem}
svg text{font:400 11px system-ui,sans-serif;fill:#4c5868}
.scroll{position:relative;overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.94rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.88rem;padding:0 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.42rem .8rem .42rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.82rem;font-weight:600;color:var(--soft);border-bottom:1.5px solid #9aa5b1;white-space:nowrap;vertical-align:bottom}
thead th a{color:inherit}
tbody th{font-weight:500}
tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:1.5px solid #9aa5b1}
.held tbody th{position:sticky;left:0;background:var(--paper)}
.n{text-align:right;padding-right:0;padding-left:.8rem;white-space:nowrap}
.none{color:#5d6875}
.bar{width:34%;min-width:4rem}
thead .bar{border-bottom:1.5px solid #9aa5b1}
.n+.bar,.n+td:not(.n),.n+th:not(.n){padding-left:1rem}
.bar svg{display:block;width:100%;height:.7rem;margin-top:.4rem}
tbody tr:hover{background:var(--faint)}
.tag{display:inline-block;border:1px solid #aeb8c2;border-radius:99px;padding:0 .55rem;font-size:.85rem;line-height:1.45;color:var(--ink);white-space:nowrap}
.tag.on{background:var(--brand-soft);border-color:#7fb0ad}
.tag.off{background:var(--faint)}
.more{margin:1rem 0;display:flex;flex-wrap:wrap;gap:.4rem 1.2rem}
.trail{list-style:none;margin:0;padding:0}
.trail>li{border-left:3px solid var(--line);padding:.1rem 0 1.1rem 1.1rem;position:relative}
.trail>li::before{content:"";position:absolute;left:-7px;top:.45rem;width:11px;height:11px;border-radius:50%;background:var(--paper);border:3px solid var(--brand)}
.trail>li.quiet::before{border-color:#9aa5b1}
.trail>li.quiet>h2{font-weight:400;color:var(--soft)}
.trail h2{font-weight:600;margin:0 0 .2rem;font-size:1.02rem;line-height:1.4;max-width:46rem;overflow-wrap:anywhere}
.trail time{font-variant-numeric:tabular-nums}
.when{color:var(--soft);font-size:.88rem;margin:0}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.05rem .9rem;margin:.3rem 0 0;font-size:.92rem}
.facts dt{color:var(--soft)}
.facts dd{margin:0;overflow-wrap:anywhere}
.facts del{color:var(--down);text-decoration-thickness:1px}
.facts ins{color:var(--up);text-decoration:none;font-weight:600}
.facts ul{margin:0;padding:0;list-style:none}
.facts .run li{display:inline}
.facts .run li:not(:last-child)::after{content:" · ";color:var(--soft)}
.plain{margin:.2rem 0 1rem;padding-left:1.1rem}
.plain li{margin:.1rem 0;overflow-wrap:anywhere}
.answers{list-style:none;margin:0;padding:0}
.answers b{font-weight:600}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--brand)}
code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem;list-style:none;margin:1rem 0;padding:0}
.cards li{border:1px solid var(--line);border-radius:6px;padding:.9rem 1rem}
.cards p{color:var(--soft);font-size:.93rem;margin:.2rem 0 0}
.cards a{font-weight:600}
.foot{border-top:1px solid var(--line);background:var(--faint);color:var(--soft);font-size:.86rem;padding:.9rem 0 1.2rem}
.foot p{max-width:none}
.languages{list-style:none;margin:.4rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.languages [aria-current]{font-weight:600;text-decoration:none}
.foot a{color:var(--ink)}
@media (max-width:44rem){
.wide,main.wide{padding-left:.9rem;padding-right:.9rem}
thead th{white-space:normal}
svg text{font-size:17px}
h1{font-size:1.45rem}
.rows thead{position:absolute;left:-100vw}
.rows caption{display:none}
.rows,.rows tbody,.rows tr,.rows th,.rows td{display:block;width:100%}
.rows tr{border-bottom:1px solid var(--line);padding:.5rem 0}
.rows th,.rows td{border:0;padding:.1rem 0;overflow-wrap:anywhere}
.rows td:empty{display:none}
.rows td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
.rows .n{text-align:left;padding-left:0;white-space:normal}
.facts{grid-template-columns:minmax(0,1fr)}
.facts dt{margin-top:.3rem}
.bar{display:none}
}
@media (min-width:60rem){.trail .facts{max-width:62rem}}
@media print{
@page{margin:14mm}
html{font-size:10.5pt}
.skip,.masthead nav,.foot nav,.ask,.quick,.more{display:none}
a{color:inherit;text-decoration:none}
.sample,.foot{background:none;border-color:#999}
body{min-height:0}
main.wide{padding-top:.6rem;padding-bottom:.6rem}
h2{margin:.9rem 0 .3rem}
h2,h3{break-after:avoid}
.pair{grid-template-columns:1fr 1fr;gap:0 1.5rem}
.tiles div{padding:.3rem .6rem}
.tiles dd{font-size:1.3rem}
.plain{margin-bottom:.4rem}
tr,figure,.plain li,.trail>li{break-inside:avoid}
tbody tr:hover{background:none}
}
`.replaceAll('\n', '');

const digest = createHash('sha256').update(STYLES).digest('base64');

/** Nothing is loaded, run or embedded but this style; forms lead only here, and no page elsewhere may frame ours. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${digest}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
