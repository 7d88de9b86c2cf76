import {
  type EventContract,
  evidenceChecked,
  evidenceErased,
  evidenceHandedOver,
  evidenceHandoverEnded,
  evidenceReceived,
  evidenceTaken,
  evidenceWithdrawn,
  protectedEvidenceTaken,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, by = 'somebody', data: object = contract.example): GivenEvent =>
  happened(contract, 'entity', data as Readonly<Record<string, unknown>>, {
    effectiveOn: '2026-02-02',
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const { from, to, receiveBy } = evidenceHandedOver.example;
const taken = step(evidenceTaken);
const handed = [taken, step(evidenceHandedOver, 'who handed it over')];
const altered = step(evidenceChecked, 'somebody', { intact: false });

it('evidence that was handed over waits for whom it was handed to, and for nobody who handed it over', () => {
  expect(doc(taken)).toMatchObject({ organisation: from, items: [] });
  expect(doc(...handed)).toMatchObject({
    organisation: to,
    items: [{ kind: 'evidence-to-receive', due: receiveBy, notBy: ['who handed it over'] }],
  });
  expect(doc(...handed, step(evidenceReceived))).toMatchObject({ organisation: to, items: [] });
  expect(doc(...handed, step(evidenceHandoverEnded))).toMatchObject({ organisation: from, items: [] });
});

it('what was found altered waits to be looked into, until it is found whole, withdrawn or erased', () => {
  expect(doc(...handed, step(evidenceReceived), altered)).toMatchObject({
    organisation: to,
    items: [{ kind: 'evidence-found-altered' }],
  });
  expect(doc(taken, altered, step(evidenceChecked))).toMatchObject({ items: [] });
  expect(doc(taken, altered, step(evidenceWithdrawn))).toBeUndefined();
  expect(doc(...handed, step(evidenceErased))).toBeUndefined();
});

it('nothing waits of what somebody protected gave', () => {
  expect(doc(step(protectedEvidenceTaken), altered)).toBeUndefined();
});
