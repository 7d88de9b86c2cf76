import { Type } from 'typebox';
import { QuestionsShown, TablesShown } from '../survey/survey.document.ts';
import { shownTrust } from './trust-round.decider.ts';
import { TRUST_ROUND_STATUSES, type TrustRoundState } from './trust-round.state.ts';

/** A trust round as it is read: figures stand as they are published. */
export const TrustRoundDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(TRUST_ROUND_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  year: Type.Integer(),
  opensOn: Type.String(),
  until: Type.String(),
  questions: QuestionsShown,
  ground: Type.Optional(Type.String({ description: 'Why it was called off' })),
  sheets: Type.Optional(Type.Integer({ description: 'How many were handed in so far' })),
  found: Type.Optional(Type.Integer()),
  withheld: Type.Optional(Type.Boolean({ description: 'Fewer than five sheets: nothing is told' })),
  results: Type.Optional(Type.Object({ taken: Type.Integer(), tables: TablesShown })),
});

export function presentTrustRound(state: TrustRoundState, id: string): object {
  if (state.status === 'none') return {};
  const { status, plan } = state;
  const shown = { id, status, ...plan };
  switch (state.status) {
    case 'planned':
      return shown;
    case 'cancelled':
      return { ...shown, ground: state.ground };
    case 'open':
    case 'closed':
      return { ...shown, sheets: state.sheets.length };
    default:
      return { ...shown, found: state.found, withheld: state.withheld, results: shownTrust(state) };
  }
}
