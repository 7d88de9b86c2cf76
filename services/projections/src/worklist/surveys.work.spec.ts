import {
  type EventContract,
  surveyCounted,
  surveyFindingDeclined,
  surveyFindingProposed,
  surveyFindingPublished,
  surveyResultsPublished,
  trustResultsPublished,
  trustRoundCounted,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}, by = 'an officer'): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, {
    effectiveOn: '2026-04-02',
    tags: ['unit:WAN'],
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);

it('results wait to be published once they are counted', () => {
  expect(open(step(surveyCounted))).toMatchObject([{ kind: 'survey-results-to-publish', since: '2026-04-02' }]);
  expect(open(step(surveyCounted), step(surveyResultsPublished))).toEqual([]);
  expect(open(step(trustRoundCounted))).toMatchObject([{ kind: 'trust-results-to-publish' }]);
  expect(open(step(trustRoundCounted), step(trustResultsPublished))).toEqual([]);
});

it('a finding waits for another than wrote it down, each by itself', () => {
  const published = [step(surveyCounted), step(surveyResultsPublished)];
  const other = '9a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9';
  const two = [step(surveyFindingProposed, {}, 'the writer'), step(surveyFindingProposed, { finding: other })];
  const [first, second] = open(...published, ...two);
  expect(first).toMatchObject({ kind: 'finding-to-publish', notBy: ['the writer'] });
  expect(second).toMatchObject({ kind: 'finding-to-publish', part: other });
  expect(open(...published, ...two, step(surveyFindingPublished))).toMatchObject([{ part: other }]);
  const declined = step(surveyFindingDeclined, { finding: other });
  expect(open(...published, ...two, step(surveyFindingPublished), declined)).toEqual([]);
});
