import {
  surveyCounted,
  surveyFindingDeclined,
  surveyFindingProposed,
  surveyFindingPublished,
  surveyResultsPublished,
  trustResultsPublished,
  trustRoundCounted,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

const withoutFinding = ({ items }: WorkDoc, finding: string) => items.filter(({ part }) => part !== finding);

/** What was counted waits to be published, and what somebody wrote down of it for somebody else. */
export const surveyWork: readonly WorkStep[] = [
  after(surveyCounted, () => ({ items: [item('survey-results-to-publish')] })),
  meanwhile(surveyResultsPublished, () => ({ items: [] })),
  after(surveyFindingProposed, ({ data, by, before }) => ({
    items: [...before.items, item('finding-to-publish', { part: data.finding, notBy: [by] })],
  })),
  meanwhile(surveyFindingPublished, ({ data, before }) => ({ items: withoutFinding(before, data.finding) })),
  meanwhile(surveyFindingDeclined, ({ data, before }) => ({ items: withoutFinding(before, data.finding) })),
  after(trustRoundCounted, () => ({ items: [item('trust-results-to-publish')] })),
  ...over(trustResultsPublished),
];
