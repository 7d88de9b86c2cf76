import { CertificateCode, certificateIssued, Code, Date, PROGRAMME_TRACKS } from '@baraza/contracts';
import { Type, type Static } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import type { CertificateState, RevokedCertificate, ValidCertificate } from './certificate.state.ts';

/**
 * What anybody learns who has the code: that the paper in their hand is of this forum, for what, and whether it holds.
 * Not whose it is: the paper says that.
 */
export const CheckedCertificate = Type.Object(
  {
    code: CertificateCode,
    status: Type.Enum(['valid', 'revoked']),
    forum: Type.String({ description: 'The forum that made it out' }),
    title: Type.String({ description: 'The programme that was completed' }),
    track: Type.Enum(PROGRAMME_TRACKS),
    completedOn: Date,
    holder: Type.Enum(['organisation', 'movement', 'person', 'participant']),
  },
  { additionalProperties: false, $id: 'CheckedCertificate' },
);
export type CheckedCertificate = Static<typeof CheckedCertificate>;

export function presentChecked(
  { status, title, track, completedOn, holder }: ValidCertificate | RevokedCertificate,
  code: string,
  forum: string,
): CheckedCertificate {
  return { code, status, forum, title, track, completedOn, holder: holder.kind };
}

/** A certificate as those see it who run the programme, and who holds it. */
export const CertificateDocument = Type.Object(
  {
    id: CertificateCode,
    status: Type.Enum(['valid', 'revoked']),
    ...certificateIssued.data.properties,
    revokedOn: Type.Optional(Date),
    ground: Type.Optional(Code),
    narrative: Type.Optional(PersonalShown),
  },
  { $id: 'Certificate' },
);

export function presentCertificate(state: CertificateState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a certificate nobody made out');
  return { id, ...state };
}
