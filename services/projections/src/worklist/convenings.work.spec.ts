import {
  type EventContract,
  conveningCalled,
  conveningCancelled,
  conveningHeld,
  conveningPostponed,
  conveningReported,
  conveningReportProposed,
  goalAdopted,
  goalClosed,
  goalHorizonReached,
  goalRevised,
  resolutionAdopted,
  resolutionEnded,
  resolutionFulfilled,
  resolutionOverdue,
  resolutionProgressNoted,
  resolutionRescheduled,
  resolutionTextProposed,
  resolutionTextPublished,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}, by = 'an officer'): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, {
    effectiveOn: '2026-03-02',
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const docs = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()];
const open = (...events: readonly GivenEvent[]) => docs(...events).flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);
const owner = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';

describe('a convening', () => {
  const called = step(conveningCalled);

  it('waits from its day to be put on record, for its report, and for a second reader of it', () => {
    expect(open(called)).toMatchObject([{ kind: 'convening-to-record', from: '2026-03-28', due: '2026-04-04' }]);
    expect(open(called, step(conveningPostponed))).toMatchObject([{ from: '2026-04-18', due: '2026-04-25' }]);
    expect(kinds(called, step(conveningHeld))).toEqual(['convening-to-report']);
    const proposed = [called, step(conveningHeld), step(conveningReportProposed, {}, 'the writer')];
    expect(open(...proposed)).toMatchObject([{ kind: 'report-to-publish', notBy: ['the writer'] }]);
    expect(kinds(...proposed, step(conveningReported))).toEqual([]);
    expect(kinds(called, step(conveningCancelled))).toEqual([]);
  });
});

describe('a resolution', () => {
  const adopted = step(resolutionAdopted);
  const ofMember = step(resolutionAdopted, { owner: { kind: 'organisation', organisation: owner } });

  it('waits for its text, and for a second reader of that', () => {
    expect(kinds(adopted)).toContain('resolution-to-word');
    const proposed = step(resolutionTextProposed, {}, 'the writer');
    expect(open(adopted, proposed)).toMatchObject([{}, { kind: 'resolution-text-to-publish', notBy: ['the writer'] }]);
    expect(kinds(adopted, proposed, step(resolutionTextPublished))).toEqual(['forum-resolution-to-carry-out']);
  });

  it('waits for who carries it out before its day, and for others when that is past', () => {
    expect(open(ofMember)).toMatchObject([
      {},
      { kind: 'resolution-to-carry-out', from: '2026-08-31', due: '2026-09-30' },
    ]);
    expect(docs(ofMember)).toMatchObject([{ organisation: owner }]);
    const overdue = step(resolutionOverdue);
    expect(open(ofMember, overdue)).toMatchObject([{}, { kind: 'resolution-overdue', notFor: [owner] }]);
    expect(open(ofMember, overdue, step(resolutionRescheduled))).toMatchObject([
      {},
      { kind: 'resolution-to-carry-out', due: '2026-12-15' },
    ]);
    expect(kinds(ofMember, overdue, step(resolutionEnded))).toEqual(['resolution-to-word']);
  });

  it('said to be carried out, it waits for somebody else to look', () => {
    const [some, all] = [60, 100].map((percent) => step(resolutionProgressNoted, { percent }, 'the owner'));
    expect(kinds(ofMember, some!)).not.toContain('resolution-to-confirm');
    expect(open(ofMember, all!)).toMatchObject([
      {},
      {},
      { kind: 'resolution-to-confirm', notBy: ['the owner'], notFor: [owner] },
    ]);
    expect(kinds(ofMember, all!, some!)).not.toContain('resolution-to-confirm');
    expect(kinds(ofMember, all!, step(resolutionFulfilled))).toEqual(['resolution-to-word']);
  });
});

it('a goal at its horizon waits for a convening to say what became of it', () => {
  const reached = [step(goalAdopted), step(goalHorizonReached)];
  expect(open(...reached)).toMatchObject([{ kind: 'goal-to-close', due: '2030-12-31' }]);
  expect(kinds(...reached, step(goalRevised))).toEqual([]);
  expect(kinds(...reached, step(goalClosed))).toEqual([]);
});
