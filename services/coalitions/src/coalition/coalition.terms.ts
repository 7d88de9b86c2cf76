import type { CoalitionTerms, DecidedAs, termsOfReferenceAdopted, termsOfReferenceProposed } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { revivedBy } from './coalition.activity.ts';
import { laterOf } from './coalition.calendar.ts';
import { coalitionRules } from './coalition.rules.ts';
import { active, mayDecide, tagsOf } from './coalition.standing.ts';
import { type ActiveCoalition, type CoalitionState, type ProposedTerms, stands } from './coalition.state.ts';

/** How a coalition decides: drawn up in versions, each adopted by a decision under the terms before it. */

export interface ProposeTerms extends CoalitionTerms {
  /** The rest of them, in words: a document of the vault. */
  readonly text?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `convenors-only`, `quorum-unreachable`, `rule-named-twice` */
export function proposeTerms(
  state: CoalitionState,
  command: ProposeTerms,
  given: Deciding,
): readonly DecidedAs<typeof termsOfReferenceProposed>[] {
  const now = active(state);
  mayDecide(now, given.actor);
  const { rule, otherRules, quorum, votingDays, secret, dormantAfterDays, text, about } = command;
  if (quorum.n > quorum.of) throw coalitionRules.broken('quorum-unreachable', { pointer: '/quorum' });
  const subjects = otherRules.map(({ subject }) => subject);
  if (new Set(subjects).size < subjects.length) {
    throw coalitionRules.broken('rule-named-twice', { pointer: '/otherRules' });
  }
  const terms = { rule, otherRules: [...otherRules], quorum, votingDays, secret, dormantAfterDays };
  return [
    {
      type: 'coalitions.TermsOfReferenceProposed',
      data: {
        version: lastVersion(now) + 1,
        ...terms,
        ...(text === undefined ? {} : { text: freeText(given.id('text'), text, about) }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now),
    },
  ];
}

export interface AdoptTerms {
  readonly version: number;
  readonly decision: string;
}

/**
 * A consequence of a decision that was adopted, which asks nobody's leave.
 * @returns nothing where the coalition stands no longer, or a later version has been adopted meanwhile
 */
export function adoptTerms(
  state: CoalitionState,
  { version, decision }: AdoptTerms,
  given: Deciding,
): readonly (DecidedAs<typeof termsOfReferenceAdopted> | ReturnType<typeof revivedBy>[number])[] {
  if (!stands(state)) return [];
  const proposed = termsToAdopt(state, version);
  if (proposed === undefined) return [];
  const { text: _, ...terms } = proposed;
  const effectiveOn = laterOf(given.effectiveOn, state.terms?.adoptedOn ?? state.formedOn);
  return [
    {
      type: 'coalitions.TermsOfReferenceAdopted',
      data: { decision, ...terms },
      effectiveOn,
      tags: [...tagsOf(state), `decision:${decision}`],
    },
    ...revivedBy(state, 'decision', given),
  ];
}

/** The version, where it was drawn up and is later than the one that holds. */
export function termsToAdopt({ terms, proposedTerms }: ActiveCoalition, version: number): ProposedTerms | undefined {
  if (version <= (terms?.version ?? 0)) return undefined;
  return proposedTerms.find((proposed) => proposed.version === version);
}

const lastVersion = ({ proposedTerms }: ActiveCoalition): number => proposedTerms.at(-1)?.version ?? 0;
