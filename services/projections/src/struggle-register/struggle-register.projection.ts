import {
  struggleClosed,
  struggleFellSilent,
  struggleJoined,
  struggleNotVerified,
  struggleParted,
  struggleReported,
  struggleResolved,
  struggleTakenUp,
  struggleVerified,
  struggleWordsPublished,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  STRUGGLE_ROW_STATUSES,
  struggleColumns,
  struggleFilters,
  type StruggleRow,
} from './struggle-register.read-model.ts';

const { when } = handlersOf<StruggleRow>((event) => entityIdOf(event, 'struggle'));

const NAME_LENGTH = 160;
const named = (text: string): string => (text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1)}…` : text);
/** One whose words are not in clear is called by its kind and its place. */
const called = ({ kind, unit }: { readonly kind: string; readonly unit: string }): string =>
  `${kind.replaceAll('-', ' ')}, ${unit}`;

/**
 * Campaigns come one by one. What it was called by its words it stays called; and that words were published changes nothing of
 * how it stands for those who know more of it.
 */
const merge: Merge<StruggleRow> = (row, set) => {
  const next = { ...row, ...set };
  const wasKnown = row.status !== undefined && row.status !== 'published';
  return {
    ...next,
    ...(set.campaigns === undefined ? {} : { campaigns: [...new Set([...(row.campaigns ?? []), ...set.campaigns])] }),
    ...(next.text ? { name: named(next.text) } : {}),
    ...(set.status === 'published' && wasKnown ? { status: row.status } : {}),
  };
};

const ended = { waitsFor: null };

export const struggleRegister: Register<StruggleRow> = {
  name: 'struggles',
  model: 'struggle-register',
  version: 1,
  handlers: [
    when(struggleReported, ({ unit, kind, themes, since, reportedBy }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: called({ kind, unit }), status: 'reported', unit, kind, themes, since: since ?? null },
        ...{ reporter: reportedBy.kind, firstReportedOn: effectiveOn },
        organisations: reportedBy.kind === 'community' ? [] : [reportedBy.id],
      },
    })),
    // To auditors it begins when it was judged; of somebody protected, to everybody.
    when(struggleVerified, ({ unit, kind, themes, how }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: called({ kind, unit }), status: 'verified', unit, kind, themes },
        ...{ verifiedOn: effectiveOn, how, ground: null, waitsFor: null },
      },
    })),
    when(struggleNotVerified, ({ ground }) => ({ set: { status: 'not-verified', ground, waitsFor: null } })),
    when(struggleJoined, ({ to }) => ({ set: { status: 'joined', joinedTo: to, waitsFor: null } })),
    when(struggleParted, () => ({ set: { status: 'verified', joinedTo: null } })),
    when(struggleTakenUp, ({ campaign }) => ({ set: { status: 'taken-up', campaigns: [campaign], waitsFor: null } })),
    when(struggleResolved, (_, { effectiveOn }) => ({ set: { ...ended, status: 'resolved', endedOn: effectiveOn } })),
    when(struggleClosed, ({ ground }, { effectiveOn }) => ({
      set: { ...ended, status: 'closed', endedOn: effectiveOn, ground },
    })),
    when(struggleFellSilent, ({ waitsFor }) => ({ set: { waitsFor } })),
    when(struggleWordsPublished, ({ text, unit, kind, themes, since }) => ({
      begins: true,
      set: { name: named(text), status: 'published', text, unit, kind, themes, since: since ?? null },
    })),
  ],
  merge,
  obeysCivicSpace: true,
  statuses: STRUGGLE_ROW_STATUSES,
  columns: struggleColumns,
  filters: struggleFilters,
  words: ({ name, text }) => [name, text].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const struggleRegisterProjection = registerProjection(struggleRegister);
