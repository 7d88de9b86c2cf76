import { Code_, CommandBody, FlagField, ListOf, Text, UnitCodeField, UuidField, ZoneField } from '@baraza/service-kit';

export class FoundForumBody extends CommandBody {
  @Text({ max: 200, example: 'Western Ankole Civil Society Forum' })
  name: string;

  @FlagField({
    example: true,
    description: 'True for invented data: every page and export then says that it is a sample',
  })
  sample: boolean;

  @ZoneField({ description: 'The IANA time zone of the forum as a whole' })
  zone: string;

  @UnitCodeField({ example: 'WAN', description: 'The unit above all others; it is registered next' })
  rootUnit: string;

  @ListOf('language', { min: 1, max: 20, example: ['en', 'nyn'] })
  languages: string[];
}

class FounderBody {
  @UuidField({ description: 'An organisation that has been registered' }) organisation: string;
  @Code_({ example: 'full' }) category: string;
}

export class AdoptFoundersBody extends CommandBody {
  @Code_({ example: 'fa-2026-01', description: 'The code of the resolution that founded the forum' })
  resolution: string;
  @ListOf(() => FounderBody, { min: 1, max: 100 }) founders: FounderBody[];
}
