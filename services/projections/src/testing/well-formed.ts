const VOID = ['meta', 'input', 'br', 'link', 'img', 'hr'];
const SELF_CLOSING_SVG = /\/>$/;

/**
 * Reads a page strictly, as a parser that forgives nothing: every element closed in order, attributes quoted and each
 * once, ids unique, every label's field there.
 * @throws Error that says where a page is not well-formed
 */
export function assertWellFormed(text: string): void {
  const open: string[] = [];
  const ids = new Set<string>();
  const wantedIds: string[] = [];
  const body = text.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/, '');
  let at = 0;
  for (const tag of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*(\/?)>/g)) {
    const between = body.slice(at, tag.index);
    if (/[<>]/.test(between)) throw new Error(`a stray bracket in: ${between.slice(0, 200)}`);
    if (/&(?!amp;|lt;|gt;|quot;|#39;)/.test(between)) throw new Error(`a stray ampersand in: ${between.slice(0, 200)}`);
    at = tag.index + tag[0].length;
    const [whole, closing, name, attributes] = tag as unknown as [string, string, string, string];
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}> near: ${body.slice(Math.max(0, at - 200), at)}`);
      continue;
    }
    readAttributes(attributes, ids, wantedIds);
    if (!VOID.includes(name) && !SELF_CLOSING_SVG.test(whole)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
  if (/[<>]/.test(body.slice(at))) throw new Error('a stray bracket at the end');
  for (const id of wantedIds) if (!ids.has(id)) throw new Error(`nothing has the id ${id}`);
}

function readAttributes(text: string, ids: Set<string>, wantedIds: string[]): void {
  const names = new Set<string>();
  for (const [, name, value] of text.matchAll(/\s+([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g)) {
    if (names.has(name!)) throw new Error(`${name} twice in:${text}`);
    names.add(name!);
    if (name === 'id') {
      if (ids.has(value!)) throw new Error(`the id ${value} twice`);
      ids.add(value!);
    }
    if (name === 'for' || name === 'aria-labelledby') wantedIds.push(value!);
  }
}
