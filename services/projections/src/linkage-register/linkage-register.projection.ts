import {
  linkageAccepted,
  linkageDeclined,
  linkageEnded,
  linkageOutcomeTold,
  linkageProposed,
  linkageRanOut,
  linkageRenewalProposed,
  linkageRenewed,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  LINKAGE_ROW_STATUSES,
  linkageColumns,
  linkageFilters,
  type LinkageRow,
} from './linkage-register.read-model.ts';

const { when } = handlersOf<LinkageRow>((event) => entityIdOf(event, 'linkage'));
const notYet = { linkedOn: null, endedOn: null, ground: null, told: {} };

/** What the two sides tell of it comes one by one. */
const merge: Merge<LinkageRow> = (row, set) => ({
  ...row,
  ...set,
  ...(set.told === undefined ? {} : { told: { ...row.told, ...set.told } }),
});

const theOther = ({ from, to, by }: { readonly from: string; readonly to: string; readonly by: string }): string =>
  by === from ? to : from;

export const linkageRegister: Register<LinkageRow> = {
  name: 'linkages',
  model: 'linkage-register',
  version: 1,
  handlers: [
    when(linkageProposed, (data, { effectiveOn }) => {
      const { from, to, unit, kind, until } = data;
      return {
        begins: true,
        set: {
          ...notYet,
          ...{ name: `Linkage, ${kind.replaceAll('-', ' ')}`, status: 'proposed', kind, unit, themes: [] },
          ...{ member: from, partner: to, organisations: [from, to] },
          ...{ proposedOn: effectiveOn, until: until ?? null, waitsFor: theOther(data) },
        },
      };
    }),
    when(linkageAccepted, (_, { effectiveOn }) => ({
      set: { status: 'linked', linkedOn: effectiveOn, waitsFor: null },
    })),
    when(linkageDeclined, ({ ground }, { effectiveOn }) => ({
      set: { status: 'declined', endedOn: effectiveOn, ground, waitsFor: null },
    })),
    when(linkageRenewalProposed, (data) => ({ set: { waitsFor: theOther(data) } })),
    when(linkageRenewed, ({ until }) => ({ set: { until, waitsFor: null } })),
    when(linkageRanOut, (_, { effectiveOn }) => ({
      set: { status: 'ran-out', endedOn: effectiveOn, waitsFor: null },
    })),
    when(linkageEnded, ({ ground }, { effectiveOn }) => ({
      set: { status: 'ended', endedOn: effectiveOn, ground, waitsFor: null },
    })),
    when(linkageOutcomeTold, ({ by, result }) => ({ set: { told: { [by]: result } } })),
  ],
  merge,
  statuses: LINKAGE_ROW_STATUSES,
  columns: linkageColumns,
  filters: linkageFilters,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const linkageRegisterProjection = registerProjection(linkageRegister);
