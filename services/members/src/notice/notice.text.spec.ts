import { fold } from '@baraza/domain';
import { type KnownNotice, notice } from './notice.state.ts';
import { languageOf, mailOf, shortOf, textOf } from './notice.text.pure.ts';
import { NOTICE_TEMPLATES, type NoticeTemplateCode } from './notice.templates.pure.ts';
import { aNotice } from './notices.fixture.ts';

const ID = '1a2b3c4d-0000-4000-8000-000000000001';
const named = { organisation: 'Omukago & Sons', forum: 'Western Ankole Civil Society Forum' };
const about = (template: string): KnownNotice => {
  const { needsProof } = NOTICE_TEMPLATES[template as NoticeTemplateCode];
  return { ...(fold(notice, aNotice()) as KnownNotice), template, needsProof };
};
const templates = Object.keys(NOTICE_TEMPLATES);

describe('the words of a notice', () => {
  it.each(templates)('%s: says who is told, by whom and under which reference, without gaps', (template) => {
    const { subject, text } = mailOf(ID, about(template), named);
    for (const part of [named.organisation, named.forum, 'N-1A2B3C4D']) expect(text).toContain(part);
    expect(subject).toContain('N-1A2B3C4D');
    expect(`${subject}${text}`).not.toMatch(/[{}]|undefined/);
    expect(text).toMatch(/secretariat/);
  });

  it.each(templates)('%s: fits into two short messages', (template) => {
    const { text } = shortOf(ID, about(template), named);
    expect(text).toContain('N-1A2B3C4D');
    expect(text).not.toMatch(/[{}]|undefined/);
    // 153 characters to a part of a long SMS.
    expect(text.length).toBeLessThanOrEqual(2 * 153);
  });

  it.each(templates)('%s: asks to confirm its arrival where a clock runs from it, and only there', (template) => {
    const { paragraphs } = textOf(ID, about(template), named);
    const asks = paragraphs.some((one) => one.startsWith('Please confirm that this has reached you.'));
    expect(asks).toBe(NOTICE_TEMPLATES[template as NoticeTemplateCode].needsProof);
  });

  it('never say what a case holds: neither that somebody complained, nor of what, nor how much is owed', () => {
    const all = templates.map((one) => mailOf(ID, about(one), named).text + shortOf(ID, about(one), named).text);
    for (const text of all) expect(text).not.toMatch(/complain|suspen|expel|expul|misuse|\d{4,}(?! ?C4D)/i);
  });

  it('are those of the first language of the forum that there are words in, else English', () => {
    expect(languageOf(['en', 'nyn'])).toBe('en');
    expect(languageOf(['tlh', 'en'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });

  it('has none for a template that there is not', () => {
    expect(() => textOf(ID, { ...about('dues-reminder'), template: 'horoscope' }, named)).toThrow('horoscope');
  });
});
