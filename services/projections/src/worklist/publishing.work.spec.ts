import {
  type EventContract,
  profileDeclined,
  profileDrafted,
  reportDeclined,
  reportDrafted,
  reportPublished,
  storyDrafted,
  storyPublished,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, by = 'the writer'): GivenEvent =>
  happened(contract, 'entity', contract.example, {
    effectiveOn: '2026-03-02',
    meta: { actor: { person: by, roles: ['unit-officer' as const] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);

it('a report that was drafted waits for an officer who did not write it', () => {
  expect(open(step(reportDrafted))).toMatchObject([{ kind: 'report-draft-to-read', notBy: ['the writer'] }]);
  expect(open(step(reportDrafted), step(reportPublished, 'the reader'))).toEqual([]);
  expect(open(step(reportDrafted), step(reportDeclined, 'the reader'))).toEqual([]);
});

it('a story waits for an officer who is not of the organisation that it is about', () => {
  const { organisation } = storyDrafted.example;
  expect(open(step(storyDrafted))).toMatchObject([
    { kind: 'story-to-read', notBy: ['the writer'], notFor: [organisation] },
  ]);
  expect(open(step(storyDrafted), step(storyPublished, 'the reader'))).toEqual([]);
});

it('so does a profile, until it is published, declined, or taken back', () => {
  const { organisation } = profileDrafted.example;
  expect(open(step(profileDrafted))).toMatchObject([{ kind: 'profile-to-read', notFor: [organisation] }]);
  expect(open(step(profileDrafted), step(profileDeclined, 'the reader'))).toEqual([]);
});
