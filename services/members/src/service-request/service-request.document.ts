import { DISPUTED, REQUEST_CLOSINGS } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { omit } from '../omit.pure.ts';
import { SERVICE_REQUEST_STATUSES, type ServiceRequestState } from './service-request.state.ts';
import { PromiseShown } from '../service/service.document.ts';

/** A request as it is read. */
export const ServiceRequestDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(SERVICE_REQUEST_STATUSES.filter((status) => status !== 'none')),
  service: Type.String(),
  code: Type.String(),
  organisation: Type.String(),
  unit: Type.String(),
  membership: Type.String(),
  category: Type.String(),
  requestedOn: Type.String(),
  promise: PromiseShown,
  answerDays: Type.Integer(),
  acknowledgeBy: Type.String({ description: 'The last day on which it is acknowledged in time' }),
  deliverBy: Type.String({ description: 'The last day on which it is delivered or declined in time' }),
  details: Type.Optional(PersonalShown),
  acknowledgedOn: Type.Optional(Type.String()),
  assignee: Type.Optional(Type.String({ description: 'A random id; never a name' })),
  missed: Type.Object(
    {
      acknowledgement: Type.Optional(Type.String()),
      delivery: Type.Optional(Type.String()),
      settlement: Type.Optional(Type.String()),
    },
    { description: 'Promises that were not kept, by the day on which that was seen' },
  ),
  answer: Type.Optional(
    Type.Object({
      answeredOn: Type.String(),
      answerBy: Type.String({ description: 'The last day on which the member confirms or disputes it' }),
      ground: Type.Optional(Type.String({ description: 'Why it was declined' })),
      words: Type.Optional(PersonalShown),
    }),
  ),
  dispute: Type.Optional(
    Type.Object({
      of: Type.Enum(DISPUTED),
      disputedOn: Type.String(),
      ground: Type.String(),
      settleBy: Type.String(),
      statement: Type.Optional(PersonalShown),
    }),
  ),
  rated: Type.Optional(
    Type.Object({ confirmedOn: Type.String(), rating: Type.Integer(), remark: Type.Optional(PersonalShown) }),
  ),
  closing: Type.Optional(
    Type.Object({
      closedOn: Type.String(),
      because: Type.Enum(REQUEST_CLOSINGS),
      ground: Type.Optional(Type.String()),
      reasons: Type.Optional(PersonalShown),
    }),
  ),
  withdrawnOn: Type.Optional(Type.String()),
  withdrawalGround: Type.Optional(Type.String()),
});

/** Who answered is told by the events. */
export function presentServiceRequest(state: ServiceRequestState, id: string): object {
  if (state.status === 'none') return {};
  const { involved: _, lastStepOn: __, ...shown } = state;
  return 'answer' in shown ? { id, ...shown, answer: omit(shown.answer, 'answeredBy') } : { id, ...shown };
}
