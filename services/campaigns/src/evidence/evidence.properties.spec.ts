import { everyContract, evidenceContracts, protectedEvidenceContracts } from '@baraza/contracts';
import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, lived, people, someLife } from '../testing/record.ts';
import type { EvidenceCommand, EvidenceSides } from './evidence.commands.pure.ts';
import { decide } from './evidence.decider.ts';
import {
  aProtectedTaking,
  aTaking,
  DIGEST,
  facts,
  FILE,
  holder,
  nobody,
  OTHER_DIGEST,
  OUTCOME,
  protectedEvidence,
  receiver,
  STRUGGLE,
  theDesk,
} from './evidence.fixture.ts';
import { evidence, type EvidenceEvent, isProtected, type Standing } from './evidence.state.ts';

const ground = 'not-what-it-seemed';
const someSides = fc.constantFrom<EvidenceSides>(holder, holder, receiver, nobody);
const taking: EvidenceCommand = { name: 'take', of: aTaking, facts, sides: nobody };
const takingProtected: EvidenceCommand = {
  ...{ name: 'take-protected', of: aProtectedTaking, sides: nobody },
};
const command: fc.Arbitrary<EvidenceCommand> = fc.oneof(
  fc.constantFrom(taking, takingProtected),
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('hand-over' as const),
      of: fc
        .constantFrom(bodies.university, bodies.women, bodies.farmers)
        .map((to) => ({ to, receiveBy: '2029-01-01' })),
      facts: fc.constant({ receiverKnown: true }),
      sides: someSides,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constantFrom('receive' as const, 'check' as const),
      of: fc.constantFrom(DIGEST, DIGEST, OTHER_DIGEST).map((sha256) => ({ sha256 })),
      sides: someSides,
    }),
  },
  fc.record({
    name: fc.constantFrom(
      'decline' as const,
      'call-back' as const,
      'withdraw' as const,
      'erase' as const,
      'follow-file' as const,
    ),
    of: fc.constant({ ground }),
    sides: someSides,
  }),
  fc.record({
    name: fc.constant('support' as const),
    of: fc.constantFrom(STRUGGLE, OUTCOME).map((supports) => ({ supports })),
    facts: fc.constant({ matterKnown: true }),
    sides: someSides,
  }),
  fc.record({ name: fc.constant('be-cited' as const), of: fc.constant({ supports: OUTCOME }), sides: someSides }),
  fc.record({
    name: fc.constant('end-support' as const),
    of: fc.constantFrom(STRUGGLE, OUTCOME).map((supports) => ({ supports, ground })),
    sides: someSides,
  }),
);
const lives = fc
  .tuple(fc.constantFrom(taking, taking, takingProtected), someLife(command, { days: 20, most: 30 }))
  .map(([first, steps]) => [{ command: first, person: people.lead, days: 5 }, ...steps]);
/** What somebody protected gave is moved on by the desk alone. */
const decideAs: typeof decide = (asked, state, given) =>
  decide({ ...asked, sides: isProtected(state) ? theDesk : asked.sides }, state, given);

describe('any life of evidence', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { events, state } = lived(evidence, steps, decideAs);
        expect(fold(evidence, events)).toEqual(state);
      }),
    );
  });

  it('goes from one to the next without a gap, and into no hands that handed it over', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { events, states } = lived(evidence, steps, decideAs);
        let keptBy: string | undefined;
        events.forEach((event, index) => {
          if (event.type === 'campaigns.EvidenceTaken') keptBy = event.data.organisation;
          if (event.type === 'campaigns.EvidenceHandedOver') expect(event.data.from).toBe(keptBy);
          if (event.type !== 'campaigns.EvidenceReceived') return;
          const before = states[index] as Extract<Standing, { status: 'handed-over' }>;
          expect(event.actor).not.toBe(before.handedBy);
          keptBy = event.data.to;
        });
      }),
      { numRuns: 300 },
    );
  });

  it('tells nothing of what somebody protected gave but to the desk and by district, and keeps it there', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { events, state } = lived(
          evidence,
          [{ ...steps[0]!, command: takingProtected }, ...steps.slice(1)],
          decideAs,
        );
        expect(state.status === 'none' || isProtected(state)).toBe(true);
        for (const { type, data } of events) {
          const told = JSON.stringify(data);
          expect(everyContract.latest(type)!.audience).toBe('sealed');
          for (const telling of [DIGEST, bodies.farmers, people.lead]) expect(told).not.toContain(telling);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(evidence);
    fc.assert(
      fc.property(lives, (steps) => watch.follow(lived(evidence, steps, decideAs).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    // What was taken of somebody protected before it was sealed whole names its file when it is erased.
    const erased = {
      type: 'campaigns.ProtectedEvidenceErased',
      data: { file: FILE.file, ground },
      effectiveOn: '2026-03-01',
    };
    const [early] = protectedEvidence();
    const withdrawn = { type: 'campaigns.ProtectedEvidenceWithdrawn', data: { ground } };
    for (const before of [[early!], [early!, { ...early!, ...withdrawn } as EvidenceEvent]]) {
      watch.follow([...before, { ...early!, ...erased } as EvidenceEvent]);
    }
    expect(watch.neverTaken()).toEqual([]);
  });

  it('has nothing that is public', () => {
    expect([...evidenceContracts].map(({ audience }) => audience as string)).not.toContain('public');
    for (const { audience } of protectedEvidenceContracts) expect(audience).toBe('sealed');
  });
});
