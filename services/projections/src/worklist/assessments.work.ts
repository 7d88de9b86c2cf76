import {
  assessmentAbandoned,
  assessmentCompleted,
  assessmentDomainQuestioned,
  assessmentPlanned,
  assessmentRatingsClosed,
  assessmentScoreAgreed,
  assessmentSubmitted,
  assessmentVerified,
  improvementActionDone,
  improvementActionDropped,
  improvementActionPlanned,
  improvementActionReplanned,
  improvementPlanClosed,
  improvementPlanMade,
  programmeRecommended,
  recommendationDeclined,
  recommendationLapsed,
  recommendationTakenUp,
} from '@baraza/contracts';
import { after, item, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

const ofDomain = (code: string) => ({ field: 'domain', code });
const without = (items: readonly OpenItem[], part: string): readonly OpenItem[] =>
  items.filter((one) => one.part !== part);
/** Where no action is left, the plan waits to be closed. */
const orToClose = (items: readonly OpenItem[]) => (items.length > 0 ? items : [item('improvement-plan-to-close')]);

/** An assessment's way from individual ratings to the scores that the organisation, and a reviewer, agree on. */
const assessmentWork: readonly WorkStep[] = [
  after(assessmentPlanned, ({ data, by, before }) => ({
    dueNext: data.dueOn,
    persons: plus(before.persons, by, data.facilitator),
    items: [item('assessment-to-rate', { due: data.dueOn, detail: { field: 'round', code: data.round } })],
  })),
  meanwhile(assessmentRatingsClosed, ({ before }) => ({
    items: [item('assessment-to-agree', { due: before.dueNext })],
  })),
  meanwhile(assessmentSubmitted, ({ data, before }) => ({
    items: [item('assessment-to-review', { due: before.dueNext, notBy: before.persons, notFor: [data.organisation] })],
  })),
  meanwhile(assessmentDomainQuestioned, ({ data, before }) => ({
    items: [
      ...without(before.items, data.domain),
      item('score-to-agree-anew', { due: before.dueNext, part: data.domain, detail: ofDomain(data.domain) }),
    ],
  })),
  meanwhile(assessmentScoreAgreed, ({ data, before }) => ({ items: without(before.items, data.domain) })),
  meanwhile(assessmentVerified, ({ before }) => ({ items: [item('assessment-to-complete', { due: before.dueNext })] })),
  ...over(assessmentCompleted, assessmentAbandoned),
];

/** Each action of an improvement plan, until it is done or given up; then the plan itself. */
const improvementWork: readonly WorkStep[] = [
  after(improvementPlanMade, () => ({})),
  meanwhile(improvementActionPlanned, ({ data, before }) => ({
    items: [
      ...before.items.filter(({ kind }) => kind !== 'improvement-plan-to-close'),
      item('improvement-action-to-do', { due: data.dueOn, part: data.action, detail: ofDomain(data.domain) }),
    ],
  })),
  meanwhile(improvementActionReplanned, ({ data, before }) => ({
    items: before.items.map((one) => (one.part === data.action ? { ...one, due: data.dueOn } : one)),
  })),
  meanwhile(improvementActionDone, ({ data, before }) => ({ items: orToClose(without(before.items, data.action)) })),
  meanwhile(improvementActionDropped, ({ data, before }) => ({ items: orToClose(without(before.items, data.action)) })),
  ...over(improvementPlanClosed),
];

/** A programme that was recommended waits for the organisation, and for those who look after its capacity. */
const recommendationWork: readonly WorkStep[] = [
  after(programmeRecommended, ({ data }) => ({
    items: [item('programme-recommended', { due: data.until, detail: { field: 'track', code: data.track } })],
  })),
  ...over(recommendationTakenUp, recommendationDeclined, recommendationLapsed),
];

export const capacityNeedsWork: readonly WorkStep[] = [...assessmentWork, ...improvementWork, ...recommendationWork];
