import { derivedId, everyContract } from '@baraza/contracts';
import { addDays, aMoment, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { aPanel, aPlan, COALITION, LEAD, water, WATER_OFFICE } from './campaign.builders.ts';
import { decide, type CampaignCommand } from './campaign.decider.ts';
import { campaign, type CampaignState } from './campaign.state.ts';

const ground = 'no-lead';
const ANOTHER = '10000000-0000-4000-8000-000000000009';
const GOALS = ['70000000-0000-4000-8000-000000000001', '70000000-0000-4000-8000-000000000002'];
const STRUGGLES = ['80000000-0000-4000-8000-000000000001', '80000000-0000-4000-8000-000000000002'];
/** At the close a gap stops nobody. */
const withGap = aPanel.map((one, index) => (index === 0 ? { ...one, met: false, note: 'Rain' } : one));
const command: fc.Arbitrary<CampaignCommand> = fc.oneof(
  fc
    .record({ facts: fc.record({ unitKnown: fc.boolean(), leadKnown: fc.boolean(), coalitionKnown: fc.boolean() }) })
    .map(({ facts }) => ({ kind: 'draft' as const, body: { ...water, coalition: COALITION }, facts })),
  fc
    .record({ organisationsKnown: fc.subarray([WATER_OFFICE]), risks: fc.constantFrom({}, { risks: 'Rain' }) })
    .map(({ organisationsKnown, risks }) => ({
      kind: 'plan' as const,
      body: { ...aPlan, ...risks },
      organisationsKnown,
    })),
  fc
    .record({ activeMember: fc.boolean(), activeParticipant: fc.boolean() })
    .map((facts) => ({ kind: 'launch' as const, body: { panel: aPanel }, facts })),
  fc.constant({ kind: 'pause' as const, body: { ground } }),
  fc.constant({ kind: 'abandon' as const, body: { ground } }),
  fc.constant({ kind: 'resume' as const }),
  fc
    .constantFrom('won' as const, 'withdrawn' as const)
    .map((result) => ({ kind: 'conclude' as const, body: { result, lesson: 'Begin earlier', panel: withGap } })),
  fc.subarray(GOALS).map((goals) => ({ kind: 'name-goals' as const, body: { goals }, known: GOALS })),
  fc
    .tuple(fc.subarray(STRUGGLES), fc.subarray(STRUGGLES))
    .map(([struggles, known]) => ({ kind: 'name-struggles' as const, body: { struggles }, known })),
  fc.tuple(fc.constantFrom(LEAD, ANOTHER), fc.boolean()).map(([lead, activeMember]) => ({
    kind: 'change-lead' as const,
    body: { lead, ground },
    facts: { leadKnown: true, activeMember, activeParticipant: false },
  })),
  fc
    .tuple(fc.constantFrom('ask-for-lead' as const, 'lead-stays' as const), fc.constantFrom({}, { lead: LEAD }))
    .map(([kind, lead]) => ({ kind, body: { ...lead, cause: { kind: 'membership' as const, membership: LEAD } } })),
);
const drafted: CampaignCommand = {
  kind: 'draft',
  body: water,
  facts: { unitKnown: true, leadKnown: true, coalitionKnown: false },
};
const step = fc.record({ command, later: fc.integer({ min: -1, max: 2 }) });
/** Most sequences begin with a draft, so that there is something to happen to. */
const steps = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 40, size: 'max' }))
  .map(([begun, then]) => (begun ? [{ command: drafted, later: 0 }, ...then] : then));
type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

function run(sequence: readonly Step[], onStep?: (before: CampaignState, after: CampaignState) => void) {
  const life = new Life(campaign, ({ type, effectiveOn, data }, { now, actor }) => {
    const event = { type, effectiveOn, data: sealed(data), time: now, actor: actor.person };
    expect(everyContract.faults(everyContract.latest(type)!, event.data)).toEqual([]);
    return event;
  });
  let day = 0;
  sequence.forEach((next, index) => {
    day += next.later;
    const before = life.state;
    const effectiveOn = addDays(aMoment.today, day);
    const given: Deciding = { ...aMoment, effectiveOn, id: (name) => derivedId(String(index), name) };
    life.take(given, (state, now) => decide(next.command, state, now));
    onStep?.(before, life.state);
  });
  return life;
}

/** As the vault leaves it: a reference and a commitment in the value's place. */
function sealed<Part>(part: Part): Part {
  if (part === null || typeof part !== 'object') return part;
  if ('value' in part && 'subject' in part) return { subject: part.subject, commitment: 'A'.repeat(43) } as Part;
  if (Array.isArray(part)) return part.map(sealed) as Part;
  return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, sealed(field)])) as Part;
}

describe('a campaign under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { state, events } = run(sequence);
        expect(fold(campaign, events)).toEqual(state);
      }),
    );
  });

  it('nothing public is recorded before the launch, and nothing at all after the end', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events } = run(sequence, (before, after) => {
          if (before.status === 'concluded' || before.status === 'abandoned') expect(after).toBe(before);
        });
        const firstPublic = events.find(({ type }) => everyContract.latest(type)!.audience === 'public');
        expect(firstPublic === undefined || firstPublic.type === 'campaigns.CampaignLaunched').toBe(true);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(campaign);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(run(sequence).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
