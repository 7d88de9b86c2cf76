import {
  blueprintDraftDropped,
  blueprintDrafted,
  blueprintPublished,
  circleFormed,
  type EventContract,
  replicationBegun,
  replicationEnded,
  replicationRunning,
  replicationStepDone,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, effectiveOn = '2026-03-02', by = 'the writer'): GivenEvent =>
  happened(contract, 'entity', contract.example, {
    effectiveOn,
    meta: { actor: { person: by, roles: ['programme-officer'] } },
  });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];

it('a draft of a blueprint waits for somebody else than who wrote it down, and so does the next', () => {
  const waits = { kind: 'blueprint-to-publish', notBy: ['the writer'] };
  expect(doc(step(blueprintDrafted))).toMatchObject({ unit: blueprintDrafted.example.unit, items: [waits] });
  expect(doc(step(blueprintDrafted), step(blueprintPublished))).toBeUndefined();
  expect(doc(step(blueprintDrafted), step(blueprintDraftDropped))).toBeUndefined();
  expect(doc(step(blueprintDrafted), step(blueprintPublished), step(blueprintDrafted))?.items).toMatchObject([waits]);
});

it('a replication waits for its next step since the last one, until it runs or ends', () => {
  const since = (...events: readonly GivenEvent[]) => doc(step(replicationBegun), ...events)?.items[0]?.since;
  expect(doc(step(replicationBegun))).toMatchObject({
    organisation: replicationBegun.example.organisation,
    items: [{ kind: 'replication-to-go-on', since: '2026-03-02' }],
  });
  expect(since(step(circleFormed, '2026-03-09'))).toBe('2026-03-02');
  expect(since(step(replicationStepDone, '2026-03-16'))).toBe('2026-03-16');
  for (const end of [replicationRunning, replicationEnded]) expect(since(step(end, '2026-03-16'))).toBeUndefined();
});
