import { ruleBook } from '@baraza/domain';

export const invoiceRunRules = ruleBook('invoice-run', {
  'period-backwards': {
    kind: 'input',
    title: 'A run of invoices is for terms that begin in a time that ends no earlier than it begins',
  },
});
