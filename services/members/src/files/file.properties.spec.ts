import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { destroy, receive } from './file.decider.ts';
import { file } from './file.state.ts';

const received = {
  id: bodies.second,
  organisation: bodies.applicant,
  sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  size: 5,
  mediaType: 'application/pdf',
  about: [people.applicant],
};
const kept = {
  locked: '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7',
  lockedSize: 33,
  key: 'a-key',
};
const someLife = fc.array(fc.record({ isReceived: fc.boolean(), unit: fc.constantFrom('UG-402', undefined) }), {
  maxLength: 8,
});

function live(steps: readonly { isReceived: boolean; unit: string | undefined }[]) {
  const life = aLife(file);
  const given = { ...moment(people.officer, '2026-03-02'), id: () => bodies.third };
  for (const { isReceived, unit } of steps) {
    life.take(given, (state, now) =>
      isReceived
        ? receive(state, received, { ...kept, unit }, now)
        : destroy(state, { ground: 'erasure-request' }, now),
    );
  }
  return life;
}

describe('any life of a file', () => {
  it('is the fold of its events: received once, destroyed once, and its key is in no event', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(file, events)).toEqual(state);
        expect(events.map(({ type }) => type)).toEqual(
          ['members.FileReceived', 'members.FileDestroyed'].slice(0, events.length),
        );
        expect(JSON.stringify(events)).not.toContain(kept.key);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(file);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
