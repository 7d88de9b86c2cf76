import {
  Code,
  Date,
  PeopleCount,
  STRUGGLE_KINDS,
  STRUGGLE_WAITS,
  StruggleReporter,
  ThemeCode,
  UnitCode,
  Uuid,
  VERIFICATION_WAYS,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { isHidden, STRUGGLE_STATUSES, type StruggleState } from './struggle.state.ts';

/** A struggle, as those see it who work on it; what was said of it, and by whom, is not for auditors. */
export const StruggleDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(STRUGGLE_STATUSES),
    unit: UnitCode,
    kind: Type.Enum(STRUGGLE_KINDS),
    themes: Type.Array(ThemeCode),
    reportedOn: Type.Optional(
      Type.String({ ...Date, description: 'Where the reporter is protected, for the protection desk alone' }),
    ),
    since: Type.Optional(Date),
    affected: Type.Optional(PeopleCount),
    reportedBy: Type.Optional(StruggleReporter),
    account: Type.Optional(PersonalShown),
    verifyBy: Type.Optional(Date),
    verified: Type.Optional(
      Type.Object({
        on: Date,
        how: Type.Enum(VERIFICATION_WAYS),
        finding: Type.Optional(PersonalShown),
        evidence: Type.Optional(Type.Array(Uuid)),
      }),
    ),
    takeUpBy: Type.Optional(Date),
    silent: Type.Optional(
      Type.Object(
        { waitsFor: Type.Enum(STRUGGLE_WAITS), by: Date },
        { description: 'What nobody has done in time, and by when it was to be done' },
      ),
    ),
    to: Type.Optional(Type.String({ ...Uuid, description: 'The struggle that it is joined to, and goes with' })),
    others: Type.Array(Uuid, { description: 'The struggles that are joined to it' }),
    campaigns: Type.Array(Uuid, { description: 'The campaigns that took it up' }),
    words: Type.Optional(Type.String({ description: 'In clear, where they have been published' })),
    draft: Type.Optional(
      Type.Object(
        { draft: Uuid, text: PersonalShown },
        { description: 'Words that were put forward and wait for somebody else to publish them' },
      ),
    ),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was not verified, or closed' })),
    finding: Type.Optional(PersonalShown),
    endedOn: Type.Optional(Date),
    outcome: Type.Optional(Uuid),
    conclusion: Type.Optional(PersonalShown),
    pseudonym: Type.Optional(
      Type.String({ ...Uuid, description: 'For the protection desk: the sealed entry that says who reported it' }),
    ),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'Struggle' },
);

/**
 * @returns the document before personal texts are opened
 * @throws NotFound for an auditor while nobody has judged it, and for all but the desk while only the desk may know of it
 */
export function presentStruggle(state: StruggleState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a struggle that nobody reported');
  const isDesk = roles.includes('protection-officer');
  const audits = roles.every((role) => role === 'auditor');
  if (isHidden(state) && !isDesk) throw new NotFound();
  if (audits && state.status === 'reported') throw new NotFound();
  const { report, reportedOn, pseudonym, violations: _, draft, ...rest } = state;
  const { account: conclusion, ...shown } = 'account' in rest ? rest : { ...rest, account: undefined };
  const { since, affected, reportedBy, account } = report ?? {};
  const said = {
    ...(since === undefined ? {} : { since }),
    ...(affected === undefined ? {} : { affected }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
    ...(account === undefined ? {} : { account }),
  };
  return {
    id,
    ...shown,
    // The day of a protected report leads to the batch that it entered with.
    ...(pseudonym !== undefined && !isDesk ? {} : { reportedOn }),
    ...(audits ? {} : said),
    ...(conclusion === undefined ? {} : { conclusion }),
    ...(draft === undefined ? {} : { draft: { draft: draft.draft, text: draft.text } }),
    ...(isDesk && pseudonym !== undefined ? { pseudonym } : {}),
  };
}
