import { BadRequest } from '../problems/refusals.ts';
import { CommandBody } from './command-body.ts';
import {
  ChoiceField,
  Code_,
  CountField,
  DateField,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UrlField,
  UuidField,
  ZoneField,
} from './field.decorators.ts';
import { toBody } from './to-body.ts';

class Contact {
  @PersonalText({ kind: 'person', max: 100, example: 'Akello Invented' }) name: string;
  @OptionalField() @UrlField() site?: string;
}
class Register extends CommandBody {
  @Text({ max: 10, example: 'A name' }) name: string;
  @UnitCodeField() unit: string;
  @OptionalField() @UuidField() id?: string;
  @OptionalField() @ListOf(() => Contact, { max: 2 }) contacts?: Contact[];
  @OptionalField() @Nested(() => Contact) chair?: Contact;
  @OptionalField() @ListOf('code', { max: 3 }) themes?: string[];
  @OptionalField() @ChoiceField(['cso', 'cbo']) kind?: string;
  @OptionalField() @CountField({ max: 9 }) members?: number;
  @OptionalField() @FlagField() sample?: boolean;
  @OptionalField() @Code_() category?: string;
  @OptionalField() @DateField() founded?: string;
  @OptionalField() @ZoneField() zone?: string;
  @OptionalField() @Text({ max: 50, lines: true, example: 'Two\nlines' }) note?: string;
}
const whole = { name: 'A name', unit: 'UG-402' };

function faults(plain: unknown): readonly string[] {
  try {
    toBody(Register, plain);
  } catch (error) {
    if (error instanceof BadRequest) return error.errors.map((fault) => `${fault.pointer} ${fault.code}`);
    throw error;
  }
  return [];
}

describe('a body', () => {
  it('becomes an instance of its class, and objects within it stay plain', () => {
    const body = toBody(Register, {
      ...whole,
      contacts: [{ name: 'Akello Invented' }],
      chair: { name: 'B' },
      effectiveOn: '2026-03-01',
    });
    expect(body).toBeInstanceOf(Register);
    for (const within of [body.contacts![0]!, body.chair!]) {
      expect(Object.getPrototypeOf(within)).toBe(Object.prototype);
    }
    expect({ ...body, contacts: 1, chair: 1 }).toEqual({ ...whole, effectiveOn: '2026-03-01', contacts: 1, chair: 1 });
  });

  it('is told every fault, by pointer', () => {
    expect(faults({ unit: 'ug 402', id: 'ABC', members: -1, contacts: [{ name: 'x' }, { nam: 'y' }] })).toEqual([
      '/contacts/1/nam unknown-field',
    ]);
    expect(
      faults({ unit: 'ug 402', id: 'ABC', members: -1, contacts: [{ name: 'x' }, { name: 5 }] }).toSorted(),
    ).toEqual(['/contacts/1/name text', '/id uuid', '/members count', '/name required', '/unit unit-code']);
  });

  it.each([
    ['an unknown field', { ...whole, extra: 1 }, '/extra unknown-field'],
    [
      'a field named like a method of every object',
      JSON.parse('{"name":"A","unit":"UG-402","constructor":{}}'),
      '/constructor unknown-field',
    ],
    ['a field with a slash in its name', { ...whole, 'a/b~c': 1 }, '/a~1b~0c unknown-field'],
    ['null for a field that may be left out', { ...whole, id: null }, '/id null'],
    ['null for one that may not', { ...whole, name: null }, '/name null'],
    ['a number for a text', { ...whole, name: 5 }, '/name text'],
    ['an object for a text', { ...whole, name: { $gt: '' } }, '/name text'],
    ['a list for a text', { ...whole, name: ['a'] }, '/name text'],
    ['a lone surrogate', { ...whole, name: 'a\ud800' }, '/name text'],
    ['a control character', { ...whole, name: 'a\u0000' }, '/name text'],
    ['a line break where there is one line', { ...whole, name: 'a\nb' }, '/name text'],
    ['only spaces', { ...whole, name: '   ' }, '/name text'],
    ['too long a text', { ...whole, name: 'a'.repeat(11) }, '/name text'],
    ['a date that does not exist', { ...whole, founded: '2026-02-30' }, '/founded date'],
    ['a year beyond four digits', { ...whole, founded: '12026-02-03' }, '/founded date'],
    ['a fraction for a count', { ...whole, members: 1.5 }, '/members count'],
    ['a count as text', { ...whole, members: '1' }, '/members count'],
    ['a choice that is none', { ...whole, kind: 'ngo' }, '/kind choice'],
    ['a list that is none', { ...whole, themes: 'governance' }, '/themes list'],
    ['a list with a repeat', { ...whole, themes: ['a', 'a'] }, '/themes list'],
    ['a list too long', { ...whole, themes: ['a', 'b', 'c', 'd'] }, '/themes list'],
    ['an object for a list of objects', { ...whole, contacts: { name: 'x' } }, '/contacts list'],
    ['a list for an object', { ...whole, chair: [{ name: 'x' }] }, '/chair object'],
    ['a text for an object', { ...whole, chair: 'x' }, '/chair object'],
    ['a zone that is none', { ...whole, zone: 'Africa/Nowhere' }, '/zone zone'],
    ['an address that is none', { ...whole, chair: { name: 'x', site: 'javascript:alert(1)' } }, '/chair/site url'],
  ])('with %s is refused', (_, plain, fault) => {
    expect(faults(plain)).toEqual([fault]);
  });

  it.each([[[]], ['text'], [5], [true]])('that is no object is refused: %j', (plain) => {
    expect(faults(plain)).toEqual([' object']);
  });

  it('counts characters, not halves of them', () => {
    expect(faults({ ...whole, name: '😀'.repeat(10) })).toEqual([]);
    expect(faults({ ...whole, name: '😀'.repeat(11) })).toEqual(['/name text']);
  });

  it('may hold lines where lines are allowed', () => {
    expect(faults({ ...whole, note: 'one\n\ttwo' })).toEqual([]);
    expect(faults({ ...whole, note: 'one\r\u0007' })).toEqual(['/note text']);
  });

  it('never repeats a value in a fault', () => {
    try {
      toBody(Register, { ...whole, contacts: [{ name: 'secret\u0000name' }] });
    } catch (error) {
      expect(JSON.stringify([(error as BadRequest).errors, (error as BadRequest).message])).not.toContain('secret');
      return;
    }
    throw new Error('accepted');
  });
});
