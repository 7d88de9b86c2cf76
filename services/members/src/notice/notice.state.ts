import type { DataOf, HappenedOf, noticeContracts, noticePrepared } from '@baraza/contracts';
import type { DELIVERY_PROOFS, NOTICE_CHANNELS, NOTICE_FAILURES } from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';

export type NoticeEvent = HappenedOf<(typeof noticeContracts)[number]>;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
export type DeliveryProof = (typeof DELIVERY_PROOFS)[number];
export type NoticeFailure = (typeof NOTICE_FAILURES)[number];
/** Who is told, of what, in which words. */
export type WhoseNotice = Pick<DataOf<typeof noticePrepared>, 'organisation' | 'unit' | 'about' | 'template'>;

interface Prepared extends WhoseNotice {
  /** How it was to go in the beginning. */
  readonly channel: NoticeChannel;
  readonly language: string;
  readonly by: CivilDate;
  readonly needsProof: boolean;
  readonly preparedOn: CivilDate;
  /** The contact that it was sent to. */
  readonly person?: string;
  readonly sentOn?: CivilDate;
  /** Why it did not arrive that way, and since when it is to go as a letter. */
  readonly failure?: { readonly reason: NoticeFailure; readonly on: CivilDate };
  readonly printedOn?: CivilDate;
  readonly delivered?: { readonly on: CivilDate; readonly proof: DeliveryProof };
}
type In<Status extends string> = { readonly status: Status } & Prepared;

export type NoticeState =
  | { readonly status: 'none' }
  | In<'to-send'>
  | In<'to-print'>
  | In<'sent'>
  | In<'printed'>
  | In<'delivered'>
  | (In<'acknowledged'> & { readonly acknowledgedOn: CivilDate });
export type KnownNotice = Exclude<NoticeState, { status: 'none' }>;

export const NOTICE_STATUSES = [
  'to-send',
  'to-print',
  'sent',
  'printed',
  'delivered',
  'acknowledged',
] as const satisfies readonly KnownNotice['status'][];

const NO_PROOF_IN_TIME = 'notice.no-proof-in-time';

/** What needs proof and has none by its last day goes as a letter, which somebody can hand over. */
const calendar: EntityCalendar<NoticeState, NoticeEvent> = {
  next(state) {
    const isOnItsWay = state.status === 'to-send' || state.status === 'sent';
    if (!isOnItsWay || !state.needsProof) return undefined;
    return { rule: NO_PROOF_IN_TIME, rank: 70, on: addDays(state.by, 1) };
  },
  take(state, { rule, on }) {
    if (state.status === 'none') throw new Error(`${rule} of a notice that nobody prepared`);
    const data = { ...whoseOf(state), channel: state.channel, reason: 'no-proof-in-time' as const };
    return [{ type: 'members.NoticeFailed', data, effectiveOn: on, tags: tagsOfNotice(state) }];
  },
};

/** That an organisation is told of something. Stream `notice-<uuid>`. */
export const notice: Aggregate<NoticeState, NoticeEvent> = {
  name: 'notice',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.NoticePrepared', ['to-send', 'to-print']],
    ['to-send', 'members.NoticeSent', 'sent'],
    [['to-send', 'sent'], 'members.NoticeFailed', 'to-print'],
    ['to-print', 'members.NoticePrinted', 'printed'],
    [['to-send', 'to-print', 'sent', 'printed'], 'members.NoticeDelivered', 'delivered'],
    [['to-send', 'to-print', 'sent', 'printed', 'delivered'], 'members.NoticeAcknowledged', 'acknowledged'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
  calendar,
};

function evolve(state: NoticeState, event: NoticeEvent): NoticeState {
  const on = event.effectiveOn;
  if (event.type === 'members.NoticePrepared') {
    const status = event.data.channel === 'letter' ? 'to-print' : 'to-send';
    return { status, ...event.data, preparedOn: on };
  }
  if (state.status === 'none') throw new Error(`${event.type} of a notice that nobody prepared`);
  switch (event.type) {
    case 'members.NoticeSent':
      return { ...state, status: 'sent', person: event.data.person, sentOn: on };
    case 'members.NoticeFailed':
      return { ...state, status: 'to-print', failure: { reason: event.data.reason, on } };
    case 'members.NoticePrinted':
      return { ...state, status: 'printed', printedOn: on };
    case 'members.NoticeDelivered':
      return { ...state, status: 'delivered', delivered: { on, proof: event.data.proof } };
    case 'members.NoticeAcknowledged':
      return { ...state, status: 'acknowledged', acknowledgedOn: on };
    default:
      return unreachable(event);
  }
}

export const whoseOf = ({ organisation, unit, about, template }: WhoseNotice): WhoseNotice => ({
  organisation,
  unit,
  about,
  template,
});

export const tagsOfNotice = ({ organisation, unit }: WhoseNotice): readonly string[] =>
  tags(orgTag(organisation), unitTag(unit));
