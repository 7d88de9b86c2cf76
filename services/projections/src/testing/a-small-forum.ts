import {
  campaignDrafted,
  campaignPlanned,
  coalitionFormed,
  derivedId,
  eventId,
  forumFounded,
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipResigned,
  membershipScreened,
  organisationCorrected,
  organisationRegistered,
  organisationRepresentativeNamed,
  participantAdmitted,
  programmePlanned,
  programmeOpened,
  seatSuspended,
  unitRegistered,
} from '@baraza/contracts';
import { type Details, type GivenEvent, happened } from './given-events.ts';
import { aRegistration } from './forum-histories.ts';

const zone = 'Africa/Kampala';
const id = (name: string): string => derivedId('small-forum', name);

/** Whom and what the small forum is made of. */
export const small = {
  hostile: id('hostile'),
  league: id('league'),
  mover: id('mover'),
  membershipOfHostile: id('membership of hostile'),
  membershipOfLeague: id('membership of league'),
  coalition: id('coalition'),
  campaign: id('campaign'),
  programme: id('programme'),
  officer: id('officer'),
  representative: id('representative'),
  representativeCommand: id('representative named'),
} as const;

export const HOSTILE_NAME = `<script>alert("1")</script> & 'Sons'`;
export const LEAGUE_NAME = 'Ligue des Femmes d’Été';

const unit = (code: string, name: string, parent?: string): GivenEvent =>
  happened(
    unitRegistered,
    code,
    {
      ...{ code, name, zone, validFrom: '2014-07-01' },
      level: parent === undefined ? 'region' : 'district',
      ...(parent === undefined ? {} : { parent }),
    },
    at('2024-01-05', '2014-07-01', { tags: [`unit:${code}`] }),
  );

/** Recorded on a day, holding from a day. */
function at(day: string, effectiveOn = day, details: Details = {}): Details {
  const actor = { person: small.officer, roles: ['secretariat' as const] };
  return { time: `${day}T09:00:00.000Z`, effectiveOn, ...details, meta: { actor, ...details.meta } };
}

/** An admission in four steps, each a month after the other; recorded on the days they hold from. */
function admission(organisation: string, membership: string, inUnit: string, year: number): readonly GivenEvent[] {
  const whose = { organisation, category: 'full', unit: inUnit };
  const tags = [`org:${organisation}`, `unit:${inUnit}`];
  const items = [
    { item: 'constitution', finding: 'met' as const },
    { item: 'registration', finding: 'met' as const },
  ];
  const endorser = small.league;
  const endorsement = { ...whose, endorser, endorserMembership: small.membershipOfLeague };
  return [
    happened(membershipApplied, membership, whose, at(`${year}-01-10`, undefined, { tags })),
    happened(
      membershipScreened,
      membership,
      { ...whose, items, endorsersRequired: 1 },
      at(`${year}-02-10`, undefined, { tags }),
    ),
    happened(
      membershipEndorsed,
      membership,
      endorsement,
      at(`${year}-03-10`, undefined, { tags: [...tags, `org:${endorser}`] }),
    ),
    happened(
      membershipAdmitted,
      membership,
      { ...whose, basis: 'application', newUntil: `${year}-09-27` },
      at(`${year}-04-01`, undefined, { tags }),
    ),
  ];
}

const resignation = happened(
  membershipResigned,
  small.membershipOfLeague,
  { organisation: small.league, category: 'full', unit: 'UG-411' },
  at('2026-01-15', '2026-01-01', { tags: [`org:${small.league}`, 'unit:UG-411'] }),
);

/**
 * A forum of two districts: an organisation with a hostile name in Bushenyi, a league in Ntungamo that resigned in 2026
 * (dated back two weeks), one that moved from Bushenyi to Ntungamo, a coalition in which the league's seat was suspended
 * for it, a programme, and a campaign that is not public yet.
 */
export function aSmallForum(nameCommitment: string): readonly GivenEvent[] {
  const org = (of: string): string => `org:${of}`;
  return [
    happened(
      forumFounded,
      'main',
      { name: 'Western Ankole Forum', sample: true, zone, rootUnit: 'WAN', languages: ['en'] },
      at('2024-01-05'),
    ),
    unit('WAN', 'Western Ankole'),
    unit('UG-402', 'Bushenyi', 'WAN'),
    unit('UG-411', 'Ntungamo', 'WAN'),
    happened(
      organisationRegistered,
      small.league,
      aRegistration(small.league, {
        legalName: LEAGUE_NAME,
        unit: 'UG-411',
        themes: ['human-rights'],
        constituencies: ['cbo'],
        kind: 'cso',
      }),
      at('2024-01-06', undefined, { tags: [org(small.league), 'unit:UG-411'] }),
    ),
    ...admission(small.league, small.membershipOfLeague, 'UG-411', 2024),
    happened(
      organisationRegistered,
      small.hostile,
      aRegistration(small.hostile, {
        legalName: HOSTILE_NAME,
        unit: 'UG-402',
        constituencies: ['fishers'],
        web: ['https://kfv.example'],
      }),
      at('2025-01-05', undefined, { tags: [org(small.hostile), 'unit:UG-402'] }),
    ),
    ...admission(small.hostile, small.membershipOfHostile, 'UG-402', 2025),
    happened(
      organisationRepresentativeNamed,
      small.hostile,
      {
        organisation: small.hostile,
        person: small.representative,
        office: 'executive-director',
        name: { subject: small.representative, commitment: nameCommitment },
      },
      at('2025-04-02', undefined, {
        tags: [org(small.hostile), 'unit:UG-402'],
        meta: { commandId: small.representativeCommand },
      }),
    ),
    happened(
      organisationRegistered,
      small.mover,
      aRegistration(small.mover, {
        legalName: 'Movers Together',
        unit: 'UG-402',
        themes: ['education', 'governance'],
        constituencies: ['cbo', 'farmers'],
      }),
      at('2025-05-01', undefined, { tags: [org(small.mover), 'unit:UG-402'] }),
    ),
    happened(
      organisationCorrected,
      small.mover,
      { organisation: small.mover, reason: 'moved', changes: { unit: 'UG-411' } },
      at('2025-10-01', '2025-09-01', { tags: [org(small.mover), 'unit:UG-411'] }),
    ),
    happened(
      coalitionFormed,
      small.coalition,
      {
        kind: 'coalition',
        name: 'Water Justice',
        unit: 'UG-402',
        purpose: 'Water for all',
        themes: ['social-justice'],
      },
      at('2025-06-01', undefined, { tags: ['unit:UG-402'] }),
    ),
    ...[small.hostile, small.league].map((organisation) =>
      happened(
        participantAdmitted,
        small.coalition,
        { seat: id(`seat of ${organisation}`), organisation, role: 'participant', basis: 'founding' },
        at('2025-06-01', undefined, { tags: ['unit:UG-402', org(organisation)] }),
      ),
    ),
    happened(
      programmePlanned,
      small.programme,
      {
        ...{ title: 'Strong boards', track: 'internal-governance', aims: ['Boards that meet'], unit: 'WAN', units: [] },
        ...{ themes: ['governance'], languages: ['en'], partners: [], modules: [...programmePlanned.example.modules] },
        period: { from: '2025-07-01', until: '2025-12-31' },
        budget: { minor: 1_850_000, currency: 'UGX' },
      },
      at('2025-06-10', undefined, { tags: ['unit:WAN'] }),
    ),
    happened(
      programmeOpened,
      small.programme,
      {
        ...{ title: 'Strong boards for all', track: 'internal-governance', unit: 'WAN', units: [] },
        ...{ themes: ['governance'], languages: ['en'], period: { from: '2025-07-01', until: '2025-12-31' } },
      },
      at('2025-06-20', undefined, { tags: ['unit:WAN'] }),
    ),
    happened(
      campaignDrafted,
      small.campaign,
      {
        ...{ title: 'Secret plans', cause: 'Dry boreholes', unit: 'UG-402', lead: small.hostile },
        ...{ themes: ['social-justice'], grewFrom: [] },
      },
      at('2025-11-01', undefined, { tags: ['unit:UG-402', org(small.hostile)] }),
    ),
    happened(
      campaignPlanned,
      small.campaign,
      { ...campaignPlanned.example, rightsHolders: ['planted-in-a-sealed-plan'] },
      at('2025-11-10', undefined, { tags: ['unit:UG-402', org(small.hostile)] }),
    ),
    resignation,
    happened(
      seatSuspended,
      small.coalition,
      {
        seat: id(`seat of ${small.league}`),
        organisation: small.league,
        cause: { kind: 'membership', membership: small.membershipOfLeague },
      },
      at('2026-01-15', '2026-01-01', {
        tags: ['unit:UG-402', org(small.league)],
        meta: { policy: 'coalitions.suspend-seats-when-membership-ends', causationId: resignation.id, basedOn: 20 },
      }),
    ),
  ];
}

/** The event in which the representative was named: where the vault keeps the name. */
export const representativeEvent = eventId(small.representativeCommand, 0);
