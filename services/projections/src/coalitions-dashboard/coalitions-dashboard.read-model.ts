import { tallyModel } from '../figures/tally.ts';

/** What happened in a period, in coalitions and with promises. */
export const COALITIONS_FLOWS = [
  ...(['coalition-formed', 'coalition-stage', 'coalition-dormant', 'coalition-revived'] as const),
  ...(['coalition-wound-down', 'decision-proposed', 'decision-taken', 'decision-days'] as const),
  ...(['decision-withdrawn', 'review-fell-due', 'decision-reviewed'] as const),
  ...(['alert-raised', 'alert-acknowledged', 'days-to-acknowledge', 'alert-answered'] as const),
  ...(['alert-answer-due', 'alert-acted', 'days-to-act', 'alert-closed'] as const),
  ...(['joint-action-planned', 'joint-action-ended', 'task-claimed', 'task-done', 'task-overdue', 'acted'] as const),
  ...(['promise-made', 'promise-kept', 'promise-broken', 'promise-excused', 'promise-renegotiated'] as const),
  ...(['own-promise-kept', 'own-promise-broken'] as const),
  ...(['round-closed', 'round-asked', 'round-rated'] as const),
] as const;
/** What stands on a date. */
export const COALITIONS_STOCKS = [
  ...(['coalition', 'seat', 'decision', 'review-due', 'alert', 'joint-action', 'promise'] as const),
] as const;

/** What is to be done, and by when, is for those who do it. */
export const COALITIONS_OF_STAFF: readonly string[] = ['task-overdue'];

export const coalitionsModel = { ...tallyModel('coalitions-dashboard'), version: 2 };
