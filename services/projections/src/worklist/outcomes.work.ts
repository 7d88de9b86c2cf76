import {
  knowledgeProductSuggested,
  knowledgeSuggestionDeclined,
  knowledgeSuggestionLapsed,
  knowledgeSuggestionTakenUp,
  outcomeCorrected,
  outcomeDrafted,
  outcomeFormulated,
  outcomeInterpreted,
  outcomeSentToSubstantiator,
  outcomeStatementDeclined,
  outcomeStatementDrafted,
  outcomeStatementPublished,
  outcomeSubstantiated,
  outcomeSubstantiationDeclined,
  outcomeWithdrawn,
  reportCardDrawnUp,
  reportCardRetired,
  reportCardRoundAbandoned,
  reportCardRoundHeld,
  reportCardRoundOpened,
} from '@baraza/contracts';
import { addMonths, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

const without = (items: readonly OpenItem[], ...kinds: readonly OpenItem['kind'][]): readonly OpenItem[] =>
  items.filter(({ kind }) => !kinds.includes(kind));
/** A round of a report card waits to be begun until the day on which it is due. */
const toOpen = (due: CivilDate) => item('report-card-round-to-open', { due });

/** An outcome from the note to what it means; what is worth writing down; and the rounds of report cards. */
export const outcomeWork: readonly WorkStep[] = [
  after(outcomeDrafted, ({ data, by }) => ({
    organisation: data.organisation,
    persons: [by],
    items: [item('outcome-to-formulate')],
  })),
  ...[outcomeFormulated, outcomeCorrected].map((contract) =>
    after(contract, ({ data, before, by }) => ({
      organisation: data.organisation,
      persons: plus(before.persons, by),
      items: [item('outcome-to-send')],
    })),
  ),
  meanwhile(outcomeSentToSubstantiator, ({ data, before }) => ({
    organisation: data.substantiator,
    items: [
      item('outcome-to-substantiate', { due: data.answerBy, notBy: before.persons, notFor: [data.organisation] }),
    ],
  })),
  meanwhile(outcomeSubstantiationDeclined, ({ data }) => ({
    organisation: data.organisation,
    items: [item('outcome-to-send')],
  })),
  meanwhile(outcomeSubstantiated, ({ data }) => ({
    organisation: data.organisation,
    items:
      data.verdict === 'contested'
        ? [item('outcome-to-correct'), item('outcome-to-interpret')]
        : [item('outcome-to-interpret')],
  })),
  meanwhile(outcomeInterpreted, ({ before }) => ({ items: without(before.items, 'outcome-to-interpret') })),
  meanwhile(outcomeStatementDrafted, ({ before, by }) => ({
    items: [
      ...without(before.items, 'outcome-statement-to-publish'),
      item('outcome-statement-to-publish', { notBy: [by] }),
    ],
  })),
  ...[outcomeStatementPublished, outcomeStatementDeclined].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: without(before.items, 'outcome-statement-to-publish') })),
  ),
  ...over(outcomeWithdrawn),
  after(knowledgeProductSuggested, ({ data }) => ({
    organisation: data.organisation,
    items: [item('outcome-to-write-up')],
  })),
  ...over(knowledgeSuggestionTakenUp, knowledgeSuggestionDeclined, knowledgeSuggestionLapsed),
  after(reportCardDrawnUp, ({ data, on }) => ({
    organisation: data.organisation,
    items: [toOpen(addMonths(on, data.everyMonths))],
  })),
  meanwhile(reportCardRoundOpened, ({ data }) => ({
    items: [item('report-card-round-to-hold', { due: data.holdBy })],
  })),
  ...[reportCardRoundHeld, reportCardRoundAbandoned].map((contract) =>
    meanwhile(contract, ({ data }) => ({ items: [toOpen(data.nextRoundBy)] })),
  ),
  ...over(reportCardRetired),
];
