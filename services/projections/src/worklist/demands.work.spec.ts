import {
  campaignConcluded,
  campaignDrafted,
  campaignLaunched,
  campaignLeadAsked,
  campaignLeadChanged,
  campaignLeadStayed,
  demandAnswered,
  demandDelivered,
  demandDropped,
  demandMade,
  demandReminded,
  demandReworded,
  demandWithdrawn,
  type EventContract,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, by = 'somebody', more: object = {}): GivenEvent =>
  happened(
    contract,
    'entity',
    { ...(contract.example as object), ...more },
    {
      meta: { actor: { person: by, roles: ['campaign-lead'] } },
    },
  );
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const kinds = (...events: readonly GivenEvent[]) => (doc(...events)?.items ?? []).map(({ kind }) => kind);

it('a demand waits to be delivered by somebody else than who wrote its words last', () => {
  expect(doc(step(demandMade, 'who wrote it'))).toMatchObject({
    ...{ organisation: demandMade.example.lead, unit: 'UG-402' },
    items: [{ kind: 'demand-to-deliver', due: demandMade.example.answerBy, notBy: ['who wrote it'] }],
  });
  expect(doc(step(demandMade), step(demandReworded, 'another'))?.items).toMatchObject([{ notBy: ['another'] }]);
  expect(doc(step(demandMade), step(demandDropped))).toBeUndefined();
});

it('one that was delivered waits for its answer, from a week before the last day on', () => {
  const delivered = [step(demandMade), step(demandDelivered)];
  expect(doc(...delivered)?.items).toMatchObject([
    { kind: 'demand-unanswered', due: '2026-05-15', from: '2026-05-08' },
  ]);
  expect(doc(...delivered, step(demandReminded))?.items).toMatchObject([
    { kind: 'demand-unanswered', due: demandReminded.example.answerBy },
  ]);
  expect(kinds(...delivered, step(demandAnswered))).toEqual([]);
  expect(doc(...delivered, step(demandWithdrawn))).toBeUndefined();
});

it('a campaign whose lead fell away waits for another, once for each cause, launched or not', () => {
  const coalition = { kind: 'coalition', coalition: 'e2b4c6d8-0a1b-4c3d-8e5f-6a7b8c9d0e04' };
  const asked = [step(campaignDrafted), step(campaignLeadAsked), step(campaignLeadAsked, 'x', { cause: coalition })];
  expect(kinds(...asked)).toEqual(['campaign-in-draft', 'campaign-lead-to-name', 'campaign-lead-to-name']);
  expect(kinds(...asked, step(campaignLaunched))).toEqual(['campaign-lead-to-name', 'campaign-lead-to-name']);
  expect(doc(...asked, step(campaignLaunched), step(campaignLeadStayed))?.items).toMatchObject([
    { kind: 'campaign-lead-to-name', part: coalition.coalition },
  ]);
  expect(doc(...asked, step(campaignLaunched), step(campaignLeadChanged))).toMatchObject({
    organisation: campaignLeadChanged.example.lead,
    items: [],
  });
  expect(doc(...asked, step(campaignLaunched), step(campaignConcluded))).toBeUndefined();
});
