import { ruleBook } from '@baraza/domain';

export const importRules = ruleBook('import', {
  empty: { title: 'A file has a header', kind: 'input' },
  'not-the-encoding': { title: 'A file is of the encoding that is said', kind: 'input' },
  'holds-nul': { title: 'A file of text has no NUL characters', kind: 'input' },
  'quote-open': { title: 'Every quote that is opened in a file is closed', kind: 'input' },
  'quote-misplaced': {
    title: 'A quote stands at the beginning and at the end of a cell, or twice within',
    kind: 'input',
  },
  'wrong-columns': { title: 'Every row has as many columns as the header', kind: 'input' },
  'column-unnamed': { title: 'Every column has a name', kind: 'input' },
  'column-twice': { title: 'No two columns have one name', kind: 'input' },
  'column-missing': { title: 'A file has the columns by which its rows are known apart', kind: 'input' },
  'too-wide': { title: 'A file has at most 500 columns', kind: 'input' },
  'too-long': { title: 'A file has at most 500,000 rows', kind: 'input' },
  'mapping-malformed': { title: 'A mapping is as the schema of mappings says', kind: 'input' },
  'mapping-unknown': { title: 'A mapping is named that ships with the service', kind: 'reference' },
  'does-not-fit': { title: 'What is brought in fits into the record', kind: 'input' },
});
export type ImportRule = keyof typeof importRules.rules;
