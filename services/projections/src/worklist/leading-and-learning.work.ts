import {
  adoptionEnded,
  adoptionReported,
  emergencyCoverActivated,
  emergencyCoverEnded,
  experimentBegun,
  experimentReported,
  innovationAdopted,
  innovationProposed,
  innovationStopped,
  knowledgeProductDrafted,
  knowledgeProductDropped,
  knowledgeProductPublished,
  successionPlanAdopted,
  successionPlanEnded,
  successionPlanReviewed,
  successionPlanReviewFellDue,
  successionPlanRevised,
  transitionBegan,
  transitionEnded,
  transitionFollowUpReported,
  transitionHandoverItemDone,
  transitionInterimAppointed,
  transitionLeaderAppointed,
  transitionProgressNoted,
  transitionSearchBegan,
  transitionSettled,
  transitionSettlingBegan,
  transitionStalled,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

/** How many days before its day something is shown that is to be reported on. */
const AHEAD = 30;
const ahead = (due: CivilDate): { due: CivilDate; from: CivilDate } => ({ due, from: addDays(due, -AHEAD) });

const ofOffice = (code: string) => ({ field: 'office', code });
const without = (items: readonly OpenItem[], ...kinds: readonly OpenItem['kind'][]): readonly OpenItem[] =>
  items.filter(({ kind }) => !kinds.includes(kind));

/** A plan waits from the day on which its review falls due; not while somebody stands in for the office by it. */
const successionWork: readonly WorkStep[] = [
  after(successionPlanReviewFellDue, ({ data, on }) => ({
    items: [item('succession-plan-to-review', { due: on, detail: ofOffice(data.office) })],
  })),
  after(emergencyCoverActivated, ({ data, before }) => ({
    items: [...before.items, item('emergency-cover-to-end', { detail: ofOffice(data.office) })],
  })),
  meanwhile(emergencyCoverEnded, ({ before }) => ({ items: without(before.items, 'emergency-cover-to-end') })),
  ...over(successionPlanAdopted, successionPlanReviewed, successionPlanRevised, successionPlanEnded),
];

/** What is done next, by the day from which it would count as stalled. */
const goesOn = ({ data }: { readonly data: { readonly office: string; readonly stallsOn: CivilDate } }) => ({
  items: [item('transition-to-go-on', { due: data.stallsOn, detail: ofOffice(data.office) })],
});
/** Something was done: before a leader is appointed it goes on from there; afterwards it is only stalled no more. */
const wentOn = ({
  data: { office, stallsOn },
  before,
}: {
  readonly data: { readonly office: string; readonly stallsOn?: CivilDate };
  readonly before: { readonly items: readonly OpenItem[] };
}) => {
  const others = without(before.items, 'transition-to-go-on', 'transition-stalled');
  return others.length > 0 || stallsOn === undefined ? { items: others } : goesOn({ data: { office, stallsOn } });
};

const transitionWork: readonly WorkStep[] = [
  after(transitionBegan, goesOn),
  meanwhile(transitionSearchBegan, goesOn),
  meanwhile(transitionInterimAppointed, goesOn),
  meanwhile(transitionLeaderAppointed, ({ data, before }) => ({
    items: [
      ...without(before.items, 'transition-to-go-on', 'transition-stalled', 'leader-to-settle-in'),
      item('leader-to-settle-in', { due: data.stallsOn, from: data.from, detail: ofOffice(data.office) }),
    ],
  })),
  meanwhile(transitionStalled, ({ data, on, before }) => ({
    items: [
      ...without(before.items, 'transition-to-go-on'),
      item('transition-stalled', { due: on, detail: ofOffice(data.office) }),
    ],
  })),
  meanwhile(transitionProgressNoted, wentOn),
  meanwhile(transitionHandoverItemDone, wentOn),
  meanwhile(transitionSettlingBegan, ({ data }) => ({
    dueNext: data.until,
    items: data.followUps.map(({ code, dueOn }) =>
      item('settling-in-to-follow-up', { ...ahead(dueOn), part: code, detail: { field: 'followUp', code } }),
    ),
  })),
  meanwhile(transitionFollowUpReported, ({ data, before }) => {
    const left = without(before.items, 'transition-stalled').filter(({ part }) => part !== data.followUp);
    const toSettle = item('transition-to-settle', { from: before.dueNext, detail: ofOffice(data.office) });
    return { items: left.length > 0 ? left : [toSettle] };
  }),
  ...over(transitionSettled, transitionEnded),
];

/** An experiment waits for its result; those who took an innovation up are asked whether it worked. */
const innovationWork: readonly WorkStep[] = [
  after(innovationProposed, ({ data }) => ({ organisation: data.organisations[0]! })),
  meanwhile(experimentBegun, ({ data, before }) => ({
    items: [...before.items, item('experiment-to-report', { ...ahead(data.until), part: data.experiment })],
  })),
  meanwhile(experimentReported, ({ data, before }) => ({
    items: before.items.filter(({ part }) => part !== data.experiment),
  })),
  ...over(innovationStopped),
  after(innovationAdopted, ({ data }) => ({ items: [item('adoption-to-report', ahead(data.reportBy))] })),
  meanwhile(adoptionReported, ({ data: { reportBy } }) => ({
    items: reportBy === undefined ? [] : [item('adoption-to-report', ahead(reportBy))],
  })),
  ...over(adoptionEnded),
];

/** A draft waits for somebody else to read it. */
const knowledgeWork: readonly WorkStep[] = [
  after(knowledgeProductDrafted, ({ data, by }) => ({
    items: [item('product-to-publish', { notBy: [by], detail: { field: 'kind', code: data.kind } })],
  })),
  ...over(knowledgeProductPublished, knowledgeProductDropped),
];

export const leadingAndLearningWork: readonly WorkStep[] = [
  ...successionWork,
  ...transitionWork,
  ...innovationWork,
  ...knowledgeWork,
];
