import { CERTIFICATE_CODE } from '@baraza/contracts';
import {
  CommandHandler,
  type Caller,
  CallerIs,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { CAPACITY_OFFICERS, CAPACITY_READERS } from '../roles.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import { readCertificateCode } from './certificate-code.pure.ts';
import { RevokeCertificateBody } from './certificate.commands.ts';
import { revoke } from './certificate.decider.ts';
import { CertificateDocument, CheckedCertificate, presentCertificate, presentChecked } from './certificate.document.ts';
import { certificateRules } from './certificate.rules.ts';
import { certificate } from './certificate.state.ts';

@Controller('capacity/certificates')
export class CertificateController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @Query({
    path: ':code',
    operationId: 'checkCertificate',
    summary: 'Check a certificate by the code that it bears',
    description:
      'For anybody. It says what was completed and when, and whether the certificate holds; never whose it is.',
    roles: ['public', ...CAPACITY_READERS, 'partner'],
    schema: CheckedCertificate,
  })
  async check(@Param('code') typed: string): Promise<CheckedCertificate> {
    const code = readCertificateCode(typed);
    // What cannot be a code is looked for nowhere.
    if (!new RegExp(CERTIFICATE_CODE).test(code)) throw new NotFound();
    const { state } = await this.commands.load(certificate, code);
    if (state.status === 'none') throw new NotFound();
    return presentChecked(state, code, (await this.facts.knownForum())?.name ?? '');
  }

  @Query({
    path: ':code/whole',
    operationId: 'readCertificate',
    summary: 'Read a certificate with whose it is',
    roles: CAPACITY_READERS,
    schema: CertificateDocument,
  })
  async read(@Param('code') code: string, @CallerIs() caller: Caller) {
    await this.#assertShown(code);
    return this.entities.read(caller, certificate, code, presentCertificate);
  }

  @EntityCommand('revoke', {
    operationId: 'revokeCertificate',
    summary: 'Say that a certificate holds no longer, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[certificateRules, ['unknown', 'revoked-already', 'own-organisation', 'before-issue']]],
    sensitive: true,
  })
  async revoke(@Param('id') id: string, @Body() body: RevokeCertificateBody, @Issued() command: IssuedCommand) {
    await this.#assertShown(id);
    return this.commands.run(command, certificate, id, (state, given) => revoke(state, body, given));
  }

  @ReadEntityEvents({
    operationId: 'readCertificateEvents',
    summary: "Read a certificate's events",
    roles: CAPACITY_READERS,
  })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    await this.#assertShown(id);
    return this.entities.events(caller, certificate, id);
  }

  /** Those who took part for a protected organisation are known by their certificates: these are nobody's to see either. */
  async #assertShown(code: string): Promise<void> {
    const { state } = await this.commands.load(certificate, code);
    if (state.status === 'none' || state.holder.kind !== 'participant') return;
    const { state: completed } = await this.commands.load(enrolment, state.enrolment);
    const { organisations = [] } = enrolment.scope(completed) ?? {};
    if (organisations.some((id) => this.facts.isProtected(id))) throw new NotFound();
  }
}
