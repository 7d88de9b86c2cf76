import type { Caller } from '@baraza/service-kit';
import {
  AT_WORK,
  READERS_OF_ACTING_TOGETHER,
  READERS_OF_ASSESSMENTS,
  READERS_OF_CAMPAIGNS,
  READERS_OF_CAPACITY,
  READERS_OF_CASES,
  READERS_OF_DEMANDS,
  READERS_OF_DUES,
  READERS_OF_DUES_FIGURES,
  READERS_OF_DUTY_BEARERS,
  READERS_OF_ENROLMENTS,
  READERS_OF_FIGURES,
  READERS_OF_GRANTS,
  READERS_OF_LINKAGES,
  READERS_OF_IMPACT,
  READERS_OF_OUTCOMES,
  READERS_OF_REPLICATIONS,
  READERS_OF_REQUESTS,
  READERS_OF_ROLE_GRANTS,
  READERS_OF_SERVICING,
  STAFF,
  READERS_OF_ROLLS,
} from '../rights/readers.ts';
import type { Phrase } from '../words/words.ts';

/** A view that can be gone to, with the parameters of the moment that it takes. */
export interface Place {
  readonly phrase: Phrase;
  readonly at: string;
  readonly takes: readonly string[];
}

const MOMENT = ['asOf', 'asKnownAt', 'lang'];

const register = (phrase: Phrase): Place => ({
  phrase,
  at: `/views/registers/${phrase}`,
  takes: [...MOMENT, 'audience'],
});

const NETWORK: Place = { phrase: 'network', at: '/views/dashboards/network', takes: MOMENT };
const WORKLIST: Place = { phrase: 'worklist', at: '/views/worklist', takes: ['lang'] };
const WEEK: Place = { phrase: 'week', at: '/views/week', takes: ['lang'] };
const KNOWN_TO_THE_FORUM = [register('organisations'), register('memberships'), register('compliance')];
const SERVICING: Place = { phrase: 'servicing', at: '/views/dashboards/servicing', takes: MOMENT };
const CAPACITY: Place = { phrase: 'capacity-dashboard', at: '/views/dashboards/capacity', takes: MOMENT };
const CAMPAIGNS: Place = { phrase: 'campaigns-dashboard', at: '/views/dashboards/campaigns', takes: MOMENT };
const IMPACT: Place = { phrase: 'impact-dashboard', at: '/views/dashboards/impact', takes: MOMENT };
const COALITIONS: Place = { phrase: 'coalitions-dashboard', at: '/views/dashboards/coalitions', takes: MOMENT };
const DUES: Place = { phrase: 'dues-dashboard', at: '/views/dashboards/dues', takes: MOMENT };
const OF_CAPACITY = [register('assessments'), register('improvement-plans'), register('leadership-transitions')];
const OF_OUTCOMES = [register('actions'), register('report-cards'), register('outcomes')];
const PUBLIC = [
  ...[register('programmes'), register('cohorts'), register('innovations'), register('knowledge-products')],
  ...[
    register('coalitions'),
    register('blueprints'),
    register('campaigns'),
    register('struggles'),
    register('services'),
  ],
  ...[register('convenings'), register('resolutions'), register('assemblies')],
  ...[register('agenda-goals'), register('surveys')],
  { phrase: 'search', at: '/views/search', takes: ['audience', 'lang'] } as const satisfies Place,
];
/** What everybody may read, and is shown the same. */
const PUBLIC_FACE: readonly Place[] = [
  { phrase: 'directory', at: '/views/directory', takes: ['lang'] },
  { phrase: 'accountability', at: '/views/accountability', takes: ['lang'] },
  { phrase: 'published-reports', at: '/views/reports', takes: ['lang'] },
];
const ROLLS: Place = { phrase: 'voting-rolls', at: '/views/voting-rolls', takes: ['asKnownAt', 'lang'] };
const COMMITMENTS: Place = { phrase: 'commitments', at: '/views/commitments', takes: MOMENT };
const DUE_PROCESS: Place = { phrase: 'due-process', at: '/views/due-process', takes: MOMENT };
const SILENCE: Place = { phrase: 'silence', at: '/views/silence', takes: ['lang'] };
const KEEPING: readonly Place[] = [
  { phrase: 'projections', at: '/views/admin/projections', takes: ['lang'] },
  { phrase: 'catalogues', at: '/views/admin/catalogues', takes: ['lang'] },
];

/** Where this caller may go: a door that would be shut is not shown. */
export function placesFor({ roles, isPublic }: Pick<Caller, 'roles' | 'isPublic'>): readonly Place[] {
  const holds = (open: readonly string[]): boolean => roles.some(({ role }) => open.includes(role));
  const isPartnerOnly = roles.every(({ role }) => role === 'partner' || role === 'public');
  return [
    ...(holds(AT_WORK) ? [WORKLIST] : []),
    ...(holds(STAFF) ? [WEEK] : []),
    ...(holds(READERS_OF_FIGURES) ? [NETWORK] : []),
    ...(holds(READERS_OF_SERVICING) ? [SERVICING] : []),
    ...(holds(READERS_OF_CAPACITY) ? [CAPACITY] : []),
    ...(holds(READERS_OF_CAMPAIGNS) ? [COALITIONS, CAMPAIGNS] : []),
    ...(holds(READERS_OF_IMPACT) ? [IMPACT] : []),
    ...(holds(READERS_OF_DUES_FIGURES) ? [DUES] : []),
    ...(isPublic || isPartnerOnly ? [] : KNOWN_TO_THE_FORUM),
    ...(holds(READERS_OF_DUES) ? [register('dues')] : []),
    ...(holds(READERS_OF_REQUESTS) ? [register('service-requests')] : []),
    ...(holds(READERS_OF_ENROLMENTS) ? [register('enrolments')] : []),
    ...(holds(READERS_OF_CAPACITY) ? [register('sessions')] : []),
    ...(holds(READERS_OF_ASSESSMENTS) ? OF_CAPACITY : []),
    ...(holds(READERS_OF_GRANTS) ? [register('grants'), register('activities')] : []),
    ...(holds(READERS_OF_LINKAGES) ? [register('linkages')] : []),
    ...(holds(READERS_OF_ACTING_TOGETHER) ? [register('alerts'), register('joint-actions')] : []),
    ...(holds(READERS_OF_REPLICATIONS) ? [register('replications')] : []),
    ...(holds(READERS_OF_DUTY_BEARERS) ? [register('duty-bearers')] : []),
    ...(holds(READERS_OF_DEMANDS) ? [register('demands')] : []),
    ...(holds(READERS_OF_OUTCOMES) ? OF_OUTCOMES : []),
    ...(holds(READERS_OF_ROLLS) ? [ROLLS] : []),
    ...(holds(READERS_OF_ROLE_GRANTS) ? [register('role-grants')] : []),
    ...(holds(READERS_OF_CASES) ? [COMMITMENTS, DUE_PROCESS, SILENCE] : []),
    ...PUBLIC,
    ...PUBLIC_FACE,
  ];
}

/** The same with what is for those who keep the forum running. */
export function allPlacesFor(caller: Pick<Caller, 'roles' | 'isPublic'>): readonly Place[] {
  const mayKeep = caller.roles.some(({ role }) => role === 'secretariat' || role === 'auditor');
  return [...placesFor(caller), ...(mayKeep ? KEEPING : [])];
}
