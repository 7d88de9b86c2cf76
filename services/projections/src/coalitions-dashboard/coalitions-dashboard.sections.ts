import {
  ALERT_RESULTS,
  COALITION_KINDS,
  COALITION_STAGES,
  COMMITMENT_DIRECTIONS,
  DECISION_OUTCOMES,
  DECISION_SUBJECTS,
  REVIEW_RESULTS,
} from '@baraza/contracts';
import type { TallySpec } from '../figures/tally-view.ts';
import {
  COALITIONS_FLOWS,
  COALITIONS_OF_STAFF,
  COALITIONS_STOCKS,
  coalitionsModel,
} from './coalitions-dashboard.read-model.ts';
import { coalitionsOf } from './coalitions-of.queries.ts';

export const COALITIONS_SPEC: TallySpec = {
  model: coalitionsModel.name,
  at: '/views/dashboards/coalitions',
  flows: COALITIONS_FLOWS,
  stocks: COALITIONS_STOCKS,
  sections: [
    {
      name: 'coalitions-section',
      numbers: ['coalition-formed', 'coalition-dormant', 'coalition-revived', 'coalition-wound-down', 'seat'],
      tables: [
        { name: 'coalitions-by-state', by: 'stage', codes: ['active', 'dormant'], measures: ['coalition'] },
        {
          ...{ name: 'coalitions-by-kind', by: 'kind', codes: COALITION_KINDS },
          measures: ['coalition', 'coalition-formed', 'coalition-dormant', 'coalition-revived'],
        },
        { name: 'coalitions-by-stage', by: 'stage', codes: COALITION_STAGES, measures: ['coalition-stage'] },
      ],
    },
    {
      name: 'decisions-section',
      numbers: [
        ...['decision-proposed', 'decision-taken', 'decision-withdrawn'],
        ...['review-fell-due', 'decision-reviewed', 'review-due'],
      ],
      tables: [
        { name: 'decisions-by-state', by: 'stage', codes: ['discussed', 'voted-on'], measures: ['decision'] },
        { name: 'decisions-by-outcome', by: 'stage', codes: DECISION_OUTCOMES, measures: ['decision-taken'] },
        {
          ...{ name: 'decisions-by-subject', by: 'kind', codes: DECISION_SUBJECTS },
          measures: ['decision-proposed', 'decision-taken', 'decision-days'],
        },
        { name: 'decisions-reviewed', by: 'stage', codes: REVIEW_RESULTS, measures: ['decision-reviewed'] },
      ],
    },
    {
      name: 'alerts-section',
      numbers: ['alert-raised', 'alert-acknowledged', 'alert-acted', 'alert-answered', 'alert-answer-due'],
      tables: [
        {
          ...{ name: 'alerts-by-state', by: 'stage' },
          codes: ['raised', 'acknowledged', 'answered', 'overdue'],
          measures: ['alert'],
        },
        { name: 'alerts-by-result', by: 'stage', codes: ALERT_RESULTS, measures: ['alert-closed'] },
      ],
    },
    {
      name: 'joint-actions-section',
      numbers: ['joint-action-planned', 'joint-action', 'task-claimed', 'task-done', 'task-overdue'],
      tables: [
        {
          ...{ name: 'joint-actions-by-end', by: 'stage', codes: ['completed', 'stopped'] },
          measures: ['joint-action-ended'],
        },
      ],
    },
    {
      name: 'promises-section',
      numbers: [],
      tables: [
        {
          ...{ name: 'promises-by-direction', by: 'kind', codes: COMMITMENT_DIRECTIONS },
          measures: [
            ...['promise-made', 'promise-kept', 'promise-broken', 'promise-excused', 'promise-renegotiated', 'promise'],
          ],
        },
        { name: 'promises-by-state', by: 'stage', codes: ['open', 'overdue'], measures: ['promise'] },
        { name: 'promises-kept', by: 'stage', codes: ['in-time', 'late'], measures: ['promise-kept'] },
      ],
    },
  ],
  unitMeasures: [
    ...['coalition', 'coalition-dormant', 'decision-taken', 'alert-raised', 'alert-answered'],
    ...['promise-kept', 'promise-broken'],
  ],
  stagesOf: {},
  ofStaff: COALITIONS_OF_STAFF,
  of: 'coalition',
  ofConstituency: coalitionsOf,
};
