import { Type } from 'typebox';
import { plain } from '../publication/json-schema.ts';
import { Code, Personal, Uuid } from '../schemas.ts';
import { namedIn } from './named-in.ts';
import { hindrances } from './read-by.ts';

const closed = { additionalProperties: false } as const;
const object = (properties: Parameters<typeof Type.Object>[0]) => Type.Object(properties, closed);
const readBy = (newer: object, older: object) => hindrances(plain(newer), plain(older));
const note = object({ code: Code, text: Type.String({ maxLength: 80 }), tags: Type.Optional(Type.Array(Code)) });

describe('a schema is read by readers of the one before', () => {
  it('where it is the same, or says the same in other words', () => {
    expect(readBy(note, note)).toEqual([]);
    expect(readBy(object({ id: Type.String({ description: 'New' }) }), object({ id: Type.String() }))).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['a field more', object({ ...note.properties, by: Uuid }), note],
    ['a field that may be there', object({ ...note.properties, by: Type.Optional(Uuid) }), note],
    ['a field always there that might be', object({ a: Code }), object({ a: Type.Optional(Code) })],
    ['no longer a field that might be there', object({}), object({ a: Type.Optional(Code) })],
    ['shorter texts', object({ a: Type.String({ maxLength: 5 }) }), object({ a: Type.String({ maxLength: 9 }) })],
    ['fewer codes', object({ a: Type.Enum(['b']) }), object({ a: Type.Enum(['b', 'c']) })],
    ['one code of several', object({ a: Type.Literal('b') }), object({ a: Type.Enum(['b', 'c']) })],
    ['a field more inside', object({ a: object({ b: Code, c: Code }) }), object({ a: object({ b: Code }) })],
    [
      'a field more of each item',
      object({ a: Type.Array(object({ b: Code, c: Code })) }),
      object({ a: Type.Array(object({ b: Code })) }),
    ],
    ['a variant fewer', object({ a: Code }), object({ a: Type.Union([Code, Type.Null()]) })],
  ])('where it has %s', (_, newer, older) => {
    expect(readBy(newer, older)).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['a field fewer', object({}), object({ a: Code })],
    ['a field that need not be there any more', object({ a: Type.Optional(Code) }), object({ a: Code })],
    ['another type', object({ a: Type.Integer() }), object({ a: Code })],
    ['longer texts', object({ a: Type.String({ maxLength: 9 }) }), object({ a: Type.String({ maxLength: 5 }) })],
    ['texts without an end', object({ a: Type.String() }), object({ a: Type.String({ maxLength: 5 }) })],
    ['smaller numbers', object({ a: Type.Integer({ minimum: -1 }) }), object({ a: Type.Integer({ minimum: 0 }) })],
    ['another pattern', object({ a: Uuid }), object({ a: Code })],
    ['a code more', object({ a: Type.Enum(['b', 'c', 'd']) }), object({ a: Type.Enum(['b', 'c']) })],
    ['a free text for codes', object({ a: Type.String() }), object({ a: Type.Enum(['b', 'c']) })],
    ['a variant more', object({ a: Type.Union([Code, Type.Null()]) }), object({ a: Code })],
    ['a field fewer inside', object({ a: object({}) }), object({ a: object({ b: Code }) })],
    ['other items', object({ a: Type.Array(Type.Integer()) }), object({ a: Type.Array(Code) })],
    ['a personal field for an open one', object({ a: Personal('person') }), object({ a: object({ subject: Uuid }) })],
  ])('but not where it has %s', (_, newer, older) => {
    expect(readBy(newer, older)).not.toEqual([]);
  });
});

describe('what a schema has names for', () => {
  it('is left of data of a later version, inside and out', () => {
    const schema = object({ a: Type.Array(object({ b: Code })), c: Type.Optional(object({ d: Code })) });
    const data = { a: [{ b: 'x', e: 1 }], c: { d: 'y', f: 2 }, g: 3 };
    expect(namedIn(schema, data)).toEqual({ a: [{ b: 'x' }], c: { d: 'y' } });
    expect(data.g).toBe(3);
  });

  it('is found by the variant that the data can be', () => {
    const by = (kind: string, more: object) => object({ kind: Type.Literal(kind), ...more });
    const schema = object({ a: Type.Union([by('one', { b: Code }), by('two', { c: Code }), Type.Null()]) });
    expect(namedIn(schema, { a: { kind: 'two', c: 'x', d: 1 } })).toEqual({ a: { kind: 'two', c: 'x' } });
    expect(namedIn(schema, { a: null })).toEqual({ a: null });
  });

  it('keeps a personal value whole, sealed or not', () => {
    const schema = object({ name: Personal('person') });
    const value = { subject: 'a', value: 'Invented' };
    expect(namedIn(schema, { name: value, more: 1 })).toEqual({ name: value });
  });
});
