import { AboutPersons, Code_, CommandBody, OptionalField, PersonalText } from '@baraza/service-kit';

/** Says that a certificate holds no longer. */
export class RevokeCertificateBody extends CommandBody {
  @Code_({ example: 'issued-in-error', description: 'Why' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Somebody else sat the course in their name.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
