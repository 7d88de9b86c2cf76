import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { DuesRows } from './dues-drafting.pure.ts';
import type { DuesMapping, MembershipMapping } from './history-mapping.ts';
import { ImportedDues } from './imported-dues.ts';
import { ImportedMemberships } from './imported-memberships.ts';
import { ImportedOrganisations } from './imported-organisations.ts';
import {
  columnsFound,
  type FileToImport,
  type ImportPlan,
  type OpenFile,
  openFile,
  type PlannedItem,
} from './import-plan.ts';
import type { MappedRow } from './cells.pure.ts';
import type { ImportMapping } from './mapping.ts';
import { membershipDraft, type MembershipDraft } from './membership-drafting.pure.ts';
import { planOrganisations } from './organisation-plan.ts';
import { UnitIndex } from './placing.pure.ts';
import { entriesOf } from './result-entries.ts';

/** Rows read before others have their turn. */
const A_TURN = 500;

type Planned = Omit<ImportPlan, 'encoding' | 'delimiter'>;

/** What a file comes to, by what it is a file of. The rest of an import is the same for all. */
@Injectable()
export class ImportKinds {
  constructor(
    private readonly directory: MembersDirectory,
    private readonly organisations: ImportedOrganisations,
    private readonly memberships: ImportedMemberships,
    private readonly dues: ImportedDues,
  ) {}

  /** @throws BrokenFile for a file that is no table, or lacks a column by which its rows are known apart */
  async plan(file: FileToImport): Promise<ImportPlan> {
    const open = await openFile(file);
    const { encoding, table } = open;
    return { encoding, delimiter: table.delimiter, ...(await this.#planned(open, file)) };
  }

  #planned(open: OpenFile, { mapping }: FileToImport): Promise<Planned> {
    switch (mapping.kind) {
      case 'memberships':
        return this.#ofMemberships(open, mapping);
      case 'dues':
        return this.#ofDues(open, mapping);
      default:
        return this.#ofOrganisations(open, mapping);
    }
  }

  async #ofOrganisations(open: OpenFile, mapping: ImportMapping): Promise<Planned> {
    const units = new UnitIndex(await this.directory.units());
    const { drafts, ...read } = await planOrganisations(open, mapping, units);
    const ofFile = new Set(drafts.map((draft) => ('id' in draft ? draft.id : '')));
    /** The registration numbers that a rehearsal has given away so far, and to whom. */
    const numbers = new Map<string, string>();
    const items = drafts.map((draft): PlannedItem => {
      if ('skipped' in draft) return sameEitherWay(async () => entriesOf(draft, undefined, ofFile));
      return {
        bringIn: async (importing) => entriesOf(draft, await this.organisations.bringIn(draft, importing), ofFile),
        rehearse: async (importing) =>
          entriesOf(draft, await this.organisations.rehearse(draft, importing, numbers), ofFile),
      };
    });
    return { ...read, items };
  }

  async #ofMemberships(open: OpenFile, mapping: MembershipMapping): Promise<Planned> {
    const drafts: MembershipDraft[] = [];
    const read = await readRows(open, mapping, (row) => {
      const draft = membershipDraft(row, open.cells, mapping);
      if (draft !== undefined) drafts.push(draft);
    });
    const items = drafts.map((draft): PlannedItem => ({
      bringIn: (importing) => this.memberships.bringIn(draft, mapping, importing),
      rehearse: (importing) => this.memberships.rehearse(draft, mapping, importing),
    }));
    return { ...read, items };
  }

  async #ofDues(open: OpenFile, mapping: DuesMapping): Promise<Planned> {
    const gathered = new DuesRows(mapping, open.cells);
    const read = await readRows(open, mapping, (row) => gathered.add(row));
    const items = gathered.drafts().map((draft): PlannedItem => ({
      bringIn: (importing) => this.dues.bringIn(draft, mapping, importing),
      rehearse: (importing) => this.dues.rehearse(draft, mapping, importing),
    }));
    return { ...read, items };
  }
}

const sameEitherWay = (tell: PlannedItem['bringIn']): PlannedItem => ({ bringIn: tell, rehearse: tell });

/** Row by row, those that the mapping asks for. */
async function readRows(
  { table, cells }: OpenFile,
  { organisation, fields, only = [], ignored = [] }: MembershipMapping | DuesMapping,
  take: (row: MappedRow) => void,
): Promise<Omit<Planned, 'items'>> {
  const columns = columnsFound(table.header, cells, {
    needed: [...organisation.by, organisation.name],
    wanted: [
      ...only.map(({ column }) => column),
      ...Object.values(fields).flatMap(({ column }) => (column === undefined ? [] : [column])),
    ],
    ignored,
  });
  let rows = 0;
  let passedOver = 0;
  for await (const row of table.rows()) {
    rows += 1;
    if (cells.isWanted(row, only)) take(row);
    else passedOver += 1;
    if (rows % A_TURN === 0) await setImmediate();
  }
  const findings = [...columns, ...cells.findings].sort((a, b) => a.line - b.line);
  return { rows, passedOver, findings };
}
