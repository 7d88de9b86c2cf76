import {
  type EventContract,
  linkageAccepted,
  linkageDeclined,
  linkageEnded,
  linkageOutcomeTold,
  linkageProposed,
  linkageRanOut,
  linkageRenewalProposed,
  linkageRenewed,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const { from: MEMBER, to: OTHER, until: UNTIL } = linkageProposed.example;
const step = (contract: EventContract, by = 'somebody'): GivenEvent =>
  happened(contract, 'entity', contract.example, { meta: { actor: { person: by, roles: ['member-representative'] } } });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];

it('a linkage waits for the other side, and for another person', () => {
  expect(doc(step(linkageProposed, 'who proposed'))).toMatchObject({
    ...{ organisation: OTHER, unit: 'UG-402' },
    items: [{ kind: 'linkage-to-answer', notBy: ['who proposed'], notFor: [MEMBER] }],
  });
  expect(doc(step(linkageProposed), step(linkageDeclined))).toBeUndefined();
});

it('one that is in force waits to be renewed before its last day, and then for the side that did not ask', () => {
  const linked = [step(linkageProposed), step(linkageAccepted)];
  expect(doc(...linked)).toMatchObject({
    organisation: MEMBER,
    items: [{ kind: 'linkage-to-renew', due: UNTIL, from: '2026-12-31' }],
  });
  expect(doc(...linked, step(linkageRenewalProposed, 'who asked'))).toMatchObject({
    organisation: MEMBER,
    items: [{ kind: 'linkage-renewal-to-answer', due: UNTIL, notBy: ['who asked'], notFor: [OTHER] }],
  });
  expect(doc(...linked, step(linkageRenewalProposed), step(linkageRenewed))?.items).toMatchObject([
    { kind: 'linkage-to-renew', due: linkageRenewed.example.until },
  ]);
});

it('what came of one that is over waits to be told, once', () => {
  const linked = [step(linkageProposed), step(linkageAccepted)];
  for (const over of [linkageRanOut, linkageEnded]) {
    expect(doc(...linked, step(over))).toMatchObject({
      organisation: MEMBER,
      items: [{ kind: 'linkage-outcome-to-tell', due: null }],
    });
    expect(doc(...linked, step(over), step(linkageOutcomeTold))?.items).toEqual([]);
    expect(doc(...linked, step(linkageOutcomeTold), step(over))?.items).toEqual([]);
  }
});
