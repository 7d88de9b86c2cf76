import type { Change } from '../history/history.pure.ts';
import { everyRegister } from '../registers/every-register.ts';
import type { RegisterRow } from '../registers/register.ts';
import { changesAt } from './changes.pure.ts';

/** What is known of an entity after its first event, by every column of its register. */
function begun(set: object) {
  const change = { sequence: 5, on: '2026-03-02', begins: true, set } as unknown as Change<RegisterRow>;
  return { id: 'one', level: 'public' as const, changes: [change] };
}

describe('what an event changed of a row', () => {
  it('is told of the event that a change of leader begins with: columns made of others are of nothing before', () => {
    const set = {
      ...{ name: 'A change', status: 'preparing', unit: 'UG-402', themes: [], organisations: [] },
      ...{ followUps: { one: true }, handover: { keys: false } },
    };
    const changes = changesAt(everyRegister['leadership-transitions'], begun(set), 5);
    expect(changes).toContainEqual({ field: 'followUpsDue', kind: 'count', before: null, after: 1 });
    expect(changes).toContainEqual({ field: 'toHandOver', kind: 'count', before: null, after: 1 });
  });

  it('asks no register for a value of a row that there is not', () => {
    for (const register of Object.values(everyRegister)) {
      expect(changesAt(register, { id: 'one', level: 'public', changes: [] }, 5)).toEqual([]);
      const before = { sequence: 5, on: '2026-03-02', set: {} } as unknown as Change<RegisterRow>;
      expect(changesAt(register, { id: 'one', level: 'public', changes: [before] }, 5)).toEqual([]);
    }
  });
});
