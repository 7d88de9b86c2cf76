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
  change: 'incompatible',
  lower: (data: { title: string }) => ({ text: data.title }),
});
const third = defineEvent({
  ...common,
  type: 'members.NoteTaken',
  schemaVersion: 3,
  data: Type.Object({ title: Type.String(), length: Type.Integer(), language: Type.String() }, strict),
  example: { title: 'a', length: 1, language: 'en' },
  upcast: (data: { title: string; length: number }) => ({ ...data, language: 'und' }),
  change: 'only-adds',
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

describe('a catalogue over a record that says which versions are in force', () => {
  /** `[the newest, readable from]`, as the record says it at each look. */
  const over = (contracts: readonly EventContract[], ...said: readonly (readonly [number, number])[]) => {
    let look = 0;
    return new EventCatalogue(contracts).over({
      newest: () => said[look]![0],
      readableFrom: (_, version) => (version <= said[look]![0] ? said[look]![1] : undefined),
      lookAgain: async () => void (look = Math.min(look + 1, said.length - 1)),
    });
  };
  const type = 'members.NoteTaken';
  const newest = { title: 'note', length: 4, language: 'en' };

  it('writes the newest that is in force, in the shape of that version', () => {
    expect(new EventCatalogue(all).written(type, newest)).toEqual({ contract: third, data: newest });
    expect(over(all, [3, 2]).written(type, newest)).toEqual({ contract: third, data: newest });
    expect(over(all, [2, 2]).written(type, newest)).toEqual({ contract: second, data: { title: 'note', length: 4 } });
    expect(over(all, [1, 1]).written(type, newest)).toEqual({ contract: first, data: { text: 'note' } });
    expect(over([first], [3, 2]).written(type, { text: 'a' })).toEqual({ contract: first, data: { text: 'a' } });
    expect(over(all, [1, 1]).isAheadOfRecord([type])).toBe(true);
    expect(over(all, [3, 2]).isAheadOfRecord([type])).toBe(false);
    expect(over(all, [1, 1]).isAheadOfRecord(['capacity.NoteDropped'])).toBe(false);
  });

  it('reads a later version that only adds as the one it knows, and waits for an upgrade at any other', () => {
    const older = over([first, second], [3, 2]);
    expect(older.upcast(type, 3, newest)).toEqual({ title: 'note', length: 4 });
    expect(() => over([first], [3, 2]).upcast(type, 3, newest)).toThrow(NeedsUpgrade);
    expect(() => older.upcast(type, 4, newest)).toThrow(NeedsUpgrade);
  });

  it('believes no record that what it cannot make out only adds', () => {
    expect(() => over([first, second], [3, 2]).upcast(type, 3, { title: 'note' })).toThrow(NeedsUpgrade);
  });

  it('asks the record again where it stops', async () => {
    const catalogue = over([first, second], [1, 1], [3, 2]);
    expect(() => catalogue.assertReadable(type, 3)).toThrow(NeedsUpgrade);
    expect(await catalogue.learns(new NeedsUpgrade(type, 3))).toBe(true);
    expect(catalogue.upcast(type, 3, newest)).toEqual({ title: 'note', length: 4 });
    expect(await catalogue.learns(new NeedsUpgrade(type, 4))).toBe(false);
    expect(await new EventCatalogue([first]).learns(new NeedsUpgrade(type, 2))).toBe(false);
  });

  it('shows what was read before in the shape it knows, without asking', () => {
    const older = new EventCatalogue([first, second]);
    expect(older.known(type, 3, newest)).toEqual({ title: 'note', length: 4 });
    expect(older.known(type, 1, { text: 'note' })).toEqual({ title: 'note', length: 4 });
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
    const upcast = (data: never) => data;
    expect(broken({ schemaVersion: 2, upcast })).toThrow('must say what it changes');
    expect(broken({ schemaVersion: 2, upcast, change: 'incompatible' })).toThrow('needs a way down');
    expect(broken({ schemaVersion: 2, upcast, change: 'only-adds' })).not.toThrow();
  });

  it('says that there is nothing more in its data', () => {
    expect(broken({ data: Type.Object({ text: Type.String() }) })).toThrow('additionalProperties: false');
  });
});
