/**
 * Whether a reader wants a page rather than JSON: only where `Accept` prefers it, so that tools which take anything get
 * JSON, and browsers, which name HTML first, a page.
 */
export function prefersHtml(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return qualityOf(accept, 'text', 'html') > qualityOf(accept, 'application', 'json');
}

/** The quality of a media type by the most specific range that covers it; 0: it is not accepted. */
function qualityOf(accept: string, type: string, subtype: string): number {
  let best = { specific: 0, quality: 0 };
  for (const range of accept.slice(0, 1_000).split(',')) {
    const [media = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const specific = media === `${type}/${subtype}` ? 3 : media === `${type}/*` ? 2 : media === '*/*' ? 1 : 0;
    if (specific <= best.specific) continue;
    const given = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = given === undefined ? 1 : Number(given.slice(2));
    best = { specific, quality: Number.isFinite(quality) ? quality : 0 };
  }
  return best.quality;
}

/** Languages in the order a reader prefers them. */
export function languagesOf(acceptLanguage: string | undefined): readonly string[] {
  return (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const given = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, quality: given === undefined ? 1 : Number(given.slice(2)) };
    })
    .filter(({ tag, quality }) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
