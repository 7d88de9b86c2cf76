import { PERSONAL } from './schemas.ts';

export interface PersonalField {
  /** JSON pointer into the data; `*` stands for every item of an array: `/contacts/{every}/name` with `*` for `{every}`. */
  readonly pointer: string;
  readonly kind: 'person' | 'document';
}

/** Every personal field of a schema, nested ones and those in arrays included. */
export function personalPointers(schema: object, at = ''): readonly PersonalField[] {
  const node = schema as {
    [PERSONAL]?: 'person' | 'document';
    properties?: Record<string, object>;
    items?: object;
    anyOf?: object[];
    oneOf?: object[];
    allOf?: object[];
  };
  if (node[PERSONAL] !== undefined) return [{ pointer: at, kind: node[PERSONAL] }];
  const found: PersonalField[] = [];
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    found.push(...personalPointers(child, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  }
  if (node.items !== undefined) found.push(...personalPointers(node.items, `${at}/*`));
  for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) {
    found.push(...personalPointers(child, at));
  }
  return found;
}
