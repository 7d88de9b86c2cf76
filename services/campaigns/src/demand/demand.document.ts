import { CommitmentEvidence, Date, DELIVERY_CHANNELS, DEMAND_ANSWERS, demandDelivered, Uuid } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { DEMAND_STATUSES, type DemandState } from './demand.state.ts';

const ProofShown = Type.Object({
  evidence: CommitmentEvidence,
  cited: Type.Optional(Type.Array(Uuid, { description: 'Evidence in custody, by its ids' })),
  note: Type.Optional(PersonalShown),
});
const { campaign, dutyBearer, unit, themes, lead, office } = demandDelivered.data.properties;

/** A demand as those see it who work on its campaign; an auditor sees it once it has been delivered. */
export const DemandDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(DEMAND_STATUSES.filter((status) => status !== 'none')),
    ...{ campaign, dutyBearer, unit, themes },
    lead: Type.String({ ...lead, description: 'Who led the campaign when it was made, or delivered' }),
    change: PersonalShown,
    words: Type.Optional(Type.String({ description: 'In clear, once it has been delivered' })),
    answerBy: Date,
    changeBy: Type.Optional(Date),
    madeOn: Date,
    office: Type.Optional(office),
    deliveredOn: Type.Optional(Date),
    channel: Type.Optional(Type.Enum(DELIVERY_CHANNELS)),
    proof: Type.Optional(ProofShown),
    reminders: Type.Optional(
      Type.Array(Type.Object({ on: Date, channel: Type.Enum(DELIVERY_CHANNELS), answerBy: Date })),
    ),
    answers: Type.Optional(
      Type.Array(Type.Object({ on: Date, answer: Type.Enum(DEMAND_ANSWERS), proof: Type.Optional(ProofShown) })),
    ),
    promise: Type.Optional(
      Type.Object(
        { commitment: Uuid, dueOn: Date, inPart: Type.Boolean({ description: 'Less than was demanded' }) },
        { description: 'The promise that answered it, as the register of commitments calls it' },
      ),
    ),
    doneOn: Type.Optional(Date),
    onTime: Type.Optional(Type.Boolean()),
    ground: Type.Optional(
      Type.String({ description: 'Why it was dropped or withdrawn, or the promise came to nothing' }),
    ),
    since: Type.String({ ...Date, description: 'The date of its last step' }),
  },
  { additionalProperties: false, $id: 'Demand' },
);

/**
 * Who wrote its words is in the events.
 * @throws NotFound for an auditor, while it has not been delivered
 */
export function presentDemand(state: DemandState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a demand that nobody made');
  if (!('deliveredOn' in state) && roles.every((role) => role === 'auditor')) throw new NotFound();
  const { wordedBy: _, silentBy: __, ...shown } = state as typeof state & { readonly silentBy?: string };
  return { id, ...shown };
}
