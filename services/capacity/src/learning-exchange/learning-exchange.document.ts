import { EXCHANGE_KINDS, PeopleCount } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { LEARNING_EXCHANGE_STATUSES, type LearningExchangeState } from './learning-exchange.state.ts';

/** A learning exchange as it is read. */
export const LearningExchangeDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...LEARNING_EXCHANGE_STATUSES]),
    title: Type.String(),
    kind: Type.Enum([...EXCHANGE_KINDS]),
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    host: Type.Optional(Type.String()),
    organisations: Type.Array(Type.String(), { description: 'Those who take part, the host apart' }),
    from: Type.String(),
    until: Type.Optional(Type.String()),
    programme: Type.Optional(Type.String()),
    plannedOn: Type.String(),
    meetings: Type.Array(
      Type.Object({ on: Type.String(), organisations: Type.Array(Type.String()), people: PeopleCount }),
    ),
    endedOn: Type.Optional(Type.String()),
    lesson: Type.Optional(PersonalShown),
    products: Type.Optional(Type.Array(Type.String())),
    ground: Type.Optional(Type.String()),
  },
  { $id: 'LearningExchange' },
);

export function presentLearningExchange(state: LearningExchangeState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what was never planned');
  const { plan, lastStepOn: _, ...known } = state;
  return { id, ...plan, ...known };
}
