import { Code_, CommandBody, Text } from '@baraza/service-kit';

export class AddThemeBody extends CommandBody {
  @Code_({ example: 'digital-rights' }) code: string;
  @Text({ max: 80, example: 'Digital rights' }) name: string;
}

export class RetireThemeBody extends CommandBody {}
