import type { Actor, CivilDate, Happened } from '@baraza/domain';
import type { DraftVersion } from './blueprint.decider.ts';
import type { BlueprintEvent } from './blueprint.state.ts';

/** Organising blueprints made of events, for specs. Fixed values. */

export const MAKERS = '10000000-0000-4000-8000-000000000002';
export const REPLICATION = '80000000-0000-4000-8000-000000000001';
export const DRAFTED_ON = '2026-02-02';
export const PUBLISHED_ON = '2026-02-09';
const persons = ['00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000102'] as const;
export const theWriter: Actor = { person: persons[0], roles: ['programme-officer'] };
export const theReader: Actor = { person: persons[1], roles: ['secretariat'] };

export const budgetCircles: DraftVersion = {
  title: 'Budget circles of a sub-county',
  unit: 'UG-402',
  themes: ['governance'],
  organisations: [MAKERS],
  languages: ['en', 'nyn'],
  licence: 'CC-BY-SA-4.0',
  steps: [
    { step: 'listen', title: 'Listen in every parish' },
    { step: 'form-circles', title: 'Form circles' },
  ],
  roles: [{ role: 'circle-convenor', title: 'One of each circle' }],
  materials: [{ title: 'How to read a budget', web: 'https://forum.example/budget' }],
  costs: [{ title: 'Transport', amount: { minor: 180_000_000, currency: 'UGX' } }],
  learnedFrom: [],
  guide: 'Begin with listening.',
};
const { guide, ...says } = budgetCircles;
const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate,
  actor: string,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}
const version = (nth: number) =>
  JSON.parse(JSON.stringify({ ...says, version: nth })) as typeof says & { version: number };

export const drafted = (nth = 1, on: CivilDate = DRAFTED_ON): BlueprintEvent =>
  happened('coalitions.BlueprintDrafted', { ...version(nth), guide: text } as never, on, theWriter.person);
export const published = (nth = 1, on: CivilDate = PUBLISHED_ON): BlueprintEvent =>
  happened('coalitions.BlueprintPublished', { ...version(nth), guide } as never, on, theReader.person);
export const dropped = (nth = 1): BlueprintEvent =>
  happened('coalitions.BlueprintDraftDropped', { version: nth, ground: 'too-long' }, '2026-02-16', theReader.person);
export const withdrawn = (): BlueprintEvent =>
  happened('coalitions.BlueprintWithdrawn', { ground: 'out-of-date' }, '2026-02-23', theReader.person);
export const aBlueprint = (...then: readonly BlueprintEvent[]): BlueprintEvent[] => [drafted(), published(), ...then];
