import { type DataOf, markOf, rulesAdopted, STANDING_EVENTS } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { type OrganisationDoc, rollKey, RULES_KEY, type RollDoc, votingRollModel } from './voting-roll.read-model.ts';

/** A document per organisation, in which its memberships, invoices and proofs come together; and one of the rules. */
export const votingRollProjection: Projection<RollDoc> = {
  model: votingRollModel,
  types: [rulesAdopted.type, ...STANDING_EVENTS],
  keys(event) {
    if (event.type === rulesAdopted.type) return [RULES_KEY];
    return [rollKey((event.data as { organisation: string }).organisation)];
  },
  evolve(doc, event) {
    const { id, sequence, effectiveOn: on } = event;
    if (event.type === rulesAdopted.type) {
      const { version, rules } = event.data as DataOf<typeof rulesAdopted>;
      const before = doc?.is === 'rules' ? doc.adopted : [];
      return { is: 'rules', adopted: [...before, { from: on, sequence, event: id, rules: { version, ...rules } }] };
    }
    const { organisation, ...mark } = markOf(event)!;
    const before: OrganisationDoc =
      doc?.is === 'organisation' ? doc : { is: 'organisation', organisation, marks: [], asked: false };
    return {
      ...before,
      marks: [...before.marks, mark],
      asked: before.asked || mark.said.of === 'membership',
    };
  },
};
