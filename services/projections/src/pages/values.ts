import type { Column, ColumnValue } from '../registers/register.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { type Html, html, path, webAddress } from './html.ts';
import { entityTrail } from './links.ts';

export type Naming = (id: string) => string | undefined;

/** A value of a register in words: codes by their labels, units and entities by their names. */
export function valueInWords(
  { name, kind }: Pick<Column<never>, 'name' | 'kind'>,
  value: ColumnValue,
  { words, forum, asOf, knownAt }: Frame,
  entityName: Naming,
): string {
  if (value === null) return '';
  const one = (item: string): string => {
    switch (kind) {
      case 'code':
        return words.codeOf(name, item);
      case 'codes':
        return words.codeOf(name === 'themes' ? 'theme' : name === 'languages' ? 'language' : name, item);
      case 'unit':
      case 'units':
        return forum.tree.nameOf(item, { asOf, knownAt });
      case 'entity':
      case 'entities':
        return entityName(item) ?? item.slice(0, 8);
      case 'date':
        return words.date(item, 'short');
      default:
        return item;
    }
  };
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') return one(value);
  if ('currency' in value) return words.money(value);
  return value.map(one).join(', ');
}

/** The same as a piece of a page: entities lead to their trails, web addresses to the web. */
export function shownValue(
  column: Pick<Column<never>, 'name' | 'kind'>,
  value: ColumnValue,
  frame: Frame,
  entityName: Naming,
  as: 'linked' | 'text' = 'linked',
): Html {
  const text = valueInWords(column, value, frame, entityName);
  if (as === 'text' || value === null) return html`${text}`;
  if (column.kind === 'entity') {
    return html`<a href="${path(entityTrail(value as string), momentOf(frame))}">${text}</a>`;
  }
  if (column.kind === 'unit') {
    const above = frame.forum.tree.wayUp(value as string)[1];
    const isRoot = above === undefined || above.code === frame.forum.founded?.rootUnit;
    return isRoot ? html`${text}` : html`${text} <span class="none">${above.name}</span>`;
  }
  if (column.kind === 'links') {
    return html`${(value as readonly string[]).map((address) => {
      const safe = webAddress(address);
      return safe === undefined ? html`${address} ` : html`<a href="${safe}" rel="noopener noreferrer">${address}</a> `;
    })}`;
  }
  return html`${text}`;
}
