import type { certificateIssued, certificateRevoked, DecidedAs } from '@baraza/contracts';
import { type Deciding, freeText, unreachable } from '@baraza/domain';
import { certificateRules } from './certificate.rules.ts';
import type { CertificateState, Issued } from './certificate.state.ts';

/** Written with the completion of the enrolment. @throws Rejection `issued-once` */
export function issue(
  state: CertificateState,
  certificate: Issued,
  given: Deciding,
): readonly DecidedAs<typeof certificateIssued>[] {
  if (state.status !== 'none') throw certificateRules.broken('issued-once');
  return [
    {
      type: 'capacity.CertificateIssued',
      data: certificate,
      effectiveOn: given.effectiveOn,
      tags: tagsOf(certificate),
    },
  ];
}

export interface Revoke {
  readonly ground: string;
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `unknown`, `revoked-already`, `own-organisation`, `before-issue` */
export function revoke(
  state: CertificateState,
  { ground, narrative, about }: Revoke,
  given: Deciding,
): readonly DecidedAs<typeof certificateRevoked>[] {
  if (state.status === 'none') throw certificateRules.broken('unknown');
  if (state.status === 'revoked') throw certificateRules.broken('revoked-already');
  const { enrolment, programme, unit, holder, completedOn } = state;
  if ('organisation' in holder && given.actor.organisation === holder.organisation) {
    throw certificateRules.broken('own-organisation');
  }
  if (given.effectiveOn < completedOn) {
    throw certificateRules.broken('before-issue', { pointer: '/effectiveOn', params: { completedOn } });
  }
  return [
    {
      type: 'capacity.CertificateRevoked',
      data: {
        ...{ enrolment, programme, unit, holder, ground },
        ...(narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(state),
      ground,
    },
  ];
}

export type CertificateCommand =
  { readonly name: 'issue'; readonly of: Issued } | { readonly name: 'revoke'; readonly of: Revoke };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: CertificateCommand, state: CertificateState, given: Deciding) {
  switch (command.name) {
    case 'issue':
      return issue(state, command.of, given);
    case 'revoke':
      return revoke(state, command.of, given);
    default:
      return unreachable(command);
  }
}

function tagsOf({ unit, programme, enrolment, holder }: Omit<Issued, 'title' | 'track' | 'completedOn'>) {
  const organisation = 'organisation' in holder ? [`org:${holder.organisation}`] : [];
  return [`unit:${unit}`, ...organisation, `programme:${programme}`, `enrolment:${enrolment}`];
}
