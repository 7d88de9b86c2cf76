import type { CompartmentStatus, SealedAccess, SealedCompartment } from '@baraza/privacy';
import { Administer, BadRequest, type Caller, CallerIs, NotFound, Query, SEALED } from '@baraza/service-kit';
import { Body, Controller, Inject, Query as Parameters } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { refusedByName } from './refused-by-name.ts';
import {
  ConcurInOpeningBody,
  DestroySealedBody,
  EnrolOfficerBody,
  OfficerOfCompartmentBody,
  ProposeOpeningBody,
  ReadSealedBody,
} from './sealed-compartment.commands.ts';
import {
  AccessesDocument,
  CompartmentDocument,
  DestroyedEntryDocument,
  SealedEntryDocument,
} from './sealed-compartment.document.ts';
import { compartmentRules } from './sealed-compartment.rules.ts';

const PAGE = 200;

/** The sealed compartment: who its officers are, who opened it and what they read. None of it is in the record. */
@Controller('members/sealed-compartment')
export class SealedCompartmentController {
  constructor(@Inject(SEALED) private readonly compartment: SealedCompartment) {}

  @Query({
    operationId: 'readSealedCompartment',
    uncounted: true,
    summary: 'Whether the sealed compartment is set up, closed or open, and who its officers are',
    roles: ['protection-officer', 'auditor'],
    schema: CompartmentDocument,
  })
  read(@CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return this.compartment.status();
  }

  @Query({
    path: 'accesses',
    operationId: 'listSealedAccesses',
    uncounted: true,
    summary: 'Who opened the sealed compartment and read what, when and why: never what it says',
    description: `Oldest first, ${PAGE} on a page. The log is of the compartment's own: it is only added to, and no part of the record.`,
    roles: ['auditor', 'protection-officer'],
    schema: AccessesDocument,
  })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0, maximum: 999_999_999 } })
  async accesses(
    @Parameters('after') after: unknown,
    @CallerIs() caller: Caller,
  ): Promise<{ accesses: readonly SealedAccess[]; next?: number }> {
    ofWholeForum(caller);
    const accesses = await this.compartment.accesses(numberIn(after), PAGE);
    return accesses.length < PAGE ? { accesses } : { accesses, next: accesses.at(-1)!.number };
  }

  @Administer('enrol', {
    operationId: 'enrolSealedOfficer',
    summary: 'Enrol as an officer of the sealed compartment, with a passphrase of one’s own',
    description:
      'With the second officer the compartment is set up, and both are in office. Who enrols later is admitted by an officer in office while it is open.',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [[compartmentRules, ['already-enrolled', 'too-many-officers']]],
    sensitive: true,
    schema: CompartmentDocument,
  })
  enrol(@Body() { passphrase }: EnrolOfficerBody, @CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.enrol(caller.person, passphrase));
  }

  @Administer('admit', {
    operationId: 'admitSealedOfficer',
    summary: 'Admit another officer who has enrolled, while the compartment is open',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [[compartmentRules, ['not-open', 'not-an-officer', 'not-enrolled', 'admitted-already']]],
    sensitive: true,
    schema: CompartmentDocument,
  })
  admit(@Body() { officer }: OfficerOfCompartmentBody, @CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.admit(officer, caller.person));
  }

  @Administer('dismiss', {
    operationId: 'dismissSealedOfficer',
    summary: 'Take an officer’s keys out of the compartment, while it is open',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [
      [compartmentRules, ['not-open', 'not-an-officer', 'not-enrolled', 'would-leave-one', 'dismisses-themselves']],
    ],
    sensitive: true,
    schema: CompartmentDocument,
  })
  dismiss(@Body() { officer }: OfficerOfCompartmentBody, @CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.dismiss(officer, caller.person));
  }

  @Administer('propose-opening', {
    operationId: 'proposeOpeningOfCompartment',
    summary: 'Propose to open the sealed compartment: another officer concurs within ten minutes',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [
      [compartmentRules, ['not-set-up', 'not-an-officer', 'already-open', 'wrong-passphrase', 'too-many-attempts']],
    ],
    sensitive: true,
    schema: CompartmentDocument,
  })
  propose(@Body() { passphrase, why }: ProposeOpeningBody, @CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.propose(caller.person, passphrase, why));
  }

  @Administer('concur', {
    operationId: 'concurInOpeningOfCompartment',
    summary: 'Concur in the opening that another officer proposed: it is open for a quarter of an hour',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [
      [
        compartmentRules,
        [
          ...(['not-set-up', 'not-an-officer', 'already-open', 'nothing-proposed', 'same-officer'] as const),
          ...(['wrong-passphrase', 'too-many-attempts'] as const),
        ],
      ],
    ],
    sensitive: true,
    schema: CompartmentDocument,
  })
  concur(@Body() { passphrase }: ConcurInOpeningBody, @CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.concur(caller.person, passphrase));
  }

  @Administer('close', {
    operationId: 'closeCompartment',
    summary: 'Close the sealed compartment at once, or take a proposal to open it back',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [[compartmentRules, ['not-an-officer']]],
    schema: CompartmentDocument,
  })
  close(@CallerIs() caller: Caller): Promise<CompartmentStatus> {
    ofWholeForum(caller);
    return refusedByName(this.compartment.shut(caller.person));
  }

  @Administer('read-entry', {
    operationId: 'readSealedEntry',
    summary: 'Read what is sealed under an entry, while the compartment is open; it is written into the log',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [[compartmentRules, ['not-open', 'not-an-officer', 'not-set-up']]],
    sensitive: true,
    schema: SealedEntryDocument,
  })
  async readEntry(@Body() { sealed, why }: ReadSealedBody, @CallerIs() caller: Caller): Promise<object> {
    ofWholeForum(caller);
    const entry = await refusedByName(this.compartment.read(sealed, caller.person, why));
    if (entry === undefined) throw new NotFound();
    return { sealed, kind: entry.kind, details: JSON.parse(entry.text) as object };
  }

  @Administer('destroy-entry', {
    operationId: 'destroySealedEntry',
    summary: 'Destroy what is sealed under an entry, while the compartment is open; it is written into the log',
    description: 'For good, at the wish of whom it is about, say. What the record counts of them stays.',
    roles: ['protection-officer'],
    uncounted: true,
    rules: [[compartmentRules, ['not-open', 'not-an-officer', 'not-set-up']]],
    sensitive: true,
    schema: DestroyedEntryDocument,
  })
  async destroyEntry(@Body() { sealed, why }: DestroySealedBody, @CallerIs() caller: Caller): Promise<object> {
    ofWholeForum(caller);
    const { state, officers } = await this.compartment.status();
    if (state === 'not-set-up') throw compartmentRules.broken('not-set-up');
    const inOffice = officers.some(({ person, admitted }) => admitted && person === caller.person);
    if (!inOffice) throw compartmentRules.broken('not-an-officer');
    if (state !== 'open') throw compartmentRules.broken('not-open');
    if (!(await refusedByName(this.compartment.destroy(sealed, caller.person, why)))) throw new NotFound();
    return { sealed };
  }
}

/** The compartment is the whole forum's: a role held at a unit alone does not reach it. @throws NotFound */
function ofWholeForum({ entitled }: Caller): void {
  if (entitled.some(({ unit, organisation }) => unit === undefined && organisation === undefined)) return;
  throw new NotFound();
}

/** @throws BadRequest */
function numberIn(text: unknown): number {
  if (text === undefined) return 0;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
    errors: [{ pointer: '/after', code: 'parameter', detail: 'takes the number of a line of the log' }],
  });
}
