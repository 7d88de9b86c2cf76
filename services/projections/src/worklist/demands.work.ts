import {
  demandAnswered,
  demandDelivered,
  demandDropped,
  demandImplemented,
  demandMade,
  demandReminded,
  demandReworded,
  demandWithdrawn,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';

/** How long before its last day an answer is looked out for. */
const DAYS_BEFORE = 7;
const toAnswer = (answerBy: CivilDate) =>
  item('demand-unanswered', { due: answerBy, from: addDays(answerBy, -DAYS_BEFORE) });

/** A demand, from its words to the duty-bearer's answer. What it promised waits in the register of commitments. */
export const demandWork: readonly WorkStep[] = [
  after(demandMade, ({ data, by }) => ({
    organisation: data.lead,
    items: [item('demand-to-deliver', { due: data.answerBy, notBy: [by] })],
  })),
  meanwhile(demandReworded, ({ data, by }) => ({
    items: [item('demand-to-deliver', { due: data.answerBy, notBy: [by] })],
  })),
  after(demandDelivered, ({ data }) => ({ organisation: data.lead, items: [toAnswer(data.answerBy)] })),
  meanwhile(demandReminded, ({ data }) => ({ items: [toAnswer(data.answerBy)] })),
  meanwhile(demandAnswered, () => ({ items: [] })),
  ...over(demandDropped, demandImplemented, demandWithdrawn),
];
