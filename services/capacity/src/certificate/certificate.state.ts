import type { certificateContracts, certificateIssued, DataOf, HappenedOf } from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';

export type CertificateEvent = HappenedOf<(typeof certificateContracts)[number]>;
export type Issued = DataOf<typeof certificateIssued>;

export type ValidCertificate = Issued & { readonly status: 'valid' };
export type RevokedCertificate = Issued & {
  readonly status: 'revoked';
  readonly revokedOn: CivilDate;
  readonly ground: string;
  readonly narrative?: PersonalRef;
};
export type CertificateState = { readonly status: 'none' } | ValidCertificate | RevokedCertificate;

function evolve(state: CertificateState, event: CertificateEvent): CertificateState {
  if (event.type === 'capacity.CertificateIssued') return { status: 'valid', ...event.data };
  if (state.status !== 'valid') throw new Error(`${event.type} of a certificate that is '${state.status}'`);
  const { ground, narrative } = event.data;
  const why = { revokedOn: event.effectiveOn, ground, ...(narrative === undefined ? {} : { narrative }) };
  return { ...state, status: 'revoked', ...why };
}

/** That a programme was completed. Stream `certificate-<code>`: whoever has the code has found it. */
export const certificate: Aggregate<CertificateState, CertificateEvent> = {
  name: 'certificate',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.CertificateIssued', 'valid'],
    ['valid', 'capacity.CertificateRevoked', 'revoked'],
  ],
  stateVersion: 1,
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const { unit, holder } = state;
    return { unit, organisations: 'organisation' in holder ? [holder.organisation] : [] };
  },
};
