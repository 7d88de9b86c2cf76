import { aDocument, bodies, happened, people } from '../testing/record.ts';
import type { EvidenceSides, TakeEvidence, TakeProtected, TakingFacts } from './evidence.commands.pure.ts';
import type { EvidenceEvent } from './evidence.state.ts';

/** Evidence made of events, for specs. Farmers take it, the university is to receive it. */
export const STRUGGLE = { kind: 'struggle' as const, id: '71000000-0000-4000-8000-000000000001' };
export const OUTCOME = { kind: 'outcome' as const, id: '71000000-0000-4000-8000-000000000002' };
export const DIGEST = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
export const OTHER_DIGEST = '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7';
export const FILE = { file: '71000000-0000-4000-8000-00000000000f', sha256: DIGEST, size: 5, mediaType: 'image/png' };
export const aTaking: TakeEvidence = {
  ...{ unit: 'UG-402', organisation: bodies.farmers, type: 'photograph', file: FILE.file },
  ...{ shows: 'Empty shelves', source: { kind: 'community' }, account: 'Taken by the chair', supports: [STRUGGLE] },
};
export const facts: TakingFacts = {
  ...{ unitKnown: true, organisationKnown: true, sourceKnown: true, file: FILE, matters: [STRUGGLE.id] },
};
export const aProtectedTaking: TakeProtected = {
  ...{ district: 'UG-402', type: 'document', supports: [STRUGGLE] },
  ...{ entry: '71000000-0000-4000-8000-0000000000ee', locked: OTHER_DIGEST, lockedSize: 65_565 },
};
export const holder: EvidenceSides = { forHolder: true, forReceiver: false };
export const receiver: EvidenceSides = { forHolder: false, forReceiver: true };
export const nobody: EvidenceSides = { forHolder: false, forReceiver: false };
export const theDesk: EvidenceSides = { ...nobody, forDesk: true };
const handing = { from: bodies.farmers, to: bodies.university };

export const heldEvidence = (): EvidenceEvent[] => [
  happened(
    'campaigns.EvidenceTaken',
    {
      ...{ unit: 'UG-402', organisation: bodies.farmers, type: 'photograph' as const, file: FILE },
      ...{ shows: aDocument, supports: [STRUGGLE] },
    },
    '2026-01-12',
    people.lead,
  ),
  happened('campaigns.EvidenceSourceNamed', { source: { kind: 'community' as const } }, '2026-01-12', people.lead),
];
export const evidenceHandedOver = (): EvidenceEvent[] => [
  ...heldEvidence(),
  happened('campaigns.EvidenceHandedOver', { ...handing, receiveBy: '2026-03-31' }, '2026-01-20', people.lead),
];
export const evidenceFoundAltered = (): EvidenceEvent[] => [
  ...heldEvidence(),
  happened('campaigns.EvidenceChecked', { intact: false }, '2026-01-25'),
];
export const withdrawnEvidence = (): EvidenceEvent[] => [
  ...heldEvidence(),
  happened('campaigns.EvidenceWithdrawn', { ground: 'not-what-it-seemed' }, '2026-01-30'),
];
export const protectedEvidence = (): EvidenceEvent[] => [
  happened('campaigns.ProtectedEvidenceSealed', aProtectedTaking as never, '2026-01-12'),
];
/** As it was taken before it was sealed whole. */
export const earlyProtectedEvidence = (): EvidenceEvent[] => [
  happened(
    'campaigns.ProtectedEvidenceTaken',
    { district: 'UG-402', type: 'document' as const, file: FILE, supports: [STRUGGLE] },
    '2026-01-12',
  ),
];
