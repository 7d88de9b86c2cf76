import { KNOWLEDGE_PRODUCT_KINDS, LICENCES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A guide, a tool or a case, by its original title; to the public from its being published on. */
export interface KnowledgeProductRow extends RegisterRow {
  readonly kind: string;
  readonly licence: string;
  /** By language: the title, and where it is to be had. */
  readonly editions: Readonly<Record<string, { readonly title: string; readonly web: string | null }>>;
  readonly summary: string | null;
  readonly publishedOn: CivilDate | null;
  /** By the event that told of it: who used it. */
  readonly uses: Readonly<Record<string, string>>;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const KNOWLEDGE_PRODUCT_STATUSES = ['draft', 'published', 'superseded', 'withdrawn', 'dropped'] as const;

export const knowledgeProductColumns: readonly Column<KnowledgeProductRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  { name: 'languages', kind: 'codes', value: (row) => Object.keys(row.editions) },
  column('licence', 'text', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('publishedOn', 'date', { sortable: true }),
  column('summary', 'text', { detail: true }),
  column('organisations', 'entities', { detail: true }),
  {
    name: 'web',
    kind: 'links',
    detail: true,
    value: (row) => Object.values(row.editions).flatMap(({ web }) => (web === null ? [] : [web])),
  },
  { name: 'uses', kind: 'count', sortable: true, value: (row) => Object.keys(row.uses).length },
  { name: 'usedBy', kind: 'entities', detail: true, value: (row) => [...new Set(Object.values(row.uses))] },
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const knowledgeProductFilters: readonly Filter<KnowledgeProductRow>[] = [
  { name: 'kind', values: KNOWLEDGE_PRODUCT_KINDS, value: (row) => row.kind },
  { name: 'licence', values: LICENCES, value: (row) => row.licence },
];
