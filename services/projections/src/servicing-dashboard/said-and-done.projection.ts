import {
  commitmentAccepted,
  commitmentBroken,
  commitmentExcused,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  commitmentReportContested,
  commitmentReportedDone,
  type DataOf,
  type EventContract,
  type SequencedEvent,
  surveyFindingPublished,
  surveyResultsPublished,
} from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { type PromiseDoc, type PromiseRow, type SaidDoc, saidModel } from './said-and-done.read-model.ts';

type Step = (data: never) => Partial<PromiseRow>;
const steps = new Map<string, Step>();
function when<C extends EventContract>(contract: C, set: (data: DataOf<C>) => Partial<PromiseRow>): void {
  steps.set(contract.type, set as Step);
}
when(commitmentAccepted, () => ({ status: 'accepted' }));
when(commitmentReportedDone, ({ doneOn }) => ({ status: 'reported-done', doneOn }));
when(commitmentReportContested, () => ({ status: 'accepted', doneOn: null }));
when(commitmentRenegotiated, ({ dueOn }) => ({ dueOn, isOverdue: false }));
when(commitmentFellDue, () => ({ isOverdue: true }));
when(commitmentKept, ({ doneOn, onTime }) => ({ status: 'kept', doneOn, onTime, isOverdue: false }));
when(commitmentBroken, () => ({ status: 'broken' }));
when(commitmentExcused, () => ({ status: 'excused', isOverdue: false }));

/** A document for each survey, each finding and each promise that arose from one; joined when they are asked for. */
export const saidProjection: Projection<SaidDoc> = {
  model: saidModel,
  types: [surveyResultsPublished.type, surveyFindingPublished.type, commitmentMade.type, ...steps.keys()],
  keys: ({ type, stream, data }) =>
    type === surveyFindingPublished.type
      ? [`finding/${(data as DataOf<typeof surveyFindingPublished>).finding}`]
      : [stream],
  evolve(doc, event) {
    switch (event.type) {
      case surveyResultsPublished.type:
        return { kind: 'survey', ...said(event, 'survey'), results: event.data as never };
      case surveyFindingPublished.type: {
        const finding = event.data as DataOf<typeof surveyFindingPublished>;
        const { id: survey, ...when } = said(event, 'survey');
        return { kind: 'finding', id: finding.finding, survey, ...when, finding };
      }
      case commitmentMade.type:
        return promised(event);
      default:
        // What becomes of a promise that arose from something else is not told here.
        return doc?.kind === 'promise' ? changed(doc, event, steps.get(event.type)!(event.data as never)) : doc;
    }
  },
};

const said = ({ stream, effectiveOn, sequence }: SequencedEvent, aggregate: string) => ({
  id: stream.slice(aggregate.length + 1),
  on: effectiveOn,
  sequence,
});

function promised(event: SequencedEvent): PromiseDoc | undefined {
  const { arisingFrom, direction, dueOn } = event.data as DataOf<typeof commitmentMade>;
  const { kind, id: finding } = arisingFrom;
  if (kind !== 'survey-finding' || direction !== 'forum-to-members' || finding === undefined) return undefined;
  const { id, on, sequence } = said(event, 'commitment');
  const set: PromiseRow = { status: 'promised', dueOn, isOverdue: false, doneOn: null, onTime: null };
  return { kind: 'promise', id, finding, changes: [{ on, sequence, begins: true, set }] };
}

function changed(doc: PromiseDoc, { effectiveOn: on, sequence }: SequencedEvent, set: Partial<PromiseRow>): PromiseDoc {
  return { ...doc, changes: [...doc.changes, { on, sequence, set }] };
}
