import { derivedId, everyContract, audienceOf, type SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/** An organisation that was known in clear, and is protected now. */
export interface Veiled {
  readonly organisation: string;
  /** What stands for it in figures, and where another's event names it. */
  readonly protection: string;
  /** The district, or a unit above it. */
  readonly unit: string;
}

/**
 * How readers meet a protected organisation. `rows`: as if it had never been here; where another's event names it, its
 * pseudonym stands. `figures`: it is counted, by pseudonym and district.
 */
export type Sight = 'rows' | 'figures';

/** What stands in a feed for an event that is not shown: sealed, so that no view has anything of it. */
const WITHHELD = 'members.ProtectionProposed';

/** The streams that are an organisation's own by their name. */
const OWN_STREAMS = ['organisation', 'open-membership', 'profile'];

/** The organisation whose an event's stream is, where the event can tell: its name says so, or its first event does. */
export function ownerIn(event: Pick<SequencedEvent, 'stream' | 'revision' | 'data'>, all: ReadonlySet<string>) {
  const named = event.stream.slice(-36);
  if (all.has(named) && OWN_STREAMS.includes(event.stream.slice(0, -37))) return named;
  return event.revision === 0 ? whoseIn(event.data as Beginning | null, event.stream, all) : undefined;
}

/** How the first event of a stream says whose it is: of a mentoring, who is helped. */
type Whose = { readonly organisation?: unknown };
interface Beginning extends Whose {
  readonly enrolled?: Whose;
  readonly holder?: Whose;
  readonly mentee?: Whose;
  readonly organisations?: readonly unknown[];
}

function whoseIn(data: Beginning | null, stream: string, all: ReadonlySet<string>): string | undefined {
  const isOne = (one: unknown): one is string => typeof one === 'string' && all.has(one);
  const { organisation, enrolled, holder, mentee, organisations } = data ?? {};
  // Of several it is another's as well, while one of them is seen. (To what others begin, more may come later.)
  const together = stream.startsWith('innovation-') && Array.isArray(organisations) ? organisations : [];
  const alone = together.every(isOne) ? together : [];
  return [organisation, enrolled?.organisation, holder?.organisation, mentee?.organisation, ...alone].find(isOne);
}

/** What is a campaign's: whoever leads that now, it is theirs. */
const OF_CAMPAIGNS = ['demand', 'action', 'incidents'];

/**
 * The stream that another goes with: a participant's certificate with the enrolment that it is for, what a campaign demands and
 * does with the campaign. Whose the one is, the other is as well.
 */
export function goesWith({ stream, data, tags }: Pick<SequencedEvent, 'stream' | 'data' | 'tags'>): string | undefined {
  const aggregate = stream.slice(0, -37);
  const { enrolment } = (data ?? {}) as { readonly enrolment?: unknown };
  if (aggregate === 'certificate') return typeof enrolment === 'string' ? `enrolment-${enrolment}` : undefined;
  if (!OF_CAMPAIGNS.includes(aggregate)) return undefined;
  const campaign = tags.find((tag) => tag.startsWith('campaign:'));
  return campaign === undefined ? undefined : `campaign-${campaign.slice('campaign:'.length)}`;
}

export const isCampaign = (stream: string): boolean => stream.startsWith('campaign-');

/** The organisation that leads a campaign by itself: it is its own. One led on behalf of a coalition is the coalition's as well. */
export function leadsAlone(events: readonly Pick<SequencedEvent, 'data'>[]): string | undefined {
  const said = events.map(({ data }) => (data ?? {}) as { readonly lead?: string; readonly coalition?: string });
  if (said.some(({ coalition }) => coalition !== undefined)) return undefined;
  return said.findLast(({ lead }) => lead !== undefined)?.lead;
}

/** True where an event names one of these organisations, in its data, its tags or its stream, or was made for one. */
export function namesOneOf(all: ReadonlySet<string>, { stream, tags, data, meta }: SequencedEvent): boolean {
  if (all.has(stream.slice(-36)) || all.has(meta.actor.organisation ?? '')) return true;
  if (tags.some((tag) => all.has(tag.slice(tag.indexOf(':') + 1)))) return true;
  return mentions(data, all);
}

/**
 * What is shown of another's: the pseudonym stands wherever a protected organisation does, in tags as well, and for those who act or
 * stand for it: by their names it would be known. What begins with one (`from`) stands in its unit: there its district stands.
 */
export function withPseudonyms(tree: unknown, veiledOf: (organisation: string) => Veiled | undefined): unknown {
  if (typeof tree === 'string') {
    const id = tree.slice(tree.lastIndexOf(':') + 1);
    const veiled = veiledOf(id);
    return veiled === undefined ? tree : tree.slice(0, -id.length) + veiled.protection;
  }
  if (Array.isArray(tree)) return tree.map((item) => withPseudonyms(item, veiledOf));
  if (tree === null || typeof tree !== 'object') return tree;
  const begunBy = (node: unknown): Veiled | undefined => {
    const { from } = (node ?? {}) as { from?: unknown };
    return typeof from === 'string' ? veiledOf(from) : undefined;
  };
  const { organisation } = tree as { organisation?: unknown };
  const standingFor = typeof organisation === 'string' ? veiledOf(organisation) : undefined;
  const own = begunBy(tree);
  const ofEvent = begunBy((tree as { data?: unknown }).data);
  return Object.fromEntries(
    Object.entries(tree).map(([key, child]) => {
      if (key === 'unit' && own !== undefined) return [key, own.unit];
      if (standingFor !== undefined && OF_PERSONS.includes(key)) return [key, asSomebody(child, standingFor)];
      const shown = withPseudonyms(child, veiledOf);
      return [key, key === 'tags' && ofEvent !== undefined ? inUnit(shown as readonly string[], ofEvent) : shown];
    }),
  );
}

/** What stands beside an organisation of those who act for it. */
const OF_PERSONS = ['person', 'name', 'phone', 'email'];

/** A reference that leads to nobody. */
function asSomebody(child: unknown, { protection }: Veiled): unknown {
  if (typeof child === 'string') return protection;
  return child === null || typeof child !== 'object' ? child : { ...child, subject: protection };
}

const inUnit = (tags: readonly string[], { unit }: Veiled): readonly string[] =>
  tags.map((tag) => (tag.startsWith('unit:') ? `unit:${unit}` : tag));

function mentions(node: unknown, all: ReadonlySet<string>): boolean {
  if (typeof node === 'string') return all.has(node);
  if (node === null || typeof node !== 'object') return false;
  return Object.values(node).some((child) => mentions(child, all));
}

/** An event of which nothing is shown: its place in the ledger and the moment, so that nothing seems to be missing. */
export function withheld(event: SequencedEvent): SequencedEvent {
  const { sequence, position, time } = event;
  const nobody = '00000000-0000-4000-8000-000000000000';
  return {
    id: derivedId('withheld', String(sequence)),
    type: WITHHELD,
    schemaVersion: 1,
    stream: `protection-${nobody}`,
    revision: sequence,
    time,
    effectiveOn: time.slice(0, 10) as CivilDate,
    data: {},
    meta: {
      actor: { person: nobody, roles: [] },
      commandId: nobody,
      commandHash: '',
      correlationId: nobody,
      causationId: nobody,
    },
    tags: [],
    sequence,
    position,
  } as unknown as SequencedEvent;
}

/** Another's event in which a protected organisation is named: its pseudonym stands in its place. */
export function underPseudonym(event: SequencedEvent, veiled: readonly Veiled[]): SequencedEvent {
  const all = new Map(veiled.map((one) => [one.organisation, one]));
  const tags = event.tags.filter((tag) => !all.has(tag.slice(tag.indexOf(':') + 1)));
  const { onBehalfOf, ...meta } = event.meta;
  const { actor } = meta;
  const isIts = all.has(actor.organisation ?? '');
  const shown = withPseudonyms({ data: event.data, tags, actor }, (one) => all.get(one)) as Shown;
  const made = { ...meta, ...(onBehalfOf === undefined || isIts ? {} : { onBehalfOf }), actor: shown.actor };
  return { ...event, data: shown.data, tags: shown.tags, meta: made };
}
type Shown = Pick<SequencedEvent, 'data' | 'tags'> & Pick<SequencedEvent['meta'], 'actor'>;

export function isSealed({ type }: Pick<SequencedEvent, 'type'>): boolean {
  return everyContract.latest(type) !== undefined && audienceOf(everyContract, type) === 'sealed';
}
