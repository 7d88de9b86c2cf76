import { everyContract } from '@baraza/contracts';
import type { TObject } from 'typebox';
import { namedIn } from '../naming/name-book.ts';
import { ITSELF, parsePattern, slotsOf } from './pattern.pure.ts';
import { type Names, tell, textOf } from './sentence.pure.ts';
import { Words } from './words.ts';

const names: Names = {
  unit: (code) => ({ 'UG-402': 'Bushenyi', WAN: 'Western Ankole' })[code] ?? code,
  entity: (id) => (id.startsWith('5d7e2f90') ? 'Kyeizooba Farmers' : undefined),
  personal: () => 'a person (masked)',
  person: () => 'a person (masked)',
  personName: () => undefined,
};
const told = (type: string, data: unknown, entity = '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d') =>
  textOf(tell({ type, aggregate: everyContract.latest(type)!.aggregate, entity, data }, Words.in(['en']), names));

describe('the catalogue of sentences', () => {
  it('has one for every event of the forum, and none for an event that there is not', () => {
    expect([...Words.in(['en']).eventTypes()].sort()).toEqual(everyContract.types());
  });

  it.each(everyContract.all().map((contract) => [contract.type, contract]))(
    '%s asks only for what its contract has, and tells its example without gaps',
    (type, contract) => {
      for (const { path } of slotsOf(Words.in(['en']).sentence(type)!)) {
        expect([path, path[0] === ITSELF || hasPath(contract.data, path)]).toEqual([path, true]);
      }
      const sentence = told(type, contract.example);
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/[{}[\]]|undefined|\[object/);
    },
  );

  it('falls back to English for a language that is not there', () => {
    expect(Words.in(['xx-XX', 'tlh']).code).toBe('en');
    expect(Words.in([]).codeOf('status', 'current')).toBe('member');
    expect(Words.in([]).codeOf('ground', 'dues-unpaid')).toBe('dues unpaid');
  });
});

describe('a sentence', () => {
  const whose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', category: 'full', unit: 'UG-402' };

  it('names organisations and units', () => {
    expect(told('members.MembershipAdmitted', whose)).toBe('Kyeizooba Farmers became a member (full) in Bushenyi.');
  });

  it('names as a struggle what another struggle was joined to, or parted from', () => {
    const to = '1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f';
    expect(told('campaigns.StruggleJoined', { to })).toContain('joined to a struggle');
    const parted = { from: to, ground: 'another-cause', takeUpBy: '2026-06-01' };
    expect(told('campaigns.StruggleParted', parted)).toContain('parted from a struggle');
    const event = { type: 'campaigns.StruggleJoined', aggregate: 'struggle', entity: 'y', data: { to } };
    expect(namedIn([event as never], Words.in(['en'])).entities.get(to)).toBe('struggle');
  });

  it('names an entity of another kind by what its field is called after', () => {
    const data = { innovation: 'x', organisation: whose.organisation, unit: 'UG-402', ground: 'funds-ended' };
    const event = { type: 'capacity.AdoptionEnded', aggregate: 'adoption', entity: 'y', data };
    expect([...namedIn([event], Words.in(['en'])).entities]).toEqual([
      [whose.organisation, 'organisation'],
      ['x', 'innovation'],
    ]);
    expect(told(event.type, data)).toBe('Kyeizooba Farmers no longer goes on with an innovation (x): funds ended.');
  });

  it('leaves out what the event does not say', () => {
    const unit = { code: 'WAN', name: 'Western Ankole', level: 'region', zone: 'Africa/Kampala' };
    expect(told('members.UnitRegistered', { ...unit, validFrom: '2014-07-01' }, 'WAN')).toBe(
      'Western Ankole took its place in the forum’s tree as a region, from 1 July 2014.',
    );
  });

  it('shows an id where there is no name to show', () => {
    expect(told('coalitions.SeatReinstated', { seat: 'x', organisation: whose.organisation })).toBe(
      'The seat of Kyeizooba Farmers in a coalition (8b3c1d2e) is active again.',
    );
  });
});

describe('a pattern', () => {
  it.each(['a [b', 'a ] b', '[a [b] c]', '{x:nonsense}', 'a } b', '{', '{a b}'])('%s is refused', (pattern) => {
    expect(() => parsePattern(pattern)).toThrow(SyntaxError);
  });
});

/** Whether any form of the schema has a property at the path. */
function hasPath(schema: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  const { properties, anyOf } = schema as Partial<TObject> & { anyOf?: readonly unknown[] };
  if (anyOf !== undefined) return anyOf.some((form) => hasPath(form, [name, ...rest]));
  const property = properties?.[name];
  return property !== undefined && hasPath(property, rest);
}
