import { Type } from 'typebox';
import { SERVICE_STATUSES, type ServiceState } from './service.state.ts';

export const PromiseShown = Type.Object(
  { acknowledgeDays: Type.Integer(), deliverDays: Type.Integer(), settleDays: Type.Integer() },
  { description: 'Within how many days it is acknowledged, delivered or declined, and looked at again where disputed' },
);

/** A service as it is read. */
export const ServiceDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(SERVICE_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  code: Type.String(),
  title: Type.String(),
  promise: PromiseShown,
  answerDays: Type.Integer({ description: 'How long a member may confirm or dispute what it got' }),
  whoMayAsk: Type.Array(Type.String()),
  offeredOn: Type.String(),
  withdrawnOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentService(state: ServiceState, id: string): object {
  if (state.status === 'none') return {};
  const { terms, lastStepOn: _, ...rest } = state;
  return { id, ...terms, ...rest };
}
