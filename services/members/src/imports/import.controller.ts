import {
  Access,
  BadRequest,
  type Caller,
  CallerIs,
  type CommandAnswer,
  CreateCommand,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
} from '@baraza/service-kit';
import { Body, Controller, Headers, Param, Query as Parameters } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery } from '@nestjs/swagger';
import { OFFICERS } from '../roles.ts';
import { IMPORT_KINDS } from './any-mapping.ts';
import { ENCODINGS } from './decoding.ts';
import { ImportDocument } from './import.document.ts';
import { ImportReports, PAGE } from './import-reports.ts';
import { ImportBody, orderOf } from './import-request.ts';
import { ImportRunner } from './import-runner.ts';
import { importRules, type ImportRule } from './import.rules.ts';
import { DEFAULT_MAPPING, mappingNames } from './named-mappings.ts';

/** How long the answer waits for the end, so that whoever reads the report next finds a small file done. */
const WAIT_MS = 2_000;

@Controller('members/imports')
export class ImportController {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reports: ImportReports,
    private readonly access: Access,
  ) {}

  @CreateCommand({
    operationId: 'importOrganisations',
    summary: 'Bring in a file of organisations, memberships or dues',
    description: `A CSV file as \`text/csv\`, or JSON with the file and its mapping, which says what it is a file of. Organisations come first, then their memberships, then the dues. It is read and checked as a whole first, and refused where it is broken; then brought in in the background: the report at \`Location\` tells how far it is and what became of every line. The same file again makes nothing new. With \`dryRun=true\` nothing is recorded, and the report tells what would be. Mappings that ship with the service: ${mappingNames().join(', ')}.`,
    roles: OFFICERS,
    rules: [[importRules, Object.keys(importRules.rules) as ImportRule[]]],
    example: {
      csv: 'Contact ID,Contact Type,Organization Name,State,County,Tag(s)\n17,Organization,Igara Beekeepers,Bushenyi,Kyeizooba,Environment\n',
      mapping: DEFAULT_MAPPING,
    },
  })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ schema: JSON.parse(JSON.stringify(ImportBody)) as object })
  @ApiQuery({
    name: 'kind',
    required: false,
    enum: IMPORT_KINDS,
    description: 'For text/csv: what it is a file of; as the mapping says where it is left out',
  })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: 'Finds out, and records nothing' })
  @ApiQuery({
    name: 'mapping',
    required: false,
    schema: { type: 'string', maxLength: 12_000 },
    description: 'For text/csv: the name of a mapping, or a mapping as JSON',
  })
  @ApiQuery({
    name: 'source',
    required: false,
    schema: { type: 'string', maxLength: 64 },
    description: 'In place of the mapping’s',
  })
  @ApiQuery({ name: 'encoding', required: false, enum: ENCODINGS, description: 'For text/csv: else it is found out' })
  @ApiQuery({
    name: 'delimiter',
    required: false,
    enum: [',', ';', 'tab'],
    description: 'For text/csv: else it is found out',
  })
  async bringIn(
    @Body() body: unknown,
    @Parameters() parameters: Record<string, unknown>,
    @Headers('content-type') contentType: string | undefined,
    @Issued() command: IssuedCommand,
  ): Promise<CommandAnswer> {
    const answer = await this.runner.begin(orderOf(body, parameters, contentType), command);
    await this.runner.waitFor(answer.id, WAIT_MS);
    return answer;
  }

  @Query({
    path: ':id',
    operationId: 'readImport',
    summary: 'How far an import is, and what became of every line',
    description: `Findings by line first, then what became of each organisation, membership or term of dues, ${PAGE} on a page.`,
    roles: OFFICERS,
    schema: ImportDocument,
  })
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 0, maximum: 9_999_999 } })
  async read(@Param('id') id: string, @Parameters('page') page: unknown, @CallerIs() caller: Caller): Promise<object> {
    const number = pageNumber(page);
    const report = await this.reports.get(id);
    if (report === undefined) throw new NotFound();
    const mayRead =
      report.by === caller.person ||
      this.access.covers(caller, ['secretariat'], { unit: report.unit, organisations: [] });
    if (!mayRead) throw new NotFound();
    const entries = await this.reports.page(id, number);
    const isLast = (number + 1) * PAGE >= report.entries;
    return { ...report, page: { entries, ...(isLast ? {} : { next: number + 1 }) } };
  }
}

function pageNumber(text: unknown): number {
  if (text === undefined) return 0;
  if (typeof text !== 'string' || !/^\d{1,7}$/.test(text)) {
    throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
      errors: [{ pointer: '/page', code: 'parameter', detail: 'takes a number of a page, from 0' }],
    });
  }
  return Number(text);
}
