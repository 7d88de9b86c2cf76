import type { ReadModel, Timeline } from '@baraza/read-models';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';

/** What figures of the network are made of: an organisation's place, and what it is like, and its latest membership. */
export type NetworkState = Partial<
  Pick<
    MembershipRow,
    | 'organisation'
    | 'unit'
    | 'ownUnit'
    | 'heldIn'
    | 'kind'
    | 'themes'
    | 'membership'
    | 'status'
    | 'category'
    | 'admittedOn'
    | 'endorsers'
    | 'endorsersRequired'
  >
> & {
  readonly constituencies?: readonly string[];
  /** Known to the forum and not closed. */
  readonly isKnown?: boolean;
  /** It goes on as another. */
  readonly isMerged?: boolean;
  /** What it had open when it was merged counts on, as the membership of both. */
  readonly broughtAlong?: boolean;
  /** The membership that holds its place: its own, or that of a duplicate it took in. */
  readonly place?: string | null;
  /** The linkages that it began and that are in force, each with its kind. */
  readonly linkages?: Readonly<Record<string, string>>;
};

export interface NetworkDoc {
  readonly organisation: string;
  readonly timeline: Timeline<NetworkState>;
}

export const networkModel: ReadModel<NetworkDoc> = {
  name: 'network-dashboard',
  version: 6,
  keepsPast: false, // facts and timelines hold both times
  indexes: [],
  index: () => ({}),
};

/**
 * - `organisations`: organisations the forum knows and that are not closed
 * - `memberships`: organisations by the state of their open or last membership; those that are one count as one
 * - `steps`: memberships that came into a state, in a period, and by what kind of change
 * - `linkages`: linkages in force, where the member stands that each begins with; their `kind` is the linkage's own
 */
export const NETWORK_MEASURES = ['organisations', 'memberships', 'steps', 'linkages'] as const;
export type NetworkMeasure = (typeof NETWORK_MEASURES)[number];

/**
 * The dimensions that a page is made of. `themes` is all themes of the organisation in one value (`education+governance`), so
 * that an organisation is counted once whatever it works on; `cohort` is the year of joining, empty before; `change` is empty
 * but for steps.
 */
export const NETWORK_DIMENSIONS = ['unit', 'kind', 'themes', 'status', 'category', 'cohort', 'change'] as const;
/**
 * A dimension like `themes`; a page is of one constituency or of all, and says nothing of others. Whoever is of none has a
 * value too: a fact without one was made before there was the dimension.
 */
export const CONSTITUENCIES = 'constituencies';
export const OF_NO_CONSTITUENCY = '-';
export type NetworkDimension = (typeof NETWORK_DIMENSIONS)[number];

/**
 * What a step is to the network.
 * - `asked`: an application; `turned-away`: one that came to nothing
 * - `joined`: a member that was none in this membership before; `returned`: one that had lapsed or left it
 * - `lapsed`, `left`: a member no longer, by the calendar or for another reason
 * - `suspended`, `resumed`: rights that rest, and come back
 * - `went-on`: everything else, from one state of an application or of a member to another
 */
export const CHANGES = [
  ...(['asked', 'turned-away', 'joined', 'returned', 'lapsed', 'left'] as const),
  ...(['suspended', 'resumed', 'went-on'] as const),
] as const;
export type NetworkChange = (typeof CHANGES)[number];

/** The same counted by the month in which it changes (`month`) and by `what`: all months come from one question. */
export const BY_MONTH = 'by-month';
export const MONTHLY = ['members', 'joined', 'returned', 'lapsed', 'left'] as const;
export type Monthly = (typeof MONTHLY)[number];

/** Several codes in one value of a dimension. */
export const codesValue = (codes: readonly string[]): string => [...codes].sort().join('+');
export const codesIn = (value: string): readonly string[] => (value === '' ? [] : value.split('+'));
