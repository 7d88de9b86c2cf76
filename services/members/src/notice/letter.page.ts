import { createHash } from 'node:crypto';
import type { Named, NoticeText } from './notice.text.pure.ts';
import { wordsIn } from './notice.text.pure.ts';

const STYLE =
  'html{font:12pt/1.5 Georgia,serif;color:#111;background:#fff}body{max-width:38em;margin:2cm auto;padding:0 1em}header{border-bottom:1px solid #111;margin-bottom:2em}h1{font-size:1.3em}.where{text-align:right}.receipt{margin-top:3em;border-top:1px dashed #111;padding-top:1em;break-inside:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:1.2em 1em}dd{margin:0;border-bottom:1px solid #111}@media print{body{margin:0;max-width:none}}';
const digest = createHash('sha256').update(STYLE).digest('base64');

/** A letter loads and runs nothing, and is kept by no cache. */
export const LETTER_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
} as const;

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark]!);

/** A notice as a page to print: with a slip to sign, where its arrival must be proven. */
export function letterPage(
  text: NoticeText,
  named: Named,
  { needsProof, on }: { needsProof: boolean; on: string },
): string {
  const { letterTitle, receipt } = wordsIn(text.language);
  const [title, ...lines] = receipt;
  const slip = `<section class="receipt"><h2>${escaped(title)}</h2><p>${escaped(text.reference)}</p><dl>${lines.map((line) => `<dt>${escaped(line)}</dt><dd></dd>`).join('')}</dl></section>`;
  return [
    `<!doctype html><html lang="${escaped(text.language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(`${letterTitle} · ${text.reference} · ${named.forum}`)}</title><style>${STYLE}</style></head>`,
    `<body><header><p><strong>${escaped(named.forum)}</strong></p><p class="where">${escaped(on)}<br>${escaped(text.reference)}</p></header>`,
    `<main><h1>${escaped(text.subject)}</h1>`,
    ...text.paragraphs.map((one) => `<p>${escaped(one)}</p>`),
    `</main>${needsProof ? slip : ''}</body></html>`,
  ].join('\n');
}
