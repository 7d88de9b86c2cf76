import { Code_, CommandBody, Text } from '@baraza/service-kit';

export class AddConstituencyBody extends CommandBody {
  @Code_({ example: 'street-vendors' }) code: string;
  @Text({ max: 80, example: 'Street vendors' }) name: string;
}

export class RetireConstituencyBody extends CommandBody {}
