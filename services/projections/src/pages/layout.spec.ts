import { createHash } from 'node:crypto';
import { Words } from '../words/words.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { CONTENT_SECURITY_POLICY } from './styles.ts';

describe('the layout of a page', () => {
  it('carries the very style that its policy allows', () => {
    const text = page({
      words: Words.in(['en']),
      title: 'Network',
      forum: undefined,
      at: '/',
      places: [],
      main: html`<h1>Network</h1>`,
    });
    const style = /<style>([^]*?)<\/style>/.exec(text)![1]!;
    expect(CONTENT_SECURITY_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text).not.toMatch(/\sstyle=/);
  });
});
