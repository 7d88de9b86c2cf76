import { Type } from 'typebox';
import { EventCatalogue, NeedsUpgrade } from './catalogue.ts';
import { defineEvent, type EventContract } from './define-event.ts';

const strict = { additionalProperties: false } as const;
const common = { summary: 'A note was taken in a spec.', audience: 'internal', aggregate: 'note' } as const;
const first = defineEvent({
  ...common,
  type: 'members.NoteTaken',
  schemaVersion: 1,
  data: Type.Object({ text: Type.String({ minLength: 1 }) }, strict),
  example: { text: 'a' },
});
const second = defineEvent({
  ...common,
  type: 'members.NoteTaken',
  schemaVersion: 2,
  data: Type.Object({ title: Type.String(), length: Type.Integer({ minimum: 0 }) }, strict),
  example: { title: 'a', length: 1 },
  upcast: (data: { text: string }) => ({ title: data.text, length: data.text.length }),
});
const third = defineEvent({
  ...common,
  type: 'members.NoteTaken',
  schemaVersion: 3,
  data: Type.Object({ title: Type.String(), length: Type.Integer(), language: Type.String() }, strict),
  example: { title: 'a', length: 1, language: 'en' },
  upcast: (data: { title: string; length: number }) => ({ ...data, language: 'und' }),
});
const other = defineEvent({
  ...common,
  type: 'capacity.NoteDropped',
  schemaVersion: 1,
  data: Type.Object({}, strict),
  example: {},
});
const all: EventContract[] = [third, other, first, second];

describe('a catalogue of contracts', () => {
  const catalogue = new EventCatalogue(all);

  it('knows every type and version, in whatever order they came', () => {
    expect(catalogue.types()).toEqual(['capacity.NoteDropped', 'members.NoteTaken']);
    expect(catalogue.all()).toEqual([other, first, second, third]);
    expect(catalogue.latest('members.NoteTaken')).toBe(third);
    expect(catalogue.find('members.NoteTaken', 2)).toBe(second);
  });

  it('knows nothing of others', () => {
    expect(catalogue.latest('members.NeverHeardOf')).toBeUndefined();
    expect(catalogue.find('members.NoteTaken', 4)).toBeUndefined();
    expect(catalogue.find('members.NoteTaken', 0)).toBeUndefined();
  });

  it('is not made with a version missing or twice', () => {
    expect(() => new EventCatalogue([first, third])).toThrow('members.NoteTaken lacks version 2');
    expect(() => new EventCatalogue([second])).toThrow('lacks version 1');
    expect(() => new EventCatalogue([first, first])).toThrow('lacks version 2');
  });

  it('says by pointer what is wrong with data', () => {
    expect(catalogue.faults(first, { text: 'a' })).toEqual([]);
    expect(catalogue.faults(first, { text: '' })).toEqual([{ pointer: '/text', message: expect.any(String) }]);
    const faults = catalogue.faults(second, { title: 1, length: -1, more: true });
    expect(faults.map((fault) => fault.pointer)).toEqual(expect.arrayContaining(['/title', '/length']));
    expect(catalogue.faults(first, null)).not.toEqual([]);
  });

  it('lifts old data to the newest version, step by step', () => {
    const newest = { title: 'note', length: 4, language: 'und' };
    expect(catalogue.upcast('members.NoteTaken', 1, { text: 'note' })).toEqual(newest);
    expect(catalogue.upcast('members.NoteTaken', 2, { title: 'note', length: 4 })).toEqual(newest);
    expect(catalogue.upcast('members.NoteTaken', 3, newest)).toBe(newest);
    expect(catalogue.faults(third, newest)).toEqual([]);
  });

  it('waits for an upgrade where it meets what it does not know', () => {
    expect(() => catalogue.upcast('members.NoteTaken', 4, {})).toThrow(NeedsUpgrade);
    expect(() => catalogue.upcast('members.NeverHeardOf', 1, {})).toThrow(
      'this process does not know members.NeverHeardOf@1',
    );
  });
});

describe('a contract', () => {
  const broken = (changes: object) => () => defineEvent({ ...first, ...changes } as EventContract);

  it('is named <service>.<PastTense>', () => {
    for (const type of [
      'NoteTaken',
      'members.noteTaken',
      'members.note-taken',
      'others.NoteTaken',
      'members.Note.Taken',
    ]) {
      expect(broken({ type })).toThrow('is not <service>.<PastTense>');
    }
  });

  it('has an integer version from 1, and from 2 on a way up from the one before', () => {
    expect(broken({ schemaVersion: 0 })).toThrow('needs an integer version');
    expect(broken({ schemaVersion: 1.5 })).toThrow('needs an integer version');
    expect(broken({ schemaVersion: 2 })).toThrow('needs an upcaster');
  });

  it('says that there is nothing more in its data', () => {
    expect(broken({ data: Type.Object({ text: Type.String() }) })).toThrow('additionalProperties: false');
  });
});
